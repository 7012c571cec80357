// The SPARQL 1.1 Protocol, read side: runs a query and answers in the format that the client wants.

import type { Quad } from "@rdfjs/types";
import type { Context } from "hono";
import type { Markup } from "../html/markup.ts";
import type { Page } from "../html/page.ts";
import type { Answer, Limits, PageLinks } from "../html/query/answer.ts";
import type { Asked as QueryOrigin } from "../html/query/asked.ts";
import { examplesMarkup } from "../html/query/examples.ts";
import { isLook, type Look, lookCalled } from "../html/query/look.ts";
import { queryPage } from "../html/query/query-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { RdfFormatId, ResultFormat } from "../model/format.ts";
import type { Publication } from "../model/publication.ts";
import type { AnalysedQuery, AskOptions, QueryKind, QueryResult } from "../model/query.ts";
import type { Release } from "../model/release.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { analyseQuery } from "../query/analyse.ts";
import { isForWikidata } from "../query/dialect/recognise.ts";
import { defaultViewOf } from "../query/dialect/translate.ts";
import { readResults } from "../query/results.ts";
import { readTriples, rowsOfTriples } from "../query/triples.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { budgetOf } from "./budget.ts";
import { answerService } from "./discovery.ts";
import { diagnoseNothing } from "./doctor.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { namesFor } from "./named.ts";
import { pageOf, sendPage } from "./pages.ts";
import { linkHeader, pageLinks, readPage } from "./paging.ts";
import { wantedQueryFormat } from "./query-format.ts";
import { send } from "./respond.ts";
import { fieldsOf, readSparqlRequest, type SparqlRequest } from "./sparql-request.ts";
import { querySpan } from "./trace.ts";

/** Where queries are answered. */
export const SPARQL_PATH = "/sparql";

/** Where queries for Wikidata are answered. */
export const QUERY_SERVICE_PATH = "/wikidata/sparql";

const EXAMPLE = "SELECT * WHERE {\n  ?thing ?property ?value\n} LIMIT 20";

/** GET with ?query=, POST or QUERY of a form or of the query itself (Protocol §2.1, RFC 10008). */
export async function answerSparql(c: Context, publication: Publication): Promise<Response> {
  const request = await readSparqlRequest(c);
  const page = pageOf(c, publication.release);
  if (request === undefined)
    return (
      (await answerService(c, publication)) ?? sendPage(c, page, () => formPage(c, publication))
    );
  return answerSparqlRequest(c, publication, request, {
    path: SPARQL_PATH,
    fields: fieldsOf(request),
  });
}

/** The form, with examples that have the words of `?q=`. */
function formPage(c: Context, { release, queries }: Publication): Markup {
  const page = pageOf(c, release, queries);
  const words = c.req.query("q") ?? "";
  const shown = queries.map((query) => queryInLanguage(query, page.names));
  return queryPage(page, EXAMPLE, {
    path: SPARQL_PATH,
    helpsEditors: true,
    examples: examplesMarkup(page, shown, words),
  });
}

/** Answers a query that was read; `asked` is where its answer can be had again. */
export async function answerSparqlRequest(
  c: Context,
  publication: Publication,
  request: SparqlRequest,
  asked: QueryOrigin,
): Promise<Response> {
  const { release } = publication;
  const page = pageOf(c, release);
  const { text } = request;
  const forWikidata =
    release.remote === undefined && isForWikidata(text) && hasMapping(release)
      ? `${QUERY_SERVICE_PATH}?query=${encodeURIComponent(text)}`
      : undefined;
  const options = {
    path: SPARQL_PATH,
    helpsEditors: true,
    asked,
    forWikidata,
    look: wantedLook(c, defaultViewOf(text)),
  } as const;
  const view = async (answer: Answer) =>
    queryPage(page.with(await namesFor(c, publication, answer)), text, {
      ...options,
      outcome: { answer },
      diagnosis: foundNothing(answer) ? await diagnoseNothing(c, publication, request) : undefined,
      ...limitsFor(c, publication),
    });
  c.set("errorPage", (error) => queryPage(page, text, { ...options, outcome: { error } }));
  const link = `<${QUERY_SERVICE_PATH}>; rel="related"; title="for Wikidata"`;
  return answerQuery(
    c,
    publication,
    request,
    page,
    view,
    forWikidata === undefined ? {} : { Link: link },
  );
}

