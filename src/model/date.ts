// Dates of XML Schema and of EDTF (ISO 8601-2, levels 0 and 1), read in the precision in which they are written.

import { NAMESPACES, term } from "./vocabulary.ts";

/** A time of day as it is written; `zone` is `Z` or an offset such as `+06:00`. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly zone?: string;
}

/** A stretch of the calendar: what is left out is not said. Proleptic Gregorian, with a year 0 that is 1 BCE. */
export interface Moment {
  readonly kind: "moment";
  readonly year: number;
  /** How many last digits of the year are not known; they are 0 in `year`. */
  readonly openDigits: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** 1 is spring, 4 is winter. */
  readonly season?: number;
  readonly clock?: Clock;
  /** What is said to be unknown, rather than left out. */
  readonly unknown?: "month" | "day";
  readonly isApproximate: boolean;
  readonly isUncertain: boolean;
}

/** An end of an interval that has no date: it goes on, or nobody knows. */
export type Edge = Moment | "open" | "unknown";

export interface Interval {
  readonly kind: "interval";
  readonly start: Edge;
  readonly end: Edge;
}

/** A day or month of every year, or a day of every month. */
export interface Recurring {
  readonly kind: "recurring";
  readonly month?: number;
  readonly day?: number;
}

export interface TimeOfDay {
  readonly kind: "time";
  readonly clock: Clock;
}

export type Dated = Moment | Interval | Recurring | TimeOfDay;

/** Datatypes of the Library of Congress for EDTF; one for each level, and one for all. */
const EDTF = "http://id.loc.gov/datatypes/edtf/";

/** Longer texts are no dates. */
const LENGTH_MAX = 64;

/** Years that the calendar of ECMAScript has (±271821), rounded. */
const YEAR_MAX = 270_000;

const ZONE = "(?<zone>Z|[+-]\\d\\d:\\d\\d)?";
const YEAR = "(?<year>-?\\d{4,7})";
const CLOCK = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)(?:\\.\\d+)?";

const FORMS: readonly (readonly [local: string, form: RegExp])[] = [
  ["gYear", form(YEAR)],
  ["gYearMonth", form(`${YEAR}-(?<month>\\d\\d)`)],
  ["date", form(`${YEAR}-(?<month>\\d\\d)-(?<day>\\d\\d)`)],
  ["dateTime", form(`${YEAR}-(?<month>\\d\\d)-(?<day>\\d\\d)T${CLOCK}`)],
  ["dateTimeStamp", form(`${YEAR}-(?<month>\\d\\d)-(?<day>\\d\\d)T${CLOCK}`)],
  ["gMonthDay", form("--(?<month>\\d\\d)-(?<day>\\d\\d)")],
  ["gMonth", form("--(?<month>\\d\\d)")],
  ["gDay", form("---(?<day>\\d\\d)")],
  ["time", form(CLOCK)],
];

const FORM_OF = new Map(FORMS.map(([local, pattern]) => [term("xsd", local), pattern]));

const EDTF_MOMENT =
  /^(?:Y(?<long>-?\d{5,7})|(?<year>-?\d{4})|(?<open>-?(?:\d{3}X|\d\dXX|\dXXX)))(?:-(?<month>\d\d|XX)(?:-(?<day>\d\d|XX))?)?(?<mark>[~?%])?$/;

function form(pattern: string): RegExp {
  return new RegExp(`^${pattern}${ZONE}$`);
}

/** Whether literals of this datatype are dates, times or parts of them. */
export function isDateType(datatype: string): boolean {
  return FORM_OF.has(datatype) || datatype.startsWith(EDTF);
}

/** Nothing when the datatype is none of dates, or the text is none of its forms or a day that does not exist. */
export function readDate(lexical: string, datatype: string): Dated | undefined {
  const text = lexical.trim();
  if (text.length > LENGTH_MAX) return undefined;
  if (datatype.startsWith(EDTF)) return readEdtf(text);
  const parts = FORM_OF.get(datatype)?.exec(text)?.groups;
  return parts === undefined ? undefined : datedOf(parts);
}

