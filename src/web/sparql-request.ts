// A request of the SPARQL 1.1 Protocol (§2.1): where the query stands, and which dataset it names.

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Lane, QueryDataset } from "../model/query.ts";

export interface SparqlRequest {
  readonly text: string;
  /** `default-graph-uri` and `named-graph-uri`; these take the place of FROM (§2.1.4). */
  readonly dataset?: QueryDataset;
  /** Stored queries run beside pages; those of strangers do not. */
  readonly lane?: Lane;
}

const QUERY = "application/sparql-query";
const FORM = "application/x-www-form-urlencoded";

/**
 * The request, or nothing when it carries no query.
 * @throws ChanceryError WEB-605, WEB-606, QRY-502
 */
export async function readSparqlRequest(c: Context): Promise<SparqlRequest | undefined> {
  const address = new URL(c.req.url).searchParams;
  if (c.req.method !== "POST") return fromParameters(address);
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === QUERY) return withDataset(await c.req.text(), address);
  if (type === FORM) {
    const given = fromParameters(new URLSearchParams(await c.req.text()));
    if (given !== undefined) return given;
    throw new ChanceryError({
      code: "QRY-510",
      message: "the form has no field query",
      hint: "Send query=… in the body.",
    });
  }
  if (type === "application/sparql-update") throw update();
  throw new ChanceryError({
    code: "WEB-605",
    message: `a query cannot come as ${type || "nothing named"}`,
    hint: `Send ${QUERY} or ${FORM}.`,
  });
}

function fromParameters(parameters: URLSearchParams): SparqlRequest | undefined {
  const [query, ...more] = parameters.getAll("query");
  if (parameters.has("update")) throw update();
  if (more.length > 0)
    throw new ChanceryError({
      code: "WEB-606",
      message: "there is more than one query",
      hint: "Send one parameter query.",
    });
  return query === undefined ? undefined : withDataset(query, parameters);
}

function withDataset(text: string, parameters: URLSearchParams): SparqlRequest {
  const defaultGraphs = parameters.getAll("default-graph-uri").map(graphIri);
  const namedGraphs = parameters.getAll("named-graph-uri").map(graphIri);
  if (defaultGraphs.length + namedGraphs.length === 0) return { text };
  return { text, dataset: { defaultGraphs, namedGraphs } };
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