function foundNothing(answer: Answer): boolean {
  return "rows" in answer && (answer.rows.length === 0 || answer.boolean === false);
}

/** The look that `?view=` names, else the one that the query asks for as at the Wikidata Query Service. */
export function wantedLook(c: Context, viewThere?: string): Look | undefined {
  const named = c.req.query("view") ?? "";
  if (isLook(named)) return named;
  return viewThere === undefined ? undefined : lookCalled(viewThere);
}

/** The bounds that the page of an answer tells of. */
export function limitsFor(c: Context, { settings }: Asked): { limits?: Limits } {
  const { resultMaxRows: rows, queryTimeout } = settings;
  if (rows === 0 || queryTimeout === 0) return {};
  const budget = budgetOf(c).leftFor(c);
  return { limits: { rows, seconds: queryTimeout / 1000, ...(budget && { budget }) } };
}

/** What is asked: a publication, or a view of it. */
export interface Asked extends Pick<Publication, "settings" | "query"> {
  readonly release: Pick<Release, "base" | "prefixes" | "context">;
}

/** Answers a query, with these header fields too; `view` makes of its answer what a browser gets. */
export async function answerQuery(
  c: Context,
  publication: Asked,
  request: SparqlRequest,
  page: Page,
  view: (answer: Answer) => Markup | Promise<Markup>,
  more: Record<string, string> = {},
): Promise<Response> {
  const fields = { ...VARY_LANGUAGE, ...more };
  const kind = kindOf(publication, request);
  const wanted = wantedQueryFormat(c, kind, request.ending);
  if (wanted.of === "table") {
    const { format, type } = wanted;
    const { body } = await ask(c, publication, request, { format: format.id });
    return send(c, body, type, { ...fields, ...(format.use === "people" && asFile(format)) });
  }
  const isTable = kind === "SELECT" || kind === "ASK";
  if (wanted.of === "page" && isTable) {
    const { body, elapsed } = await ask(c, publication, request, { format: "json" });
    return sendPage(c, page, () => view({ ...readResults(body), elapsed }), fields);
  }
  const graph = await graphAs(c, publication, request, {
    format: wanted.of === "graph" ? wanted.format.id : "turtle",
    ...(kind === "DESCRIBE" && { page: readPage(c) }),
  });
  const headers = withLinks(fields, linkHeader(graph.links));
  if (wanted.of === "graph") return send(c, graph.text, wanted.type, headers);
  const { quads, ...shown } = graph;
  return sendPage(c, page, () => view({ ...rowsOfTriples(quads), ...shown }), headers);
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
): Promise<{ text: string; links: PageLinks; quads: readonly Quad[] }> {
  const paged = page === undefined ? {} : { page };
  const { body, hasNext } = await ask(c, publication, request, { format: "ntriples", ...paged });
  const { prefixes, context } = publication.release;
  const quads = readTriples(body);
  const text = await serializeToString(quads, { format, prefixes, context });
  return {
    quads,
    text,
    links: page === undefined || hasNext === undefined ? {} : pageLinks(c, page, hasNext),
  };
}

/** A spreadsheet is kept as a file. */
function asFile({ extension }: ResultFormat): Record<string, string> {
  return { "Content-Disposition": `attachment; filename="results.${extension}"` };
}

/** @throws ChanceryError what is wrong with a query that announces SPARQL 1.1 and is none */
function kindOf(asked: Asked, request: SparqlRequest): QueryKind {
  const { kind, diagnosis } = analysisOf(asked, request);
  if (request.version === "1.1" && diagnosis !== undefined) throw new ChanceryError(diagnosis);
  return kind;
}

/** @throws ChanceryError what analysis refuses */
export function analysisOf({ release, settings }: Asked, { text }: SparqlRequest): AnalysedQuery {
  const { base, prefixes } = release;
  return analyseQuery(text, {
    base,
    prefixes,
    maxBytes: settings.queryMaxBytes,
    maxDepth: settings.queryMaxDepth,
  });
}
