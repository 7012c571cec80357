// The thread that loads a folder anew, so that answers from the release of before go on meanwhile.

import { parentPort, workerData } from "node:worker_threads";
import { ChanceryError, type Problem } from "../model/error.ts";
import { giveWay } from "../model/give-way.ts";
import { type FrozenRelease, freezeRelease, type SharedParts, sharedParts } from "./frozen.ts";
import { type LoadOptions, loadRelease } from "./release.ts";

/** What is loaded; the files have been listed. */
export interface LoadInput extends Omit<LoadOptions, "onProgress" | "rooms"> {
  readonly folder: string;
}

export type LoadReply =
  | { readonly progress: Parameters<NonNullable<LoadOptions["onProgress"]>>[0] }
  | { readonly release: FrozenRelease; readonly parts: SharedParts }
  | { readonly problems: readonly [Problem, ...Problem[]] };

const port = parentPort;
if (port === null) throw new Error("load/release-worker is started as a worker thread");

giveWay();
// The one who starts this thread gives it this input.
const { folder, ...options } = workerData as LoadInput;
reply(await load());

async function load(): Promise<LoadReply> {
  const onProgress: LoadOptions["onProgress"] = (progress) => reply({ progress });
  try {
    const release = await loadRelease(folder, { ...options, onProgress });
    return { release: freezeRelease(release), parts: sharedParts(release) };
  } catch (error) {
    if (!(error instanceof ChanceryError)) throw error;
    return { problems: error.problems };
  }
}

function reply(message: LoadReply): void {
  port?.postMessage(message);
}
