// The classes of a thing, those above them, and those below.

import type { Release } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { predicateBytes, Rows } from "../rdf/rows.ts";

const SUBCLASS = term("rdfs", "subClassOf");

type Quads = Pick<Release, "quads">;

/** What a thing is said to be, and what follows by rdfs:subClassOf; nearest first, each once. */
export function classesOf(release: Quads, iri: string): string[] {
  return closure(objectsOf(release, iri, RDF_TYPE), (kind) => objectsOf(release, kind, SUBCLASS));
}

/** A class and those above it; nearest first, each once. */
export function superclassesOf(release: Quads, kind: string): string[] {
  return closure([kind], (known) => objectsOf(release, known, SUBCLASS));
}

/** A class and those below it that have things of their own. */
export function subclassesOf(release: Pick<Release, "quads" | "classes">, kind: string): string[] {
  const below = release.classes
    .map(({ iri }) => iri)
    .filter((known) => known !== kind && superclassesOf(release, known).includes(kind));
  return [kind, ...below];
}

/** The things that are said to be of these classes; those of several, or by several graphs, more than once. */
export function* thingsOf(quads: Release["quads"], classes: readonly string[]): Generator<string> {
  const rows = new Rows(quads);
  for (const kind of classes)
    for (const row of rows.pointingAt(kind))
      if (rows.hasPredicate(row, TYPE)) yield rows.subject(row);
}

const TYPE = [predicateBytes(RDF_TYPE)];

function objectsOf({ quads }: Quads, subject: string, property: string): string[] {
  return quads
    .withSubject(subject)
    .flatMap(({ predicate, object }) =>
      predicate.value === property && object.termType === "NamedNode" ? [object.value] : [],
    );
}

function closure(start: readonly string[], next: (iri: string) => string[]): string[] {
  const found = new Set(start);
  // A set grows while it is walked.
  for (const iri of found) for (const further of next(iri)) found.add(further);
  return [...found];
}
