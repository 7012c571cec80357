// Search: things by their names in any language and script, with the name that was found.

import type { Release, Text } from "../model/release.ts";
import { isMachinery, term } from "../model/vocabulary.ts";
import { classesOf } from "./classes.ts";
import { type NameIndex, type NameMatch, RANKS } from "./name-index.ts";
import { Things } from "./reconcile/things.ts";

export interface Found {
  readonly iri: string;
  /** The name that answers what was asked. */
  readonly matched: Text;
  /** Its classes, the one that fewest things have first. */
  readonly types: readonly string[];
}

export interface Findings {
  readonly found: readonly Found[];
  /** Whether no name has these words, and those found are only nearly so. */
  readonly isNear: boolean;
  readonly hasMore: boolean;
}

export interface SearchOptions {
  /** Only things of this class and of those below it. */
  readonly kind?: string | undefined;
  readonly limit: number;
}

/** What people paste: an address in pointed brackets, a path of ours, the page of a Wikidata item. */
const PASTED: readonly (readonly [form: RegExp, text: string])[] = [
  [/^<(.*)>$/s, "$1"],
  [/^https?:\/\/(?:www|m)\.wikidata\.org\/(?:wiki|entity)\/(Q[1-9]\d*)$/, "$1"],
  [/^\/(?!\/)/, ""],
];

/** The things that a text names for certain: by IRI, path, or Wikidata item. */
export function identified(release: Release, text: string): string[] {
  const plain = unpasted(text);
  return plain === "" ? [] : new Things(release).identified(plain);
}

/** An address as the data writes it, of what people paste. */
export function unpasted(text: string): string {
  return PASTED.reduce((known, [form, kept]) => known.replace(form, kept), text);
}

/** Things by a text; `release` names them in the language of the reader. */
export function search(
  index: NameIndex,
  release: Release,
  text: string,
  { kind, limit }: SearchOptions,
): Findings {
  const accepts = (iri: string) => kind === undefined || classesOf(release, iri).includes(kind);
  const contained = index.containing(text).filter(({ iri }) => accepts(iri));
  const isSpelt = contained.some(({ likeness }) => likeness >= RANKS.words);
  const alike = isSpelt ? [] : index.match(text, { accepts, wide: true });
  const isNear = contained.length === 0;
  // Beside names that only sound so, those count that are at least as likely.
  const others = isNear ? alike : alike.filter(({ likeness }) => likeness >= RANKS.sound);
  return { ...theBest(release, [...contained, ...others], limit), isNear };
}

/** Of names that match, best first, the best of each thing. */
export function theBest(
  release: Release,
  matches: readonly NameMatch[],
  limit: number,
): Pick<Findings, "found" | "hasMore"> {
  const best = bestNames(release, matches);
  return {
    found: best.slice(0, limit).map((match) => toFound(release, match)),
    hasMore: best.length > limit,
  };
}

/** A thing that was found by what it is, not by its name. */
export function foundAs(release: Release, iri: string): Found {
  return { iri, matched: release.labels.label(iri), types: typesOf(release, iri) };
}

/** The best name of each thing, best first: of those that answer as well, the one that the reader knows it by. */
function bestNames({ labels }: Release, matches: readonly NameMatch[]): NameMatch[] {
  const best = new Map<string, NameMatch>();
  for (const match of matches) {
    const known = best.get(match.iri);
    const isBetter =
      known === undefined ||
      match.likeness > known.likeness ||
      (match.likeness === known.likeness && match.name === labels.label(match.iri).value);
    if (isBetter) best.set(match.iri, match);
  }
  return [...best.values()].sort((a, b) => b.likeness - a.likeness);
}

function toFound(release: Release, { iri, name }: NameMatch): Found {
  return { iri, matched: textOf(release, iri, name), types: typesOf(release, iri) };
}

const OTHER_LABEL = term("skos", "altLabel");

/** A name with its language; of several that write it alike, that of the reader. */
function textOf({ labels, quads }: Release, iri: string, name: string): Text {
  const shown = labels.label(iri);
  if (shown.value === name) return shown;
  const known = labels.labels(iri).find(({ value }) => value === name);
  if (known !== undefined) return known;
  const other = quads
    .withSubject(iri)
    .find(({ predicate, object }) => predicate.value === OTHER_LABEL && object.value === name);
  const language = other?.object.termType === "Literal" ? other.object.language : "";
  return { value: name, language };
}

function typesOf(release: Release, iri: string): string[] {
  const own = new Set(new Things(release).classesOf(iri).filter((kind) => !isMachinery(kind)));
  return release.classes
    .map((known) => known.iri)
    .filter((kind) => own.has(kind))
    .reverse();
}
