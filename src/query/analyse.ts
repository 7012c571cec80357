// Finds out what a query asks before any engine sees it, and refuses what is never run.

import { LRUCache } from "lru-cache";
import sparqljs, { type Query } from "sparqljs";
import { ChanceryError, type Problem } from "../model/error.ts";
import type { AnalysedQuery, QueryKind } from "../model/query.ts";
import { columnsOf, writeColumns } from "./columns.ts";
import { diagnose } from "./diagnose.ts";
import { guardQuery, type QueryLimits, queryForm, refuseService } from "./guard.ts";
import { targetsOf } from "./targets.ts";
import { squeeze, type Token, unescapeCodepoints } from "./tokens.ts";

export interface AnalyseOptions extends QueryLimits {
  /** What relative IRIs of the query resolve against. */
  readonly base: string;
  /** Prefixes that the query may use without declaring them. */
  readonly prefixes?: Readonly<Record<string, string>>;
}

const CACHE = new LRUCache<string, AnalysedQuery>({
  max: 500,
  maxSize: 8_000_000,
  sizeCalculation: ({ text }) => text.length + 1,
});

/**
 * Analyses a query and makes it ready to run: its base and the prefixes it uses are written into it.
 * A query that sparqljs cannot read, such as one of SPARQL 1.2, is passed on with a `diagnosis`,
 * for the engine decides what is valid.
 * @throws ChanceryError QRY-501, QRY-502, QRY-503, QRY-505, QRY-508, QRY-510
 */
export function analyseQuery(written: string, options: AnalyseOptions): AnalysedQuery {
  return (
    recallQuery(written, options) ?? rememberQuery(written, options, analyse(written, options))
  );
}

/** A query that was analysed before. */
export function recallQuery(
  written: string,
  { base, prefixes }: AnalyseOptions,
): AnalysedQuery | undefined {
  const known = CACHE.get(keyOf(written, base));
  return known?.prefixes === prefixes ? known : undefined;
}

/** Remembers what `analyse` gave for this text, here or in another thread. */
export function rememberQuery(
  written: string,
  { base, prefixes }: AnalyseOptions,
  analysed: AnalysedQuery,
): AnalysedQuery {
  const known = { ...analysed, prefixes };
  CACHE.set(keyOf(written, base), known);
  return known;
}

function keyOf(written: string, base: string): string {
  return `${base}\n${written}`;
}

/** The same as `analyseQuery`, whether it was done before or not. */
export function analyse(written: string, options: AnalyseOptions): AnalysedQuery {
  const text = unescapeCodepoints(written);
  const tokens = guardQuery(text, options);
  const prologue = prologueFor(tokens, options);
  const known = Object.keys(options.prefixes ?? {});
  const about = { written, prefixes: options.prefixes };
  try {
    const parsed = new sparqljs.Parser({
      baseIRI: options.base,
      prefixes: { ...options.prefixes },
    }).parse(text);
    if (parsed.type === "update") throw new TypeError("the guard let an update through");
    refuseService(parsed, text);
    const columns = columnsOf(parsed, tokens);
    const ready = prologue + writeColumns(text, columns);
    const dataset = datasetOf(parsed);
    const whole = { ...about, ...prepared(ready), kind: parsed.queryType, columns, dataset };
    if (parsed.queryType !== "DESCRIBE") return whole;
    const { iris, select, columns: described } = targetsOf(parsed, text, tokens);
    if (select === undefined) return { ...whole, targets: { iris } };
    const found = {
      ...whole,
      ...prepared(prologue + select),
      kind: "SELECT",
      columns: described,
    } as const;
    return { ...whole, targets: { iris, select: found } };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ChanceryError) throw error;
    const diagnosis = diagnose(text, error, known);
    const ready = prologue + text;
    return { ...about, text: ready, key: ready, ...classify(tokens, diagnosis), diagnosis };
  }
}

/** A text that is ready to run, and the key under which its answers are kept. */
function prepared(text: string): Pick<AnalysedQuery, "text" | "key"> {
  return { text, key: squeeze(text) };
}

/** Kind and dataset of a query that only the engine may understand. */
function classify(
  tokens: readonly Token[],
  diagnosis: Problem,
): Pick<AnalysedQuery, "kind" | "columns" | "dataset"> {
  const form = queryForm(tokens);
  // A query whose FROM we cannot read must not run over another dataset than it names.
  const from = tokens.some(({ kind, text }) => kind === "word" && text.toUpperCase() === "FROM");
  if (form === undefined || from) throw new ChanceryError(diagnosis);
  const kind = form.text.toUpperCase() as QueryKind; // queryForm finds nothing else
  return { kind, columns: [], dataset: { defaultGraphs: [], namedGraphs: [] } };
}

/** BASE and the PREFIX lines that the query needs and lacks, on one line so that line numbers stay. */
function prologueFor(tokens: readonly Token[], { base, prefixes = {} }: AnalyseOptions): string {
  const declared = new Set<string>();
  const used = new Set<string>();
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== "name") continue;
    const prefix = text.slice(0, text.indexOf(":"));
    (tokens[index - 1]?.text.toUpperCase() === "PREFIX" ? declared : used).add(prefix);
  }
  const lines = [...used]
    .filter((prefix) => !declared.has(prefix) && prefixes[prefix] !== undefined)
    .map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}> `);
  return `BASE <${base}> ${lines.join("")}`;
}

function datasetOf(parsed: Query): AnalysedQuery["dataset"] {
  const from = "from" in parsed ? parsed.from : undefined;
  return {
    defaultGraphs: (from?.default ?? []).map(({ value }) => value),
    namedGraphs: (from?.named ?? []).map(({ value }) => value),
  };
}
