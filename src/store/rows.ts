// Counts the rows of a result without building objects from it.

import type { QueryKind } from "../model/query.ts";

type Counter = (text: string) => number;

const COUNTERS: Readonly<Record<string, Counter>> = {
  "application/sparql-results+json": (text) => countJsonRows(text),
  "application/sparql-results+xml": (text) => occurrences(text, "<result>"),
  "text/csv": (text) => unquotedNewlines(text) - 1,
  "text/tab-separated-values": (text) => occurrences(text, "\n") - 1,
};

/** Rows of a SELECT, triples of a CONSTRUCT or DESCRIBE, 1 for ASK. */
export function countRows(text: string, kind: QueryKind, mediaType: string): number {
  if (kind === "ASK") return 1;
  if (kind !== "SELECT") return occurrences(text, "\n");
  return Math.max(0, COUNTERS[mediaType]?.(text) ?? 0);
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length))
    count += 1;
  return count;
}

/** Newlines outside quotes; CSV ends each row, the header too, with one. */
function unquotedNewlines(text: string): number {
  let count = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 34) quoted = !quoted;
    else if (character === 10 && !quoted) count += 1;
  }
  return count;
}

/** Depth 3 objects of `{"head":…,"results":{"bindings":[{…},{…}]}}`, strings passed over. */
function countJsonRows(text: string): number {
  const start = text.indexOf('"bindings":[');
  let count = 0;
  let depth = 0;
  for (let at = start === -1 ? text.length : start + 12; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 34) at = endOfString(text, at);
    else if (character === 125) depth -= 1;
    else if (character === 123) {
      if (depth === 0) count += 1;
      depth += 1;
    }
  }
  return count;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 34) {
    at += text.charCodeAt(at) === 92 ? 2 : 1;
  }
  return at;
}
