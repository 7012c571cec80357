// The thread that holds one engine: it loads or goes on from an image, says that it is ready, and answers one query after another.

import { parentPort, workerData } from "node:worker_threads";
import { giveWay } from "../model/give-way.ts";
import { Claims } from "./claims.ts";
import { Engine } from "./engine.ts";
import type {
  WorkerInput,
  WorkerQuery,
  WorkerQuestion,
  WorkerReady,
  WorkerReply,
} from "./messages.ts";

const port = parentPort;
if (port === null) throw new Error("store/worker is started as a worker thread");

// The pool, the only one who starts this thread, gives it this input.
const input = workerData as WorkerInput;
if (input.yields) giveWay();
const engine = new Engine(input);
const taken = input.takesImage ? takeImage() : { image: undefined, trouble: undefined };
port.postMessage({
  type: "ready",
  origin: input.image === undefined ? "load" : "image",
  ...taken,
} satisfies WorkerReady);
const claims = new Claims(input.claims);
port.on("message", ({ ticket, query }: WorkerQuestion) => {
  if (claims.begin(ticket)) reply(answer(query));
});

/** An engine without an image answers all the same. */
function takeImage(): Pick<WorkerReady, "image" | "trouble"> {
  try {
    return { image: engine.takeImage(), trouble: undefined };
  } catch (error) {
    return { image: undefined, trouble: String(error) };
  }
}

function answer(query: WorkerQuery): WorkerReply {
  const begun = performance.now();
  try {
    const { text, rows } = engine.answer(query);
    if (query.maxRows > 0 && rows > query.maxRows) return { type: "tooManyRows", rows };
    const body = new TextEncoder().encode(text);
    if (query.maxBytes > 0 && body.length > query.maxBytes) {
      return { type: "tooManyBytes", bytes: body.length };
    }
    return { type: "result", body, rows, elapsed: performance.now() - begun };
  } catch (error) {
    return failure(error);
  }
}

/** The engine throws plain errors for bad queries; anything else is a trap after which it is dead. */
function failure(error: unknown): WorkerReply {
  if (error instanceof Error && error.constructor === Error) {
    return { type: "refused", message: error.message };
  }
  return { type: "trap", message: error instanceof Error ? error.message : String(error) };
}

/** To copy a small answer takes less than to hand over its memory. */
const COPIED_MAX = 32_768;

function reply(message: WorkerReply): void {
  const isLarge = message.type === "result" && message.body.length > COPIED_MAX;
  port?.postMessage(message, isLarge ? [message.body.buffer as ArrayBuffer] : []); // encode() makes unshared memory
}
