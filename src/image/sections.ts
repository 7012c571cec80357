// A file of named pieces of bytes with a header, each proved by its digest:
//   magic (8 bytes) · length of the header (4, little endian) · SHA-256 of the header (32) · header (JSON) · pieces

import { createHash, randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";

const MAGIC = Buffer.from("CHANCIMG");
const PREFIX = MAGIC.length + 4 + 32;

/** How much is read, digested or written at once, so that others have their turn between. */
const STEP = 4 << 20;

export interface SectionFile {
  readonly meta: unknown;
  readonly sections: ReadonlyMap<string, Uint8Array<SharedArrayBuffer>>;
}

interface Header {
  readonly meta: unknown;
  readonly sections: readonly {
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

/** Writes the file whole or not at all: beside its place, forced to the disk, then renamed. */
export async function writeSections(path: string, { meta, sections }: SectionFile): Promise<void> {
  const entries: Header["sections"][number][] = [];
  for (const [name, bytes] of sections)
    entries.push({ name, size: bytes.length, sha256: await digest(bytes) });
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
      if ((await readAndDigest(file, at, bytes)) !== expected)
        throw new DamagedFile(`the digest of its ${name} is another one`);
      sections.set(name, bytes);
      at += length;
    }
    return { meta, sections };
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

/** One step is digested while the next one is read. */
async function readAndDigest(file: FileHandle, at: number, bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  let before: Uint8Array | undefined;
  for (const [start, step] of stepsOf(bytes)) {
    const reading = readAll(file, at + start, step);
    reading.catch(() => undefined); // it is awaited below
    if (before !== undefined) hash.update(before);
    await reading;
    before = step;
  }
  if (before !== undefined) hash.update(before);
  return hash.digest("hex");
}

async function readAll(file: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done);
    if (bytesRead === 0) throw new DamagedFile("it is cut off");
    done += bytesRead;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (const [, step] of stepsOf(bytes)) {
    for (let done = 0; done < step.length; )
      done += (await file.write(step, done, step.length - done)).bytesWritten;
  }
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  for (const [, step] of stepsOf(bytes)) {
    hash.update(step);
    await setImmediate();
  }
  return hash.digest("hex");
}

function* stepsOf(bytes: Uint8Array): Generator<[start: number, step: Uint8Array]> {
  for (let start = 0; start < bytes.length; start += STEP)
    yield [start, bytes.subarray(start, start + STEP)];
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
