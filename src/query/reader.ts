// Reads queries: short texts at once, long ones in a thread, for a parser takes a hundred times as long as the text takes to send.

import { Worker } from "node:worker_threads";
import { ChanceryError } from "../model/error.ts";
import type { AnalysedQuery } from "../model/query.ts";
import { workerFile } from "../model/worker-file.ts";
import { type AnalyseOptions, recallQuery, rememberQuery } from "./analyse.ts";
import type { ReadingOrder, ReadingReply } from "./reading-worker.ts";
import { type Given, type Read, type ReadingName, read } from "./readings.ts";

const WORKER = workerFile("query/reading-worker.js");

/** Texts up to this length, in UTF-16 units, are read in a few milliseconds at most. */
const SHORT_MAX = 1_024;

/** How many texts may wait for the thread. */
const WAITING_MAX = 64;

/** What was read, and how long that took, in ms. */
export interface Reading<T> {
  readonly value: T;
  readonly elapsed: number;
}

interface Job {
  readonly resolve: (reply: ReadingReply) => void;
  readonly reject: (error: Error) => void;
}

/** Orders that the thread has not answered, in their order. */
let jobs: Job[] = [];
let worker: Worker | undefined;

/**
 * Does one of the readings of a text, given first.
 * @throws ChanceryError what the reading throws; QRY-513 when too many wait, QRY-511 when memory does not suffice
 */
export async function readAside<N extends ReadingName>(
  name: N,
  ...given: Given<N>
): Promise<Reading<Read<N>>> {
  const begun = performance.now();
  if (given[0].length <= SHORT_MAX)
    return { value: read(name, given), elapsed: performance.now() - begun };
  const reply = await order({ name, given });
  if ("fault" in reply) throw new Error(reply.fault);
  if ("value" in reply) return { value: reply.value as Read<N>, elapsed: reply.elapsed }; // the thread did that reading
  const [first, ...more] = reply.problems;
  if (first === undefined) throw new Error("the thread found problems and named none");
  throw new ChanceryError(first, ...more);
}

/** Like `analyseQuery`; the elapsed time is 0 for a query that was analysed before. */
export async function analyseAside(
  written: string,
  options: AnalyseOptions,
): Promise<Reading<AnalysedQuery>> {
  const known = recallQuery(written, options);
  if (known !== undefined) return { value: known, elapsed: 0 };
  const { base, prefixes, maxBytes, maxDepth } = options;
  const plain = { base, maxBytes, maxDepth, ...(prefixes !== undefined && { prefixes }) };
  const { value, elapsed } = await readAside("analyse", written, plain);
  return { value: rememberQuery(written, options, value), elapsed };
}

function order(wanted: ReadingOrder): Promise<ReadingReply> {
  if (jobs.length >= WAITING_MAX)
    throw new ChanceryError({
      code: "QRY-513",
      message: `${WAITING_MAX} long queries are waiting to be read`,
      hint: "Try again in a few seconds, or ask a shorter query.",
    });
  worker ??= start();
  worker.ref(); // who waits for the text stays
  worker.postMessage(wanted);
  return new Promise((resolve, reject) => jobs.push({ resolve, reject }));
}

function start(): Worker {
  const started = new Worker(WORKER);
  started.on("message", (reply: ReadingReply) => {
    jobs.shift()?.resolve(reply);
    if (jobs.length === 0) started.unref();
  });
  started.on("error", (error) => {
    worker = undefined;
    const lost = jobs;
    jobs = [];
    for (const { reject } of lost) reject(notRead(error));
  });
  return started;
}

function notRead(error: unknown): ChanceryError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ChanceryError({
    code: "QRY-511",
    message: `the query could not be read: ${reason}`,
    hint: "Ask a shorter query, or lower the setting queryMaxBytes.",
  });
}
