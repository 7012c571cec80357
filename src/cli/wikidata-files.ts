// The files of an export for Wikidata: one, or for a format of several a folder that holds those of one export alone.

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ExportWriter, fileNames, joined } from "../wikibase/formats.ts";
import { refuseExisting } from "./output.ts";

/** @throws ChanceryError CLI-703 when an earlier export stands there and `force` is not set */
export async function writeExport(
  output: string,
  writer: ExportWriter,
  texts: readonly string[],
  force: unknown,
): Promise<void> {
  if (!writer.isFolder) {
    refuseExisting(output, force);
    return writeFile(output, joined(texts));
  }
  await mkdir(output, { recursive: true });
  // A file that is left of an earlier export would be imported with the others.
  for (const name of await earlierIn(output, writer)) {
    refuseExisting(join(output, name), force);
    await rm(join(output, name));
  }
  const names = fileNames(writer, texts.length);
  for (const [at, text] of texts.entries()) await writeFile(join(output, names[at] ?? ""), text);
}

async function earlierIn(folder: string, { fileName }: ExportWriter): Promise<string[]> {
  const [stem = "", extension = ""] = fileName.split(/\.(?=[^.]+$)/);
  const isOurs = (name: string) =>
    name.startsWith(`${stem}-`) &&
    name.endsWith(`.${extension}`) &&
    /^\d+$/.test(name.slice(stem.length + 1, -extension.length - 1));
  return (await readdir(folder)).filter(isOurs);
}
