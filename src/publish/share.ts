// Short names for queries, by what they say: anybody can compute them, also without this server.

import { hash } from "node:crypto";

/** How many hexadecimal digits of the SHA-256 a name has: enough that nobody finds two queries with one name. */
const DIGITS = 20;

/** What a name looks like. */
export const SHORT_NAME = /^[0-9a-f]{20}$/;

/** The text that is named: lines end as on Unix, and nothing blank stands around it. */
export function sharedText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** The beginning of the SHA-256 of that text in UTF-8. */
export function shortName(text: string): string {
  return hash("sha256", sharedText(text)).slice(0, DIGITS);
}
