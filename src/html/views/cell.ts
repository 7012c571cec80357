// A cell of a table: a link by name, or a literal.

import { type Row, textOf } from "../../query/results.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { linkTo } from "../term.ts";

/** The cell of a column; `?xLabel` is the name of what `?x` holds. */
export function cellMarkup(page: Page, cells: Row, name: string): Markup | string {
  const value = cells[name];
  if (value === undefined) return "";
  const label = cells[`${name}Label`];
  return value.type === "uri" ? linkTo(page, textOf(value), label && textOf(label)) : textOf(value);
}
