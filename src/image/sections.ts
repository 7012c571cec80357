// A file of named pieces of bytes with a header, all proved by digests:
//   magic (8 bytes) · length of the header (4, little endian) · SHA-256 of the header (32) · header (JSON) · pieces
// The header has a digest of each step of each piece, so that several are read and proved at the same time.

import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { CutOff, digest, digestSteps, inSteps, readAll, STEP } from "../load/steps.ts";

const MAGIC = Buffer.from("CHANCIMG");
const PREFIX = MAGIC.length + 4 + 32;

export interface SectionFile {
  readonly meta: unknown;
  readonly sections: ReadonlyMap<string, Uint8Array<SharedArrayBuffer>>;
}

interface Header {
  readonly meta: unknown;
  readonly sections: readonly {
    readonly name: string;
    readonly size: number;
    /** Of each step, hex. */
    readonly sha256: readonly string[];
  }[];
}

/** Writes the file whole or not at all: beside its place, forced to the disk, then renamed. */
export async function writeSections(path: string, { meta, sections }: SectionFile): Promise<void> {
  const entries: Header["sections"][number][] = [];
  for (const [name, bytes] of sections)
    entries.push({ name, size: bytes.length, sha256: await digestSteps(bytes) });
  const header = Buffer.from(JSON.stringify({ meta, sections: entries } satisfies Header));
  const prefix = Buffer.concat([MAGIC, Buffer.alloc(4), sha256(header)]);
  prefix.writeUInt32LE(header.length, MAGIC.length);
  const beside = `${path}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
  try {
    const file = await open(beside, "wx", 0o600);
    try {
      for (const bytes of [prefix, header, ...sections.values()]) await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** The file is not what was written. */
export class DamagedFile extends Error {}

/** @throws DamagedFile when it is cut off or differs from its digests; what the system says when it cannot be read */
export async function readSections(path: string): Promise<SectionFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { meta, sections: entries } = await readHeader(file, size);
    const sections = new Map<string, Uint8Array<SharedArrayBuffer>>();
    let at = size - entries.reduce((sum, entry) => sum + entry.size, 0);
    for (const { name, size: length, sha256: expected } of entries) {
      const bytes = new Uint8Array(new SharedArrayBuffer(length));
      if (!(await readProved(file, at, bytes, expected)))
        throw new DamagedFile(`the digest of its ${name} is another one`);
      sections.set(name, bytes);
      at += length;
    }
    return { meta, sections };
  } catch (error) {
    throw error instanceof CutOff ? new DamagedFile(error.message) : error;
  } finally {
    await file.close();
  }
}

async function readHeader(file: FileHandle, size: number): Promise<Header> {
  const prefix = Buffer.alloc(PREFIX);
  await readAll(file, 0, prefix);
  if (!prefix.subarray(0, MAGIC.length).equals(MAGIC)) throw new DamagedFile("it is no image");
  const length = prefix.readUInt32LE(MAGIC.length);
  if (PREFIX + length > size) throw new DamagedFile("it is cut off");
  const bytes = Buffer.alloc(length);
  await readAll(file, PREFIX, bytes);
  if (!sha256(bytes).equals(prefix.subarray(-32)))
    throw new DamagedFile("the digest of its header is another one");
  const header: Header = JSON.parse(bytes.toString()); // its digest says that writeSections wrote it
  const whole = header.sections.reduce((sum, entry) => sum + entry.size, PREFIX + length);
  if (whole !== size) throw new DamagedFile("it is cut off");
  return header;
}

/** Reads bytes, and says whether they are what was digested. */
async function readProved(
  file: FileHandle,
  at: number,
  bytes: Uint8Array,
  expected: readonly string[],
): Promise<boolean> {
  const proofs = await inSteps(bytes.length, async (start, plain) => {
    await readAll(file, at + start, plain);
    const digesting = digest(plain);
    bytes.set(plain, start);
    return (await digesting) === expected[start / STEP];
  });
  return proofs.every(Boolean);
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; )
    done += (await file.write(bytes, done, Math.min(STEP, bytes.length - done))).bytesWritten;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Makes the new name last; systems that cannot do that lose no more than the image. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
