// Which texts have certain words: whole ones, or such as only begin so.

import { Postings } from "./postings.ts";
import { alphabetically, sortInSteps } from "./sort.ts";

/** How many texts are gone through at once. */
const STEP = 5000;

export class WordStarts {
  /** In alphabetical order; their places are the keys of the postings. */
  readonly #words: readonly string[];
  readonly #texts: Postings;

  private constructor(words: readonly string[], texts: Postings) {
    this.#words = words;
    this.#texts = texts;
  }

  /** Bit by bit, so that others may work between. `texts` are words with a space between. */
  static *build(texts: readonly string[]): Generator<undefined, WordStarts> {
    const known = new Set<string>();
    for (const [at, text] of texts.entries()) {
      if (at % STEP === 0) yield;
      for (const word of text.split(" ")) known.add(word);
    }
    const words = yield* sortInSteps([...known], alphabetically);
    const places = new Map<string, number>();
    for (const [place, word] of words.entries()) {
      if (place % STEP === 0) yield;
      places.set(word, place);
    }
    const postings = yield* Postings.build(words.length, texts.length, (at) => [
      ...new Set((texts[at] ?? "").split(" ").map((word) => places.get(word) ?? 0)),
    ]);
    return new WordStarts(words, postings);
  }

  /** The numbers of the texts that have all these words, in any order; the last one may be only begun. */
  having(text: string): number[] {
    const words = text.split(" ");
    const lists = words
      .map((word, at) => this.#with(word, at === words.length - 1))
      .sort((a, b) => a.size - b.size);
    const [fewest = new Set<number>(), ...others] = lists;
    return [...fewest].filter((number) => others.every((list) => list.has(number)));
  }

  /** Those with the word itself come first. */
  #with(word: string, isBegun: boolean): Set<number> {
    const found = new Set<number>();
    if (word === "") return found;
    for (let at = this.#firstFrom(word); at < this.#words.length; at += 1) {
      const known = this.#words[at] ?? "";
      if (isBegun ? !known.startsWith(word) : known !== word) break;
      for (const number of this.#texts.of(at)) found.add(number);
    }
    return found;
  }

  #firstFrom(word: string): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? "") < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
