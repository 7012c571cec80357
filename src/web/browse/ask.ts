// Queries of lists, and what is read from their rows.

import type { Context } from "hono";
import { ChanceryError } from "../../model/error.ts";
import type { Run } from "../../model/query.ts";
import type { Release } from "../../model/release.ts";
import { type Row, readResults, textOf } from "../../query/results.ts";
import { workWithin } from "../budget.ts";

/** Milliseconds that the numbers beside a list may take; a list without them is still a list. */
const COUNT_TIMEOUT = 2000;

/** What the index of a release at hand tells; nothing where there is none, or where it cannot tell. */
export async function byIndex<T>(
  c: Context,
  { remote }: Release,
  work: () => Promise<T | undefined>,
): Promise<T | undefined> {
  return remote === undefined ? workWithin(c, work) : undefined;
}

export async function ask(c: Context, run: Run, query: string): Promise<readonly Row[]> {
  const { body, kept } = await run(query, { format: "json", lane: "page" });
  if (kept !== true) c.set("keeps", false);
  return readResults(body).rows;
}

/** The same, or nothing when it takes too long. */
export async function askInTime(
  c: Context,
  run: Run,
  query: string,
): Promise<readonly Row[] | undefined> {
  try {
    const options = { format: "json", lane: "page", timeout: COUNT_TIMEOUT } as const;
    const { body, kept } = await run(query, options);
    if (kept !== true) c.set("keeps", false);
    return readResults(body).rows;
  } catch (error) {
    if (!(error instanceof ChanceryError)) throw error;
    c.set("keeps", false);
    return undefined;
  }
}

export function text(row: Row, name: string): string {
  const cell = row[name];
  return cell === undefined ? "" : textOf(cell);
}
