// The report on a graph at a remote endpoint, asked for once in a while and kept for those who come after.

import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { askReport } from "../publish/report/remote-report.ts";
import type { DataReport } from "../publish/report/report.ts";
import { runTogether } from "./budget.ts";

/** For how long a whole report is kept, in ms: to count goes through the whole graph. */
const KEPT = 600_000;

const REPORTS = new WeakMap<Release, { readonly report: DataReport; readonly until: number }>();

/** At the cost of the share of the client who asks first. @throws ChanceryError WEB-608, and what queries throw */
export async function remoteReport(c: Context, publication: Publication): Promise<DataReport> {
  const { release, settings } = publication;
  const known = REPORTS.get(release);
  if (known !== undefined && known.until > Date.now()) return known.report;
  const report = await runTogether(c, publication, (run) =>
    askReport(run, release, settings.queryTimeout),
  );
  const isWhole = Object.keys(report.untold).length === 0;
  const kept = isWhole ? KEPT : settings.endpointCacheSeconds * 1000;
  REPORTS.set(release, { report, until: Date.now() + kept });
  return report;
}
