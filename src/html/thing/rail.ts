// What stands beside a thing: its address, where else it is known, its syntaxes, how it is cited.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { CITATION_FORMATS, RDF_FORMATS } from "../../model/format.ts";
import { SAME_AS_PROPERTIES } from "../../model/vocabulary.ts";
import { citationOf } from "../../publish/citation/citation.ts";
import { suffixable } from "../../publish/links.ts";
import { formatName } from "../format-name.ts";
import type { Markup } from "../markup.ts";
import { outwardLink } from "../outward.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";
import { CITE } from "../words/cite.ts";
import { THING } from "../words/thing.ts";
import { viewOf } from "./addresses.ts";
import { citationMarkup } from "./citation.ts";

const ELSEWHERE_MAX = 12;

/** To be made after all marks, for it counts the sources. */
export function rail(page: Page, iri: string, own: readonly Quad[], sources: Sources): Markup {
  const count =
    sources.size === 0
      ? ""
      : html`<p><a href="#sources">${page.say(THING.sourceCount, { n: sources.size })}</a></p>`;
  const all = page.href(viewOf(page, iri, "statements"));
  return html`<aside class="rail" aria-label="${page.say(THING.about)}">
<h2>${page.say(THING.address)}</h2>
<p><code>${iri}</code> <button type="button" class="quiet" data-copy="${iri}" hidden>${page.say(THING.copy)}</button></p>
${elsewhere(page, own, sources)}${formats(page, iri)}
<h2>${page.say(CITE.heading)}</h2>
${citationMarkup(page, citationOf(page.release, iri))}${citationLinks(page, iri)}
${count}<p><a href="${all}">${page.say(THING.allStatements)}</a></p></aside>`;
}

/** The same thing on other sites. */
function elsewhere(page: Page, own: readonly Quad[], sources: Sources): Markup | string {
  const said = new Map<string, Quad[]>();
  for (const quad of own)
    if (SAME_AS_PROPERTIES.includes(quad.predicate.value) && quad.object.termType === "NamedNode")
      said.set(quad.object.value, [...(said.get(quad.object.value) ?? []), quad]);
  if (said.size === 0) return "";
  const items = [...said]
    .slice(0, ELSEWHERE_MAX)
    .map(([address, quads]) => html`<li>${outwardLink(address)}${sources.marks(quads)}</li>`);
  return html`<h2>${page.say(THING.elsewhere)}</h2><ul class="values">${items}</ul>`;
}

/** Suffixes belong to addresses of things; a part of a document has none of its own. */
function formats(page: Page, iri: string): Markup | string {
  const path = suffixable(page.release, iri);
  if (path === undefined || path.includes("#")) return "";
  const links = RDF_FORMATS.filter(({ writable }) => writable).map(
    ({ id, name, extensions }) =>
      html`<li><a href="${path}.${extensions[0]}">${formatName(page, id, name)}</a></li>`,
  );
  return html`<div class="screen"><h2>${page.say(THING.asData)}</h2><ul class="actions">${links}</ul></div>`;
}

function citationLinks(page: Page, iri: string): Markup | string {
  const path = suffixable(page.release, iri);
  if (path === undefined || path.includes("#")) return "";
  const links = CITATION_FORMATS.map(
    ({ name, extension }) => html`<li><a href="${path}.${extension}">${name}</a></li>`,
  );
  return html`<ul class="actions">${links}</ul>`;
}
