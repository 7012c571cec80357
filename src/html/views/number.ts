// Rows as big figures with what they are called.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { cellMarkup } from "./cell.ts";
import type { Shown, ShownRow } from "./view.ts";

/** One row is a list of its cells; several are one such list each. */
export function numberView(shown: Shown): Markup {
  const lists = shown.rows.map((row) => figures(shown, row));
  return lists.length === 1
    ? html`${lists}`
    : html`<ul class="grid">${lists.map((list) => html`<li>${list}</li>`)}</ul>`;
}

/** The marks of a row stand at the last of its figures. */
function figures({ page, sources, columns }: Shown, { cells, sources: said }: ShownRow): Markup {
  const bound = columns.filter(({ name }) => cells[name] !== undefined);
  const items = bound.map(
    ({ name, title }, index) =>
      html`<div><dt>${title}</dt><dd>${cellMarkup(page, cells, name)}${index === bound.length - 1 ? sources.marksOf(said) : ""}</dd></div>`,
  );
  return html`<dl class="figures">${items}</dl>`;
}
