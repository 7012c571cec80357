// The prefixes that people use for the RDF of Wikibase, as the Wikidata Query Service knows them.

import { NAMESPACES } from "../../model/vocabulary.ts";
import { FACES, type Face, type Namespaces, WIKIBASE, WIKIDATA } from "./namespaces.ts";

const FACE_PREFIXES: Readonly<Record<string, Face>> = {
  p: "claim",
  ps: "statement",
  psv: "statementValue",
  psn: "statementValueNormalized",
  pq: "qualifier",
  pqv: "qualifierValue",
  pqn: "qualifierValueNormalized",
  pr: "reference",
  prv: "referenceValue",
  prn: "referenceValueNormalized",
  wdt: "direct",
  wdtn: "directNormalized",
  wdno: "novalue",
};

/** Of the query service alone: parameters of services and hints to its engine. */
export const QUERY_SERVICE = {
  bd: "http://www.bigdata.com/rdf#",
  hint: "http://www.bigdata.com/queryHints#",
} as const;

/** Prefix → namespace. Those of nodes that are ours lead to ours, so that queries written for Wikidata go on. */
export function prefixesOf(namespaces: Namespaces): Readonly<Record<string, string>> {
  const faces = Object.entries(FACE_PREFIXES).map(([prefix, face]) => [
    prefix,
    namespaces.property + FACES[face],
  ]);
  return {
    ...NAMESPACES,
    ...QUERY_SERVICE,
    ...Object.fromEntries(faces),
    wd: `${WIKIDATA}entity/`,
    wds: namespaces.statement,
    wdv: namespaces.value,
    wdref: namespaces.reference,
    wikibase: WIKIBASE,
    cc: "http://creativecommons.org/ns#",
    geof: "http://www.opengis.net/def/geosparql/function/",
    dct: NAMESPACES.dcterms,
    mediawiki: "https://www.mediawiki.org/ontology#",
    ontolex: "http://www.w3.org/ns/lemon/ontolex#",
  };
}
