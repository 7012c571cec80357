// How many things classes have, with those of classes below them.

import type { ClassSummary, QuadTable, Release } from "../model/release.ts";
import { isMachinery } from "../model/vocabulary.ts";
import { superclassesOf, thingsOf } from "./classes.ts";

type Known = Pick<Release, "quads" | "classes" | "remote">;

export interface ClassMembers extends ClassSummary {
  /** With the things of classes below, each once; nothing where these are too many to be counted for a page. */
  readonly all: number | undefined;
}

/** How many things are looked at to tell those that two classes share. */
const COUNTED_MAX = 50_000;

const LISTED = new WeakMap<Release["classes"], readonly ClassMembers[]>();

/**
 * The classes that have things, most frequent first, then those that have them only in classes below, as far as the
 * publication says anything of these itself.
 */
export function listedClasses(release: Known): readonly ClassMembers[] {
  const known = LISTED.get(release.classes);
  if (known !== undefined) return known;
  const below = classesBelow(release);
  const own = new Map(release.classes.map(({ iri, count }) => [iri, count]));
  const vocabulary = vocabularyOf(release);
  const isDeclared = (iri: string) => vocabulary.hasSubject(iri) && !isMachinery(iri);
  const above = [...below.keys()].filter((iri) => !own.has(iri) && isDeclared(iri));
  const listed = [...own.keys(), ...above].map((iri): ClassMembers => {
    const count = own.get(iri) ?? 0;
    const kinds = below.get(iri) ?? [];
    return {
      iri,
      count,
      all: kinds.length === 0 ? count : countOf(release, own, [iri, ...kinds]),
    };
  });
  LISTED.set(release.classes, listed);
  return listed;
}

/** Of an excerpt, that of the whole. */
function vocabularyOf({ quads, remote }: Known): QuadTable {
  return remote?.vocabulary ?? quads;
}

/** For each class those below it that have things. */
function classesBelow(release: Known): Map<string, string[]> {
  const below = new Map<string, string[]>();
  const quads = vocabularyOf(release);
  for (const { iri } of release.classes)
    for (const above of superclassesOf({ quads }, iri))
      if (above !== iri) below.set(above, [...(below.get(above) ?? []), iri]);
  return below;
}

/** Things at an endpoint are not at hand to be told apart. */
function countOf(
  { quads, remote }: Known,
  own: ReadonlyMap<string, number>,
  kinds: readonly string[],
): number | undefined {
  const most = kinds.reduce((sum, kind) => sum + (own.get(kind) ?? 0), 0);
  if (remote !== undefined || most > COUNTED_MAX) return undefined;
  return new Set(thingsOf(quads, kinds)).size;
}
