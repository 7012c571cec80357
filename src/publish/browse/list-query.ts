// The SPARQL of a list: which things it has, how they are sorted, where a page begins, what it can be narrowed by.

import { NAMESPACES } from "../../model/vocabulary.ts";
import { iri, writeValue } from "../../query/tag.ts";
import type { Facet } from "./facets.ts";

/** What a list is narrowed to. */
export interface ListFilter {
  readonly facet: Facet;
  /** IRIs, lexical forms, or years for dates, any of which is wanted; `""` is for things that have none. */
  readonly values: readonly string[];
}

/** Where the page before ended. */
export interface Position {
  /** Whether the last thing had nothing to be sorted by; such things come last. */
  readonly isMissing: boolean;
  readonly key: string;
  readonly iri: string;
}

/** A list, without the page of it. */
export interface ListScope {
  /** The class and those below it. */
  readonly classes: readonly string[];
  readonly filters: readonly ListFilter[];
  /** What a name must contain, in letters of either case. */
  readonly text: string;
  /** Properties that name things; those that the release has, for each costs a look at everything. */
  readonly labels: readonly string[];
}

export interface ListPage {
  /** By what things are sorted; by name when left out. */
  readonly by?: Facet | undefined;
  readonly isDescending: boolean;
  readonly after?: Position | undefined;
  readonly limit: number;
  /** Languages of names, best first; fewer than ten. */
  readonly languages: readonly string[];
}

/** Dates are told apart by their years. */
export const DATE_TYPES: readonly string[] = ["date", "dateTime", "gYearMonth", "gYear"].map(
  (local) => NAMESPACES.xsd + local,
);
const DATES = DATE_TYPES.map(writeIri).join(", ");

/** A name has the place of its language in front. */
const BY_NAME = "BIND(COALESCE(SUBSTR(?least, 2), STR(?thing)) AS ?key) BIND(false AS ?missing)";
const BY_VALUE = 'BIND(COALESCE(?least, "") AS ?key) BIND(!BOUND(?least) AS ?missing)';

/** The rows of one page: `?thing`, the text `?key` that it is sorted by, and `?missing` when there is none. */
export function listQuery(scope: ListScope, page: ListPage): string {
  const { isDescending, limit } = page;
  return `SELECT ?thing ?key ?missing WHERE {
  {
    SELECT ?thing ${keyOf(page)} WHERE {
      ${membersOf(scope)}
      ${keyPatternOf(scope, page)}
    } GROUP BY ?thing
  }
  ${page.by === undefined ? BY_NAME : BY_VALUE}${afterFilter(page)}
} ORDER BY ?missing ${isDescending ? "DESC(?key)" : "?key"} STR(?thing) LIMIT ${limit}`;
}

/** How many things a list has, as `?count`. */
export function countQuery(scope: ListScope): string {
  return `SELECT (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ${membersOf(scope)}
}`;
}

/** The values of a facet, as `?value` with `?count`, most frequent first; without `?value` for things that have none. */
export function facetQuery(scope: ListScope, facet: Facet, limit: number): string {
  return `SELECT ?value (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ${membersOf(scope)}
  OPTIONAL { ${valuePattern(facet, "value")} }
} GROUP BY ?value ORDER BY DESC(?count) STR(?value) LIMIT ${limit}`;
}

/** Properties of the things of a list, as `?property`, with how many different `?values` they have and on how many `?things`. */
export function propertiesQuery(scope: ListScope): string {
  return `SELECT ?property (COUNT(DISTINCT ?value) AS ?values) (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  ${membersOf(scope)}
  ?thing ?property ?value
} GROUP BY ?property ORDER BY DESC(?things) STR(?property)`;
}

function membersOf({ classes, filters, text, labels }: ListScope): string {
  const isOfKind =
    classes.length === 1 && classes[0] !== undefined
      ? `?thing a ${writeIri(classes[0])} .`
      : `?thing a ?kind . VALUES ?kind { ${classes.map(writeIri).join(" ")} }`;
  const narrowed = filters.map((filter, at) => filterPattern(filter, `v${at}`));
  const named =
    text === ""
      ? ""
      : `?thing ${alternatives(labels)} ?label . FILTER(CONTAINS(LCASE(STR(?label)), ${writeValue(text.toLowerCase())}))`;
  return `{ SELECT DISTINCT ?thing WHERE { ${[isOfKind, ...narrowed, named].filter((part) => part !== "").join("\n        ")} } }`;
}

function filterPattern({ facet, values }: ListFilter, name: string): string {
  const wanted = values.filter((value) => value !== "");
  const has = `${valuePattern(facet, name)} FILTER(STR(?${name}) IN (${wanted.map(writeValue).join(", ")}))`;
  const lacks = `FILTER NOT EXISTS { ?thing ${pathOf(facet)} ?none }`;
  if (wanted.length === values.length) return has;
  return wanted.length === 0 ? lacks : `{ ${has} } UNION { ?thing a ?any . ${lacks} }`;
}

/** Values as facets tell them apart. */
function valuePattern(facet: Facet, name: string): string {
  return `?thing ${pathOf(facet)} ?${name}Whole . BIND(COALESCE(IF(DATATYPE(?${name}Whole) IN (${DATES}), SUBSTR(STR(?${name}Whole), 1, 4), ?${name}Whole), ?${name}Whole) AS ?${name})`;
}

function pathOf({ path }: Facet): string {
  return path
    .map(({ property, inverse }) => `${inverse ? "^" : ""}${writeIri(property)}`)
    .join("/");
}

function alternatives(properties: readonly string[]): string {
  return properties.map(writeIri).join("|");
}

function keyOf({ by, languages }: ListPage): string {
  if (by !== undefined) return "(MIN(STR(?sorted)) AS ?least)";
  const place = languages.reduceRight(
    (others, language, at) => `IF(LANG(?name) = ${writeValue(language)}, "${at}", ${others})`,
    `"${languages.length}"`,
  );
  return `(MIN(CONCAT(COALESCE(${place}, "${languages.length}"), STR(?name))) AS ?least)`;
}

function keyPatternOf({ labels }: ListScope, { by }: ListPage): string {
  return by === undefined
    ? `OPTIONAL { ?thing ${alternatives(labels)} ?name }`
    : `OPTIONAL { ?thing ${pathOf(by)} ?sorted }`;
}

function afterFilter({ after, isDescending }: ListPage): string {
  if (after === undefined) return "";
  const later = `STR(?thing) > ${writeValue(after.iri)}`;
  const key = writeValue(after.key);
  return after.isMissing
    ? `\n  FILTER(?missing && ${later})`
    : `\n  FILTER(?missing || ?key ${isDescending ? "<" : ">"} ${key} || (?key = ${key} && ${later}))`;
}

function writeIri(value: string): string {
  return writeValue(iri(value));
}
