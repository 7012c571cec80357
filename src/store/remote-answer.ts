// What a remote endpoint answered, checked to be whole and written as it was asked for.

import type { Quad } from "@rdfjs/types";
import { type EngineResultId, RDF_FORMATS } from "../model/format.ts";
import type { AnalysedQuery, QueryOptions } from "../model/query.ts";
import { parseRdf } from "../rdf/parse.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { readSolutions, type Solutions, writeSolutions } from "../rdf/solutions.ts";
import { quadToLine } from "../rdf/term.ts";
import { type Answer, cutError, notUnderstood } from "./exchange.ts";

/** Tables are asked for in the one form in which a cut answer can be told from a whole one. */
export const TABLE = "application/sparql-results+json";

/** N-Triples are cheap to read; an engine that has none may send another syntax. */
export const GRAPH = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5";

const TABLES: readonly EngineResultId[] = ["json", "xml", "csv", "tsv"];

export interface Written {
  readonly text: string;
  readonly rows: number;
}

/** A table or a truth value. @throws ChanceryError END-904, END-905 */
export function readTable({ mediaType, text }: Answer): Solutions {
  if (!["application/sparql-results+json", "application/json"].includes(mediaType))
    throw notUnderstood(`it answers with ${mediaType || "no media type"} where JSON was asked for`);
  try {
    return readSolutions(text);
  } catch {
    throw looksCut(text)
      ? cutError("its JSON ends too early")
      : notUnderstood("its JSON is no result of a query");
  }
}

/** The table in the order of columns in which the query was written. */
export function writeTable(
  answer: Answer,
  { columns }: AnalysedQuery,
  format: QueryOptions["format"],
): Written {
  const known = TABLES.find((id) => id === format);
  if (known === undefined) throw new TypeError(`no table can be written as ${format}`);
  const results = readTable(answer);
  if ("boolean" in results) return { text: writeSolutions(results, known), rows: 1 };
  const ordered = { ...results, columns: columns.length > 0 ? columns : results.columns };
  return { text: writeSolutions(ordered, known), rows: results.rows.length };
}

/** The triples, each once, as N-Triples or in the syntax asked for. @throws ChanceryError END-904, END-905 */
export async function writeGraph(answer: Answer, format: QueryOptions["format"]): Promise<Written> {
  const quads = await readGraph(answer);
  const byLine = new Map(quads.map((quad) => [quadToLine(quad), quad]));
  if (format === "ntriples")
    return { text: [...byLine.keys()].map((line) => `${line}\n`).join(""), rows: byLine.size };
  const found = RDF_FORMATS.find(({ id }) => id === format);
  if (found === undefined) throw new TypeError(`no graph can be written as ${format}`);
  const text = await serializeToString([...byLine.values()], {
    format: found.id,
    prefixes: {},
    context: {},
  });
  return { text, rows: byLine.size };
}

async function readGraph({ mediaType, text }: Answer): Promise<Quad[]> {
  const format = RDF_FORMATS.find(
    ({ mediaTypes, readable, quads }) => readable && !quads && mediaTypes.includes(mediaType),
  );
  if (format === undefined)
    throw notUnderstood(`it answers with ${mediaType || "no media type"} where RDF was asked for`);
  // Some engines end lines with a remark when they give up, which is a comment to a reader of RDF.
  if (/^#.*(?:incomplete|cancel|time[d ]?[ -]?out)/im.test(text.slice(-1000)))
    throw cutError("its last lines say so");
  const quads: Quad[] = [];
  const source = { text, format, base: "urn:x:", file: "the answer" };
  const { problems } = await parseRdf(source, (quad) => quads.push(quad));
  const [problem] = problems;
  if (problem === undefined) return quads;
  throw looksCut(text)
    ? cutError(`it ends too early: ${problem.message}`)
    : notUnderstood(`its ${format.name} breaks the grammar: ${problem.message}`);
}

/** Whether a text that could not be read is one that stops, rather than one that is something else. */
function looksCut(text: string): boolean {
  return text.trim() === "" || (!/[}.>]\s*$/.test(text) && /^\s*[{<@_]/.test(text));
}
