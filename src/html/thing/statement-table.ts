// Statements on several things as a table: what a graph says, or what rests on a source.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { linkTo, termMarkup } from "../term.ts";
import { THING } from "../words/thing.ts";

/** A row a statement; `beside` is what is added to its value. */
export function statementTable<Row extends { readonly quad: Quad }>(
  page: Page,
  title: string,
  rows: readonly Row[],
  beside: (row: Row) => Markup | string = () => "",
): Markup {
  const heads = [THING.thing, THING.property, THING.value].map(
    (head) => html`<th scope="col">${page.say(head)}</th>`,
  );
  const lines = rows.map((row) => {
    const { subject, predicate, object } = row.quad;
    return html`<tr><td>${linkTo(page, subject.value)}</td><td>${linkTo(page, predicate.value)}</td><td>${termMarkup(page, object, predicate.value)}${beside(row)}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
