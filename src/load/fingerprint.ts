// The fingerprint of a folder: the same only when loading it comes to the same release.

import { createHash } from "node:crypto";
import { open, readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type { Settings } from "../model/settings.ts";
import type { FolderFile, Listing } from "./folder.ts";
import { digest, digestOf, inSteps, readAll } from "./steps.ts";

/** What a release is made from, beside the files. */
export interface Making {
  readonly folder: string;
  readonly base: string;
  readonly settings: Settings;
  /** The digest of the program, where another has made it. */
  readonly program?: string | undefined;
}

export type FileDigest = Pick<FolderFile, "file" | "room"> & {
  /** Of the bytes as stored, hex. */
  readonly digest: string;
};

/** The fingerprint of files that have been read, in the order of reading. */
export async function fingerprintOf(
  { folder, base, settings, program }: Making,
  files: readonly FileDigest[],
): Promise<string> {
  const { strict, maxQuads, fileMaxBytes } = settings;
  const read = files.map(({ file, room, digest }) => [file, room, digest]);
  const ours = program ?? (await programDigest());
  const parts = [ours, basename(folder), base, strict, maxQuads, fileMaxBytes];
  return createHash("sha256")
    .update(JSON.stringify([...parts, read]))
    .digest("hex");
}

/** The fingerprint of a folder that is not loaded; none when a file cannot be read. */
export async function fingerprintFolder(
  listing: Listing,
  making: Making,
): Promise<string | undefined> {
  if (listing.problems.length > 0) return undefined;
  try {
    const files: FileDigest[] = [];
    for (const { file, room, path } of listing.files)
      files.push({ file, room, digest: await digestFile(path) });
    return await fingerprintOf(making, files);
  } catch {
    return undefined; // loading will say what is wrong
  }
}

async function digestFile(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const steps = await inSteps(size, async (start, plain) => {
      await readAll(file, start, plain);
      return digest(plain);
    });
    return digestOf(steps);
  } finally {
    await file.close();
  }
}

/** Rooms whose code decides what a release and its engines are. */
const ROOMS = ["model", "rdf", "load", "store", "image"];

let digested: Promise<string> | undefined;

/** A digest of this program: its code, its dependencies, its engine and the Node that runs it. */
export function programDigest(): Promise<string> {
  digested ??= digestProgram();
  return digested;
}

async function digestProgram(): Promise<string> {
  const root = join(import.meta.dirname, "..");
  const hash = createHash("sha256").update(process.version);
  hash.update(await readFile(join(root, "../package.json")));
  hash.update(await readFile(createRequire(import.meta.url).resolve("oxigraph/web_bg.wasm")));
  for (const room of ROOMS) {
    const names = await readdir(join(root, room), { recursive: true });
    for (const name of names.filter(isCode).sort())
      hash.update(name).update(await readFile(join(root, room, name)));
  }
  return hash.digest("hex");
}

function isCode(name: string): boolean {
  return /\.[jt]s$/.test(name) && !name.endsWith(".d.ts");
}
