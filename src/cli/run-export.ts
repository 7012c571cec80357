// Writes the quads that were asked for, packed or not, to stdout or into a file that appears whole.

import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliCompress, createGzip } from "node:zlib";
import type { Quad } from "@rdfjs/types";
import { loadRelease } from "../load/release.ts";
import { ChanceryError } from "../model/error.ts";
import type { Profile } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { serialize } from "../rdf/serialize.ts";
import type { CommandContext, Outcome } from "./command.ts";
import { type PACKINGS, rdfFormatNamed } from "./formats.ts";
import { refuseExisting } from "./output.ts";

const PACKERS: Readonly<Record<(typeof PACKINGS)[number], () => Transform>> = {
  gz: () => createGzip({ level: 9 }),
  br: () => createBrotliCompress(),
};

export async function exportGraph(context: CommandContext): Promise<Outcome> {
  const { words, options, settings, base, out, onProgress } = context;
  const { id } = rdfFormatNamed(String(options["format"]));
  const output = options["output"] as string | undefined; // commander gives a text or nothing
  refuse(output, options);
  const release = await loadRelease(words[0] ?? ".", { base, settings, onProgress });
  const { prefixes, context: ldContext } = release;
  const quads = select(release, options);
  const profile = options["profile"] as Profile; // commander has checked the choice
  const pieces = serialize(quads, { format: id, profile, base, prefixes, context: ldContext });
  const packing = options["compress"] as keyof typeof PACKERS | undefined; // commander has checked the choice
  const stream = Readable.from(bytesOf(pieces));
  const packed = packing === undefined ? stream : stream.pipe(PACKERS[packing]());
  if (output === undefined) for await (const piece of packed) out(piece);
  const written = output === undefined ? {} : await writeWhole(output, packed);
  return { code: 0, dataVersion: release.id, result: { format: id, ...written } };
}

async function* bytesOf(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

function refuse(output: string | undefined, options: CommandContext["options"]): void {
  if (output === undefined && options["json"] === true)
    throw new ChanceryError({
      code: "CLI-701",
      message: "--json tells of a file that was written, and none is named",
      hint: "Add -o with the name of the file.",
    });
  if (output !== undefined) refuseExisting(output, options["force"]);
}

/** The quads of one graph, of the members of one class, or all. */
function select(release: Release, options: CommandContext["options"]): Iterable<Quad> {
  const resolve = (given: unknown) => new URL(String(given), release.base).href;
  if (options["graph"] !== undefined) {
    const graph = resolve(options["graph"]);
    return found(release.quads.inGraph(graph), graph);
  }
  if (options["class"] === undefined) return release.quads;
  const iri = resolve(options["class"]);
  const members = [...withSubclasses(release, iri)].flatMap((kind) =>
    release.quads
      .withObject(kind)
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ subject }) => subject.value),
  );
  const distinct = [...new Set(members)].sort();
  return found(
    distinct.flatMap((member) => release.quads.withSubject(member)),
    iri,
  );
}

/** A class and all that the folder says are under it. */
function withSubclasses({ quads }: Release, iri: string): Set<string> {
  const classes = new Set([iri]);
  for (const kind of classes)
    for (const { predicate, subject } of quads.withObject(kind))
      if (predicate.value === term("rdfs", "subClassOf")) classes.add(subject.value);
  return classes;
}

function found(quads: readonly Quad[], iri: string): readonly Quad[] {
  if (quads.length > 0) return quads;
  throw new ChanceryError({
    code: "WEB-601",
    message: `nothing in the folder belongs to ${iri}`,
    hint: "Give an address as the data files write it, such as ns#Visit or id/passage/lead-1-1.",
  });
}

/** The file appears when it is whole, or not at all. */
async function writeWhole(
  output: string,
  packed: AsyncIterable<Buffer>,
): Promise<{ file: string; bytes: number; sha256: string }> {
  const partial = `${output}.${process.pid}.part`;
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  try {
    await pipeline(packed, count, createWriteStream(partial));
    await rename(partial, output);
    return { file: output, bytes, sha256: hash.digest("hex") };
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
