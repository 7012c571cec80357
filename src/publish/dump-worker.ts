// The thread that writes downloads, one after the other, so that answers go on meanwhile.

import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { ChanceryError, type Problem } from "../model/error.ts";
import type { Profile, RdfFormatId } from "../model/format.ts";
import type { QuadTable, Release } from "../model/release.ts";
import { openTable } from "../rdf/quad-table.ts";
import { serialize } from "../rdf/serialize.ts";

/** The release that is written; its quads are in shared memory. */
export interface DumpInput extends Pick<Release, "base" | "prefixes" | "context"> {
  readonly quads: Pick<QuadTable, "bytes" | "index" | "triples">;
}

export interface DumpOrder {
  readonly format: RdfFormatId;
  readonly profile: Profile;
}

export type DumpReply =
  | {
      readonly body: Uint8Array<ArrayBuffer>;
      /** SHA-256 of the body, hex. */
      readonly sha256: string;
    }
  | { readonly problem: Problem };

const port = parentPort;
if (port === null) throw new Error("publish/dump-worker is started as a worker thread");

// The one who starts this thread gives it this input.
const { quads, ...options } = workerData as DumpInput;
const table = openTable(quads.bytes, quads.index, quads.triples);
port.on("message", async (order: DumpOrder) => {
  const reply = await write(order);
  port.postMessage(reply, "body" in reply ? [reply.body.buffer] : []);
});

async function write(order: DumpOrder): Promise<DumpReply> {
  try {
    const pieces: Buffer[] = [];
    const hash = createHash("sha256");
    for await (const text of serialize(table, { ...order, ...options })) {
      const piece = Buffer.from(text);
      hash.update(piece);
      pieces.push(piece);
    }
    return { body: joined(pieces), sha256: hash.digest("hex") };
  } catch (error) {
    if (!(error instanceof ChanceryError)) throw error;
    const { code, message, problems } = error;
    return { problem: problems[0] ?? { code, message } };
  }
}

/** Memory of its own: a part of the pool of small buffers cannot be given away. */
function joined(pieces: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    body.set(piece, at);
    at += piece.length;
  }
  return body;
}
