// The words that names are made of, by their sounds: known ones, those that are nearly so, and the names that have them.

import { editDistance } from "../model/text.ts";
import { Overlap, type Sought } from "./overlap.ts";
import { Postings } from "./postings.ts";

/** Characters are told apart by six bits: space, a–z, 0–9; others share what is left. */
const BITS = 6;
const TRIGRAMS = 1 << (3 * BITS);

/** How many kinds of words with a letter left out are told apart; those that share a number are compared anyway. */
const SHORTENED = 1 << 18;

/** How many words in the place of one that no name has are looked for. */
const NEAR_WORDS = 20;

/** Words that are less alike than this are two words. */
export const WORD_MIN = 0.6;

/** How many names are gone through at once. */
const STEP = 5000;

/** Longer words are not compared. */
const WORD_MAX = 60;

interface Parts {
  readonly numbers: ReadonlyMap<string, number>;
  readonly words: readonly string[];
  readonly byTrigram: Overlap;
  /** One slip of the keyboard leaves two words alike, when a letter of each is left out. */
  readonly byShortened: Postings;
  readonly byWord: Overlap;
}

export class Words {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Bit by bit, so that others may work between. `sounds` are the names, each as words with a space between. */
  static *build(sounds: readonly string[]): Generator<undefined, Words> {
    const numbers = new Map<string, number>();
    const words: string[] = [];
    for (const [at, sound] of sounds.entries()) {
      if (at % STEP === 0) yield;
      for (const word of sound.split(" "))
        if (!numbers.has(word)) numbers.set(word, words.push(word) - 1);
    }
    const count = words.length;
    const byTrigram = yield* Overlap.build(TRIGRAMS, count, (at) => trigramsOf(words[at] ?? ""));
    const byShortened = yield* Postings.build(SHORTENED, count, (at) => shortened(words[at] ?? ""));
    const byWord = yield* Overlap.build(count, sounds.length, (at) => [
      ...new Set((sounds[at] ?? "").split(" ").map((word) => numbers.get(word) ?? 0)),
    ]);
    return new Words({ numbers, words, byTrigram, byShortened, byWord });
  }

  has(word: string): boolean {
    return this.#parts.numbers.has(word);
  }

  /** How much it says that two names share this word; the more, the fewer names have it. */
  weight(word: string): number {
    return this.#parts.byWord.weight(this.#parts.numbers.get(word) ?? -1);
  }

  /** The numbers of about `limit` names with these words or words like them, in no order. */
  namesNear(sound: string, limit: number): number[] {
    const words = [...new Set(sound.split(" "))];
    const sought = words.flatMap((word) => this.#sought(word));
    const whole = words.reduce((sum, word) => sum + this.weight(word), 0);
    return this.#parts.byWord.nearest(sought, whole, limit);
  }

  /** The word itself, or those that it may have been meant to be. */
  #sought(word: string): Sought[] {
    const known = this.#parts.numbers.get(word);
    if (known !== undefined) return [{ key: known, share: 1 }];
    if (word.length > WORD_MAX) return [];
    return [...this.#near(word)]
      .map((key) => ({ key, share: sameShare(word, this.#parts.words[key] ?? "", WORD_MIN) }))
      .filter(({ share }) => share > 0);
  }

  /** The numbers of words that may be meant by one that no name has. */
  #near(word: string): Set<number> {
    const trigrams = trigramsOf(word).map((key) => ({ key, share: 1 }));
    const whole = trigrams.reduce((sum, { key }) => sum + this.#parts.byTrigram.weight(key), 0);
    const slipped = shortened(word).flatMap((key) => [...this.#parts.byShortened.of(key)]);
    return new Set([...slipped, ...this.#parts.byTrigram.nearest(trigrams, whole, NEAR_WORDS)]);
  }
}

/** The share of letters that need not change to make one text of the other; 0 when it is less than `least`. */
export function sameShare(a: string, b: string, least: number): number {
  const longer = Math.max(a.length, b.length, 1);
  const limit = Math.floor(longer * (1 - least)) + 1;
  const distance = editDistance(a, b, limit);
  return distance === limit ? 0 : 1 - distance / longer;
}

/** The distinct trigrams of a word with a space around it, as numbers. */
function trigramsOf(word: string): number[] {
  const found: number[] = [];
  const length = Math.min(word.length, WORD_MAX);
  let key = bitsOf(word.charCodeAt(0));
  for (let at = 1; at <= length; at += 1) {
    key = ((key << BITS) | (at < length ? bitsOf(word.charCodeAt(at)) : 0)) & (TRIGRAMS - 1);
    if (!found.includes(key)) found.push(key);
  }
  return found;
}

function bitsOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 21;
  return 37 + (code % 27);
}

/** Numbers for a word and for what it is without each of its letters; each once. */
function shortened(word: string): number[] {
  const length = Math.min(word.length, WORD_MAX);
  const found = new Set([numberOf(word, length, -1)]);
  for (let without = 0; without < length; without += 1) found.add(numberOf(word, length, without));
  return [...found];
}

/** FNV-1a of the word but for one letter, cut to the numbers that there are. */
function numberOf(word: string, length: number, without: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at += 1)
    if (at !== without) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 18)) & (SHORTENED - 1);
}
