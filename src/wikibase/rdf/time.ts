// Times of Wikibase as xsd:dateTime, in the proleptic Gregorian calendar of XSD 1.1 (where the year 0 is 1 BCE).

import type { TimeValue } from "../document.ts";
import { WIKIDATA } from "./namespaces.ts";

const GREGORIAN = `${WIKIDATA}entity/Q1985727`;
const JULIAN = `${WIKIDATA}entity/Q1985786`;

const YEAR = 9;
const MONTH = 10;
const DAY = 11;

interface Day {
  /** 1 BCE is -1; there is no year 0. */
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The lexical form; nothing when the time is no day of a calendar that is known. */
export function dateTimeOf({ time, precision, calendarmodel }: TimeValue): string | undefined {
  const match = /^([+-])(\d+)-(\d\d)-(\d\d)(T.*)$/.exec(time);
  if (match === null) return undefined;
  const [, sign, digits, months, days, clock] = match;
  const year = (sign === "-" ? -1 : 1) * Number(digits);
  if (year === 0 || !Number.isSafeInteger(year)) return undefined;
  const given = { year, month: Number(months), day: Number(days) };
  const found =
    calendarmodel === JULIAN && precision >= DAY
      ? fromJulian(given)
      : calendarmodel === GREGORIAN || calendarmodel === JULIAN
        ? clamped(given, precision)
        : undefined;
  if (found === undefined) return undefined;
  // Of coarser times the year is no count of years, and stays as it is.
  const shift = found.year < 0 && precision >= YEAR ? 1 : 0;
  return `${yearText(found.year + shift)}-${two(found.month)}-${two(found.day)}${clock}`;
}

/** What is not known becomes 1, and a day beyond its month the last of it. */
function clamped({ year, month, day }: Day, precision: number): Day {
  if (precision <= YEAR) return { year, month: 1, day: 1 };
  const known = Math.min(Math.max(month, 1), 12);
  if (precision <= MONTH) return { year, month: known, day: 1 };
  return { year, month: known, day: Math.min(Math.max(day, 1), daysIn(year, known)) };
}

function daysIn(year: number, month: number): number {
  const count = year < 0 ? year + 1 : year;
  const isLeap = count % 4 === 0 && (count % 100 !== 0 || count % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** By the Julian day number; nothing when there is no such day. */
function fromJulian({ year, month, day }: Day): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const count = year < 0 ? year + 1 : year;
  const shifted = Math.floor((14 - month) / 12);
  const y = count + 4800 - shifted;
  const m = month + 12 * shifted - 3;
  const number = day + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - 32083;
  return toGregorian(number);
}

function toGregorian(number: number): Day {
  const a = number + 32044;
  const b = Math.floor((4 * a + 3) / 146097);
  const c = a - Math.floor((146097 * b) / 4);
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor((1461 * d) / 4);
  const m = Math.floor((5 * e + 2) / 153);
  const count = 100 * b + d - 4800 + Math.floor(m / 10);
  return {
    year: count <= 0 ? count - 1 : count,
    month: m + 3 - 12 * Math.floor(m / 10),
    day: e - Math.floor((153 * m + 2) / 5) + 1,
  };
}

function yearText(year: number): string {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
