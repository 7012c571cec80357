// The days that a date may stand for.

import { type Dated, daysIn, type Edge, type Moment } from "./date.ts";

/** From the first day to the one after the last, in days since 1970-01-01. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether the edge is known to the day. */
  readonly isSharpStart: boolean;
  readonly isSharpEnd: boolean;
  /** Where there is no date at that end: it goes on, or nobody knows. */
  readonly isOpenStart: boolean;
  readonly isOpenEnd: boolean;
}

const DAY_MS = 86_400_000;

/** The day of a calendar date. */
export function dayNumber(year: number, month = 1, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MS);
}

/** The calendar date of a day. */
export function calendarDay(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Nothing for what returns every year or day. An interval that ends before it starts is only its start. */
export function spanOf(dated: Dated | undefined): Span | undefined {
  if (dated?.kind === "moment") return spanOfMoment(dated);
  return dated?.kind === "interval" ? between(edgeOf(dated.start), edgeOf(dated.end)) : undefined;
}

/** From the first of one to the last of the other; an end that is not given is open. */
export function between(start: Span | undefined, end: Span | undefined): Span | undefined {
  const known = start ?? end;
  if (known === undefined) return undefined;
  if (start !== undefined && end !== undefined && end.to < start.from) return start;
  return {
    from: known.from,
    to: (end ?? known).to,
    isSharpStart: start?.isSharpStart ?? false,
    isSharpEnd: end?.isSharpEnd ?? false,
    isOpenStart: start?.isOpenStart ?? true,
    isOpenEnd: end?.isOpenEnd ?? true,
  };
}

function edgeOf(edge: Edge): Span | undefined {
  return typeof edge === "string" ? undefined : spanOfMoment(edge);
}

function spanOfMoment(moment: Moment): Span {
  const [from, to] = edgesOf(moment);
  const isSharp = moment.day !== undefined && !moment.isApproximate && !moment.isUncertain;
  return {
    from,
    to,
    isSharpStart: isSharp,
    isSharpEnd: isSharp,
    isOpenStart: false,
    isOpenEnd: false,
  };
}

function edgesOf({ year, openDigits, month, day, season }: Moment): [from: number, to: number] {
  if (openDigits > 0) {
    const others = Math.sign(year || 1) * (10 ** openDigits - 1);
    return [dayNumber(Math.min(year, year + others)), dayNumber(Math.max(year, year + others) + 1)];
  }
  // Meteorological seasons of the northern half; winter is that which begins in the year.
  if (season !== undefined) return [dayNumber(year, season * 3), dayNumber(year, season * 3 + 3)];
  if (month === undefined) return [dayNumber(year), dayNumber(year + 1)];
  if (day === undefined)
    return [dayNumber(year, month), dayNumber(year, month) + daysIn(year, month)];
  return [dayNumber(year, month, day), dayNumber(year, month, day) + 1];
}
