// Dates on pages: in words, for programs, and with a link to what the record says of that time.

import { html } from "hono/html";
import { type Moment, readDate } from "../model/date.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { dateText } from "./words/dates.ts";

/** A literal of a datatype of dates; what cannot be read as one stands as it is written. */
export function dateMarkup(page: Page, lexical: string, datatype: string): Markup {
  const text = dateText(page.language, lexical, datatype);
  const dated = readDate(lexical, datatype);
  if (dated?.kind !== "moment") return html`<span class="date">${text}</span>`;
  const date = isoDate(dated);
  const linked = html`<a class="date" href="${page.href(`/on/${date}`)}">${text}</a>`;
  // HTML §4.6 knows no years before the first.
  return dated.year < 1 ? linked : html`<time datetime="${date}">${linked}</time>`;
}

/** `2014-09-12`, `2014-09` or `2014`: what is known of the day, as ISO 8601 writes it. */
export function isoDate({ year, month, day }: Pick<Moment, "year" | "month" | "day">): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return [`${year < 0 ? "-" : ""}${digits}`, ...[month, day].flatMap(twoDigits)].join("-");
}

function twoDigits(part: number | undefined): string[] {
  return part === undefined ? [] : [String(part).padStart(2, "0")];
}
