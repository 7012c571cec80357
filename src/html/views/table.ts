// Rows as a table.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { cellMarkup } from "./cell.ts";
import type { Shown } from "./view.ts";

export function tableView({ page, sources, columns, rows, title }: Shown): Markup {
  const heads = columns.map((column) => html`<th scope="col">${column.title}</th>`);
  const lines = rows.map(({ cells, sources: said }) => {
    const last = columns.length - 1;
    const shown = columns.map(
      ({ name }, index) =>
        html`<td>${cellMarkup(page, cells, name)}${index === last ? sources.marksOf(said) : ""}</td>`,
    );
    return html`<tr>${shown}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
