// A request of the SPARQL 1.1 Protocol (§2.1): where the query stands, and which dataset it names.

import type { Context } from "hono";
import type { Asked } from "../html/query/asked.ts";
import { ChanceryError } from "../model/error.ts";
import type { Lane, QueryDataset } from "../model/query.ts";
import { parseWeighted, RDF_VERSIONS } from "./negotiate.ts";

export interface SparqlRequest {
  readonly text: string;
  /** `default-graph-uri` and `named-graph-uri`; these take the place of FROM (§2.1.4). */
  readonly dataset?: QueryDataset;
  /** The version of SPARQL that the client announces (SPARQL 1.2 Protocol §2.1). */
  readonly version?: string;
  /** Stored queries run beside pages; those of strangers do not. */
  readonly lane?: Lane;
  /** The ending of the address, which names a format. */
  readonly ending?: string;
  /** The view that the form of a page names in its body, maybe an empty one. */
  readonly view?: string;
}

const QUERY = "application/sparql-query";
const FORM = "application/x-www-form-urlencoded";

/** What a query may come as. */
export const QUERY_TYPES: readonly string[] = [QUERY, FORM];

/**
 * The request, or nothing when it carries no query.
 * @throws ChanceryError WEB-605, WEB-606, QRY-502, QRY-510
 */
export async function readSparqlRequest(c: Context): Promise<SparqlRequest | undefined> {
  const address = new URL(c.req.url).searchParams;
  if (c.req.method !== "POST" && c.req.method !== "QUERY") return fromParameters(address);
  const { type, charset, version } = contentType(c);
  if (type === "application/sparql-update") throw update();
  if (!QUERY_TYPES.includes(type) || !/^utf-?8$/i.test(charset))
    throw unsupported(c, type, charset);
  const body = decode(await c.req.arrayBuffer());
  if (type === QUERY) return withDataset(body, address, version);
  const parameters = new URLSearchParams(body);
  const given = fromParameters(parameters);
  const view = parameters.get("view");
  if (given !== undefined) return view === null ? given : { ...given, view };
  throw new ChanceryError({
    code: "QRY-510",
    message: "the form has no field query",
    hint: "Send query=… in the body.",
  });
}

/** The fields of a form that ask the same. */
export function fieldsOf({ text, dataset, version }: SparqlRequest): Asked["fields"] {
  return {
    query: text,
    ...(dataset !== undefined && {
      "default-graph-uri": dataset.defaultGraphs,
      "named-graph-uri": dataset.namedGraphs,
    }),
    ...(version !== undefined && { version }),
  };
}

function contentType(c: Context): { type: string; charset: string; version: string | undefined } {
  const [given] = parseWeighted(c.req.header("content-type") ?? "");
  return {
    type: given?.value ?? "",
    charset: given?.parameters.get("charset") ?? "utf-8",
    version: given?.parameters.get("version"),
  };
}

/** RFC 10008 §2: a QUERY that does not say what it carries is malformed; what it may carry is another matter. */
function unsupported(c: Context, type: string, charset: string): ChanceryError {
  const isUnnamed = type === "" && c.req.method === "QUERY";
  const named = QUERY_TYPES.includes(type) ? `${type} in ${charset}` : type || "nothing named";
  return new ChanceryError({
    code: isUnnamed ? "WEB-606" : "WEB-605",
    message: `a query cannot come as ${named}`,
    hint: `Send ${QUERY} or ${FORM}, in UTF-8.`,
    choices: QUERY_TYPES,
  });
}

function decode(body: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new ChanceryError({
      code: "WEB-606",
      message: "the body is no UTF-8",
      hint: "Encode the query in UTF-8.",
    });
  }
}

function fromParameters(parameters: URLSearchParams): SparqlRequest | undefined {
  if (parameters.has("update")) throw update();
  for (const name of ["query", "version"])
    if (parameters.getAll(name).length > 1)
      throw new ChanceryError({
        code: "WEB-606",
        message: `there is more than one ${name}`,
        hint: `Send one parameter ${name}.`,
      });
  const query = parameters.get("query");
  return query === null
    ? undefined
    : withDataset(query, parameters, parameters.get("version") ?? undefined);
}

function withDataset(
  text: string,
  parameters: URLSearchParams,
  version: string | undefined,
): SparqlRequest {
  if (version !== undefined && !RDF_VERSIONS.includes(version))
    throw new ChanceryError({
      code: "WEB-606",
      message: `there is no version ${version} of SPARQL here`,
      hint: `There is: ${RDF_VERSIONS.join(", ")}.`,
      choices: RDF_VERSIONS,
    });
  const announced = version === undefined ? {} : { version };
  const defaultGraphs = parameters.getAll("default-graph-uri").map(graphIri);
  const namedGraphs = parameters.getAll("named-graph-uri").map(graphIri);
  if (defaultGraphs.length + namedGraphs.length === 0) return { text, ...announced };
  return { text, ...announced, dataset: { defaultGraphs, namedGraphs } };
}

function graphIri(iri: string): string {
  if (URL.canParse(iri) && !/[\s<>"{}|^`\\]/.test(iri)) return iri;
  throw new ChanceryError({
    code: "WEB-606",
    message: `${JSON.stringify(iri)} is no address of a graph`,
    hint: "Give an absolute IRI.",
  });
}

function update(): ChanceryError {
  return new ChanceryError({
    code: "QRY-502",
    message: "updates are refused: a publication is read-only",
    hint: "Change the files of the publication.",
  });
}
