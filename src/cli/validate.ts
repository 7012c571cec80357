// chancery validate: syntax and shapes of a folder, everything at once.

import { findingProblem } from "../load/finding-problem.ts";
import { loadRelease } from "../load/release.ts";
import { EXIT } from "../model/error.ts";
import type { Severity } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import { readStoredQuery } from "../query/stored.ts";
import type { Effects } from "./effects.ts";
import { reportProblems } from "./report.ts";

const ORDER: readonly Severity[] = ["violation", "warning", "info"];

export interface ValidateOptions {
  /** The mildest severity that makes the command fail. */
  readonly failOn: Severity;
  readonly json?: boolean;
}

export async function validate(
  folder: string,
  options: ValidateOptions,
  settings: Settings,
  base: string,
  effects: Effects,
): Promise<number> {
  const release = await loadRelease(folder, { base, settings: { ...settings, strict: false } });
  for (const file of release.queryFiles) readStoredQuery(file, base);
  const { findings, shapes } = release.report;
  const failing = findings.filter(
    ({ severity }) => ORDER.indexOf(severity) <= ORDER.indexOf(options.failOn),
  );
  const ok = failing.length === 0;
  if (options.json === true) {
    const result = { files: release.files.length, quads: release.counts.quads, shapes, findings };
    effects.out(
      `${JSON.stringify({ ok, command: "validate", dataVersion: release.id, result })}\n`,
    );
  } else {
    effects.out(reportProblems(findings.map(findingProblem), effects.colors));
    effects.out(
      `${release.files.length} files, ${release.counts.quads} quads, ${shapes} shapes: ${findings.length} findings\n`,
    );
  }
  return ok ? EXIT.ok : EXIT.findings;
}
