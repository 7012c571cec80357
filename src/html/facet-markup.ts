// Facets as a form: what a list can be narrowed by, with how many things each choice leaves.

import { html } from "hono/html";
import { BY_NAME, type ListAddress, toggled, writeAddress } from "../publish/browse/address.ts";
import type { Facet } from "../publish/browse/facets.ts";
import type { CountedFacet, FacetValue, List } from "../publish/browse/list.ts";
import { textOf } from "../query/results.ts";
import type { Markup } from "./markup.ts";
import { LANGUAGE_PARAMETER, type Page } from "./page.ts";
import { BROWSE } from "./words/browse.ts";
import { dateText } from "./words/dates.ts";

/** The form that narrows and sorts; it works without scripts. */
export function facetForm(page: Page, list: List, counted: readonly CountedFacet[]): Markup {
  const { address } = list;
  const fields = counted.map((facet) => facetField(page, address, facet));
  const kept = [
    ...(page.chosen !== undefined ? [[LANGUAGE_PARAMETER, page.language] as const] : []),
    ...(address.view === "table" ? [] : [["view", address.view] as const]),
    ...address.columns.map((key) => ["columns", key] as const),
  ].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form method="get" action="/browse/${address.slug}" class="facets">${kept}
<p class="field"><label for="narrow-text">${page.say(BROWSE.contains)}</label><input type="search" id="narrow-text" name="q" value="${address.text}"></p>
<p class="field"><label for="narrow-sort">${page.say(BROWSE.sortBy)}</label><select id="narrow-sort" name="sort">${sortOptions(page, list)}</select></p>
${fields}
<p><button type="submit">${page.say(BROWSE.apply)}</button></p>
</form>`;
}

/** What is chosen, each with a link that drops it. */
export function chosenMarkup(page: Page, { address, facets }: List): Markup | string {
  const chips = [...address.chosen].flatMap(([key, values]) => {
    const facet = facets.find((known) => known.key === key);
    if (facet === undefined) return [];
    const name = facetName(page, facet);
    return values.map((value) => {
      const shown = valueName(page, value);
      const path = page.href(writeAddress(toggled(address, key, value)));
      return html`<li><a class="kind" href="${path}" aria-label="${page.say(BROWSE.remove, { name, value: shown })}">${name}: ${shown} <span aria-hidden="true">×</span></a></li>`;
    });
  });
  if (address.text !== "") {
    const path = page.href(writeAddress({ ...address, text: "", after: undefined }));
    const name = page.say(BROWSE.contains);
    chips.push(
      html`<li><a class="kind" href="${path}" aria-label="${page.say(BROWSE.remove, { name, value: address.text })}">${name}: ${address.text} <span aria-hidden="true">×</span></a></li>`,
    );
  }
  if (chips.length === 0) return "";
  const all = page.href(
    writeAddress({ ...address, text: "", chosen: new Map(), after: undefined }),
  );
  return html`<ul class="kinds chosen" aria-label="${page.say(BROWSE.chosen)}">${chips}<li><a href="${all}">${page.say(BROWSE.clear)}</a></li></ul>`;
}

/** What shapes call a facet, else the label of its last property. */
export function facetName({ release, names }: Page, facet: Facet): string {
  const own = [names, "en", ""].flatMap((language) =>
    facet.names.filter((name) => name.language === language),
  )[0];
  return own?.value ?? release.labels.label(facet.path.at(-1)?.property ?? "").value;
}

/** What a value is called: a label, a date in words, or what it is. */
export function valueName(page: Page, value: string): string {
  if (value === "") return page.say(BROWSE.missing);
  const { base, labels, quads } = page.release;
  const iri = [value, base + value].find(
    (known) => labels.labels(known).length > 0 || quads.hasSubject(known),
  );
  return iri === undefined ? value : labels.label(iri).value;
}

function facetField(page: Page, address: ListAddress, { facet, values }: CountedFacet): Markup {
  const name = facetName(page, facet);
  const chosen = address.chosen.get(facet.key) ?? [];
  const boxes = values?.map((value, at) => {
    const id = `f-${facet.key}-${at}`;
    const isChosen = chosen.includes(value.value);
    return html`<li><input type="checkbox" id="${id}" name="${facet.key}" value="${value.value}"${isChosen ? html` checked` : ""}><label for="${id}">${optionName(page, value)} <span class="soft">${new Intl.NumberFormat(page.language).format(value.count)}</span></label></li>`;
  });
  return html`<fieldset><legend>${name}</legend>${boxes === undefined ? html`<p class="soft">${page.say(BROWSE.slow)}</p>` : html`<ul>${boxes}</ul>`}</fieldset>`;
}

function optionName(page: Page, { value, term }: FacetValue): string {
  if (term === undefined || term.type === "uri") return valueName(page, value);
  return dateText(page.language, textOf(term), term.datatype ?? "");
}

function sortOptions(page: Page, { address: { sort }, facets }: List): Markup[] {
  const choices = [
    { key: BY_NAME, name: page.say(BROWSE.name) },
    ...facets.map((facet) => ({ key: facet.key, name: facetName(page, facet) })),
  ];
  return choices.flatMap(({ key, name }) => [
    option(key, name, sort.key === key && !sort.isDescending),
    option(`-${key}`, page.say(BROWSE.down, { name }), sort.key === key && sort.isDescending),
  ]);
}

function option(value: string, name: string, isChosen: boolean): Markup {
  return html`<option value="${value}"${isChosen ? html` selected` : ""}>${name}</option>`;
}
