// Checks a folder, and tells what was found and what it counted.

import { findingProblem } from "../load/finding-problem.ts";
import { loadRelease } from "../load/release.ts";
import { EXIT } from "../model/error.ts";
import { SEVERITIES, type Severity } from "../model/release.ts";
import { readStoredQueries } from "../query/stored.ts";
import type { CommandContext, Outcome } from "./command.ts";
import { reportProblems } from "./report.ts";

/** Fails by the mildest severity that was asked for. */
export async function validate(context: CommandContext): Promise<Outcome> {
  const { words, options, settings, base, effects, out, onProgress } = context;
  const release = await loadRelease(words[0] ?? ".", {
    base,
    settings: { ...settings, strict: false },
    onProgress,
  });
  const queries = await readStoredQueries(release.queryFiles, base);
  const { findings, shapes } = release.report;
  const failOn = SEVERITIES.indexOf(options["failOn"] as Severity); // commander has checked the choice
  const failing = findings.filter(({ severity }) => SEVERITIES.indexOf(severity) <= failOn);
  const counts = `${release.files.length} files, ${release.counts.quads} quads, ${shapes} shapes, ${queries.length} queries`;
  out(reportProblems(findings.map(findingProblem), effects.colors));
  out(`${counts}: ${findings.length === 1 ? "1 finding" : `${findings.length} findings`}\n`);
  const { files, counts: sizes } = release;
  return {
    code: failing.length === 0 ? EXIT.ok : EXIT.findings,
    dataVersion: release.id,
    result: { files: files.length, quads: sizes.quads, shapes, queries: queries.length, findings },
  };
}
