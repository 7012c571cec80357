// The main addresses of every publication, as OpenAPI describes them.

import { PROFILES, RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { TWINS } from "./browse/twins.ts";
import { SUGGESTIONS_TYPE } from "./open-search.ts";
import { answers, bodyOf, inPath, type Json, number, read, text } from "./openapi-operations.ts";

const TABLES = RESULT_FORMATS.map(({ mediaTypes: [type] }) => type);
const GRAPHS = RDF_FORMATS.filter(({ writable }) => writable).map(({ mediaTypes: [type] }) => type);

const IRIS = { type: "array", items: { type: "string", format: "iri" } };
const DATASET = ["default-graph-uri", "named-graph-uri"];

/** What the protocol knows beside the query, and how the answer is wanted. */
const SPARQL: Json[] = [
  ...DATASET.map((name) => ({
    ...text(name, "Chooses a graph (SPARQL 1.1 Protocol §2.1.4)."),
    schema: IRIS,
  })),
  text("version", "The version of SPARQL that the query is written in."),
  text("format", "Takes the place of the Accept header."),
  number("page", "The page of a DESCRIBE."),
];

const JSON_TYPE = "application/json";

/** Syntaxes by their endings. */
const LISTS = Object.fromEntries(
  Object.entries(TWINS).map(([ending, { mediaType }]) => [ending, mediaType]),
);
const REPORTS = { json: JSON_TYPE, ttl: "text/turtle", csv: "text/csv" };

/** Paths by their addresses. What has manifests or descriptions of its own is described there. */
const PATHS: Json = {
  "/sparql": {
    get: {
      operationId: "sparql",
      summary: "SPARQL 1.1 Protocol",
      tags: ["protocol"],
      parameters: [text("query", "The query."), ...SPARQL],
      responses: answers([...TABLES, ...GRAPHS]),
    },
    post: {
      operationId: "sparqlByPost",
      summary: "SPARQL 1.1 Protocol, for long queries",
      tags: ["protocol"],
      parameters: SPARQL,
      requestBody: bodyOf(
        { type: "string" },
        {
          type: "object",
          required: ["query"],
          properties: {
            query: { type: "string" },
            version: { type: "string" },
            ...Object.fromEntries(DATASET.map((name) => [name, IRIS])),
          },
        },
      ),
      responses: answers([...TABLES, ...GRAPHS]),
    },
  },
  "/sparql/vocabulary.json": read(
    "vocabulary",
    "Classes and properties that occur in the data, with labels and counts",
    [],
    [JSON_TYPE],
  ),
  "/sparql/check": {
    post: {
      operationId: "check",
      summary: "What is wrong with a query, without running it",
      tags: ["protocol"],
      requestBody: bodyOf({ type: "string" }),
      responses: answers([JSON_TYPE]),
    },
  },
  "/q/{name}": read(
    "shared",
    "The query of a short link, with its answer",
    [inPath("name", "What the query was named by what it says.")],
    [...TABLES, ...GRAPHS, "application/sparql-query"],
  ),
  "/queries": read("queries", "The stored queries", [], GRAPHS),
  "/browse/{class}.{ending}": read(
    "browse",
    "The things of a class, narrowed by the facets that its page names",
    [
      inPath("class", "The class, as its page is called."),
      inPath("ending", "The syntax.", Object.keys(LISTS)),
      text("q", "Words of a name."),
      text("sort", "The facet that sorts; with - before it, downwards."),
      text("columns", "The properties that are told, with commas between."),
      number("size", "How many things a page has."),
      text("after", "The token of a page, as `next` gives it."),
    ],
    Object.values(LISTS),
  ),
  "/search.json": read(
    "search",
    "Things by a name in any language and script, the likeliest first",
    [
      text("q", "The name, or a part of it.", true),
      text("class", "Things of this class alone, as its list is called."),
      number("limit", "How many at most."),
    ],
    [JSON_TYPE],
  ),
  "/suggest": read(
    "suggest",
    "Names that begin so (OpenSearch suggestions)",
    [text("q", "How the name begins.", true)],
    [SUGGESTIONS_TYPE],
  ),
  "/timeline.ics": read(
    "calendar",
    "What is dated, as a calendar (RFC 5545)",
    [text("from", "The first year."), text("to", "The last year."), text("lane", "One kind.")],
    ["text/calendar"],
  ),
  "/map.geojson": read(
    "map",
    "What has a point, as GeoJSON (RFC 7946)",
    [text("year", "What has this year."), text("lane", "One kind.")],
    ["application/geo+json"],
  ),
  "/resource": read(
    "resource",
    "What the graph says of a thing, which has the same at its own address",
    [
      text("iri", "The IRI of the thing.", true),
      { ...text("profile", "How sources are written."), schema: { enum: PROFILES } },
    ],
    GRAPHS,
  ),
  "/fragments": read(
    "fragments",
    "Triple Pattern Fragments",
    [
      ...["subject", "predicate", "object"].map((name) => text(name, `The ${name}.`)),
      number("page", "The page."),
    ],
    GRAPHS,
  ),
  "/graph-store": read(
    "graphStore",
    "SPARQL 1.1 Graph Store Protocol, read side",
    [
      text("graph", "The IRI of a graph."),
      { ...text("default", "The merge of all."), allowEmptyValue: true },
    ],
    GRAPHS,
  ),
  "/data": read("data", "The downloads, as a catalogue (DCAT 3)", [], GRAPHS),
  "/data/latest/{name}": {
    get: {
      operationId: "latest",
      summary: "Leads to a download of the newest release",
      tags: ["protocol"],
      parameters: [inPath("name", "The file, as the catalogue names it.")],
      responses: { "307": { description: "The download of that release" } },
    },
  },
  "/data/{release}/{name}": read(
    "download",
    "A download of a release, which never changes",
    [
      inPath("release", "The digest of the release (SHA-256)."),
      inPath("name", "The file, as the catalogue names it."),
    ],
    GRAPHS,
  ),
  "/linkset": read(
    "linkset",
    "The typed links of a thing (RFC 9264)",
    [text("iri", "The IRI of the thing.")],
    ["application/linkset+json", "application/linkset"],
  ),
  "/.well-known/void": read(
    "void",
    "VoID and DCAT: counts, classes, properties, downloads",
    [],
    GRAPHS,
  ),
  "/quality.{ending}": read(
    "quality",
    "The report on the data",
    [inPath("ending", "The syntax.", Object.keys(REPORTS))],
    Object.values(REPORTS),
  ),
  "/reconcile": read(
    "reconcile",
    "Reconciliation Service API 0.2: its manifest describes the rest",
    [text("queries", "Queries in JSON.")],
    [JSON_TYPE],
  ),
  "/reconcile/1.0": read(
    "reconcile10",
    "Reconciliation Service API 1.0 (draft): its manifest describes the rest",
    [],
    [JSON_TYPE],
  ),
};

/** Those for which the whole graph must be at hand. */
const OF_WHOLE = new Set(["/reconcile", "/reconcile/1.0"]);

/** The main addresses of a publication that has this release. */
export function mainPaths({ remote }: Pick<Release, "remote">): Json {
  return remote === undefined
    ? PATHS
    : Object.fromEntries(Object.entries(PATHS).filter(([path]) => !OF_WHOLE.has(path)));
}
