// The answer of a DESCRIBE (SPARQL 1.1 §16.4): a concise bounded description of each thing, and what points at it.

import type { Quad } from "@rdfjs/types";
import { ChanceryError } from "../model/error.ts";
import type { AnalysedQuery, AskOptions, QueryDataset, QueryResult } from "../model/query.ts";
import type { QuadTable, Release } from "../model/release.ts";
import { readResults } from "../query/results.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { isSkolem } from "../rdf/skolemize.ts";
import { factory, quadToLine } from "../rdf/term.ts";

export interface DescribeOptions extends AskOptions {
  /** Triples on a page; 0 for no limit. */
  readonly pageSize: number;
  /** Triples of an answer that is not paged; 0 for no limit. */
  readonly maxRows: number;
}

/** A release, and the quads that a description is read from. */
interface Source extends Pick<Release, "base" | "prefixes" | "context"> {
  readonly tables: readonly QuadTable[];
}

/**
 * Describes what a query names and finds. It is read from the quads of the release, which keep the spelling of literals.
 * `ask` answers the SELECT that finds the things of a pattern.
 * @throws ChanceryError QRY-506, and what `ask` throws
 */
export async function answerDescribe(
  source: Source,
  { targets, dataset }: AnalysedQuery,
  options: DescribeOptions,
  ask: (select: AnalysedQuery) => Promise<QueryResult>,
): Promise<QueryResult> {
  const select = targets?.select;
  const found = select === undefined ? undefined : await ask(select);
  const start = performance.now();
  const iris = [...(targets?.iris ?? []), ...(found === undefined ? [] : irisIn(found.body))];
  const triples = descriptionsOf(source, new Set(iris), options.dataset ?? dataset);
  const { quads, hasNext } = cut(triples, options);
  const { prefixes, context } = source;
  const format =
    options.format === "turtle" || options.format === "rdfxml" ? options.format : "ntriples";
  const text = await serializeToString(quads, { format, prefixes, context });
  return {
    kind: "DESCRIBE",
    format,
    body: new TextEncoder().encode(text),
    rows: quads.length,
    elapsed: (found?.elapsed ?? 0) + performance.now() - start,
    hasNext,
  };
}

/** Literals cannot be described. */
function irisIn(body: Uint8Array): string[] {
  return readResults(body).rows.flatMap((row) =>
    Object.values(row).flatMap(({ type, value }) =>
      type === "uri" && typeof value === "string" ? [value] : [],
    ),
  );
}

/** Each triple once: what is said of a thing, and of its nameless parts, then what points at it. */
function* descriptionsOf(
  { tables, base }: Source,
  iris: ReadonlySet<string>,
  { defaultGraphs, namedGraphs }: QueryDataset,
): Generator<Quad> {
  const isChosen = defaultGraphs.length + namedGraphs.length > 0;
  const graphs = new Set(defaultGraphs);
  const seen = new Set<string>();
  function* fresh(found: Iterable<Quad>): Generator<Quad> {
    for (const { subject, predicate, object, graph } of found) {
      if (isChosen && !graphs.has(graph.value)) continue;
      const triple = factory.quad(subject, predicate, object);
      const line = quadToLine(triple);
      if (seen.has(line)) continue;
      seen.add(line);
      yield triple;
    }
  }
  for (const iri of iris) {
    // What was a blank node has an address now, and is a part of what points at it all the same.
    const parts = new Set([iri]);
    for (const part of parts)
      for (const triple of fresh(tables.flatMap((quads) => quads.withSubject(part)))) {
        if (isSkolem(triple.object.value, base)) parts.add(triple.object.value);
        yield triple;
      }
    for (const quads of tables) yield* fresh(quads.pointingAt(iri));
  }
}

/** The page that is asked for, and whether there is more. */
function cut(
  triples: Iterable<Quad>,
  { page, pageSize, maxRows }: DescribeOptions,
): { quads: Quad[]; hasNext: boolean } {
  const isPaged = page !== undefined && pageSize > 0;
  const size = (isPaged ? pageSize : maxRows) || Number.POSITIVE_INFINITY;
  const first = isPaged ? (page - 1) * pageSize : 0;
  const quads: Quad[] = [];
  let at = 0;
  for (const triple of triples) {
    if (quads.length === size) {
      if (isPaged) return { quads, hasNext: true };
      throw new ChanceryError({
        code: "QRY-506",
        message: `the description has more than ${size} triples`,
        hint: "Describe fewer things, download a dump, or raise the setting resultMaxRows.",
      });
    }
    if (at >= first) quads.push(triple);
    at += 1;
  }
  return { quads, hasNext: false };
}
