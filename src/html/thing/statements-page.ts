// All statements of a thing and of its parts, as they are written: with datatype, language and graph.

import type { Quad, Term } from "@rdfjs/types";
import { html } from "hono/html";
import type { Description } from "../../publish/describe.ts";
import { layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { linkTo, termMarkup } from "../term.ts";
import { THING } from "../words/thing.ts";
import { viewOf } from "./addresses.ts";

/** How many statements a page of them shows. */
export const STATEMENTS_MAX = 100;

/** From a place in their order; `source` is the same as TriG, for a page that has them all. */
export function statementsPage(
  page: Page,
  { iri, quads, contents }: Description,
  from: number,
  source?: string,
): Markup {
  const name = page.release.labels.label(iri).value;
  const end = from + STATEMENTS_MAX;
  const inGraph = contents(Math.max(0, end - quads.length) + 1);
  const all = [...quads, ...inGraph];
  const shown = all.slice(from, end);
  const on =
    all.length <= end
      ? ""
      : html`<p class="actions"><a rel="next" href="${page.href(viewOf(page, iri, "statements", { from: String(end) }))}">${page.say(THING.next)}</a></p>`;
  return layout(page, {
    title: page.say(THING.statementsOf, { name }),
    trail: [{ path: viewOf(page, iri, "page"), name }],
    body: html`<p><code>${iri}</code></p>
${shown.length === 0 ? html`<p>${page.say(THING.none)}</p>` : table(page, shown)}${on}${sourceText(page, source)}`,
  });
}

function table(page: Page, quads: readonly Quad[]): Markup {
  const heads = [THING.thing, THING.property, THING.value, THING.kind, THING.graph].map(
    (head) => html`<th scope="col">${page.say(head)}</th>`,
  );
  const rows = quads.map((quad) => statementRow(page, quad));
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${page.say(THING.allStatements)}"><table class="statements"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function statementRow(page: Page, { subject, predicate, object, graph }: Quad): Markup {
  const definition = page.release.labels.description(predicate.value);
  const title = definition === undefined ? "" : html` title="${definition.value}"`;
  const where = graph.value === "" ? "–" : linkTo(page, graph.value);
  return html`<tr><td>${linkTo(page, subject.value)}</td><td><span${title}>${linkTo(page, predicate.value)}</span></td><td>${asWritten(page, object)}</td><td>${kindOf(page, object)}</td><td>${where}</td></tr>`;
}

/** A literal in its lexical form; a thing by its name. */
function asWritten(page: Page, object: Term): Markup {
  if (object.termType !== "Literal") return termMarkup(page, object);
  const mark = object.language === "" ? "" : html` lang="${object.language}"`;
  return html`<span${mark}>${object.value}</span>`;
}

function kindOf(page: Page, object: Term): Markup | string {
  if (object.termType !== "Literal") return "";
  return object.language === "" ? linkTo(page, object.datatype.value) : object.language;
}

function sourceText(page: Page, source: string | undefined): Markup | string {
  if (source === undefined) return "";
  return html`<details><summary>TriG</summary><p class="actions"><button type="button" data-copy="${source}" hidden>${page.say(THING.copy)}</button></p><pre tabindex="0">${source}</pre></details>`;
}
