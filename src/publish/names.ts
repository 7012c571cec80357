// An index of the names of things, in all languages and scripts: exact, by words in any order, and nearly so.

import type { Release } from "../model/release.ts";
import { isMachinery, RDF_TYPE, term } from "../model/vocabulary.ts";
import { fold } from "./spelling.ts";

export interface NameMatch {
  readonly iri: string;
  /** The name that matched. */
  readonly name: string;
  /** From 0 to 1; 1 is the same name. */
  readonly likeness: number;
}

interface Entry {
  readonly iri: string;
  readonly name: string;
  readonly folded: string;
  /** Its words in alphabetical order. */
  readonly words: string;
}

/** Below this two names have too little in common to be looked at. */
const LIKENESS_MIN = 0.55;

/** How many names that share the most trigrams are compared letter by letter. */
const COMPARED_MAX = 60;

export class NameIndex {
  readonly #entries: readonly Entry[];
  readonly #exact = new Map<string, number[]>();
  readonly #trigrams = new Map<string, number[]>();
  /** How many trigrams each entry shares with a text, while that is looked for. */
  readonly #shared: Uint16Array;
  /** Entries in the order of their folded names, for prefixes. */
  readonly #sorted: readonly Entry[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
    this.#shared = new Uint16Array(entries.length);
    this.#sorted = [...entries].sort((a, b) => (a.folded < b.folded ? -1 : 1));
    for (const [at, { folded, words }] of entries.entries()) {
      for (const key of new Set([folded, `words ${words}`])) push(this.#exact, key, at);
      for (const trigram of trigramsOf(folded)) push(this.#trigrams, trigram, at);
    }
  }

  /** The best match of each thing, best first. */
  match(text: string, accepts: (iri: string) => boolean = () => true): NameMatch[] {
    const folded = fold(text);
    const words = inOrder(folded);
    const best = new Map<string, NameMatch>();
    for (const at of this.#candidates(folded, words)) {
      const entry = this.#entries[at];
      if (entry === undefined || !accepts(entry.iri)) continue;
      const likeness = likenessOf(folded, words, entry);
      if (likeness >= LIKENESS_MIN && likeness > (best.get(entry.iri)?.likeness ?? 0))
        best.set(entry.iri, { iri: entry.iri, name: entry.name, likeness });
    }
    return [...best.values()].sort((a, b) => b.likeness - a.likeness || (a.iri < b.iri ? -1 : 1));
  }

  /** Things with a name, or a word of a name, that begins so; each once. */
  startingWith(prefix: string): string[] {
    const folded = fold(prefix);
    const found = new Set<string>();
    for (let at = this.#firstFrom(folded); at < this.#sorted.length; at += 1) {
      const entry = this.#sorted[at];
      if (entry === undefined || !entry.folded.startsWith(folded)) break;
      found.add(entry.iri);
    }
    if (folded.length >= 3)
      for (const { iri, folded: name } of this.#entries)
        if (name.includes(` ${folded}`)) found.add(iri);
    return [...found];
  }

  /** Entries with the same words; when there are none, those that share the most trigrams. */
  #candidates(folded: string, words: string): Iterable<number> {
    const same = [...(this.#exact.get(folded) ?? []), ...(this.#exact.get(`words ${words}`) ?? [])];
    return same.length > 0 ? new Set(same) : this.#nearest(folded);
  }

  #nearest(folded: string): number[] {
    const shared = this.#shared.fill(0);
    let most = 0;
    for (const trigram of trigramsOf(folded))
      for (const at of this.#trigrams.get(trigram) ?? []) {
        const count = (shared[at] ?? 0) + 1;
        shared[at] = count;
        if (count > most) most = count;
      }
    const found: number[] = [];
    // A name that shares less than a third of the best one's trigrams is not nearly the same.
    for (let wanted = most; wanted > most / 3 && found.length < COMPARED_MAX; wanted -= 1)
      for (
        let at = shared.indexOf(wanted);
        at !== -1 && found.length < COMPARED_MAX;
        at = shared.indexOf(wanted, at + 1)
      )
        found.push(at);
    return found;
  }

  #firstFrom(folded: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.folded ?? "") < folded) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const INDEXES = new WeakMap<Release, NameIndex>();

/** The index of a release, built at the first call: things with a class that is not one of vocabularies or shapes. */
export function namesOf(release: Release): NameIndex {
  const known = INDEXES.get(release);
  if (known !== undefined) return known;
  const entries: Entry[] = [];
  for (const iri of release.quads.subjects()) {
    const own = release.quads.withSubject(iri);
    const classes = own
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ object }) => object.value);
    if (classes.every(isMachinery)) continue;
    const others = own
      .filter(({ predicate }) => predicate.value === term("skos", "altLabel"))
      .map(({ object }) => object.value);
    const names = [...release.labels.labels(iri).map(({ value }) => value), ...others];
    for (const name of new Set(names)) {
      const folded = fold(name);
      entries.push({ iri, name, folded, words: inOrder(folded) });
    }
  }
  const index = new NameIndex(entries);
  INDEXES.set(release, index);
  return index;
}

function inOrder(folded: string): string {
  return folded.split(" ").sort().join(" ");
}

function trigramsOf(folded: string): Set<string> {
  const padded = [...`  ${folded} `];
  return new Set(padded.slice(2).map((_, at) => padded.slice(at, at + 3).join("")));
}

/** 1 for the same name, nearly so for the same words, else by the letters that must change. */
function likenessOf(folded: string, words: string, entry: Entry): number {
  if (folded === entry.folded) return 1;
  if (words === entry.words) return 0.97;
  const direct =
    1 - distance(folded, entry.folded) / Math.max(folded.length, entry.folded.length, 1);
  const reordered =
    1 - distance(words, entry.words) / Math.max(words.length, entry.words.length, 1);
  return Math.min(0.96, Math.max(direct, reordered - 0.03));
}

/** Letters put in, taken out or changed, and neighbours swapped (optimal string alignment). */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
