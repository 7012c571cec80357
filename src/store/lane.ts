// A lane: some workers, a queue before them, and a deadline that ends the worker that misses it.

import { ChanceryError } from "../model/error.ts";
import type { WorkerInput, WorkerQuery, WorkerReply } from "./messages.ts";
import { WorkerHandle } from "./worker-handle.ts";

/** How often memory is looked at while a query runs, in ms. */
const MEMORY_INTERVAL = 50;

export interface LaneOptions {
  readonly input: WorkerInput;
  readonly workers: number;
  /** How many queries may wait; 0 for no limit. */
  readonly queue: number;
  /** By how many bytes the process may grow while a query runs; 0 for no limit. */
  readonly maxMemory: number;
}

interface Job {
  readonly query: WorkerQuery;
  /** Milliseconds from when a worker takes it; 0 for no deadline. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: Error) => void;
}

export class Lane {
  readonly #options: LaneOptions;
  readonly #workers: WorkerHandle[] = [];
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    for (let count = 0; count < options.workers; count += 1) this.#start();
  }

  /** Settles when the first worker can answer. */
  async whenReady(): Promise<void> {
    await Promise.any(this.#workers.map((worker) => worker.ready));
  }

  get isReady(): boolean {
    return this.#workers.some((worker) => worker.state !== "loading");
  }

  run(query: WorkerQuery, timeout: number, signal?: AbortSignal): Promise<WorkerReply> {
    const { queue } = this.#options;
    if (queue > 0 && this.#waiting.length >= queue) {
      return Promise.reject(
        new ChanceryError({
          code: "QRY-513",
          message: `${queue} queries are waiting already`,
          hint: "Try again in a few seconds; the setting queryQueue sets the limit.",
        }),
      );
    }
    return new Promise((resolve, reject) => {
      const job: Job = { query, timeout, signal, resolve, reject };
      signal?.addEventListener("abort", () => this.#withdraw(job), { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(closedError());
    await Promise.all(this.#workers.splice(0).map((worker) => worker.stop(closedError())));
  }

  #start(): void {
    const worker = new WorkerHandle(this.#options.input);
    this.#workers.push(worker);
    worker.ready.then(
      () => this.#next(),
      () => undefined, // whoever waits for a first worker hears of it through whenReady
    );
  }

  #next(): void {
    const worker = this.#workers.find(({ state }) => state === "idle");
    if (worker === undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    void this.#work(worker, job);
  }

  async #work(worker: WorkerHandle, job: Job): Promise<void> {
    const end = (error: Error) => this.#replace(worker, error);
    const deadline =
      job.timeout > 0 ? setTimeout(() => end(timeoutError(job.timeout)), job.timeout) : undefined;
    const watch = this.#watchMemory(end);
    const abort = () => end(abortError());
    job.signal?.addEventListener("abort", abort, { once: true });
    try {
      const reply = await worker.ask(job.query);
      if (reply.type === "trap") this.#replace(worker, trapError(reply.message));
      job.resolve(reply);
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)));
      this.#replace(worker, trapError("the engine's thread ended"));
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      job.signal?.removeEventListener("abort", abort);
      this.#next();
    }
  }

  /**
   * Memory of an engine is bounded by nothing else. Engines share a process, so that growth cannot be told apart:
   * of queries that run at the same time, all may be ended.
   */
  #watchMemory(end: (error: Error) => void): NodeJS.Timeout | undefined {
    const { maxMemory } = this.#options;
    if (maxMemory === 0) return undefined;
    const before = process.memoryUsage.rss();
    return setInterval(() => {
      if (process.memoryUsage.rss() - before > maxMemory) end(memoryError(maxMemory));
    }, MEMORY_INTERVAL);
  }

  /** Ends a worker whose work must stop now and starts another in its place. */
  #replace(worker: WorkerHandle, reason: Error): void {
    const index = this.#workers.indexOf(worker);
    if (index === -1) return;
    this.#workers.splice(index, 1);
    void worker.stop(reason);
    if (!this.#closed) this.#start();
  }

  #withdraw(job: Job): void {
    const index = this.#waiting.indexOf(job);
    if (index === -1) return;
    this.#waiting.splice(index, 1);
    job.reject(abortError());
  }
}

/** The engine ended while it worked. */
export function trapError(message: string): ChanceryError {
  return new ChanceryError({
    code: "QRY-511",
    message: `the engine stopped: ${message}`,
    hint: "The query needs more memory or depth than the engine has. Ask for less, or add a LIMIT.",
  });
}

function memoryError(maxMemory: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-514",
    message: `the query took more than ${Math.round(maxMemory / 1_048_576)} MiB and was ended`,
    hint: "Join shorter texts, sort fewer rows, or raise the setting queryMaxMemory.",
  });
}

function timeoutError(timeout: number): ChanceryError {
  return new ChanceryError({
    code: "QRY-504",
    message: `the query ran for ${timeout} ms and was ended`,
    hint: "Add a LIMIT, name a class or a property, or raise the setting queryTimeout.",
  });
}

function abortError(): Error {
  return new DOMException("The query was cancelled", "AbortError");
}

function closedError(): Error {
  return new DOMException("The publication was closed", "AbortError");
}
