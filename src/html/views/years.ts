// A stretch of years of an answer, and how much falls into each part of it.

import { calendarDay, dayNumber, type Span } from "../../model/span.ts";
import { textOf } from "../../query/results.ts";
import { datedRows, rolesOf, spanOfRow } from "./dated.ts";
import type { Shown } from "./view.ts";

/** What of an answer is wanted. */
export interface Filter {
  /** The first and the last year. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** What the column `lane` must hold. */
  readonly lane?: string | undefined;
}

/** The rows of these years and this lane; without any year rows without a date too. */
export function filtered(shown: Shown, { from, to, lane }: Filter): Shown {
  const roles = rolesOf(shown);
  const [first, last] = [
    from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to + 1),
  ];
  const isAnyTime = from === undefined && to === undefined;
  const rows = shown.rows.filter((row) => {
    const span = isAnyTime ? undefined : spanOfRow(row, roles);
    const isThen = isAnyTime || (span !== undefined && touches(span, first, last));
    const isThere = lane === undefined || laneKey(row.cells) === lane;
    return isThen && isThere;
  });
  return { ...shown, rows };
}

/** Whether a span has a day from the first on and before the last. What goes on has days without end. */
export function touches(
  { from, to, isOpenEnd, isOpenStart }: Span,
  first: number,
  last: number,
): boolean {
  return (isOpenStart || from < last) && (isOpenEnd || to > first);
}

export function laneKey(cells: Shown["rows"][number]["cells"]): string | undefined {
  const cell = cells["lane"];
  return cell === undefined ? undefined : textOf(cell);
}

/** Years that belong together, and how many rows begin in them. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const BUCKETS_MAX = 40;
const STEPS = [1, 5, 10, 50, 100, 500, 1000, 10_000, 100_000];

/** From the first year to the last without a hole, in buckets of as many years as are needed. */
export function density(all: readonly Shown[]): Bucket[] {
  const years = all.flatMap((shown) =>
    datedRows(shown, rolesOf(shown)).dated.map(({ span }) => calendarDay(span.from).year),
  );
  const [least, greatest] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0) return [];
  const step =
    STEPS.find((size) => (greatest - least) / size < BUCKETS_MAX) ?? greatest - least + 1;
  const counts = new Map<number, number>();
  const start = (year: number) => Math.floor(year / step) * step;
  for (const year of years) counts.set(start(year), (counts.get(start(year)) ?? 0) + 1);
  const buckets: Bucket[] = [];
  for (let from = start(least); from <= greatest; from += step)
    buckets.push({ from, to: from + step - 1, count: counts.get(from) ?? 0 });
  return buckets;
}
