// What an export with a snapshot may add to statements that are there, as people type it.

import { InvalidArgumentError } from "commander";
import type { Outcome } from "../wikibase/diff.ts";

/** What `--also` lets into an export. QuickStatements adds these to the statement that is there. */
export const ADDITIONS = ["unreferenced", "incomplete"] as const satisfies readonly Outcome[];

/** Reads `unreferenced,incomplete`. */
export function readAdditions(text: string): string[] {
  const given = text.split(",").map((one) => one.trim());
  if (given.every((one) => ADDITIONS.some((known) => known === one))) return given;
  throw new InvalidArgumentError(`Write one or both of ${ADDITIONS.join(",")}.`);
}
