// Loads a release in a thread of its own. What is large stays in memory that both share.

import { Worker } from "node:worker_threads";
import { ChanceryError } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { workerFile } from "../model/worker-file.ts";
import { programDigest } from "./fingerprint.ts";
import { type Fresh, thawRelease } from "./frozen.ts";
import type { LoadOptions } from "./release.ts";
import type { LoadInput, LoadReply } from "./release-worker.ts";

const WORKER = workerFile("load/release-worker.js");

export interface ThreadOptions extends Omit<LoadOptions, "rooms"> {
  readonly listing: NonNullable<LoadOptions["listing"]>;
  /** Ends the thread. */
  readonly signal: AbortSignal;
}

/**
 * Loads a folder as `loadRelease` does, while this thread goes on with other work.
 * @throws ChanceryError what is wrong with the folder; DIR-207 when the thread ends before it is done
 */
export async function loadInThread(
  folder: string,
  { signal, onProgress, ...options }: ThreadOptions,
): Promise<Release> {
  // That of this program, which may run from its sources.
  const program = await programDigest();
  signal.throwIfAborted();
  const input: LoadInput = { ...options, folder, program };
  const worker = new Worker(WORKER, { workerData: input });
  try {
    return await new Promise((resolve, reject) => {
      worker.on("message", (reply: LoadReply) => {
        try {
          if ("progress" in reply) onProgress?.(reply.progress);
          else resolve(releaseOf(reply, options.listing));
        } catch (error) {
          reject(error);
        }
      });
      worker.on("error", (error) =>
        reject(isOutOfMemory(error) ? diedEarly(error.message) : error),
      );
      worker.on("exit", (code) => reject(diedEarly(`it ended with code ${code}`)));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  } finally {
    void worker.terminate();
  }
}

async function releaseOf(
  reply: Exclude<LoadReply, { progress: unknown }>,
  fresh: Fresh,
): Promise<Release> {
  if ("problems" in reply) throw new ChanceryError(...reply.problems);
  return thawRelease(reply.release, reply.parts, fresh);
}

function isOutOfMemory(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function diedEarly(reason: string): ChanceryError {
  return new ChanceryError({
    code: "DIR-207",
    message: `the thread that loads the folder did not come to its end: ${reason}`,
    hint: "Give Node more memory (NODE_OPTIONS=--max-old-space-size), or publish a part of the folder.",
  });
}
