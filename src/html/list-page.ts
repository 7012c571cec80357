// The list of the things of a class: a page of it, with what narrows it beside it.

import { html } from "hono/html";
import { changed, LIST_VIEWS, type ListAddress, writeAddress } from "../publish/browse/address.ts";
import type { CountedFacet, List } from "../publish/browse/list.ts";
import { columnsForm } from "./columns-form.ts";
import { chosenMarkup, facetForm, facetName, valueName } from "./facet-markup.ts";
import { languageMark, layout } from "./layout.ts";
import { LIST_VIEWERS, type ListShown, listShown } from "./list-views.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { Sources } from "./sources.ts";
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
  const shown = listShown(page, list, sources);
  const count =
    total === undefined ? page.say(BROWSE.uncounted) : page.say(BROWSE.count, { n: total });
  return layout(page, {
    title,
    titleLanguage: language,
    description: meaning,
    trail: [{ path: "/browse", name: page.say(BROWSE.title) }],
    head: alternates(address, surroundings),
    body: html`
${meaning === undefined ? "" : html`<p class="lead"${languageMark(page, meaning.language)}>${meaning.value}</p>`}
<div class="split"><div>
${chosenMarkup(page, list)}
<p>${count} · <a href="${page.href(`/sparql?${new URLSearchParams({ query }).toString()}`)}">${page.say(BROWSE.asSparql)}</a></p>
${viewTabs(shown)}
${list.things.length === 0 ? nothing(page, list, surroundings) : LIST_VIEWERS[address.view].show(shown)}
${paging(page, list)}
${columnsForm(shown.page, list, shown.rows)}
${sources.list()}
<p class="formats">${page.say(BROWSE.asData)} ${surroundings.twins.map(([extension, name]) => html`<a href="${writeAddress(address, `.${extension}`)}">${name}</a> `)}</p>
</div>
<aside class="rail" aria-label="${page.say(BROWSE.narrow)}">${facetForm(page, list, surroundings.counted)}</aside></div>`,
  });
}

/** The views that have something to show; that which is asked for in any case. */
function viewTabs(shown: ListShown): Markup {
  const { page, list } = shown;
  const views = LIST_VIEWS.filter(
    (view) => view === list.address.view || LIST_VIEWERS[view].fits(shown),
  );
  const tabs = views.map((view) => {
    const path = page.href(writeAddress(changed(list.address, { view })));
    const isCurrent = list.address.view === view;
    return html`<li><a href="${path}"${isCurrent ? html` aria-current="true"` : ""}>${page.say(BROWSE[view])}</a></li>`;
  });
  return html`<ul class="tabs" aria-label="${page.say(BROWSE.views)}">${tabs}</ul>`;
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
