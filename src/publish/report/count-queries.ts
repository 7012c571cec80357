// The SPARQL that counts for the report on the data: who has what, in which languages, and on what statements rest.

import { LABEL_PROPERTIES, MACHINERY, RESTS_ON } from "../../model/vocabulary.ts";
import { iri, raw, sparql } from "../../query/tag.ts";

/** The most frequent classes, as `?kind` with `?n`. */
export function classesQuery(limit: number): string {
  return sparql`SELECT ?kind (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?kind FILTER(ISIRI(?kind)) } GROUP BY ?kind ORDER BY DESC(?n) LIMIT ${limit}`;
}

/** How many things of a class have each `?property`, as `?n`. */
export function havingQuery(kind: string): string {
  return sparql`SELECT ?property (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ${iri(kind)} ; ?property ?value } GROUP BY ?property`;
}

/** How many things of each `?kind` have a name in each `?language`, as `?n`. */
export function languagesQuery(kinds: readonly string[]): string {
  return sparql`SELECT ?kind ?language (COUNT(DISTINCT ?thing) AS ?n) WHERE {
  VALUES ?kind { ${kinds.map(iri)} } ?thing a ?kind .
  VALUES ?naming { ${LABEL_PROPERTIES.map(iri)} } ?thing ?naming ?name FILTER(ISLITERAL(?name))
  BIND(LCASE(LANG(?name)) AS ?language)
} GROUP BY ?kind ?language`;
}

/** Statements on vocabularies and shapes are not counted. These are few, so that they are found once and taken off. */
const ON_THINGS = raw(
  sparql`MINUS { ?s a ?kind FILTER(${raw(
    MACHINERY.map((namespace) => sparql`STRSTARTS(STR(?kind), ${namespace})`).join(" || "),
  )}) }`,
);

/** Distinct statements on things, as `?n`. `isMerged` says that the engine counts each once by itself, which is cheaper. */
export function statementsQuery(isMerged: boolean): string {
  const all = raw(sparql`?s ?p ?o ${ON_THINGS}`);
  return isMerged
    ? sparql`SELECT (COUNT(*) AS ?n) WHERE { ${all} }`
    : sparql`SELECT (COUNT(*) AS ?n) WHERE { { SELECT DISTINCT ?s ?p ?o WHERE { ${all} } } }`;
}

/**
 * Distinct statements on things in named graphs, as `?n`, by how many works these graphs cite, as `?works`. Some engines
 * give the default graph as one without an IRI, and nothing for the number of none.
 */
export function supportQuery(): string {
  return sparql`SELECT ?works (COUNT(*) AS ?n) WHERE {
  { SELECT ?s ?p ?o (COUNT(DISTINCT ?work) AS ?works) WHERE {
    GRAPH ?g { ?s ?p ?o } FILTER(ISIRI(?g))
    OPTIONAL { VALUES ?rests { ${RESTS_ON.map(iri)} } ?g ?rests ?work }
    ${ON_THINGS}
  } GROUP BY ?s ?p ?o }
} GROUP BY ?works`;
}

/** Those of these classes and properties that some statement uses, as `?term`. */
export function usedQuery(terms: readonly string[]): string {
  return sparql`SELECT DISTINCT ?term WHERE { VALUES ?term { ${terms.map(iri)} } { ?thing a ?term } UNION { ?thing ?term ?value } }`;
}
