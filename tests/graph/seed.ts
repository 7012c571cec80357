// The text that the graph was made from. It is no part of the repository; tests that need it skip without it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FOLDER } from "./folder.ts";

const FILE =
  process.env["CHANCERY_SEED"] ?? join(FOLDER, "../shared/seed/kazakhstan-mexico-relations.txt");

export const seedBytes = existsSync(FILE) ? readFileSync(FILE) : undefined;

/** The text by Unicode code points, as the offsets of the graph count. */
export const seed = seedBytes && [...seedBytes.toString("utf8")];

export const whyNoSeed =
  seed === undefined ? " (skipped: set CHANCERY_SEED to the source text)" : "";
