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

/** Edits, a swap of neighbours counting as one; `limit` when there are that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? limit, limit);
}
