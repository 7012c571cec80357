// Which views can show an answer, by what its columns hold.

import type { ViewName } from "../../model/stored-query.ts";
import { NAMESPACES, term } from "../../model/vocabulary.ts";
import type { Binding } from "../../query/results.ts";
import { isNumberType } from "../words/numbers.ts";
import type { Shown } from "./view.ts";

/** What a column holds. */
type Kind = "number" | "date" | "point" | "thing" | "text";

/** How many rows are looked at to know what a column holds. */
const SAMPLE = 100;

const POINT = term("geo", "wktLiteral");

const DATES = new Set(
  ["date", "dateTime", "gYear", "gYearMonth"].map((local) => NAMESPACES.xsd + local),
);

/** The table of views that a reader may choose for an answer. */
export const FITS: Readonly<Record<ViewName, (shown: Shown) => boolean>> = {
  table: () => true,
  number: (shown) => shown.rows.length === 1 && has(shown, "number"),
  bar: (shown) => shown.rows.length > 1 && has(shown, "number") && shown.columns.length > 1,
  line: (shown) => shown.rows.length > 1 && has(shown, "number") && has(shown, "date"),
  timeline: (shown) => has(shown, "date") && shown.columns.length > 1,
  map: (shown) => has(shown, "point"),
  graph: (shown) =>
    shown.columns.filter((column) => kindOf(shown, column.name) === "thing").length > 1,
  sentence: ({ query, rows }) =>
    query !== undefined && query.sentence.length > 0 && rows.length > 0,
};

function has(shown: Shown, kind: Kind): boolean {
  return shown.columns.some(({ name }) => kindOf(shown, name) === kind);
}

/** What all cells of a column hold that hold anything; nothing when they differ or there are none. */
function kindOf({ rows }: Shown, name: string): Kind | undefined {
  const kinds = new Set(
    rows.slice(0, SAMPLE).flatMap(({ cells }) => {
      const cell = cells[name];
      return cell === undefined ? [] : [kindOfCell(cell)];
    }),
  );
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

function kindOfCell({ type, datatype = "" }: Binding): Kind {
  if (type === "uri" || type === "bnode") return "thing";
  if (datatype === POINT) return "point";
  if (DATES.has(datatype)) return "date";
  return isNumberType(datatype) ? "number" : "text";
}
