// The answer of any query as rows, as views take them.

import type { QueryKind, Run } from "../model/query.ts";
import { type Results, readResults } from "../query/results.ts";
import { readTriples, rowsOfTriples } from "../query/triples.ts";

export interface Rows {
  readonly answer: Results;
  /** Whether the same answer is given as long as the release lasts. */
  readonly isKept: boolean;
}

/** Asks on the lane of pages. @throws ChanceryError what queries throw */
export async function askRows(run: Run, kind: QueryKind, text: string): Promise<Rows> {
  const isTable = kind === "SELECT" || kind === "ASK";
  const format = isTable ? "json" : "ntriples";
  const { body, kept } = await run(text, { format, lane: "page" });
  const answer = isTable ? readResults(body) : rowsOfTriples(readTriples(body));
  return { answer, isKept: kept === true };
}
