// What the folder itself says of its dataset, as far as DCAT-AP knows it.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { type KnownPrefix, term } from "../model/vocabulary.ts";
import { factory } from "../rdf/term.ts";
import { describeNode } from "./statements.ts";

interface Passed {
  /** The class that DCAT-AP wants of values that are things; without one the values are literals. */
  readonly kind?: string;
  /** The property that names such a thing. */
  readonly name?: string;
  /** Whether what is said of the value is part of it, such as the start of a period. */
  readonly whole?: true;
}

/** Properties of a dataset of DCAT-AP 3.0 that are taken over; what we state ourselves is not among them. */
const PASSED: Readonly<Record<string, Passed>> = {
  "dcat:keyword": {},
  "dcterms:issued": {},
  "dcat:theme": { kind: "skos:Concept", name: "skos:prefLabel" },
  "dcterms:spatial": { kind: "dcterms:Location", name: "rdfs:label" },
  "dcterms:temporal": { kind: "dcterms:PeriodOfTime", whole: true },
  "dcterms:language": { kind: "dcterms:LinguisticSystem", name: "rdfs:label" },
  "dcterms:accrualPeriodicity": { kind: "dcterms:Frequency", name: "rdfs:label" },
  "dcterms:creator": { kind: "foaf:Agent", name: "foaf:name" },
  "dcterms:conformsTo": { kind: "dcterms:Standard", name: "dcterms:title" },
  "dcat:contactPoint": { kind: "vcard:Kind", whole: true },
};

/** Statements of the catalogue entry, each once, and of the things that they name. */
export function describeEntry(release: Release, dataset: string): Quad[] {
  const own = release.quads.withSubject(dataset);
  return Object.entries(PASSED).flatMap(([property, passed]) => {
    const [prefix = "", local = ""] = property.split(":");
    const iri = term(prefix as KnownPrefix, local); // all of the table are known ones
    const fitting = passed.kind === undefined ? "Literal" : "NamedNode";
    return own
      .filter(({ predicate, object }) => predicate.value === iri && object.termType === fitting)
      .flatMap(({ subject, predicate, object }) => [
        factory.quad(subject, predicate, object),
        ...describeValue(release, object.value, passed),
      ]);
  });
}

function describeValue(
  { quads, labels }: Release,
  iri: string,
  { kind, name, whole }: Passed,
): Quad[] {
  if (kind === undefined) return [];
  const labelled = labels.labels(iri);
  const names = (labelled.length > 0 ? labelled : [labels.label(iri)]).map(
    ({ value, language }) => ({ text: value, language }),
  );
  const parts = whole === true ? quads.withSubject(iri) : [];
  return [
    ...describeNode(iri, [kind], name === undefined ? {} : { [name]: names }),
    ...parts.map(({ subject, predicate, object }) => factory.quad(subject, predicate, object)),
  ];
}
