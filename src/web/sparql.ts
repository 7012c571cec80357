// The SPARQL 1.1 Protocol, read side: runs a query and answers in the format that the client wants.

import type { Context } from "hono";
import type { Markup } from "../html/layout.ts";
import { type Answer, queryPage, type Table } from "../html/query-page.ts";
import { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS, type RdfFormat, RESULT_FORMATS } from "../model/format.ts";
import type { Publication } from "../model/publication.ts";
import type { QueryKind, QueryOptions, QueryResult } from "../model/query.ts";
import type { Release } from "../model/release.ts";
import { analyseQuery } from "../query/analyse.ts";
import { isForWikidata } from "../query/dialect/recognise.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { lineToQuad } from "../rdf/term.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { budgetOf } from "./budget.ts";
import { answerService } from "./discovery.ts";
import { negotiate } from "./negotiate.ts";
import { HTML, send } from "./respond.ts";
import { readSparqlRequest, type SparqlRequest } from "./sparql-request.ts";
import { querySpan } from "./trace.ts";

/** Where queries for Wikidata are answered. */
export const QUERY_SERVICE_PATH = "/wikidata/sparql";

const EXAMPLE = "SELECT * WHERE {\n  ?thing ?property ?value\n} LIMIT 20";

/** GET with ?query=, POST of a form, POST of the query itself (Protocol §2.1). */
export async function answerSparql(c: Context, publication: Publication): Promise<Response> {
  const request = await readSparqlRequest(c);
  const { release } = publication;
  if (request === undefined)
    return (
      (await answerService(c, publication)) ??
      send(c, String(await queryPage(release, EXAMPLE)), HTML)
    );
  const other =
    isForWikidata(request.text) && hasMapping(release)
      ? `${QUERY_SERVICE_PATH}?query=${encodeURIComponent(request.text)}`
      : undefined;
  const response = await answerQuery(c, publication, request, (answer) =>
    queryPage(release, request.text, { answer, forWikidata: other }),
  );
  if (other !== undefined)
    response.headers.append("Link", `<${QUERY_SERVICE_PATH}>; rel="related"; title="for Wikidata"`);
  return response;
}

/** What is asked: a publication, or a view of it. */
export interface Asked extends Pick<Publication, "settings" | "query"> {
  readonly release: Pick<Release, "base" | "prefixes" | "context">;
}

/** Answers a query; `page` makes of its answer what a browser gets. */
export async function answerQuery(
  c: Context,
  publication: Asked,
  request: SparqlRequest,
  page: (answer: Answer) => Markup,
): Promise<Response> {
  const kind = kindOf(publication, request.text);
  const isTable = kind === "SELECT" || kind === "ASK";
  const wanted = wantedType(c, kind);
  if (wanted === HTML) {
    const answer = isTable
      ? await tableOf(c, publication, request)
      : await graphAs(c, publication, request, formatOf("text/turtle"));
    const body = await c.get("exchange").timed("render", async () => String(await page(answer)));
    return send(c, body, HTML);
  }
  const result = RESULT_FORMATS.find(({ mediaTypes }) => isTable && mediaTypes.includes(wanted));
  if (result === undefined)
    return send(c, await graphAs(c, publication, request, formatOf(wanted)), wanted);
  const { body } = await ask(c, publication, request, result.id);
  return send(c, body, wanted);
}

/** Runs the query on its lane, for as long as its client waits and has a share left. */
function ask(
  c: Context,
  publication: Asked,
  { text, dataset, lane = "adhoc" }: SparqlRequest,
  format: QueryOptions["format"],
): Promise<QueryResult> {
  const options = {
    format,
    lane,
    signal: c.req.raw.signal,
    ...(dataset !== undefined && { dataset }),
  };
  const exchange = c.get("exchange");
  return budgetOf(c).spend(c, async () => {
    const start = performance.now();
    const result = await querySpan(lane, () => publication.query(text, options));
    exchange.lane = lane;
    exchange.cached = result.elapsed === 0;
    exchange.spent("queue", performance.now() - start - result.elapsed);
    exchange.spent("engine", result.elapsed);
    return result;
  });
}

function formatOf(mediaType: string): RdfFormat {
  const format = RDF_FORMATS.find(({ mediaTypes }) => mediaTypes.includes(mediaType));
  if (format === undefined) throw new TypeError(`no RDF format ${mediaType}`);
  return format;
}

/** The engine writes no prefixes and no order of its own; our writers do. */
async function graphAs(
  c: Context,
  publication: Asked,
  request: SparqlRequest,
  { id }: RdfFormat,
): Promise<string> {
  const { body } = await ask(c, publication, request, "ntriples");
  const { prefixes, context } = publication.release;
  const lines = new TextDecoder()
    .decode(body)
    .split("\n")
    .filter((line) => line !== "");
  return serializeToString(lines.sort().map(lineToQuad), { format: id, prefixes, context });
}

/** The engine's own JSON needs no check. */
async function tableOf(c: Context, publication: Asked, request: SparqlRequest): Promise<Table> {
  const { body, elapsed } = await ask(c, publication, request, "json");
  const json: {
    head: { vars?: string[] };
    boolean?: boolean;
    results?: { bindings: Table["rows"] };
  } = JSON.parse(new TextDecoder().decode(body));
  if (json.boolean === undefined)
    return { columns: json.head.vars ?? [], rows: json.results?.bindings ?? [], elapsed };
  const rows = [{ answer: { type: "literal", value: String(json.boolean) } }];
  return { columns: ["answer"], rows, elapsed };
}

function kindOf({ release, settings }: Asked, text: string): QueryKind {
  const { base, prefixes } = release;
  return analyseQuery(text, {
    base,
    prefixes,
    maxBytes: settings.queryMaxBytes,
    maxDepth: settings.queryMaxDepth,
  }).kind;
}

function wantedType(c: Context, kind: QueryKind): string {
  const isTable = kind === "SELECT" || kind === "ASK";
  const formats = isTable ? RESULT_FORMATS : RDF_FORMATS.filter(({ writable }) => writable);
  const short = c.req.query("format");
  const byName = formats.find((format) => format.id === short);
  if (byName !== undefined) return byName.mediaTypes[0];
  const offers = [...formats.flatMap(({ mediaTypes }) => mediaTypes), HTML];
  const found = short === undefined ? negotiate(c.req.header("accept"), offers) : undefined;
  if (found !== undefined) return found;
  throw new ChanceryError({
    code: "WEB-603",
    message:
      short === undefined
        ? `nothing in Accept fits a ${kind}`
        : `there is no format ${short} for a ${kind}`,
    hint: `There is: ${formats.map(({ id, mediaTypes }) => `${id} (${mediaTypes[0]})`).join(", ")}.`,
  });
}
