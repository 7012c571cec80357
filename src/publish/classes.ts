// The classes of a thing, with those above them.

import type { Release } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";

/** What a thing is said to be, and what follows by rdfs:subClassOf; nearest first, each once. */
export function classesOf({ quads }: Pick<Release, "quads">, iri: string): string[] {
  const objects = (subject: string, property: string) =>
    quads
      .withSubject(subject)
      .flatMap(({ predicate, object }) =>
        predicate.value === property && object.termType === "NamedNode" ? [object.value] : [],
      );
  const found = new Set(objects(iri, RDF_TYPE));
  // A set grows while it is walked.
  for (const kind of found)
    for (const above of objects(kind, term("rdfs", "subClassOf"))) found.add(above);
  return [...found];
}
