// The report on a graph at a remote endpoint: counted by queries, each of which may fail without the others.

import type { Run } from "../../model/query.ts";
import type { Release } from "../../model/release.ts";
import { ownRun } from "../../query/own.ts";
import { isTolerable } from "../../query/tolerable.ts";
import { readSolutions } from "../../rdf/solutions.ts";
import { type Ask, checkRules } from "./check-rules.ts";
import { Counts } from "./counts.ts";
import type { DataReport, Part } from "./report.ts";

/** Does a piece of work, or notes why a part of the report is not told, or not to its end. */
export type Tell = (part: Part, work: () => Promise<void>) => Promise<void>;

/**
 * Asks for all within so many milliseconds, for each part one query after the other; 0 for no limit.
 * @throws ChanceryError when the endpoint is not there, or cannot be understood
 */
export async function askReport(run: Run, release: Release, timeout: number): Promise<DataReport> {
  const ask = askWithin(run, timeout);
  const untold: Partial<Record<Part, string>> = {};
  const tell: Tell = async (part, work) => {
    try {
      await work();
    } catch (error) {
      if (!isTolerable(error)) throw error;
      untold[part] = error.code;
    }
  };
  const counts = new Counts(release, ask);
  const [validation] = await Promise.all([
    checkRules(release, ask, tell),
    tell("complete", () => counts.countProperties()),
    tell("languages", () => counts.countLanguages()),
    tell("support", () => counts.countSupport()),
    tell("unused", () => counts.findUnused()),
  ]);
  const { complete, languages, support, unused } = counts;
  return { validation, complete, languages, support, unused, untold };
}

function askWithin(run: Run, timeout: number): Ask {
  const end = Date.now() + timeout;
  const ask = ownRun(run);
  return async (query) => {
    // 0 would be no limit.
    const limits = timeout > 0 ? { timeout: Math.max(1, end - Date.now()) } : {};
    const { body } = await ask(query, { format: "json", lane: "page", ...limits });
    const results = readSolutions(new TextDecoder().decode(body));
    return "boolean" in results ? [] : results.rows;
  };
}
