// chancery export: writes the whole graph in one syntax.

import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { loadRelease } from "../load/release.ts";
import { ChanceryError } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";
import { serialize } from "../rdf/serialize.ts";
import type { Effects } from "./effects.ts";
import { rdfFormatNamed } from "./formats.ts";

export interface ExportOptions {
  readonly format: string;
  readonly output?: string;
  readonly force?: boolean;
}

export async function exportGraph(
  folder: string,
  options: ExportOptions,
  settings: Settings,
  base: string,
  effects: Effects,
): Promise<number> {
  const { id } = rdfFormatNamed(options.format);
  const { output } = options;
  if (output !== undefined && existsSync(output) && options.force !== true) {
    throw new ChanceryError({
      code: "CLI-703",
      message: `${output} exists already`,
      hint: "Choose another name, or give --force to replace it.",
    });
  }
  const release = await loadRelease(folder, { base, settings });
  const pieces = serialize(release.quads, {
    format: id,
    prefixes: release.prefixes,
    context: release.context,
  });
  if (output === undefined) for await (const piece of pieces) effects.out(piece);
  else await writeWhole(output, pieces);
  return 0;
}

/** The file appears when it is whole, or not at all. */
async function writeWhole(output: string, pieces: AsyncIterable<string>): Promise<void> {
  const partial = `${output}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(partial));
    await rename(partial, output);
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof ChanceryError) throw error;
    throw new ChanceryError({
      code: "DIR-205",
      message: `${output} cannot be written: ${error instanceof Error ? error.message : error}`,
      hint: "Check that the folder exists and that you may write to it.",
    });
  }
}
