// A vocabulary at a glance: classes as trees, properties and values as tables, each with the place that its address names.

import { html } from "hono/html";
import { type ClassNode, classTrees, type Vocabulary } from "../../publish/ontology.ts";
import type { Results } from "../../query/results.ts";
import { languageMark } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { Sources } from "../sources.ts";
import { viewOf } from "../thing/addresses.ts";
import { isForeign, textMarkup } from "../tongue.ts";
import { shownOf } from "../views/shown.ts";
import { VIEWS } from "../views/views.ts";
import { ONTOLOGY } from "../words/ontology.ts";

/** How often the data uses terms, by their IRIs. */
export type UseCounts = ReadonlyMap<string, number>;

/** `links` are the classes that properties link in the data, as `?from ?property ?to`. */
export function vocabularySection(
  page: Page,
  vocabulary: Vocabulary,
  uses: UseCounts,
  links: Results | undefined,
): Markup {
  const { iri, classes, properties, others } = vocabulary;
  const trees = classTrees(page.release, sortedByName(page, classes));
  return html`${diagram(page, links)}
${classes.length === 0 ? "" : html`<section aria-labelledby="all-classes"><h2 id="all-classes">${page.say(ONTOLOGY.classes)}</h2>${treeMarkup(page, iri, trees, uses)}</section>`}
${propertyTable(page, iri, properties, uses)}${valueList(page, iri, others)}`;
}

/** The drawing of classes and their links, with the table that says the same. */
function diagram(page: Page, links: Results | undefined): Markup | string {
  if (links === undefined || links.rows.length === 0) return "";
  const title = page.say(ONTOLOGY.diagram);
  const shown = shownOf(page, new Sources(page), { ...links, title, isOwn: true });
  return html`<section aria-labelledby="diagram"><h2 id="diagram">${title}</h2>${VIEWS.graph(shown)}</section>`;
}

function treeMarkup(
  page: Page,
  home: string,
  nodes: readonly ClassNode[],
  uses: UseCounts,
): Markup {
  const items = nodes.map(
    ({ iri, below }) =>
      html`<li id="${fragmentOf(iri)}">${termLink(page, home, iri)}${countMark(page, uses.get(iri))}${below.length === 0 ? "" : treeMarkup(page, home, below, uses)}</li>`,
  );
  return html`<ul class="tree">${items}</ul>`;
}

function propertyTable(
  page: Page,
  home: string,
  terms: readonly string[],
  uses: UseCounts,
): Markup | string {
  if (terms.length === 0) return "";
  const rows = sortedByName(page, terms).map((iri) => {
    const meaning = page.release.labels.description(iri);
    return html`<tr id="${fragmentOf(iri)}"><th scope="row">${termLink(page, home, iri)}</th>${countCell(page, uses.get(iri))}<td${languageMark(page, meaning?.language ?? "")}>${meaning?.value ?? ""}</td></tr>`;
  });
  return html`<section aria-labelledby="all-properties"><h2 id="all-properties">${page.say(ONTOLOGY.properties)}</h2><div class="scroll" role="group" tabindex="0" aria-labelledby="all-properties"><table><thead><tr><th scope="col">${page.say(ONTOLOGY.term)}</th><th scope="col" class="number">${page.say(ONTOLOGY.uses)}</th><th scope="col">${page.say(ONTOLOGY.meaning)}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function valueList(page: Page, home: string, terms: readonly string[]): Markup | string {
  if (terms.length === 0) return "";
  const items = sortedByName(page, terms).map(
    (iri) => html`<li id="${fragmentOf(iri)}">${termLink(page, home, iri)}</li>`,
  );
  return html`<section aria-labelledby="all-values"><h2 id="all-values">${page.say(ONTOLOGY.others)}</h2><ul class="columns">${items}</ul></section>`;
}

/** The page of a term is a view of its vocabulary, for its own address is a place on that page. */
function termLink(page: Page, home: string, iri: string): Markup {
  const path = page.href(viewOf(page, home, "term", { term: fragmentOf(iri) }));
  const name = page.release.labels.label(iri);
  return html`<a href="${path}">${isForeign(page, name.language) ? textMarkup(page, name) : name.value}</a>`;
}

function countMark(page: Page, count: number | undefined): Markup | string {
  return count === undefined ? "" : html` <span class="soft">${numberOf(page, count)}</span>`;
}

function countCell(page: Page, count: number | undefined): Markup {
  return count === undefined
    ? html`<td></td>`
    : html`<td class="number">${numberOf(page, count)}</td>`;
}

function numberOf(page: Page, count: number): string {
  return new Intl.NumberFormat(page.language).format(count);
}

function sortedByName({ release, language }: Page, terms: readonly string[]): string[] {
  const collator = new Intl.Collator(language);
  const name = (iri: string) => release.labels.label(iri).value;
  return [...terms].sort((a, b) => collator.compare(name(a), name(b)));
}

function fragmentOf(iri: string): string {
  return iri.slice(iri.indexOf("#") + 1);
}
