// The addresses of the RDF of Wikibase: entities, statements, values, references, and the faces of a property.

/** Where the addresses of one Wikibase stand (getConceptNamespaces of Wikibase). */
export interface Namespaces {
  /** The address of an item or a property. */
  readonly entity: (id: string) => string;
  /** The address of the document on an entity. */
  readonly data: (id: string) => string;
  readonly statement: string;
  readonly reference: string;
  readonly value: string;
  /** What the predicates of properties begin with: `…/prop/`. */
  readonly property: string;
  /** Addresses in the place of blank nodes begin so; blank nodes when left out. */
  readonly genid?: string;
}

/** The faces of a property, by the path of their predicates below `…/prop/`. */
export const FACES = {
  claim: "",
  direct: "direct/",
  directNormalized: "direct-normalized/",
  statement: "statement/",
  statementValue: "statement/value/",
  statementValueNormalized: "statement/value-normalized/",
  qualifier: "qualifier/",
  qualifierValue: "qualifier/value/",
  qualifierValueNormalized: "qualifier/value-normalized/",
  reference: "reference/",
  referenceValue: "reference/value/",
  referenceValueNormalized: "reference/value-normalized/",
  novalue: "novalue/",
} as const;

export type Face = keyof typeof FACES;

export const WIKIBASE = "http://wikiba.se/ontology#";
export const WIKIDATA = "http://www.wikidata.org/";

/** The predicate (or, for `novalue`, the class) of a face of a property. */
export function faceOf({ property }: Namespaces, face: Face, id: string): string {
  return `${property}${FACES[face]}${id}`;
}
