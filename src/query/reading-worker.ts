// The thread that reads long texts of queries, so that answers to others go on meanwhile.

import { parentPort } from "node:worker_threads";
import { ChanceryError, type Problem } from "../model/error.ts";
import { type Given, type ReadingName, read } from "./readings.ts";

export interface ReadingOrder {
  readonly name: ReadingName;
  readonly given: Given<ReadingName>;
}

export type ReadingReply = { readonly elapsed: number } & (
  | { readonly value: unknown }
  | { readonly problems: readonly Problem[] }
  /** A fault of ours; the thread is sound. */
  | { readonly fault: string }
);

const port = parentPort;
if (port === null) throw new Error("query/reading-worker is started as a worker thread");

port.on("message", ({ name, given }: ReadingOrder) => {
  const begun = performance.now();
  const outcome = outcomeOf(name, given);
  port.postMessage({ ...outcome, elapsed: performance.now() - begun } satisfies ReadingReply);
});

function outcomeOf(name: ReadingName, given: Given<ReadingName>) {
  try {
    return { value: read(name, given) };
  } catch (error) {
    if (error instanceof ChanceryError) return { problems: error.problems };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
