// Who writes the downloads of a release: a thread that is started when something is ordered, and ends when all is done.

import { Worker } from "node:worker_threads";
import { ChanceryError } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { workerFile } from "../model/worker-file.ts";
import type { DumpInput, DumpOrder, DumpReply } from "./dump-worker.ts";

const WORKER = workerFile("publish/dump-worker.js");

/** What was written. */
export type Written = Extract<DumpReply, { readonly body: unknown }>;

interface Job {
  readonly order: DumpOrder;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: ChanceryError) => void;
}

export class DumpWriter {
  readonly #input: DumpInput;
  readonly #waiting: Job[] = [];
  #working: Job | undefined;
  #worker: Worker | undefined;

  constructor({ quads: { bytes, index, triples }, base, prefixes, context }: Release) {
    this.#input = { quads: { bytes, index, triples }, base, prefixes, context };
  }

  /** One at a time. @throws ChanceryError RDF-109, and WEB-611 when memory does not suffice */
  write(order: DumpOrder): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#working !== undefined) return;
    this.#working = this.#waiting.shift();
    if (this.#working === undefined) {
      void this.#worker?.terminate();
      this.#worker = undefined;
      return;
    }
    this.#worker ??= this.#start();
    this.#worker.postMessage(this.#working.order);
  }

  #start(): Worker {
    const worker = new Worker(WORKER, { workerData: this.#input });
    worker.unref(); // nobody stays for a download that no one waits for
    worker.on("message", (reply: DumpReply) =>
      this.#done((job) =>
        "body" in reply ? job.resolve(reply) : job.reject(new ChanceryError(reply.problem)),
      ),
    );
    worker.on("error", (error) => {
      this.#worker = undefined;
      this.#done((job) => job.reject(notWritten(job.order, error)));
    });
    return worker;
  }

  #done(tell: (job: Job) => void): void {
    const job = this.#working;
    this.#working = undefined;
    if (job !== undefined) tell(job);
    this.#next();
  }
}

function notWritten({ format }: DumpOrder, error: unknown): ChanceryError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ChanceryError({
    code: "WEB-611",
    message: `the graph could not be written as ${format}: ${reason}`,
    hint: "Take N-Quads, which need the least memory; give Node more memory (NODE_OPTIONS=--max-old-space-size).",
  });
}
