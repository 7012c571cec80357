// Rows as a table.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { cellMarkup, numberIn } from "./cell.ts";
import type { Shown } from "./view.ts";

/** What writes the cell of a column. */
type CellWriter = typeof cellMarkup;

export function tableView(
  { page, sources, columns, rows, title }: Shown,
  cell: CellWriter = cellMarkup,
): Markup {
  const numeric = new Set(numericColumns({ columns, rows }));
  const mark = (name: string) => (numeric.has(name) ? html` class="number"` : "");
  const heads = columns.map(
    ({ name, title: head }) => html`<th scope="col"${mark(name)}>${head}</th>`,
  );
  const last = columns.length - 1;
  const lines = rows.map(({ cells, sources: said }) => {
    const shown = columns.map(
      ({ name }, index) =>
        html`<td${mark(name)}>${cell(page, cells, name)}${index === last ? sources.marksOf(said) : ""}</td>`,
    );
    return html`<tr>${shown}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><caption class="unseen">${title}</caption><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

/** Names of the columns that hold numbers alone. */
export function numericColumns({ columns, rows }: Pick<Shown, "columns" | "rows">): string[] {
  return columns.flatMap(({ name }) => {
    const values = rows.flatMap(({ cells }) => (cells[name] === undefined ? [] : [cells[name]]));
    const isNumeric = values.length > 0 && values.every((value) => numberIn(value) !== undefined);
    return isNumeric ? [name] : [];
  });
}
