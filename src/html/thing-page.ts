// The page of any thing: its names, what is said of it and by whom, and what refers to it.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { RDF_FORMATS } from "../model/format.ts";
import { groupBy } from "../model/group.ts";
import type { Text } from "../model/release.ts";
import { DESCRIPTION_PROPERTIES, RDF_TYPE, term } from "../model/vocabulary.ts";
import type { Description } from "../publish/describe.ts";
import { urlsOf } from "../publish/urls.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { Sources } from "./sources.ts";
import { linkTo, termMarkup } from "./term.ts";

/** Properties whose values stand in the head of the page. */
const HEAD = new Set([
  ...DESCRIPTION_PROPERTIES,
  RDF_TYPE,
  term("rdfs", "label"),
  term("skos", "prefLabel"),
]);

export function thingPage(
  page: Page,
  description: Description,
  panels: readonly Panel[] = [],
  panelPage: Page = page,
): Markup {
  const { iri, quads, incoming, contents } = description;
  const sources = new Sources(page);
  const own = quads.filter(({ subject }) => subject.value === iri);
  const parts = groupBy(
    quads.filter(({ subject }) => subject.value !== iri),
    ({ subject }) => subject.value,
  );
  const sections = [...parts].map(([part, said]) => partSection(page, part, said, sources));
  const name = page.release.labels.label(iri);
  return layout(page, {
    title: name.value,
    titleLanguage: name.language,
    body: html`
${head(page, iri, own)}
${panelsMarkup(panelPage, panels, sources)}
${factTable(page, own, sources)}
${sections}
${graphTable(page, contents)}
${incomingTable(page, incoming)}
${sources.list()}
${formatLinks(page, iri)}`,
  });
}

function head(page: Page, iri: string, own: readonly Quad[]): Markup {
  const description = page.release.labels.description(iri);
  const kinds = distinct(
    own.filter(({ predicate }) => predicate.value === RDF_TYPE).map(({ object }) => object.value),
  ).map((kind) => html`<span class="kind">${linkTo(page, kind)}</span> `);
  return html`
${kinds.length === 0 ? "" : html`<p>${kinds}</p>`}
${description === undefined ? "" : html`<p class="lead"${languageMark(page, description.language)}>${description.value}</p>`}
${otherNames(page, iri)}
<p class="soft"><code>${iri}</code></p>`;
}

/** The names in other languages, each once. */
function otherNames(page: Page, iri: string): Markup | string {
  const shown = page.release.labels.label(iri);
  const others = new Map<string, Text>();
  for (const name of page.release.labels.labels(iri))
    if (name.language !== shown.language) others.set(`${name.language} ${name.value}`, name);
  if (others.size === 0) return "";
  const names = [...others.values()].map(
    ({ value, language }) =>
      html`<span lang="${language}">${value}</span> <small class="soft">${language}</small> `,
  );
  return html`<p>${names}</p>`;
}

/** One row a property: its values, each with marks of who says so. */
function factTable(page: Page, quads: readonly Quad[], sources: Sources): Markup | string {
  const facts = quads.filter(({ predicate }) => !HEAD.has(predicate.value));
  if (facts.length === 0) return "";
  const rows = [...groupBy(facts, ({ predicate }) => predicate.value)].map(([property, said]) => {
    const values = [...groupBy(said, ({ object }) => JSON.stringify(object))].map(
      ([, same]) => html`<li>${valueMarkup(page, same)}${sources.marks(same)}</li>`,
    );
    return html`<tr><th scope="row">${linkTo(page, property)}</th><td><ul class="values">${values}</ul></td></tr>`;
  });
  return html`<div class="scroll"><table class="facts"><tbody>${rows}</tbody></table></div>`;
}

function valueMarkup(page: Page, same: readonly Quad[]): Markup | string {
  const [first] = same;
  return first === undefined ? "" : termMarkup(page, first.object);
}

/** A part that has the address of the page and a `#`, such as a term of an ontology. */
function partSection(page: Page, part: string, said: readonly Quad[], sources: Sources): Markup {
  const fragment = part.slice(part.indexOf("#") + 1);
  const description = page.release.labels.description(part)?.value;
  return html`<section id="${fragment}"><h2>${page.release.labels.label(part).value} <small class="soft">#${fragment}</small></h2>
${description === undefined ? "" : html`<p>${description}</p>`}
${factTable(page, said, sources)}</section>`;
}

/** What stands in the graph of this name. */
function graphTable(page: Page, contents: readonly Quad[]): Markup | string {
  if (contents.length === 0) return "";
  const rows = contents.map(
    ({ subject, predicate, object }) =>
      html`<tr><td>${linkTo(page, subject.value)}</td><td>${linkTo(page, predicate.value)}</td><td>${termMarkup(page, object)}</td></tr>`,
  );
  return html`<h2>What it says</h2><div class="scroll"><table><thead><tr><th>Thing</th><th>Property</th><th>Value</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function incomingTable(page: Page, incoming: readonly Quad[]): Markup | string {
  if (incoming.length === 0) return "";
  const rows = [...groupBy(incoming, ({ predicate }) => predicate.value)].map(
    ([property, said]) => {
      const things = distinct(said.map(({ subject }) => subject.value)).map(
        (thing) => html`<li>${linkTo(page, thing)}</li>`,
      );
      return html`<tr><th scope="row"><span class="soft" aria-label="Has this as">←</span> ${linkTo(page, property)}</th><td><ul class="values">${things}</ul></td></tr>`;
    },
  );
  return html`<h2>What refers to it</h2><div class="scroll"><table class="facts"><tbody>${rows}</tbody></table></div>`;
}

function formatLinks(page: Page, iri: string): Markup | string {
  const path = urlsOf(page.release).pathOf(iri);
  if (path.startsWith("/resource?") || path.includes("#")) return "";
  const links = RDF_FORMATS.filter(({ writable }) => writable).map(
    ({ name, extensions }) => html`<a href="${path}.${extensions[0]}">${name}</a> `,
  );
  return html`<p class="formats">As data: ${links}</p>`;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
