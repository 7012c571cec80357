// Names that an engine found to hold some words, ranked as those of a release at hand are.

import { bestFirst, type NameMatch, RANKS } from "./name-index.ts";
import { fold, forSearch } from "./spelling.ts";

/** A name as an engine gives it. */
export interface HeldName {
  readonly iri: string;
  readonly name: string;
}

/** The words of a text, as it writes them in small letters. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(words)].filter((word) => fold(word) !== "");
}

/** The names that have all the words of a text, if only within longer ones; best first. */
export function rankNames(text: string, names: readonly HeldName[]): NameMatch[] {
  const given = forSearch(fold(text));
  return bestFirst(
    names.flatMap(({ iri, name }) => {
      const rank = rankOf(given, forSearch(fold(name)));
      return rank === undefined ? [] : [{ iri, name, likeness: RANKS[rank] }];
    }),
  );
}

/** Both are folded. The last word may be only begun. */
function rankOf(given: string, known: string): keyof typeof RANKS | undefined {
  if (known === given) return "same";
  const words = given.split(" ");
  const theirs = known.split(" ");
  const last = words.at(-1) ?? "";
  const hasWords =
    words.slice(0, -1).every((word) => theirs.includes(word)) &&
    theirs.some((word) => word.startsWith(last));
  if (hasWords) return "words";
  return words.every((word) => known.includes(word)) ? "within" : undefined;
}
