// Where the code of a thread lies.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The built code of a thread, such as `store/worker.js`. Node 20 starts no TypeScript in a thread: beside source files
 * the built ones are taken. Paths go by way of the room, for bundles stand as deep as rooms do.
 */
export function workerFile(path: string): URL {
  const built = new URL(`../${path}`, import.meta.url);
  return existsSync(fileURLToPath(built)) ? built : new URL(`../../dist/${path}`, import.meta.url);
}
