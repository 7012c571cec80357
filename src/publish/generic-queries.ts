// Questions that any graph can be asked about time and space, by the properties that the world agrees on.

import { NAMESPACES, term } from "../model/vocabulary.ts";

const HTTPS_SCHEMA = "https://schema.org/";

function schema(local: string): string[] {
  return [term("schema", local), HTTPS_SCHEMA + local];
}

/** Properties that say when something was, or began. */
const DATE_PROPERTIES: readonly string[] = [
  term("dcterms", "date"),
  term("dcterms", "created"),
  term("dcterms", "issued"),
  term("dc", "date"),
  ..."startDate datePublished dateCreated foundingDate dissolutionDate birthDate deathDate"
    .split(" ")
    .flatMap(schema),
  term("prov", "startedAtTime"),
  term("prov", "generatedAtTime"),
  ..."inXSDDate inXSDDateTime inXSDDateTimeStamp inXSDgYear inXSDgYearMonth"
    .split(" ")
    .map((local) => term("time", local)),
];

/** Properties that say when it ended what the first of each pair says the beginning of. */
export const END_PROPERTIES: readonly (readonly [start: string, end: string])[] = [
  [term("schema", "startDate"), term("schema", "endDate")],
  [`${HTTPS_SCHEMA}startDate`, `${HTTPS_SCHEMA}endDate`],
  [term("prov", "startedAtTime"), term("prov", "endedAtTime")],
];

const DATE_TYPES = ["date", "dateTime", "gYear", "gYearMonth"].map((local) => term("xsd", local));

/** More rows than a page can show are not asked for. */
export const ROWS_MAX = 1000;

/**
 * What is dated, with the property that says so, the class of the thing and who says it: columns `date`, `end`, `thing`,
 * `property`, `lane`, `source`. Properties of the publication itself count when their range is a date.
 * @param year only what has this year in its date
 */
export function datedThings(year?: string): string {
  const filter = year === undefined ? "" : `FILTER(CONTAINS(STR(?date), ${JSON.stringify(year)}))`;
  return `SELECT ?date ?end ?thing ?property (MIN(?kind) AS ?lane) ?source WHERE {
  { VALUES ?property { ${DATE_PROPERTIES.map(iri).join(" ")} } }
  UNION { VALUES ?range { ${DATE_TYPES.map(iri).join(" ")} } ?property <${NAMESPACES.rdfs}range> ?range }
  ?thing ?property ?date FILTER(ISLITERAL(?date)) ${filter}
  OPTIONAL { VALUES (?property ?ends) { ${END_PROPERTIES.map((pair) => `(${pair.map(iri).join(" ")})`).join(" ")} } ?thing ?ends ?end }
  OPTIONAL { ?thing a ?kind }
  OPTIONAL { GRAPH ?source { ?thing ?property ?date } }
} GROUP BY ?date ?end ?thing ?property ?source ORDER BY STR(?date) ?thing LIMIT ${ROWS_MAX}`;
}

/** What has a point: columns `place`, `wkt`, `lane`, `source`. */
export function placedThings(): string {
  const geo = NAMESPACES.geo;
  const wgs = "http://www.w3.org/2003/01/geo/wgs84_pos#";
  const pairs = [
    [`${wgs}lat`, `${wgs}long`],
    ...[NAMESPACES.schema, HTTPS_SCHEMA].map((space) => [`${space}latitude`, `${space}longitude`]),
  ];
  const numbers = pairs.map(
    ([latitude, longitude]) => `{ ?shape <${latitude}> ?lat ; <${longitude}> ?long
    BIND(STRDT(CONCAT("POINT(", STR(?long), " ", STR(?lat), ")"), <${geo}wktLiteral>) AS ?wkt) }`,
  );
  const ways = [`${geo}hasGeometry`, `${geo}hasDefaultGeometry`, ...schema("geo")];
  return `SELECT ?place ?wkt (MIN(?kind) AS ?lane) ?source WHERE {
  { ?shape <${geo}asWKT> ?wkt } UNION ${numbers.join(" UNION ")}
  OPTIONAL { ?owner ${ways.map(iri).join("|")} ?shape }
  BIND(COALESCE(?owner, ?shape) AS ?place)
  OPTIONAL { ?place a ?kind }
  OPTIONAL { GRAPH ?source { ?shape <${geo}asWKT> ?wkt } }
} GROUP BY ?place ?wkt ?source ORDER BY ?place LIMIT ${ROWS_MAX}`;
}

function iri(address: string): string {
  return `<${address}>`;
}
