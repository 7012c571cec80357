// Dates of XML Schema as times of Wikibase: precision and calendar are kept.

import type { Term } from "@rdfjs/types";
import { term } from "../model/vocabulary.ts";
import type { Calendar, Precision, TimeValue } from "./model.ts";

interface TimeForm {
  readonly datatype: string;
  readonly pattern: RegExp;
  readonly precision: Precision;
}

/** Which dates are read how. */
const FORMS: readonly TimeForm[] = [
  { datatype: term("xsd", "gYear"), pattern: /^(-?\d{4,})$/, precision: 9 },
  { datatype: term("xsd", "gYearMonth"), pattern: /^(-?\d{4,})-(\d\d)$/, precision: 10 },
  { datatype: term("xsd", "date"), pattern: /^(-?\d{4,})-(\d\d)-(\d\d)$/, precision: 11 },
];

const PRECISIONS: readonly Precision[] = [7, 8, 9, 10, 11];

/** Items of the calendars; `calendarmodel` of Wikibase names them. */
export const CALENDARS: Readonly<Record<Calendar, string>> = {
  gregorian: "Q1985727",
  julian: "Q1985786",
};

export interface TimeFacets {
  /** A coarser precision than the literal has. */
  readonly precision: Term | undefined;
  /** The calendar in which the date is written; Gregorian, as XML Schema has it, when it is left out. */
  readonly calendar: Term | undefined;
}

/** Nothing when it is no date, a day that does not exist, or a precision that the literal has not. */
export function readTime(given: Term, facets: TimeFacets): TimeValue | undefined {
  if (given.termType !== "Literal") return undefined;
  const form = FORMS.find(({ datatype }) => given.datatype.value === datatype);
  const [, year, month = "00", day = "00"] = form?.pattern.exec(given.value) ?? [];
  const calendar = calendarOf(facets.calendar);
  if (form === undefined || year === undefined || calendar === undefined) return undefined;
  const precision = precisionOf(facets.precision, form.precision);
  if (precision === undefined || !exists(Number(year), month, day, calendar)) return undefined;
  const date = [yearOf(year), precision < 10 ? "00" : month, precision < 11 ? "00" : day].join("-");
  return { type: "time", time: `${date}T00:00:00Z`, precision, calendar };
}

/** XML Schema 1.1 counts a year 0, which is 1 BCE; Wikibase has none. */
function yearOf(written: string): string {
  const year = Number(written);
  const counted = year <= 0 ? year - 1 : year;
  return `${counted < 0 ? "-" : "+"}${String(Math.abs(counted)).padStart(4, "0")}`;
}

function precisionOf(given: Term | undefined, written: Precision): Precision | undefined {
  if (given === undefined) return written;
  return PRECISIONS.find((known) => String(known) === given.value && known <= written);
}

function calendarOf(given: Term | undefined): Calendar | undefined {
  if (given === undefined) return "gregorian";
  const item = given.value.replace(/^.*\//, "");
  if (item === CALENDARS.gregorian) return "gregorian";
  return item === CALENDARS.julian ? "julian" : undefined;
}

/** Whether the calendar has that day; unknown parts are 00. */
function exists(year: number, month: string, day: string, calendar: Calendar): boolean {
  const [at, on] = [Number(month), Number(day)];
  if (at === 0) return on === 0;
  const isLeap = year % 4 === 0 && (calendar === "julian" || year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][at - 1];
  return month !== "00" && days !== undefined && on <= days;
}
