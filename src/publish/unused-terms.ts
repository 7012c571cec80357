// Classes and properties that a publication defines and does not use.

import type { Release } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";

const CLASS_KINDS = [term("rdfs", "Class"), term("owl", "Class")];
const PROPERTY_KINDS = [
  term("rdf", "Property"),
  ...["ObjectProperty", "DatatypeProperty", "AnnotationProperty"].map((kind) => term("owl", kind)),
];

/** What statements use. */
interface Used {
  readonly classes: { has(iri: string): boolean };
  readonly properties: { has(iri: string): boolean };
}

/** A class with a used class below it is used too. In alphabetical order. */
export function unusedTerms(
  { quads }: Pick<Release, "quads">,
  { classes, properties }: Used,
): string[] {
  const defined = (kinds: readonly string[]) =>
    kinds.flatMap((kind) =>
      quads
        .withObject(kind)
        .filter(({ predicate }) => predicate.value === RDF_TYPE)
        .map(({ subject }) => subject.value),
    );
  const isUsed = (kind: string, seen: ReadonlySet<string>): boolean =>
    classes.has(kind) ||
    quads
      .withObject(kind)
      .some(
        ({ subject, predicate }) =>
          predicate.value === term("rdfs", "subClassOf") &&
          !seen.has(subject.value) &&
          isUsed(subject.value, new Set([...seen, kind])),
      );
  const unused = [
    ...defined(CLASS_KINDS).filter((kind) => !isUsed(kind, new Set())),
    ...defined(PROPERTY_KINDS).filter((property) => !properties.has(property)),
  ];
  return [...new Set(unused)].sort();
}
