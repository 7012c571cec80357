// The folder of the first publication, as the tests of its graph use it.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const FOLDER = resolve(import.meta.dirname, "../..");
export const BASE = "https://example.org/";

/** Runs `use` on a copy of the publication that may be changed. */
export async function withCopy<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), "chancery-graph-"));
  try {
    for (const room of ["ontology", "data", "queries"])
      await cp(join(FOLDER, room), join(copy, room), { recursive: true, force: true }).catch(
        ignoreMissing,
      );
    return await use(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
