// Queries that any data can be asked: all things of a class, and those that lack what most of them have.

import type { Release } from "../model/release.ts";
import { isMachinery, RDF_TYPE } from "../model/vocabulary.ts";
import { prefixedName } from "./editor-vocabulary.ts";

export interface ClassPattern {
  readonly class: string;
  readonly count: number;
  readonly query: string;
}

export interface GapPattern extends ClassPattern {
  /** What these things lack. */
  readonly property: string;
}

/** How many patterns of each kind are made. */
const MOST = 12;

/** What fewer things of a class have is no gap where it is missing. */
const COMMON = 0.5;

/** Things of the most frequent classes. */
export function thingsPatterns(release: Release): ClassPattern[] {
  return classesOf(release)
    .slice(0, MOST)
    .map(({ iri, count }) => ({
      class: iri,
      count,
      query: `SELECT ?thing WHERE {\n  ?thing a ${written(release, iri)} .\n}`,
    }));
}

/** What most things of a class have and some lack; the nearest to being whole first. */
export function gapPatterns(release: Release): GapPattern[] {
  const usage = release.usage.ofClasses;
  return classesOf(release)
    .flatMap(({ iri, count: all }) =>
      [...(usage.get(iri) ?? [])]
        .filter(([property, n]) => property !== RDF_TYPE && n < all && n >= all * COMMON)
        .map(([property, n]) => ({
          class: iri,
          property,
          count: all - n,
          share: n / all,
          query: `SELECT ?thing WHERE {\n  ?thing a ${written(release, iri)} .\n  FILTER NOT EXISTS { ?thing ${written(release, property)} ?value }\n}`,
        })),
    )
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST);
}

function classesOf({ classes }: Release): Release["classes"] {
  return classes.filter(({ iri }) => !isMachinery(iri));
}

function written({ prefixes }: Release, iri: string): string {
  return prefixedName(prefixes, iri) ?? `<${iri}>`;
}
