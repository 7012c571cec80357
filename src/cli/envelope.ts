// What --json prints: the same members for every command (docs/cli.md).

import { readFileSync } from "node:fs";
import { ChanceryError, type Problem } from "../model/error.ts";
import type { Outcome } from "./command.ts";

/** The version in package.json. */
export const VERSION: string = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
).version;

/** The envelope of a command that came to an end. `durationMs` counts from its start. */
export function envelope(command: string, outcome: Outcome, durationMs: number): string {
  const { code, dataVersion = null, result = null, warnings = [] } = outcome;
  return write({ ok: code === 0, command, dataVersion, durationMs, result, warnings, errors: [] });
}

/** The envelope of a command that failed. */
export function failureEnvelope(command: string, error: unknown, durationMs: number): string {
  const problems: readonly (Problem | { code: string; message: string })[] =
    error instanceof ChanceryError
      ? error.problems
      : [{ code: "BUG-999", message: error instanceof Error ? error.message : String(error) }];
  const errors = problems.map((problem) => ({
    ...problem,
    docs: `docs/errors.md#${problem.code.toLowerCase()}`,
  }));
  return write({
    ok: false,
    command,
    dataVersion: null,
    durationMs,
    result: null,
    warnings: [],
    errors,
  });
}

function write(members: Record<string, unknown>): string {
  const { ok, command, ...others } = members;
  return `${JSON.stringify({ ok, command, version: VERSION, ...others })}\n`;
}
