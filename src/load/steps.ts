// Bytes in steps that are worked on side by side, and their digests, which threads of Node's own make.

import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** As much as a cache of a processor holds. */
export const STEP = 512 << 10;

/** How many steps are worked on at the same time. */
const LANES = 4;

/** What a step is read into: memory that is not shared, for other threads digest no other. */
export type Plain = Uint8Array<ArrayBuffer>;

/** What `work` gives for each step, in their order. Each has memory of its length, which later steps use again. */
export async function inSteps<T>(
  size: number,
  work: (start: number, plain: Plain) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async () => {
    const memory = new Uint8Array(Math.min(STEP, size));
    while (next < size) {
      const start = next;
      next += STEP;
      results[start / STEP] = await work(start, memory.subarray(0, Math.min(STEP, size - start)));
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, Math.ceil(size / STEP)) }, lane));
  return results;
}

/** SHA-256, hex. */
export async function digest(plain: Plain): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", plain)).toString("hex");
}

/** The digest of each step. */
export function digestSteps(bytes: Uint8Array): Promise<string[]> {
  return inSteps(bytes.length, (start, plain) => {
    plain.set(bytes.subarray(start, start + plain.length));
    return digest(plain);
  });
}

/** One digest of all: SHA-256 over those of its steps, hex. */
export function digestOf(steps: readonly string[]): string {
  return createHash("sha256").update(steps.join()).digest("hex");
}

/** The file is shorter than it was said to be. */
export class CutOff extends Error {}

/** Fills the bytes from a place in a file. */
export async function readAll(file: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, at + done);
    if (bytesRead === 0) throw new CutOff("it is cut off");
    done += bytesRead;
  }
}
