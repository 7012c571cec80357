// Places in a text, and the nearest of some words.

import type { Place } from "./error.ts";

const EXCERPT_MAX = 240;

/** The place of an offset (UTF-16 units) in a text. `length` gives how far the place reaches in its line. */
export function placeAt(text: string, offset: number, length = 1): Place {
  const at = Math.min(Math.max(offset, 0), text.length);
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const line = countNewlines(text, start) + 1;
  return placeOn(text, line, at - start + 1, length);
}

/** The place at a line and column, both from 1. */
export function placeOn(text: string, line: number, column: number, length = 1): Place {
  const excerpt = lineOf(text, line);
  const end = Math.max(column + 1, Math.min(column + length, excerpt.length + 1));
  return {
    line,
    column,
    endColumn: end,
    excerpt: excerpt.slice(0, Math.max(EXCERPT_MAX, end + 40)),
  };
}

/** The word among `choices` that `word` was probably meant to be. */
export function nearest(word: string, choices: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const choice of choices) {
    const distance = editDistance(word.toLowerCase(), choice.toLowerCase(), least);
    if (distance < least) {
      best = choice;
      least = distance;
    }
  }
  return best;
}

function lineOf(text: string, line: number): string {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const newline = text.indexOf("\n", start);
    if (newline === -1) return "";
    start = newline + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
}

function countNewlines(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1))
    count += 1;
  return count;
}

/** Rows of the table of `editDistance`, made longer when a word needs it. */
let rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const;

/**
 * Letters put in, taken out or changed, and neighbours swapped (optimal string alignment); `limit` when there are that
 * many or more. For words of less than 65,536 letters.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let start = 0;
  let [endOfA, endOfB] = [a.length, b.length];
  while (start < endOfA && start < endOfB && a[start] === b[start]) start += 1;
  while (endOfA > start && endOfB > start && a[endOfA - 1] === b[endOfB - 1]) {
    endOfA -= 1;
    endOfB -= 1;
  }
  return Math.min(limit, middleDistance(a.slice(start, endOfA), b.slice(start, endOfB), limit));
}

function middleDistance(a: string, b: string, limit: number): number {
  const width = b.length + 1;
  if (a === "" || b === "") return a.length + b.length;
  if (rows[0].length < width)
    rows = [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)];
  let [before, last, row] = rows;
  for (let j = 0; j < width; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    if (fillRow(a, b, i, before, last, row) >= limit) return limit;
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? limit;
}

/** Fills one row of the table; the least of it is what the whole cannot fall below. */
function fillRow(
  a: string,
  b: string,
  i: number,
  before: Uint16Array,
  last: Uint16Array,
  row: Uint16Array,
): number {
  const letter = a.charCodeAt(i - 1);
  const letterBefore = i > 1 ? a.charCodeAt(i - 2) : -1;
  let least = i;
  let left = i;
  let diagonal = i - 1;
  for (let j = 1; j <= b.length; j += 1) {
    const above = last[j] ?? 0;
    const other = b.charCodeAt(j - 1);
    let cost = Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1));
    if (j > 1 && letterBefore === other && letter === b.charCodeAt(j - 2))
      cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
    row[j] = cost;
    left = cost;
    diagonal = above;
    if (cost < least) least = cost;
  }
  return least;
}
