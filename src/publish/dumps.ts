// The downloads of a release: the whole graph in every syntax.

import { createHash } from "node:crypto";
import { type Profile, RDF_FORMATS, type RdfFormat } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { serialize } from "../rdf/serialize.ts";

export interface DumpName {
  /** File name, such as `graph.ttl`. */
  readonly name: string;
  readonly format: RdfFormat;
  readonly profile: Profile;
}

export interface Dump extends DumpName {
  readonly body: Uint8Array;
  /** SHA-256 of the body, hex. */
  readonly sha256: string;
}

const MADE = new WeakMap<Release, Map<string, Promise<Dump>>>();

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

/** One dump, made at the first call and kept as long as the release; nothing when there is no such name. */
export function dumpOf(release: Release, name: string): Promise<Dump> | undefined {
  const found = dumpNames(release).find((dump) => dump.name === name);
  if (found === undefined) return undefined;
  const made = MADE.get(release) ?? new Map<string, Promise<Dump>>();
  MADE.set(release, made);
  const known = made.get(name);
  if (known !== undefined) return known;
  const making = makeDump(release, found);
  made.set(name, making);
  return making;
}

async function makeDump(release: Release, { name, format, profile }: DumpName): Promise<Dump> {
  const { prefixes, context, base } = release;
  const pieces: Buffer[] = [];
  for await (const piece of serialize(release.quads, {
    format: format.id,
    profile,
    base,
    prefixes,
    context,
  }))
    pieces.push(Buffer.from(piece));
  const body = Buffer.concat(pieces);
  return { name, format, profile, body, sha256: createHash("sha256").update(body).digest("hex") };
}
