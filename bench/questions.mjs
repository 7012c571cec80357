// The queries that the benches ask: six typical ones, one that keeps an engine at work, one that never ends.

import { BASE, worksOf } from "./graph.mjs";

const PREFIXES = `PREFIX : <http://schema.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
`;

/** Each gives for a number the text of a query; numbers ask of different things where there are many. */
export const TYPICAL = {
  "one thing": (n) => `SELECT ?property ?value { <${BASE}work/${n}> ?property ?value }`,
  "works of a maker": (n) =>
    `SELECT ?work ?name { ?work :creator <${BASE}maker/${n >> 5}> ; rdfs:label ?name }`,
  "a place in a span of years": (n) =>
    `SELECT ?work ?name ?year { ?work :locationCreated <${BASE}place/${n % 5}> ; rdfs:label ?name ; :dateCreated ?year
  FILTER(STR(?year) >= "1600" && STR(?year) < "1700") } ORDER BY ?year ?name LIMIT 20`,
  "two steps away": (n) =>
    `SELECT DISTINCT ?name ?other { ?work :creator <${BASE}maker/${n >> 5}> ; rdfs:label ?name ; :isRelatedTo/:isRelatedTo ?far
  OPTIONAL { ?far rdfs:label ?other } }`,
  "count by place": () =>
    "SELECT ?place (COUNT(?work) AS ?count) { ?work :locationCreated ?place } GROUP BY ?place ORDER BY DESC(?count) ?place LIMIT 10",
  "part of a name": () =>
    'SELECT ?work ?name { ?work rdfs:label ?name FILTER(CONTAINS(STR(?name), "cedar 9")) } ORDER BY ?name LIMIT 10',
};

/** Takes a few milliseconds at any size. */
export const STEADY = `${PREFIXES}SELECT (COUNT(*) AS ?count) { { SELECT ?work ?year { ?work :creator ?maker ; :dateCreated ?year } LIMIT 1500 } FILTER(STR(?year) > "1600") }`;

/** A cross join that no engine ends. */
export const POISON = `SELECT (COUNT(*) AS ?count) { ${Array.from({ length: 9 }, (_, at) => `?s${at} ?p${at} ?o${at} .`).join(" ")} }`;

/** Requests for an endpoint at `path`, each with a query on another thing, up to `count` of them. */
export function requestsFor(path, question, triples, count) {
  const works = worksOf(triples);
  return Array.from({ length: count }, (_, at) => ({
    method: "GET",
    path: `${path}?query=${encodeURIComponent(PREFIXES + question((at * 7919) % works))}`,
    headers: { accept: "application/sparql-results+json" },
  }));
}
