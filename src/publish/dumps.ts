// The downloads of a release: the whole graph in every syntax.

import { LRUCache } from "lru-cache";
import { ChanceryError } from "../model/error.ts";
import { type Profile, RDF_FORMATS, type RdfFormat } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import { DumpWriter, type Written } from "./dump-writer.ts";

export interface DumpName {
  /** File name, such as `graph.ttl`. */
  readonly name: string;
  readonly format: RdfFormat;
  readonly profile: Profile;
}

/** What is known of a download without its bytes. */
export interface DumpFacts {
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the body, hex. */
  readonly sha256: string;
}

export interface Dump extends DumpName, DumpFacts {
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A download as lists tell of it: with its facts, as one that is still being written, or as one that cannot be. */
export interface ListedDump extends DumpName {
  readonly facts: DumpFacts | "pending" | "impossible";
}

interface Made {
  readonly writer: DumpWriter;
  readonly facts: Map<string, DumpFacts | "impossible">;
  readonly writing: Map<string, Promise<Written>>;
  /** Nothing where none are kept. */
  readonly bodies: LRUCache<string, Written> | undefined;
}

/** Whose downloads, and how many bytes of them are kept. */
export interface DumpSource {
  readonly release: Release;
  readonly settings: Pick<Settings, "downloadCacheBytes">;
}

const MADE = new WeakMap<Release["quads"], Made>();

/** The names of all dumps; there are none of a graph that is not at hand. */
export function dumpNames({ remote }: Release): DumpName[] {
  if (remote !== undefined) return [];
  return RDF_FORMATS.filter(({ writable }) => writable).flatMap((format): DumpName[] => {
    const [extension] = format.extensions;
    const plain = { name: `graph.${extension}`, format, profile: "plain" } as const;
    // A syntax with graphs carries the sources anyway.
    if (format.quads) return [plain];
    return [plain, { name: `graph.full.${extension}`, format, profile: "full" }];
  });
}

/**
 * One dump, written when somebody asks; nothing when there is no such name.
 * @throws ChanceryError RDF-109 when the syntax cannot carry the graph, WEB-611 when memory does not suffice
 */
export async function dumpOf(source: DumpSource, name: string): Promise<Dump | undefined> {
  const found = dumpNames(source.release).find((dump) => dump.name === name);
  if (found === undefined) return undefined;
  const { body, sha256 } = await write(source, found);
  return { ...found, body, size: body.length, sha256 };
}

/** All dumps with what is known of them once all are written, or `patience` milliseconds have passed. */
export async function listDumps(source: DumpSource, patience: number): Promise<ListedDump[]> {
  const { facts } = madeOf(source);
  const names = dumpNames(source.release);
  const writing = names
    .filter(({ name }) => !facts.has(name))
    // What became of it stands in the facts.
    .map((dump) => write(source, dump).catch(() => undefined));
  if (writing.length > 0) await within(Promise.all(writing), patience);
  return names.map((dump) => ({ ...dump, facts: facts.get(dump.name) ?? "pending" }));
}

function madeOf({ release, settings }: DumpSource): Made {
  const known = MADE.get(release.quads);
  if (known !== undefined) return known;
  const { downloadCacheBytes: maxSize } = settings;
  const sizeCalculation = ({ body }: Written) => body.length + 1;
  const bodies =
    maxSize === 0 ? undefined : new LRUCache<string, Written>({ maxSize, sizeCalculation });
  const made = {
    writer: new DumpWriter(release),
    facts: new Map(),
    writing: new Map(),
    bodies,
  };
  MADE.set(release.quads, made);
  return made;
}

/** Whoever asks for what is being written waits for that. */
function write(source: DumpSource, dump: DumpName): Promise<Written> {
  const made = madeOf(source);
  const body = made.bodies?.get(dump.name);
  if (body !== undefined) return Promise.resolve(body);
  const known = made.writing.get(dump.name);
  if (known !== undefined) return known;
  const writing = writeAnew(made, dump).finally(() => made.writing.delete(dump.name));
  made.writing.set(dump.name, writing);
  return writing;
}

async function writeAnew(
  { writer, facts, bodies }: Made,
  { name, format, profile }: DumpName,
): Promise<Written> {
  try {
    const written = await writer.write({ format: format.id, profile });
    facts.set(name, { size: written.body.length, sha256: written.sha256 });
    bodies?.set(name, written);
    return written;
  } catch (error) {
    if (error instanceof ChanceryError) facts.set(name, "impossible");
    throw error;
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
