// Files that a command writes: nothing that exists is replaced unless it is told so.

import { existsSync } from "node:fs";
import { ChanceryError } from "../model/error.ts";

/** @throws ChanceryError CLI-703 when the file exists and is not to be replaced */
export function refuseExisting(output: string, force: unknown): void {
  if (force === true || !existsSync(output)) return;
  throw new ChanceryError({
    code: "CLI-703",
    message: `${output} exists already`,
    hint: "Choose another name, or give --force to replace it.",
  });
}
