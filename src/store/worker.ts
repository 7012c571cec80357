// The thread that holds one engine: it loads, says that it is ready, and answers one query at a time.

import { parentPort, workerData } from "node:worker_threads";
import { Engine } from "./engine.ts";
import type { WorkerInput, WorkerQuery, WorkerReply } from "./messages.ts";

const port = parentPort;
if (port === null) throw new Error("store/worker is started as a worker thread");

const started = performance.now();
// The pool, the only one who starts this thread, gives it this input.
const engine = new Engine(workerData as WorkerInput);
reply({ type: "ready", elapsed: performance.now() - started });
port.on("message", (query: WorkerQuery) => reply(answer(query)));

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

function reply(message: WorkerReply): void {
  const transfer = message.type === "result" ? [message.body.buffer as ArrayBuffer] : []; // encode() makes unshared memory
  port?.postMessage(message, transfer);
}
