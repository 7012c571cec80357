// The SPARQL 1.1 Protocol, read side: runs a query and answers in the format that the client wants.

import type { Quad } from "@rdfjs/types";
import type { Context } from "hono";
import type { Markup } from "../html/markup.ts";
import type { Page } from "../html/page.ts";
import type { Answer, PageLinks } from "../html/query/answer.ts";
import { SVG } from "../html/query/asked.ts";
import { DRAWN } from "../html/views/svg.ts";
import { ChanceryError } from "../model/error.ts";
import type { RdfFormatId, ResultFormat } from "../model/format.ts";
import type { Publication } from "../model/publication.ts";
import type { AnalysedQuery, AskOptions, QueryKind, QueryResult } from "../model/query.ts";
import type { Release } from "../model/release.ts";
import { recallQuery } from "../query/analyse.ts";
import { analyseAside } from "../query/reader.ts";
import { readResults } from "../query/results.ts";
import { readTriples, rowsOfTriples } from "../query/triples.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { budgetOf } from "./budget.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { sendPage } from "./pages.ts";
import { linkHeader, pageLinks, readPage } from "./paging.ts";
import { refusal, wantedQueryFormat } from "./query-format.ts";
import { send } from "./respond.ts";
import type { SparqlRequest } from "./sparql-request.ts";
import { querySpan } from "./trace.ts";

/** Where queries for Wikidata are answered. */
export const QUERY_SERVICE_PATH = "/wikidata/sparql";

/** What is asked: a publication, or a view of it. */
export interface Asked extends Pick<Publication, "settings" | "query"> {
  readonly release: Pick<Release, "base" | "prefixes" | "context">;
}

/** What is made of an answer for people. */
export interface Showing {
  page(answer: Answer): Markup | Promise<Markup>;
  /** Nothing where nothing of it can be drawn. */
  drawing(answer: Answer): Promise<string | undefined> | undefined;
}

/** Answers a query, with these header fields too. */
export async function answerQuery(
  c: Context,
  publication: Asked,
  request: SparqlRequest,
  page: () => Page,
  showing: Showing,
  more: Record<string, string> = {},
): Promise<Response> {
  const fields = { ...VARY_LANGUAGE, ...more };
  const kind = await kindOf(c, publication, request);
  const wanted = wantedQueryFormat(c, kind, request.ending);
  if (wanted.of === "table") {
    const { format, type } = wanted;
    const { body } = await ask(c, publication, request, { format: format.id });
    return send(c, body, type, { ...fields, ...(format.use === "people" && asFile(format)) });
  }
  const isTable = kind === "SELECT" || kind === "ASK";
  const show = (answer: Answer, headers: Record<string, string>) =>
    wanted.of === "drawing"
      ? sendDrawing(c, () => showing.drawing(answer), headers)
      : sendPage(c, page(), () => showing.page(answer), headers);
  if (wanted.of !== "graph" && isTable) {
    const { body, elapsed } = await ask(c, publication, request, { format: "json" });
    return show({ ...readResults(body), elapsed }, fields);
  }
  const graph = await graphAs(c, publication, request, {
    format: wanted.of === "graph" ? wanted.format.id : "turtle",
    ...(kind === "DESCRIBE" && { page: readPage(c) }),
  });
  const headers = withLinks(fields, linkHeader(graph.links));
  if (wanted.of === "graph") return send(c, graph.text, wanted.type, headers);
  const { quads, ...shown } = graph;
  return show({ ...rowsOfTriples(quads), ...shown }, headers);
}

/** @throws ChanceryError WEB-603 when nothing can be drawn */
async function sendDrawing(
  c: Context,
  make: () => Promise<string | undefined> | undefined,
  headers: Record<string, string>,
): Promise<Response> {
  const drawing = await c.get("exchange").timed("render", async () => await make());
  if (drawing === undefined)
    throw refusal(
      "the view of this answer draws nothing",
      DRAWN.map((view) => `view=${view}`),
    );
  return send(c, drawing, SVG.mediaType, headers);
}

/** Links of two kinds stand in one field. */
function withLinks(
  fields: Record<string, string>,
  more: Record<string, string>,
): Record<string, string> {
  const links = [fields["Link"], more["Link"]].filter((link) => link !== undefined);
  return { ...fields, ...more, ...(links.length > 0 && { Link: links.join(", ") }) };
}

/** Runs the query on its lane, for as long as its client waits and has a share left. */
function ask(
  c: Context,
  publication: Asked,
  { text, dataset, lane = "adhoc" }: SparqlRequest,
  asked: Pick<AskOptions, "format" | "page">,
): Promise<QueryResult> {
  const options = {
    ...asked,
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
    c.set("keeps", result.kept);
    exchange.spent("queue", performance.now() - start - result.elapsed);
    exchange.spent("engine", result.elapsed);
    return result;
  });
}

/** The engine writes no prefixes and no order of its own; our writers do. */
async function graphAs(
  c: Context,
  publication: Asked,
  request: SparqlRequest,
  { format, page }: { format: RdfFormatId; page?: number },
): Promise<{ text: string; links: PageLinks; quads: readonly Quad[]; elapsed: number }> {
  const paged = page === undefined ? {} : { page };
  const { body, hasNext, elapsed } = await ask(c, publication, request, {
    format: "ntriples",
    ...paged,
  });
  const { prefixes, context } = publication.release;
  const quads = readTriples(body);
  const text = await serializeToString(quads, { format, prefixes, context });
  return {
    quads,
    text,
    elapsed,
    links: page === undefined || hasNext === undefined ? {} : pageLinks(c, page, hasNext),
  };
}

/** A spreadsheet is kept as a file. */
function asFile({ extension }: ResultFormat): Record<string, string> {
  return { "Content-Disposition": `attachment; filename="results.${extension}"` };
}

/** @throws ChanceryError what is wrong with a query that announces SPARQL 1.1 and is none */
async function kindOf(c: Context, asked: Asked, request: SparqlRequest): Promise<QueryKind> {
  const { kind, diagnosis } = await analysisWithin(c, asked, request);
  if (request.version === "1.1" && diagnosis !== undefined) throw new ChanceryError(diagnosis);
  return kind;
}

/** Analyses a query, at the cost of the client's share. @throws ChanceryError what analysis refuses */
export async function analysisWithin(
  c: Context,
  { release: { base, prefixes }, settings }: Asked,
  { text }: SparqlRequest,
): Promise<AnalysedQuery> {
  const { queryMaxBytes: maxBytes, queryMaxDepth: maxDepth } = settings;
  const options = { base, prefixes, maxBytes, maxDepth };
  const known = recallQuery(text, options);
  if (known !== undefined) return known;
  const { value } = await budgetOf(c).spend(c, () => analyseAside(text, options));
  return value;
}
