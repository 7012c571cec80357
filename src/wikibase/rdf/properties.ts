// What is declared of a property: its datatype, the predicates that are its faces, and the class of things without a value.

import { term } from "../../model/vocabulary.ts";
import type { TripleSet } from "./graph.ts";
import { type Face, faceOf, type Namespaces, WIKIBASE } from "./namespaces.ts";

/** The words of the Wikibase ontology for the faces that every property has. */
const WORDS: Readonly<Partial<Record<Face, string>>> = {
  claim: "claim",
  direct: "directClaim",
  statement: "statementProperty",
  statementValue: "statementValue",
  qualifier: "qualifier",
  qualifierValue: "qualifierValue",
  reference: "reference",
  referenceValue: "referenceValue",
};

/** Those for values in another spelling: a quantity in base units, an identifier as an address. */
const NORMALIZED_WORDS: Readonly<Partial<Record<Face, string>>> = {
  directNormalized: "directClaimNormalized",
  statementValueNormalized: "statementValueNormalized",
  qualifierValueNormalized: "qualifierValueNormalized",
  referenceValueNormalized: "referenceValueNormalized",
};

/** Faces whose values are the simple ones of the datatype; all others lead to nodes. */
const SIMPLE: ReadonlySet<Face> = new Set(["direct", "statement", "qualifier", "reference"]);

const OBJECT_DATATYPES = new Set([
  "wikibase-item",
  "wikibase-property",
  "commonsMedia",
  "url",
  "geo-shape",
  "tabular-data",
]);
const NORMALIZED_DATATYPES = new Set(["quantity", "external-id"]);

/** Declares a property as far as its datatype is known. */
export function declareProperty(
  triples: TripleSet,
  id: string,
  datatype: string,
  namespaces: Namespaces,
): void {
  const property = namespaces.entity(id);
  const words = NORMALIZED_DATATYPES.has(datatype) ? { ...WORDS, ...NORMALIZED_WORDS } : WORDS;
  triples.add(property, `${WIKIBASE}propertyType`, WIKIBASE + nameOfDatatype(datatype));
  for (const [name, word] of Object.entries(words)) {
    const face = name as Face; // keys of those very tables
    const predicate = faceOf(namespaces, face, id);
    triples.add(property, WIKIBASE + word, predicate);
    triples.addType(predicate, term("owl", kindOf(face, datatype)));
  }
  declareNovalue(triples, id, namespaces);
}

/** Things without a value are those that have not some value (OWL 2 §8.2.1). */
function declareNovalue(triples: TripleSet, id: string, namespaces: Namespaces): void {
  const novalue = faceOf(namespaces, "novalue", id);
  const restriction = triples.unnamed("restriction", novalue);
  triples.add(namespaces.entity(id), `${WIKIBASE}novalue`, novalue);
  triples.addType(novalue, term("owl", "Class"));
  triples.add(novalue, term("owl", "complementOf"), restriction);
  triples.addType(restriction, term("owl", "Restriction"));
  triples.add(restriction, term("owl", "onProperty"), faceOf(namespaces, "direct", id));
  triples.add(restriction, term("owl", "someValuesFrom"), term("owl", "Thing"));
}

function kindOf(face: Face, datatype: string): "ObjectProperty" | "DatatypeProperty" {
  // An identifier in another spelling is an address; a quantity in base units is a number still.
  const isLiteral =
    (SIMPLE.has(face) && !OBJECT_DATATYPES.has(datatype)) ||
    (face === "directNormalized" && datatype === "quantity");
  return isLiteral ? "DatatypeProperty" : "ObjectProperty";
}

/** `wikibase-item` is `WikibaseItem` in the ontology. */
function nameOfDatatype(datatype: string): string {
  return datatype.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, first) => first.toUpperCase());
}
