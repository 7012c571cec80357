// Reads one file as text: bounded, unpacked, and strictly UTF-8.

import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Problem } from "../model/error.ts";
import { placeAt } from "../model/text.ts";
import type { FolderFile } from "./folder.ts";
import { digestOf, digestSteps } from "./steps.ts";

export type TextOutcome =
  | {
      readonly text: string;
      /** Of the bytes as stored, hex. */
      readonly digest: string;
    }
  | { readonly problem: Problem };

/** The text of a file, or the one problem that keeps it from being text. */
export async function readText(file: FolderFile, maxBytes: number): Promise<TextOutcome> {
  const problem = (given: Problem): TextOutcome => ({ problem: { file: file.file, ...given } });
  if (maxBytes > 0 && file.size > maxBytes) return problem(tooLarge(file.size, maxBytes));
  const packed = /\.gz$/i.test(file.path);
  try {
    const stored = await readStored(file.path, maxBytes);
    const bytes = packed && stored ? await unpack(stored, maxBytes) : stored;
    if (stored === undefined || bytes === undefined) return problem(tooLarge(undefined, maxBytes));
    const text = decode(bytes);
    if (text === undefined) return problem(badUtf8(bytes));
    return { text, digest: digestOf(await digestSteps(stored)) };
  } catch {
    return problem(
      packed
        ? {
            code: "RDF-107",
            message: "this is no sound gzip file",
            hint: "Pack it again with gzip.",
          }
        : { code: "DIR-205", message: "this cannot be read", hint: "Check that you may read it." },
    );
  }
}

async function readStored(path: string, maxBytes: number): Promise<Buffer | undefined> {
  const handle = await open(path);
  try {
    return await gather(handle.createReadStream({ autoClose: false }), maxBytes);
  } finally {
    await handle.close();
  }
}

function unpack(packed: Buffer, maxBytes: number): Promise<Buffer | undefined> {
  return gather(Readable.from([packed]).pipe(createGunzip()), maxBytes);
}

/** The bytes, or nothing as soon as there are more than `maxBytes` of them. */
async function gather(stream: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (maxBytes > 0 && size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function badUtf8(bytes: Buffer): Problem {
  const text = bytes.toString("utf8");
  // Where the bytes written again first differ from the bytes read, the decoder put U+FFFD.
  const again = Buffer.from(text);
  let at = 0;
  while (at < bytes.length && bytes[at] === again[at]) at += 1;
  const offset = again
    .subarray(0, at)
    .toString("utf8")
    .replace(/\ufffd+$/, "").length;
  return {
    code: "RDF-102",
    message: "this is not UTF-8",
    ...placeAt(text, offset),
    hint: "Save the file as UTF-8.",
  };
}

function tooLarge(size: number | undefined, maxBytes: number): Problem {
  return {
    code: "DIR-204",
    message: `this has ${size === undefined ? "more than the limit when unpacked" : `${size} bytes`}; ${maxBytes} are allowed`,
    hint: "Split the file, or raise the setting fileMaxBytes.",
  };
}
