// Things with dates as a calendar (iCalendar, RFC 5545).

import { createHash } from "node:crypto";
import { calendarDay } from "../model/span.ts";

export interface CalendarEvent {
  readonly iri: string;
  readonly title: string;
  /** Days since 1970-01-01: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** What the record says of the time, where it says no day. */
  readonly note?: string;
}

/** Octets of a line without its end (§3.1). */
const LINE_MAX = 75;

/**
 * All-day events; those of years that four digits cannot write are left out. The same events come with the same ids,
 * so that a calendar that is fetched again has each once.
 * @param stamp when the release was made
 */
export function writeCalendar(name: string, events: readonly CalendarEvent[], stamp: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Chancery//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap((event) => eventLines(event, dateTime(stamp))),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines({ iri, title, from, to, note }: CalendarEvent, stamp: string): string[] {
  const [start, end] = [basicDate(from), basicDate(to)];
  if (start === undefined || end === undefined) return [];
  const id = createHash("sha256").update(`${iri} ${from} ${to}`).digest("hex").slice(0, 32);
  return [
    "BEGIN:VEVENT",
    `UID:${id}@chancery`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${start}`,
    `DTEND;VALUE=DATE:${end}`,
    `SUMMARY:${text(title)}`,
    ...(note === undefined ? [] : [`DESCRIPTION:${text(note)}`]),
    ...(/^https?:[\x21-\x7e]+$/.test(iri) ? [`URL:${iri}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function basicDate(day: number): string | undefined {
  const { year, month, day: on } = calendarDay(day);
  if (!(year >= 1 && year <= 9999)) return undefined;
  return (
    String(year).padStart(4, "0") + [month, on].map((n) => String(n).padStart(2, "0")).join("")
  );
}

function dateTime(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** TEXT of §3.3.11; other control characters have no place in it. */
function text(value: string): string {
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll("\n", "\\n");
}

/** Lines of at most 75 octets, which begin with a space where they go on; no character is torn apart. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > LINE_MAX) {
      parts.push(part);
      part = " ";
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join("\r\n");
}
