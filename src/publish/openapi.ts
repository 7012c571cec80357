// The OpenAPI Description (3.1) of a publication: its stored queries with their parameters, and the main addresses.

import {
  endingOf,
  RDF_FORMATS,
  type RdfFormat,
  RESULT_FORMATS,
  type ResultFormat,
} from "../model/format.ts";
import type { Release } from "../model/release.ts";
import type { ParameterType, QueryParameter, StoredQuery } from "../model/stored-query.ts";
import { contactOf } from "./contact.ts";
import { licenceAt } from "./licence.ts";
import type { Json } from "./openapi-operations.ts";
import { mainPaths } from "./openapi-paths.ts";
import { nameOfTag } from "./tag-names.ts";

const GRAPH_FORMATS = RDF_FORMATS.filter(({ writable }) => writable);

/** How a value is written in an address, as JSON Schema. */
const SCHEMAS: Readonly<Record<ParameterType, Json>> = {
  iri: { type: "string", format: "iri-reference" },
  string: { type: "string" },
  langString: { type: "string", pattern: "@[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$" },
  integer: { type: "integer" },
  decimal: { type: "number" },
  boolean: { type: "string", enum: ["true", "false", "1", "0"] },
  date: { type: "string", format: "date" },
  gYear: { type: "string", pattern: "^-?[0-9]{4,}$" },
  gYearMonth: { type: "string", pattern: "^-?[0-9]{4,}-(0[1-9]|1[0-2])$" },
};

/** The description; its texts are in the language that the queries come in. */
export function openApi(release: Release, queries: readonly StoredQuery[]): Json {
  const { about, base, id } = release;
  const asked = queries.flatMap((query) => [
    [`/queries/${encodeURIComponent(query.slug)}`, { get: operationOf(release, query) }],
    [
      `/queries/${encodeURIComponent(query.slug)}.{ending}`,
      { get: endingOperation(release, query) },
    ],
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: about.title[0].value,
      version: about.version ?? id.slice(0, 12),
      ...(about.description[0] && { description: about.description[0].value }),
      ...contactFor(release),
      ...(about.license !== undefined && { license: licenceOf(about.license) }),
    },
    externalDocs: { url: `${base}docs/http`, description: "Addresses and HTTP" },
    servers: [{ url: base.replace(/\/$/, "") }],
    tags: tagsOf(release, queries),
    paths: { ...mainPaths(release), ...Object.fromEntries(asked) },
    components: { schemas: { Problem: PROBLEM, Results: RESULTS }, responses: RESPONSES },
  };
}

/** A licence that is no address is told by its name. */
function licenceOf(license: string): Json {
  const name = licenceAt(license)?.name ?? license;
  return URL.canParse(license) && /^https?:/.test(license) ? { name, url: license } : { name };
}

function contactFor(release: Release): Json {
  const contact = contactOf(release);
  if (contact === undefined) return {};
  const [, mailbox] = /^mailto:([^?]+)/.exec(contact) ?? [];
  return { contact: mailbox === undefined ? { url: contact } : { email: mailbox } };
}

/** Tags group operations by what they are written as; a name in words describes them. */
function tagsOf(release: Release, queries: readonly StoredQuery[]): Json[] {
  const tags = new Set(["protocol", ...queries.flatMap((query) => query.tags)]);
  return [...tags].map((tag) => {
    const { value } = nameOfTag(release, tag);
    return { name: tag, ...(value !== tag && { description: value }) };
  });
}

function operationOf(release: Release, query: StoredQuery): Json {
  return {
    operationId: `queries/${query.slug}`,
    ...textsOf(query),
    parameters: [...query.parameters.map((known) => parameterOf(release, known)), FORMAT],
    responses: responsesOf(query),
  };
}

/** The same at an ending for each format. */
function endingOperation(release: Release, query: StoredQuery): Json {
  const endings = formatsOf(query).flatMap((format) => endingOf(format) ?? []);
  const ending = {
    name: "ending",
    in: "path",
    required: true,
    schema: { type: "string", enum: [...new Set([...endings, "svg", "html", "rq"])] },
  };
  return {
    operationId: `queries/${query.slug}.{ending}`,
    ...textsOf(query),
    parameters: [ending, ...query.parameters.map((known) => parameterOf(release, known))],
    responses: responsesOf(query),
  };
}

function textsOf({ summary, description, tags }: StoredQuery): Json {
  return {
    summary: summary[0].value,
    ...(description[0] && { description: description[0].value }),
    tags,
  };
}

const FORMAT: Json = {
  name: "format",
  in: "query",
  description: "Takes the place of the Accept header.",
  schema: { type: "string" },
};

function parameterOf({ base }: Release, parameter: QueryParameter): Json {
  const { name, type, label, choices, default: fallback } = parameter;
  const more = type === "iri" ? ` (relative to ${base})` : "";
  return {
    name,
    in: "query",
    required: fallback === undefined,
    description: label[0].value + more,
    schema: {
      ...SCHEMAS[type],
      ...(fallback !== undefined && { default: asJson(type, fallback) }),
      ...(choices !== undefined && { examples: choices.map((choice) => asJson(type, choice)) }),
    },
  };
}

function asJson(type: ParameterType, value: string): string | number {
  return type === "integer" || type === "decimal" ? Number(value) : value;
}

function formatsOf(query: StoredQuery): readonly (RdfFormat | ResultFormat)[] {
  return isTable(query) ? RESULT_FORMATS : GRAPH_FORMATS;
}

function responsesOf(query: StoredQuery): Json {
  const answer = isTable(query) ? "Table" : "Graph";
  const codes = [["200", answer], ...FAILURES.map(([status]) => [status, `E${status}`])];
  return Object.fromEntries(
    codes.map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
}

function isTable({ kind }: StoredQuery): boolean {
  return kind === "SELECT" || kind === "ASK";
}

function answersIn(formats: readonly (RdfFormat | ResultFormat)[], schemas: Json): Json {
  const content = formats.map(({ id, mediaTypes: [type] }) => [
    type,
    id in schemas ? { schema: schemas[id] } : {},
  ]);
  return { description: "The answer", content: Object.fromEntries(content) };
}

const PROBLEM: Json = {
  type: "object",
  description: "Problem details (RFC 9457)",
  required: ["type", "title", "status", "code"],
  properties: {
    type: { type: "string", format: "uri-reference" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    code: { type: "string" },
    hint: { type: "string" },
    parameter: { type: "string" },
    line: { type: "integer" },
    column: { type: "integer" },
    excerpt: { type: "string" },
    choices: { type: "array", items: { type: "string" } },
    problems: { type: "array", items: { type: "object" } },
    requestId: { type: "string" },
  },
};

const RESULTS: Json = {
  type: "object",
  description: "SPARQL 1.1 Query Results JSON Format",
  required: ["head"],
  properties: {
    head: { type: "object" },
    boolean: { type: "boolean" },
    results: {
      type: "object",
      properties: { bindings: { type: "array", items: { type: "object" } } },
    },
  },
};

const FAILURES: readonly (readonly [status: string, description: string])[] = [
  ["400", "A parameter or the query is not valid"],
  ["406", "There is no such format"],
  ["429", "The client has used up its share; Retry-After says when to come again"],
  ["503", "It took too long, or too many queries are waiting"],
];

const RESPONSES: Json = {
  Table: answersIn(RESULT_FORMATS, { json: { $ref: "#/components/schemas/Results" } }),
  Graph: answersIn(GRAPH_FORMATS, {}),
  ...Object.fromEntries(
    FAILURES.map(([status, description]) => [
      `E${status}`,
      {
        description,
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    ]),
  ),
};