/** The date of a text that has no datatype to tell what it is: an EDTF date, or a point of time. */
export function readPlainDate(lexical: string): Dated | undefined {
  return readEdtf(lexical.trim()) ?? readDate(lexical, `${NAMESPACES.xsd}dateTime`);
}

type Parts = Readonly<Record<string, string | undefined>>;

function datedOf({ year, month, day, hour, minute, second, zone }: Parts): Dated | undefined {
  const clock =
    hour === undefined
      ? undefined
      : {
          hour: Number(hour),
          minute: Number(minute),
          second: Number(second),
          ...(zone !== undefined && { zone }),
        };
  if (clock !== undefined && !isClock(clock)) return undefined;
  if (year !== undefined)
    return checked({
      kind: "moment",
      year: Number(year),
      openDigits: 0,
      ...(month !== undefined && { month: Number(month) }),
      ...(day !== undefined && { day: Number(day) }),
      ...(clock !== undefined && { clock }),
      isApproximate: false,
      isUncertain: false,
    });
  if (clock !== undefined) return { kind: "time", clock };
  return recurring(month, day);
}

function recurring(month: string | undefined, day: string | undefined): Recurring | undefined {
  // A year that has a 29 February, and for a day alone a month of 31 days.
  const [at, on] = [Number(month ?? 1), Number(day ?? 1)];
  if (on < 1 || on > daysIn(2000, at)) return undefined;
  return {
    kind: "recurring",
    ...(month !== undefined && { month: at }),
    ...(day !== undefined && { day: on }),
  };
}

/** XML Schema allows 24:00:00, the end of a day. */
function isClock({ hour, minute, second }: Clock): boolean {
  if (hour === 24) return minute === 0 && second === 0;
  return hour < 24 && minute < 60 && second < 60;
}

function readEdtf(text: string): Moment | Interval | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const ends = text.split("/");
  const [first = "", last = ""] = ends;
  if (ends.length > 2) return undefined;
  if (ends.length === 1) return readEdtfMoment(first);
  const start = readEdge(first);
  const end = readEdge(last);
  if (start === undefined || end === undefined) return undefined;
  return typeof start === "string" && typeof end === "string"
    ? undefined
    : { kind: "interval", start, end };
}

function readEdge(text: string): Edge | undefined {
  if (text === "") return "unknown";
  return text === ".." ? "open" : readEdtfMoment(text);
}

function readEdtfMoment(text: string): Moment | undefined {
  const parts = EDTF_MOMENT.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { long, year, open, month, day, mark = "" } = parts;
  const at = month === undefined || month === "XX" ? undefined : Number(month);
  if (open !== undefined && month !== undefined) return undefined;
  if (month === "XX" && day !== undefined && day !== "XX") return undefined;
  const unknown = month === "XX" ? "month" : day === "XX" ? "day" : undefined;
  return checked({
    kind: "moment",
    year: Number(long ?? year ?? open?.replaceAll("X", "0")),
    openDigits: open === undefined ? 0 : open.split("X").length - 1,
    ...(at !== undefined && (at > 20 && day === undefined ? { season: at - 20 } : { month: at })),
    ...(day !== undefined && day !== "XX" && { day: Number(day) }),
    ...(unknown !== undefined && { unknown }),
    isApproximate: mark === "~" || mark === "%",
    isUncertain: mark === "?" || mark === "%",
  });
}

function checked(moment: Moment): Moment | undefined {
  const { year, month = 1, day = 1, season = 1 } = moment;
  if (Math.abs(year) > YEAR_MAX || season < 1 || season > 4) return undefined;
  return day < 1 || day > daysIn(year, month) ? undefined : moment;
}

/** The number of days of a month; 0 where there is no such month. */
export function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}
