// The list of the things of a class: a page of it, with what narrows it beside it.

import { html } from "hono/html";
import { changed, type ListAddress, writeAddress } from "../publish/browse/address.ts";
import type { CountedFacet, List } from "../publish/browse/list.ts";
import { type ListRows, rowsOf } from "../publish/browse/rows.ts";
import { chosenMarkup, facetForm, facetName, valueName } from "./facet-markup.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { Sources } from "./sources.ts";
import { linkTo, termMarkup } from "./term.ts";
import { BROWSE } from "./words/browse.ts";

/** What a list page tells beside the list. */
export interface ListSurroundings {
  readonly counted: readonly CountedFacet[];
  /** How many things there would be without each filter, by its key; empty unless the list is. */
  readonly without: ReadonlyMap<string, number>;
  /** Extensions of the twins of the list, with their names. */
  readonly twins: readonly (readonly [extension: string, name: string])[];
}

export function listPage(page: Page, list: List, surroundings: ListSurroundings): Markup {
  const { address, kind, total, query } = list;
  const { value: title, language } = page.release.labels.label(kind);
  const meaning = page.release.labels.description(kind);
  const sources = new Sources(page);
  const count =
    total === undefined ? page.say(BROWSE.uncounted) : page.say(BROWSE.count, { n: total });
  return layout(page, {
    title,
    titleLanguage: language,
    description: meaning?.value,
    trail: [{ path: "/browse", name: page.say(BROWSE.title) }],
    head: alternates(address, surroundings),
    body: html`
${meaning === undefined ? "" : html`<p class="lead"${languageMark(page, meaning.language)}>${meaning.value}</p>`}
<div class="split"><div>
${chosenMarkup(page, list)}
<p>${count} · <a href="${page.href(`/sparql?${new URLSearchParams({ query }).toString()}`)}">${page.say(BROWSE.asSparql)}</a></p>
${viewTabs(page, address)}
${list.things.length === 0 ? nothing(page, list, surroundings) : shownAs(page, list, sources)}
${paging(page, list)}
${sources.list()}
<p class="formats">${page.say(BROWSE.asData)} ${surroundings.twins.map(([extension, name]) => html`<a href="${writeAddress(address, `.${extension}`)}">${name}</a> `)}</p>
</div>
<aside class="rail" aria-label="${page.say(BROWSE.narrow)}">${facetForm(page, list, surroundings.counted)}</aside></div>`,
  });
}

type Shower = (page: Page, list: List, rows: ListRows, sources: Sources) => Markup;

const SHOWERS: Readonly<Partial<Record<ListAddress["view"], Shower>>> = {
  table: rowsTable,
  cards: rowCards,
};

function shownAs(page: Page, list: List, sources: Sources): Markup {
  const show = SHOWERS[list.address.view] ?? rowsTable;
  return show(page.with(list.release), list, rowsOf(list), sources);
}

function viewTabs(page: Page, address: ListAddress): Markup {
  const tabs = (["table", "cards"] as const).map((view) => {
    const path = page.href(writeAddress(changed(address, { view })));
    const isCurrent = address.view === view;
    return html`<li><a href="${path}"${isCurrent ? html` aria-current="true"` : ""}>${page.say(BROWSE[view])}</a></li>`;
  });
  return html`<ul class="tabs" aria-label="${page.say(BROWSE.views)}">${tabs}</ul>`;
}

function rowsTable(
  page: Page,
  { kind }: List,
  { columns, rows }: ListRows,
  sources: Sources,
): Markup {
  const heads = columns.map((column) => html`<th scope="col">${facetName(page, column)}</th>`);
  const lines = rows.map(({ iri, cells }) => {
    const shown = columns.map(
      ({ key }) => html`<td>${valuesMarkup(page, cells.get(key) ?? [], sources)}</td>`,
    );
    return html`<tr><th scope="row">${linkTo(page, iri)}</th>${shown}</tr>`;
  });
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${page.release.labels.label(kind).value}"><table><thead><tr><th scope="col">${page.say(BROWSE.name)}</th>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function rowCards(page: Page, _: List, { columns, rows }: ListRows, sources: Sources): Markup {
  const cards = rows.map(({ iri, cells }) => {
    const description = page.release.labels.description(iri);
    const facts = columns.flatMap((column) => {
      const said = cells.get(column.key) ?? [];
      return said.length === 0
        ? []
        : [html`<dt>${facetName(page, column)}</dt><dd>${valuesMarkup(page, said, sources)}</dd>`];
    });
    return html`<li class="card"><h2>${linkTo(page, iri)}</h2>${description === undefined ? "" : html`<p${languageMark(page, description.language)}>${description.value}</p>`}${facts.length === 0 ? "" : html`<dl>${facts}</dl>`}</li>`;
  });
  return html`<ul class="cards">${cards}</ul>`;
}

function valuesMarkup(page: Page, said: Parameters<Sources["marks"]>[0], sources: Sources): Markup {
  const byValue = new Map<string, typeof said>();
  for (const quad of said) {
    const key = JSON.stringify(quad.object);
    byValue.set(key, [...(byValue.get(key) ?? []), quad]);
  }
  const values = [...byValue.values()].map((same) => {
    const [first] = same;
    return first === undefined
      ? ""
      : html`<li>${termMarkup(page, first.object)}${sources.marks(same)}</li>`;
  });
  return html`<ul class="values">${values}</ul>`;
}

/** What to drop when nothing is left. */
function nothing(page: Page, { address, facets }: List, { without }: ListSurroundings): Markup {
  const ways = [...without].flatMap(([key, n]) => {
    const facet = facets.find((known) => known.key === key);
    if (facet === undefined || n === 0) return [];
    const chosen = new Map(address.chosen);
    const values = (chosen.get(key) ?? []).map((value) => valueName(page, value)).join(", ");
    chosen.delete(key);
    const path = page.href(writeAddress(changed(address, { chosen })));
    const filter = `${facetName(page, facet)}: ${values}`;
    return [html`<li><a href="${path}">${page.say(BROWSE.dropped, { filter, n })}</a></li>`];
  });
  return html`<div class="note"><p>${page.say(BROWSE.none)}</p>${ways.length === 0 ? "" : html`<ul>${ways}</ul>`}</div>`;
}

function paging(page: Page, { address, next }: List): Markup | string {
  const first = page.href(writeAddress(changed(address, {})));
  const further = page.href(writeAddress({ ...address, after: next }));
  if (address.after === undefined && next === undefined) return "";
  return html`<p class="actions">${address.after === undefined ? "" : html`<a href="${first}" rel="first">${page.say(BROWSE.first)}</a>`} ${next === undefined ? "" : html`<a class="button" href="${further}" rel="next">${page.say(BROWSE.next)}</a>`}</p>`;
}

function alternates(address: ListAddress, { twins }: ListSurroundings): Markup {
  return html`${twins.map(
    ([
      extension,
      name,
    ]) => html`<link rel="alternate" title="${name}" href="${writeAddress(address, `.${extension}`)}">
`,
  )}`;
}
