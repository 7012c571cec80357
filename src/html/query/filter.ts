// Stored queries that have some words.

import type { StoredQuery } from "../../model/stored-query.ts";
import { fold } from "../../publish/spelling.ts";

/** Those whose texts in any language, tags or name have all of the words, or beginnings of words. */
export function withWords(queries: readonly StoredQuery[], words: string): readonly StoredQuery[] {
  const sought = fold(words)
    .split(" ")
    .filter((word) => word !== "");
  if (sought.length === 0) return queries;
  return queries.filter(({ slug, summary, description, tags }) => {
    const texts = [...summary, ...description].map(({ value }) => value);
    const text = ` ${fold([slug, ...tags, ...texts].join(" "))}`;
    return sought.every((word) => text.includes(` ${word}`));
  });
}
