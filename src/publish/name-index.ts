// An index of names in all languages and scripts: the same, by words in any order, by sound, and nearly so.

import { inTurns } from "../model/turns.ts";
import { initialsOf, LIKENESS_MIN, likeness, SAME_SOUND, type Spelt, spell } from "./likeness.ts";
import { alphabetically, sortInSteps } from "./sort.ts";
import { fold, forSearch, inOrder, soundOf } from "./spelling.ts";
import { WordStarts } from "./word-starts.ts";
import { Words } from "./words.ts";

/** A name of a thing. */
export interface Naming extends Spelt {
  readonly iri: string;
  readonly name: string;
}

export interface NameMatch {
  readonly iri: string;
  /** The name that matched. */
  readonly name: string;
  /** From 0 to 1; 1 is the same name. */
  readonly likeness: number;
}

export interface MatchOptions {
  readonly accepts?: (iri: string) => boolean;
  /** Whether names that are only alike are wanted too when there are some that may be the same. */
  readonly wide?: boolean;
}

/** How many names that share the most are compared letter by letter. */
const COMPARED_MAX = 30;

/** How many names with the same key (initials, sound) are compared. */
const SAME_KEY_MAX = 500;

/** How many names that have the words of a search are ranked. */
const RANKED_MAX = 5000;

/**
 * How well a name answers a search: it is that, has these words, has words that sound so, has these letters within
 * its words; on the scale of likeness.
 */
export const RANKS = { same: 1, words: 0.9, sound: 0.7, within: 0.6 } as const;

/** How many names are put in at once. */
const STEP = 1000;

/** Longer texts are no names: they match when they are the same, and are not compared. */
const NAME_MAX = 250;

export function namingOf(iri: string, name: string): Naming {
  return { iri, name, ...spell(name) };
}

export class NameIndex {
  readonly #names: readonly Naming[];
  /** Numbers of names by what makes them nearly the same: their sound in any order, their initials. */
  readonly #same: ReadonlyMap<string, number[]>;
  readonly #words: Words;
  readonly #byLetters: WordStarts;
  readonly #bySound: WordStarts;
  #starts: Promise<readonly Start[]> | undefined;

  private constructor(
    names: readonly Naming[],
    same: ReadonlyMap<string, number[]>,
    words: Words,
    starts: { readonly byLetters: WordStarts; readonly bySound: WordStarts },
  ) {
    this.#names = names;
    this.#same = same;
    this.#words = words;
    this.#byLetters = starts.byLetters;
    this.#bySound = starts.bySound;
  }

  /** Bit by bit, so that others may work between. */
  static *build(names: readonly Naming[]): Generator<undefined, NameIndex> {
    const same = new Map<string, number[]>();
    const sought: Spelt[] = [];
    for (const [at, name] of names.entries()) {
      if (at % STEP === 0) yield;
      sought.push(searched(name));
      for (const key of [soundKey(name), ...initialsOf(name.folded).map(initialsKey)])
        push(same, key, at);
    }
    const words = yield* Words.build(names.map(({ sound }) => sound));
    const byLetters = yield* WordStarts.build(sought.map(({ folded }) => folded));
    const bySound = yield* WordStarts.build(sought.map(({ sound }) => sound));
    return new NameIndex(names, same, words, { byLetters, bySound });
  }

  /**
   * Names that have all these words in any order, the last perhaps only begun, or words that sound so; best first,
   * the shorter of those that are as good. A thing comes with each name of its that does.
   */
  containing(text: string): NameMatch[] {
    const given = searched(spell(text));
    const byLetters = new Set(this.#byLetters.having(given.folded));
    const numbers = new Set([...byLetters, ...this.#bySound.having(given.sound)]);
    const found: NameMatch[] = [];
    for (const at of numbers) {
      const known = this.#names[at];
      if (known === undefined) continue;
      if (found.length === RANKED_MAX) break;
      const isSame = searched(known).folded === given.folded;
      const rank = isSame ? "same" : byLetters.has(at) ? "words" : "sound";
      found.push({ iri: known.iri, name: known.name, likeness: RANKS[rank] });
    }
    return bestFirst(found);
  }

  /** The best match of each thing, best first. */
  match(text: string, { accepts = () => true, wide = false }: MatchOptions = {}): NameMatch[] {
    const given = spell(text);
    const same = this.#having(soundKey(given));
    const found = this.#compared(given, same, accepts);
    const isSame = found[0] !== undefined && found[0].likeness >= SAME_SOUND;
    if ((isSame && !wide) || given.folded === "" || given.folded.length > NAME_MAX) return found;
    const short = this.#having(initialsKey(given.folded));
    const near = this.#words.namesNear(given.sound, COMPARED_MAX).slice(0, 4 * COMPARED_MAX);
    return this.#compared(given, new Set([...same, ...short, ...near]), accepts);
  }

  /** Things with a name, or a word of a name, that begins so: those whose whole name does first. Each once. */
  async startingWith(prefix: string): Promise<Set<string>> {
    const folded = fold(prefix);
    this.#starts ??= inTurns(startsOf(this.#names));
    const starts = await this.#starts;
    const found: Start[] = [];
    for (let at = firstFrom(starts, folded); at < starts.length; at += 1) {
      const start = starts[at];
      if (start === undefined || !start.text.startsWith(folded)) break;
      found.push(start);
    }
    found.sort((a, b) => Number(b.isWhole) - Number(a.isWhole));
    return new Set(found.map(({ iri }) => iri));
  }

  #having(key: string): number[] {
    return this.#same.get(key)?.slice(0, SAME_KEY_MAX) ?? [];
  }

  #compared(
    given: Spelt,
    numbers: Iterable<number>,
    accepts: (iri: string) => boolean,
  ): NameMatch[] {
    const best = new Map<string, NameMatch>();
    for (const at of numbers) {
      const known = this.#names[at];
      if (known === undefined) continue;
      const { iri, name } = known;
      const alike = likeness(given, known, this.#words);
      if (alike >= LIKENESS_MIN && alike > (best.get(iri)?.likeness ?? 0) && accepts(iri))
        best.set(iri, { iri, name, likeness: alike });
    }
    return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.iri < b.iri ? -1 : 1));
  }
}

/** Best first, the shorter of those that are as good. */
export function bestFirst(matches: readonly NameMatch[]): NameMatch[] {
  return [...matches].sort(
    (a, b) => b.likeness - a.likeness || a.name.length - b.name.length || (a.iri < b.iri ? -1 : 1),
  );
}

function searched(spelt: Spelt): Spelt {
  const folded = forSearch(spelt.folded);
  return folded === spelt.folded ? spelt : { folded, sound: soundOf(folded) };
}

function soundKey({ sound }: Spelt): string {
  return `sound ${inOrder(sound)}`;
}

function initialsKey(initials: string): string {
  return `initials ${initials}`;
}

/** A name from the beginning of one of its words on. */
interface Start {
  readonly text: string;
  readonly iri: string;
  readonly isWhole: boolean;
}

/** In alphabetical order; made when somebody first types, for tables do not need it. */
function* startsOf(names: readonly Naming[]): Generator<undefined, Start[]> {
  const starts: Start[] = [];
  for (const [number, { iri, folded }] of names.entries()) {
    if (number % STEP === 0) yield;
    const places = [0, ...[...folded.matchAll(/ /g)].map(({ index }) => index + 1)];
    for (const at of places) starts.push({ text: folded.slice(at), iri, isWhole: at === 0 });
  }
  return yield* sortInSteps(starts, (a, b) => alphabetically(a.text, b.text));
}

function firstFrom(starts: readonly Start[], text: string): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.text ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
