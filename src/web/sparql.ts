// The SPARQL 1.1 Protocol, read side.

import type { Context } from "hono";
import { queryPage, type Table } from "../html/pages.ts";
import { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { Publication } from "../model/publication.ts";
import type { QueryKind } from "../model/query.ts";
import { analyseQuery } from "../query/analyse.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { lineToQuad } from "../rdf/term.ts";
import { negotiate } from "./negotiate.ts";
import { HTML, send } from "./respond.ts";

const EXAMPLE = "SELECT * WHERE {\n  ?thing ?property ?value\n} LIMIT 20";

/** GET with ?query=, POST of a form, POST of the query itself (Protocol §2.1). */
export async function answerSparql(c: Context, publication: Publication): Promise<Response> {
  const text = await readQuery(c);
  const { release } = publication;
  if (text === undefined) return send(c, String(await queryPage(release, EXAMPLE)), HTML);
  return answerQuery(c, publication, text);
}

/** Runs a query and answers in the format that the client wants. */
export async function answerQuery(
  c: Context,
  publication: Publication,
  text: string,
): Promise<Response> {
  const kind = kindOf(publication, text);
  const wanted = wantedType(c, kind);
  if (wanted === HTML) return answerPage(c, publication, text, kind);
  const isTable = kind === "SELECT" || kind === "ASK";
  const result = RESULT_FORMATS.find(
    ({ mediaTypes }) => isTable && mediaTypes.some((type) => type === wanted),
  );
  if (result !== undefined) {
    const { body } = await publication.query(text, { format: result.id, signal: c.req.raw.signal });
    return send(c, body, wanted);
  }
  return send(c, await graphAs(c, publication, text, wanted), wanted);
}

async function graphAs(
  c: Context,
  publication: Publication,
  text: string,
  mediaType: string,
): Promise<string> {
  const format = RDF_FORMATS.find(({ mediaTypes }) =>
    mediaTypes.some((type) => type === mediaType),
  );
  if (format === undefined) throw new TypeError(`no RDF format ${mediaType}`);
  const { body } = await publication.query(text, { format: "ntriples", signal: c.req.raw.signal });
  const { prefixes, context } = publication.release;
  const lines = new TextDecoder()
    .decode(body)
    .split("\n")
    .filter((line) => line !== "");
  return serializeToString(lines.sort().map(lineToQuad), { format: format.id, prefixes, context });
}

async function answerPage(
  c: Context,
  publication: Publication,
  text: string,
  kind: QueryKind,
): Promise<Response> {
  const { release } = publication;
  if (kind !== "SELECT" && kind !== "ASK")
    return send(c, await graphAs(c, publication, text, "text/turtle"), "text/plain");
  const { body, elapsed } = await publication.query(text, {
    format: "json",
    signal: c.req.raw.signal,
  });
  const page = await queryPage(
    release,
    text,
    tableOf(JSON.parse(new TextDecoder().decode(body)), elapsed),
  );
  return send(c, String(page), HTML);
}

/** The engine's own JSON needs no check. */
function tableOf(
  json: { head: { vars?: string[] }; boolean?: boolean; results?: { bindings: Table["rows"] } },
  elapsed: number,
): Table {
  if (json.boolean === undefined)
    return { columns: json.head.vars ?? [], rows: json.results?.bindings ?? [], elapsed };
  return {
    columns: ["answer"],
    rows: [{ answer: { type: "literal", value: String(json.boolean) } }],
    elapsed,
  };
}

function kindOf({ release, settings }: Publication, text: string): QueryKind {
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
    hint: `There is: ${offers.join(", ")}.`,
  });
}

const READERS: Readonly<Record<string, (c: Context) => Promise<string | undefined>>> = {
  "application/sparql-query": (c) => c.req.text(),
  "application/x-www-form-urlencoded": async (c) => oneOf(new URLSearchParams(await c.req.text())),
};

async function readQuery(c: Context): Promise<string | undefined> {
  if (c.req.method !== "POST") return oneOf(new URL(c.req.url).searchParams);
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const reader = READERS[type];
  if (reader !== undefined) return (await reader(c)) ?? "";
  if (type === "application/sparql-update") {
    throw new ChanceryError({
      code: "QRY-502",
      message: "updates are refused: a publication is read-only",
      hint: "Change the files of the publication.",
    });
  }
  throw new ChanceryError({
    code: "WEB-605",
    message: `a query cannot come as ${type || "nothing named"}`,
    hint: `Send ${Object.keys(READERS).join(" or ")}.`,
  });
}

function oneOf(parameters: URLSearchParams): string | undefined {
  const [query, ...more] = parameters.getAll("query");
  const refused = ["default-graph-uri", "named-graph-uri"].find((name) => parameters.has(name));
  if (more.length === 0 && refused === undefined) {
    if (parameters.has("update"))
      throw new ChanceryError({
        code: "QRY-502",
        message: "updates are refused: a publication is read-only",
      });
    return query;
  }
  throw new ChanceryError({
    code: "WEB-606",
    message:
      refused === undefined ? "there is more than one query" : `${refused} is not supported yet`,
    hint:
      refused === undefined
        ? "Send one parameter query."
        : "Name the graphs with FROM and FROM NAMED in the query.",
  });
}
