// Which views can show an answer: those that find what they draw.

import type { ViewName } from "../../model/stored-query.ts";
import { datedRows, rolesOf } from "./dated.ts";
import { mappedRows } from "./mapped.ts";
import { networkOf } from "./network.ts";
import { chartOf } from "./series.ts";
import { numericColumns } from "./table.ts";
import type { Shown } from "./view.ts";

/** The table of views that a reader may choose for an answer. */
export const FITS: Readonly<Record<ViewName, (shown: Shown) => boolean>> = {
  table: () => true,
  number: (shown) => shown.rows.length === 1 && numericColumns(shown).length > 0,
  bar: (shown) => shown.rows.length > 1 && chartOf(shown) !== undefined,
  line: (shown) => shown.rows.length > 1 && chartOf(shown)?.isScaled === true,
  timeline: (shown) =>
    shown.columns.length > 1 && datedRows(shown, rolesOf(shown)).dated.length > 0,
  map: (shown) => {
    const { places, ways } = mappedRows(shown);
    return places.length + ways.length > 0;
  },
  graph: (shown) => networkOf(shown).edges.length > 0,
  sentence: ({ query, rows }) =>
    rows.length > 0 && query !== undefined && (query.sentence.length > 0 || query.kind === "ASK"),
};
