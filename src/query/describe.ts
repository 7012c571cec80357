// The answer of a DESCRIBE (SPARQL 1.1 §16.4), whole or in pages, of descriptions that come one triple after the other.

import type { Quad } from "@rdfjs/types";
import { ChanceryError } from "../model/error.ts";
import type { AnalysedQuery, AskOptions, QueryDataset, QueryResult } from "../model/query.ts";
import type { Release } from "../model/release.ts";
import { serializeToString } from "../rdf/serialize.ts";
import { readResults } from "./results.ts";

export interface DescribeOptions extends AskOptions {
  /** Triples on a page; 0 for no limit. */
  readonly pageSize: number;
  /** Triples of an answer that is not paged; 0 for no limit. */
  readonly maxRows: number;
}

/** Where descriptions come from. */
export interface Describing {
  /** Answers the SELECT that finds the things of a pattern. */
  readonly ask: (select: AnalysedQuery) => Promise<QueryResult>;
  /** What is said of these things in these graphs, each triple once; read as far as it is wanted. */
  readonly describe: (
    iris: ReadonlySet<string>,
    dataset: QueryDataset,
  ) => Iterable<Quad> | AsyncIterable<Quad>;
}

/**
 * Describes what a query names and finds.
 * @throws ChanceryError QRY-506, and what `ask` and `describe` throw
 */
export async function answerDescribe(
  { prefixes, context }: Pick<Release, "prefixes" | "context">,
  { targets, dataset }: AnalysedQuery,
  options: DescribeOptions,
  { ask, describe }: Describing,
): Promise<QueryResult> {
  const select = targets?.select;
  const found = select === undefined ? undefined : await ask(select);
  const start = performance.now();
  const iris = [...(targets?.iris ?? []), ...(found === undefined ? [] : irisIn(found.body))];
  const triples = describe(new Set(iris), options.dataset ?? dataset);
  const { quads, hasNext } = await cut(triples, options);
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

/** The page that is asked for, and whether there is more. */
async function cut(
  triples: Iterable<Quad> | AsyncIterable<Quad>,
  { page, pageSize, maxRows }: DescribeOptions,
): Promise<{ quads: Quad[]; hasNext: boolean }> {
  const isPaged = page !== undefined && pageSize > 0;
  const size = (isPaged ? pageSize : maxRows) || Number.POSITIVE_INFINITY;
  const first = isPaged ? (page - 1) * pageSize : 0;
  const quads: Quad[] = [];
  let at = 0;
  for await (const triple of triples) {
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
