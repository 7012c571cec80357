// Vocabularies as people look them up: their classes, their properties, and what is known of a term.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { NAMESPACES, RDF_TYPE, term } from "../model/vocabulary.ts";

const CLASSES = [term("owl", "Class"), term("rdfs", "Class")];

const PROPERTIES = [
  term("rdf", "Property"),
  term("owl", "ObjectProperty"),
  term("owl", "DatatypeProperty"),
  term("owl", "AnnotationProperty"),
];

export type TermKind = "class" | "property" | "other";

/** The terms of a vocabulary: parts of its address, such as `ns#Visit` of `ns`. */
export interface Vocabulary {
  readonly iri: string;
  readonly classes: readonly string[];
  readonly properties: readonly string[];
  /** What is neither, such as concepts that properties take. */
  readonly others: readonly string[];
}

/** The vocabulary that these statements describe; nothing when they define neither class nor property. */
export function vocabularyOf(iri: string, quads: readonly Quad[]): Vocabulary | undefined {
  const kinds = new Map<string, TermKind>();
  for (const { subject, predicate, object } of quads) {
    if (!subject.value.startsWith(`${iri}#`)) continue;
    const known = kinds.get(subject.value) ?? "other";
    const kind = predicate.value === RDF_TYPE ? kindOfType(object.value) : "other";
    kinds.set(subject.value, known === "other" ? kind : known);
  }
  const of = (kind: TermKind) =>
    [...kinds].flatMap(([part, known]) => (known === kind ? [part] : []));
  const [classes, properties] = [of("class"), of("property")];
  return classes.length + properties.length === 0
    ? undefined
    : { iri, classes, properties, others: of("other") };
}

/** Whether a thing is a class, a property or neither. */
export function kindOfTerm({ quads }: Pick<Release, "quads">, iri: string): TermKind {
  const kinds = quads
    .withSubject(iri)
    .filter(({ predicate }) => predicate.value === RDF_TYPE)
    .map(({ object }) => kindOfType(object.value));
  return kinds.find((kind) => kind !== "other") ?? "other";
}

function kindOfType(type: string): TermKind {
  if (CLASSES.includes(type)) return "class";
  return PROPERTIES.includes(type) ? "property" : "other";
}

/** A class of a vocabulary with those right below it. */
export interface ClassNode {
  readonly iri: string;
  readonly below: readonly ClassNode[];
}

/** The classes of a vocabulary as trees; a class below two stands below the first. */
export function classTrees(
  { quads }: Pick<Release, "quads">,
  classes: readonly string[],
): ClassNode[] {
  const placed = new Set<string>();
  const parentOf = new Map(
    classes.map((iri) => {
      const above = objectsOf(quads.withSubject(iri), term("rdfs", "subClassOf"));
      return [iri, above.find((other) => other !== iri && classes.includes(other))] as const;
    }),
  );
  const nodeOf = (iri: string): ClassNode => {
    placed.add(iri);
    const below = classes.filter((other) => parentOf.get(other) === iri && !placed.has(other));
    return { iri, below: below.map(nodeOf) };
  };
  const trees = classes.filter((iri) => parentOf.get(iri) === undefined).map(nodeOf);
  // Classes that are below themselves have no root.
  return [
    ...trees,
    ...classes.filter((iri) => !placed.has(iri)).map((iri) => ({ iri, below: [] })),
  ];
}

/** What a shape asks of the things of a class, as far as it is told in numbers and kinds. */
export interface Constraint {
  readonly property: string;
  readonly least: string | undefined;
  readonly most: string | undefined;
  /** IRIs of classes and datatypes that values must be of. */
  readonly kinds: readonly string[];
  readonly messages: readonly { readonly value: string; readonly language: string }[];
}

/** The constraints of the shapes that target a class, property by property (SHACL §2.1.3, §4). */
export function constraintsOf(release: Pick<Release, "quads">, kind: string): Constraint[] {
  const { quads } = release;
  const shapes = quads
    .withObject(term("sh", "NodeShape"))
    .map(({ subject }) => subject.value)
    .filter(
      (shape) =>
        shape === kind ||
        objectsOf(quads.withSubject(shape), term("sh", "targetClass")).includes(kind),
    );
  return [...new Set(shapes)]
    .flatMap((shape) => objectsOf(quads.withSubject(shape), term("sh", "property")))
    .flatMap((shape) => constraintOf(quads.withSubject(shape)));
}

function constraintOf(said: readonly Quad[]): Constraint[] {
  const valuesOf = (local: string) => objectsOf(said, term("sh", local));
  const [property] = valuesOf("path");
  const [least] = valuesOf("minCount");
  const [most] = valuesOf("maxCount");
  const kinds = [...valuesOf("class"), ...valuesOf("datatype")];
  const messages = said.flatMap(({ predicate, object }) =>
    predicate.value === term("sh", "message") && object.termType === "Literal"
      ? [{ value: object.value, language: object.language }]
      : [],
  );
  if (property === undefined || (least ?? most) === undefined) {
    if (property === undefined || kinds.length === 0) return [];
  }
  return [{ property, least, most, kinds, messages }];
}

/** Properties by which terms of two vocabularies are said to mean the same or nearly so. */
export const MAPPINGS: readonly string[] = [
  term("owl", "equivalentClass"),
  term("owl", "equivalentProperty"),
  term("skos", "exactMatch"),
  term("skos", "closeMatch"),
  term("skos", "broadMatch"),
  term("rdfs", "subClassOf"),
  term("rdfs", "subPropertyOf"),
];

/** Terms of other vocabularies that a term is mapped to, with how. */
export function mappingsOf(
  { quads }: Pick<Release, "quads">,
  iri: string,
): { readonly how: string; readonly to: string }[] {
  const home = iri.replace(/[^/#]*$/, "");
  return quads
    .withSubject(iri)
    .filter(
      ({ predicate, object }) =>
        MAPPINGS.includes(predicate.value) &&
        object.termType === "NamedNode" &&
        !object.value.startsWith(home) &&
        !object.value.startsWith(NAMESPACES.owl),
    )
    .map(({ predicate, object }) => ({ how: predicate.value, to: object.value }));
}

function objectsOf(said: readonly Quad[], property: string): string[] {
  return [
    ...new Set(
      said.flatMap(({ predicate, object }) => (predicate.value === property ? [object.value] : [])),
    ),
  ];
}
