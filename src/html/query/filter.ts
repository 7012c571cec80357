// Stored queries that have some words.

import type { Release } from "../../model/release.ts";
import type { StoredQuery } from "../../model/stored-query.ts";
import { fold } from "../../publish/spelling.ts";
import { namesOfTag } from "../../publish/tag-names.ts";

/** Those whose texts and names of tags in any language, tags or name have all of the words, or beginnings of words. */
export function withWords(
  release: Release,
  queries: readonly StoredQuery[],
  words: string,
): readonly StoredQuery[] {
  const sought = fold(words)
    .split(" ")
    .filter((word) => word !== "");
  if (sought.length === 0) return queries;
  return queries.filter(({ slug, summary, description, tags }) => {
    const names = tags.flatMap((tag) => namesOfTag(release, tag));
    const texts = [...summary, ...description, ...names].map(({ value }) => value);
    const text = ` ${fold([slug, ...tags, ...texts].join(" "))}`;
    return sought.every((word) => text.includes(` ${word}`));
  });
}
