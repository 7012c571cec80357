// The main addresses of every publication, as OpenAPI describes them.

import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";

type Json = Readonly<Record<string, unknown>>;

const TABLES = RESULT_FORMATS.map(({ mediaTypes: [type] }) => type);
const GRAPHS = RDF_FORMATS.filter(({ writable }) => writable).map(({ mediaTypes: [type] }) => type);

const GRAPHS_OF = ["default-graph-uri", "named-graph-uri"].map((name) => ({
  name,
  in: "query",
  description: "Chooses a graph (SPARQL 1.1 Protocol §2.1.4).",
  schema: { type: "array", items: { type: "string", format: "iri" } },
}));

/** Paths by their addresses: `reconcile` is described by manifests of its own. */
export const MAIN_PATHS: Json = {
  "/sparql": {
    get: {
      operationId: "sparql",
      summary: "SPARQL 1.1 Protocol",
      tags: ["protocol"],
      parameters: [text("query", "The query."), ...GRAPHS_OF],
      responses: answers([...TABLES, ...GRAPHS]),
    },
    post: {
      operationId: "sparqlByPost",
      summary: "SPARQL 1.1 Protocol, for long queries",
      tags: ["protocol"],
      parameters: GRAPHS_OF,
      requestBody: {
        required: true,
        content: {
          "application/sparql-query": { schema: { type: "string" } },
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              required: ["query"],
              properties: { query: { type: "string" } },
            },
          },
        },
      },
      responses: answers([...TABLES, ...GRAPHS]),
    },
  },
  "/sparql/vocabulary.json": read(
    "vocabulary",
    "Classes and properties that occur in the data, with labels and counts",
    [],
    ["application/json"],
  ),
  "/queries": read("queries", "The stored queries", [], GRAPHS),
  "/browse/{class}.{ending}": read(
    "browse",
    "The things of a class, narrowed by the facets that its page names",
    [
      { ...text("class", "The class, as its page is called.", true), in: "path" },
      {
        ...text("ending", "The syntax.", true),
        in: "path",
        schema: { type: "string", enum: ["csv", "json", "ndjson", "jsonld", "atom"] },
      },
      text("q", "Words of a name."),
      text("after", "The token of a page, as `next` gives it."),
    ],
    [
      "text/csv",
      "application/json",
      "application/x-ndjson",
      "application/ld+json",
      "application/atom+xml",
    ],
  ),
  "/resource": read(
    "resource",
    "What the graph says of a thing",
    [text("iri", "The IRI of the thing.", true)],
    GRAPHS,
  ),
  "/fragments": read(
    "fragments",
    "Triple Pattern Fragments",
    ["subject", "predicate", "object", "page"].map((name) => text(name, `The ${name}.`)),
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
  "/reconcile": read(
    "reconcile",
    "Reconciliation Service API 0.2: its manifest describes the rest",
    [text("queries", "Queries in JSON.")],
    ["application/json"],
  ),
  "/reconcile/1.0": read(
    "reconcile10",
    "Reconciliation Service API 1.0 (draft): its manifest describes the rest",
    [],
    ["application/json"],
  ),
};

function read(operationId: string, summary: string, parameters: Json[], types: string[]): Json {
  return {
    get: { operationId, summary, tags: ["protocol"], parameters, responses: answers(types) },
  };
}

function text(name: string, description: string, required = false): Json {
  return { name, in: "query", description, required, schema: { type: "string" } };
}

function answers(types: readonly string[]): Json {
  return {
    "200": {
      description: "The answer",
      content: Object.fromEntries(types.map((type) => [type, {}])),
    },
    default: {
      description: "What went wrong",
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      },
    },
  };
}
