// Reads files of entity JSON line by line, so that a whole dump may be given, packed or not.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { ChanceryError } from "../model/error.ts";
import {
  dumpLine,
  entitiesOf,
  type Snapshot,
  type SnapshotEntity,
  type SnapshotPlace,
} from "../wikibase/snapshot.ts";

/** Which entities are worth keeping: a dump holds a hundred million others. */
export type Wanted = (id: string, entity: SnapshotEntity) => boolean;

/**
 * The entities of these files that are wanted; of one that stands in several, the last.
 * @throws ChanceryError DIR-205, WDT-803
 */
export async function readSnapshot(
  files: readonly string[],
  wanted: Wanted,
  maxBytes: number,
): Promise<Snapshot> {
  const snapshot = new Map<string, SnapshotEntity>();
  for await (const [id, entity] of snapshotEntities(files, maxBytes))
    if (wanted(id, entity)) snapshot.set(id, entity);
  return snapshot;
}

/** One entity after the other, with the id under which it was asked for. */
export async function* snapshotEntities(
  files: readonly string[],
  maxBytes: number,
): AsyncGenerator<[string, SnapshotEntity]> {
  for (const file of files) yield* entitiesIn(file, maxBytes);
}

/** A dump is read a line at a time; any other document is gathered until it is whole. */
async function* entitiesIn(
  file: string,
  maxBytes: number,
): AsyncGenerator<[string, SnapshotEntity]> {
  let gathered = "";
  let bracket = "";
  let number = 0;
  for await (const line of linesOf(file)) {
    number += 1;
    const text = dumpLine(line);
    if (text === undefined && gathered === "") {
      bracket += line.trim();
      continue;
    }
    const document = gathered === "" ? parse(text ?? "") : undefined;
    if (document !== undefined) yield* entitiesOf(document, { file, line: number });
    else gathered += `${line}\n`;
    if (maxBytes > 0 && gathered.length > maxBytes) throw tooLarge(file, maxBytes);
  }
  if (gathered !== "") yield* entitiesOf(parseWhole(bracket + gathered, { file }), { file });
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const raw = createReadStream(file);
  const stream = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  if (stream !== raw) raw.on("error", (error) => stream.destroy(error));
  try {
    for await (const line of createInterface({
      input: stream,
      crlfDelay: Number.POSITIVE_INFINITY,
    }))
      yield line;
  } catch (error) {
    throw new ChanceryError({
      code: "DIR-205",
      file,
      message: `this cannot be read: ${error instanceof Error ? error.message : error}`,
      hint: "Check its name, that you may read it, and that a .gz file is whole.",
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseWhole(text: string, place: SnapshotPlace): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ChanceryError({
      code: "WDT-803",
      ...place,
      message: `this is no JSON: ${error instanceof Error ? error.message : error}`,
      hint: "Download it again; a dump has one entity a line.",
    });
  }
}

function tooLarge(file: string, maxBytes: number): ChanceryError {
  return new ChanceryError({
    code: "DIR-204",
    file,
    message: `this document is larger than ${maxBytes} bytes and has no entity a line`,
    hint: "Give a dump with one entity a line, or raise the setting fileMaxBytes.",
  });
}
