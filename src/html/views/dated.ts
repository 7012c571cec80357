// Rows of an answer that have a date: what timelines and calendars are made of.

import { type Dated, isDateType, readDate, readPlainDate } from "../../model/date.ts";
import { between, type Span, spanOf } from "../../model/span.ts";
import { term } from "../../model/vocabulary.ts";
import { type Binding, textOf } from "../../query/results.ts";
import type { Shown, ShownRow } from "./view.ts";

/** Which columns say what; those of the dates are `date`, or `start` and `end`. */
export interface Roles {
  readonly thing: string | undefined;
  readonly dates: readonly string[];
  readonly lane: string | undefined;
  /** The columns without a part of their own. */
  readonly others: readonly string[];
}

export interface DatedRow {
  readonly row: ShownRow;
  readonly span: Span;
}

const DATE_COLUMNS = ["date", "start", "end"];

/** Columns by their names; where none is called so, the first that holds dates and the first that holds things. */
export function rolesOf({ columns, rows }: Shown): Roles {
  const names = columns.map(({ name }) => name);
  const first = (holds: (value: Binding) => boolean) =>
    names.find((name) => rows.some(({ cells }) => cells[name] !== undefined && holds(cells[name])));
  const named = names.filter((name) => DATE_COLUMNS.includes(name));
  const found = first((value) => isDateType(value.datatype ?? ""));
  const dates = named.length > 0 ? named : found === undefined ? [] : [found];
  const thing = names.find((name) => name === "thing") ?? first(({ type }) => type === "uri");
  const lane = names.find((name) => name === "lane");
  const others = names.filter((name) => name !== thing && name !== lane && !dates.includes(name));
  return { thing, dates, lane, others };
}

/**
 * The days of a row; nothing when it has no date that can be read. A `start` without its `end` goes on; a `date` is
 * whole by itself.
 */
export function spanOfRow({ cells }: ShownRow, { dates }: Roles): Span | undefined {
  const span = (name: string) => spanOf(datedOf(cells[name]));
  const [first = ""] = dates;
  const [start, end] = [span("start"), span("end")];
  const date = span(DATE_COLUMNS.includes(first) ? "date" : first);
  if (start === undefined && date !== undefined)
    return end === undefined ? date : between(date, end);
  return between(start, dates.includes("end") ? end : start);
}

/** The date in a cell; texts without a datatype are read as they look. */
function datedOf(value: Binding | undefined): Dated | undefined {
  if (value?.type !== "literal") return undefined;
  const { datatype = term("xsd", "string") } = value;
  return datatype === term("xsd", "string")
    ? readPlainDate(textOf(value))
    : readDate(textOf(value), datatype);
}

/** Rows with their days, earliest first, and those without. */
export function datedRows(
  { rows }: Shown,
  roles: Roles,
): { readonly dated: readonly DatedRow[]; readonly undated: readonly ShownRow[] } {
  const dated: DatedRow[] = [];
  const undated: ShownRow[] = [];
  for (const row of rows) {
    const span = spanOfRow(row, roles);
    if (span === undefined) undated.push(row);
    else dated.push({ row, span });
  }
  dated.sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
  return { dated, undated };
}
