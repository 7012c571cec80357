// Reads one file as text: bounded, unpacked, and strictly UTF-8.

import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import type { Problem } from "../model/error.ts";
import { placeAt } from "../model/text.ts";
import type { FolderFile } from "./folder.ts";

export type TextOutcome = { readonly text: string } | { readonly problem: Problem };

/** The text of a file, or the one problem that keeps it from being text. */
export async function readText(file: FolderFile, maxBytes: number): Promise<TextOutcome> {
  const problem = (given: Problem): TextOutcome => ({ problem: { file: file.file, ...given } });
  if (maxBytes > 0 && file.size > maxBytes) return problem(tooLarge(file.size, maxBytes));
  const packed = /\.gz$/i.test(file.path);
  try {
    const bytes = await readBytes(file.path, packed, maxBytes);
    if (bytes === undefined) return problem(tooLarge(undefined, maxBytes));
    const text = decode(bytes);
    return text === undefined ? problem(badUtf8(bytes)) : { text };
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

/** The bytes, or nothing as soon as there are more than `maxBytes` of them. */
async function readBytes(
  path: string,
  packed: boolean,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const handle = await open(path);
  try {
    const raw = handle.createReadStream({ autoClose: false });
    const stream = packed ? raw.pipe(createGunzip()) : raw;
    if (packed) raw.on("error", (error) => stream.destroy(error));
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.length;
      if (maxBytes > 0 && size > maxBytes) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
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
