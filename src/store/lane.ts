// A lane: some workers, a queue before them, and a deadline that ends the worker that misses it.

import type { KillReason, LaneFigures } from "../model/figures.ts";
import type { QuadTable } from "../model/release.ts";
import {
  abortError,
  closedError,
  fullError,
  memoryError,
  timeoutError,
  trapError,
} from "./endings.ts";
import type { Engines } from "./engines.ts";
import type { WorkerQuery, WorkerReply } from "./messages.ts";
import type { Tally } from "./tally.ts";
import type { WorkerHandle } from "./worker-handle.ts";

/** How often memory is looked at while a query runs, in ms. */
const MEMORY_INTERVAL = 50;

/** How long to wait before another engine is started when one could not start, in ms; doubled each time. */
const PATIENCE = 250;
const PATIENCE_MAX = 30_000;

export interface LaneOptions {
  readonly engines: Engines;
  readonly workers: number;
  /** Whether its work gives way to all other work where processors are short. */
  readonly yields: boolean;
  /** What its engines hold beside the release. */
  readonly beside?: QuadTable;
  /** How many queries may wait; 0 for no limit. */
  readonly queue: number;
  /** By how many bytes the process may grow while a query runs; 0 for no limit. */
  readonly maxMemory: number;
  readonly tally: Tally;
  readonly onNotice: (notice: string) => void;
}

interface Job {
  readonly query: WorkerQuery;
  /** Milliseconds from when a worker takes it; 0 for no deadline. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: Error) => void;
}

/** Why work ends before it is done. */
interface Ending {
  readonly reason: KillReason;
  readonly error: Error;
}

export class Lane {
  readonly #options: LaneOptions;
  readonly #workers: WorkerHandle[] = [];
  readonly #waiting: Job[] = [];
  readonly #opened: Promise<void>;
  #open: { resolve: () => void; reject: (error: Error) => void } | undefined;
  /** Engines that could not load since the last one that could. */
  #failures = 0;
  /** Bytes without the engines, not older than one interval: to read them takes a twelfth of the time of a small query. */
  #grown = { at: Number.NEGATIVE_INFINITY, bytes: 0 };
  #closed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#opened = new Promise((resolve, reject) => {
      this.#open = { resolve, reject };
    });
    this.#opened.catch(() => undefined); // a lane that nobody waits for tries again by itself
    for (let count = 0; count < options.workers; count += 1) this.#start();
  }

  /** Settles when the first worker can answer; rejects when it could not load. */
  whenReady(): Promise<void> {
    return this.#opened;
  }

  get figures(): LaneFigures {
    const ready = this.#workers.filter((worker) => worker.isReady).length;
    return { waiting: this.#waiting.length, ready };
  }

  run(query: WorkerQuery, timeout: number, signal?: AbortSignal): Promise<WorkerReply> {
    if (this.#closed) return Promise.reject(closedError());
    const { queue } = this.#options;
    if (queue > 0 && this.#waiting.length >= queue) {
      return Promise.reject(fullError(queue));
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
    if (this.#closed) return;
    const worker = this.#options.engines.start(this.#options.yields, this.#options.beside);
    this.#workers.push(worker);
    worker.ready.then(
      () => {
        this.#failures = 0;
        this.#open?.resolve();
        this.#next();
      },
      (error: Error) => this.#startAgain(worker, error),
    );
  }

  /** In place of an engine that could not start. One that had to load may need memory that others give back. */
  #startAgain(worker: WorkerHandle, error: Error): void {
    if (!this.#forget(worker)) return;
    if (worker.fromImage) {
      this.#start();
      return;
    }
    this.#open?.reject(trapError(error.message));
    this.#options.onNotice(`An engine could not load: ${error.message}`);
    if (this.#workers.length === 0)
      for (const job of this.#waiting.splice(0)) job.reject(trapError(error.message));
    const wait = Math.min(PATIENCE * 2 ** this.#failures, PATIENCE_MAX);
    this.#failures += 1;
    setTimeout(() => this.#start(), wait).unref();
  }

  #next(): void {
    const worker = this.#workers.find(({ state }) => state === "idle");
    if (worker === undefined) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    void this.#work(worker, job);
  }

  async #work(worker: WorkerHandle, job: Job): Promise<void> {
    const end = (ending: Ending) => this.#replace(worker, ending);
    const { timeout } = job;
    const late = () => end({ reason: "timeout", error: timeoutError(timeout) });
    const deadline = timeout > 0 ? setTimeout(late, timeout) : undefined;
    const watch = this.#watchMemory(end);
    const abort = () => end({ reason: "cancelled", error: abortError() });
    job.signal?.addEventListener("abort", abort, { once: true });
    try {
      const reply = await worker.ask(job.query);
      if (reply.type === "trap") end({ reason: "trap", error: trapError(reply.message) });
      job.resolve(reply);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      // An error that is not ours is the end of a thread that nobody asked to end.
      const died = { reason: "died", error: trapError(failure.message) } as const;
      job.reject(worker.isStopped ? failure : died.error);
      end(died);
    } finally {
      clearTimeout(deadline);
      clearInterval(watch);
      job.signal?.removeEventListener("abort", abort);
      this.#next();
    }
  }

  /**
   * Memory of an engine is bounded by nothing else. Engines share a process, so that growth cannot be told apart:
   * of queries that run at the same time, all may be ended. Engines that start meanwhile are no growth.
   */
  #watchMemory(end: (ending: Ending) => void): NodeJS.Timeout | undefined {
    const { maxMemory, engines } = this.#options;
    if (maxMemory === 0) return undefined;
    const grown = () => process.memoryUsage.rss() - engines.footprint;
    if (performance.now() - this.#grown.at > MEMORY_INTERVAL)
      this.#grown = { at: performance.now(), bytes: grown() };
    const before = this.#grown.bytes;
    return setInterval(() => {
      if (grown() - before > maxMemory) end({ reason: "memory", error: memoryError(maxMemory) });
    }, MEMORY_INTERVAL);
  }

  /** Ends a worker whose work must stop now and starts another in its place. */
  #replace(worker: WorkerHandle, { reason, error }: Ending): void {
    if (!this.#forget(worker)) return;
    this.#options.tally.kills[reason] += 1;
    if (reason === "trap" || reason === "died" || reason === "memory")
      this.#options.onNotice(`An engine was replaced (${reason}): ${error.message}`);
    void worker.stop(error);
    this.#start();
  }

  /** Whether the worker was still one of this lane. */
  #forget(worker: WorkerHandle): boolean {
    const index = this.#workers.indexOf(worker);
    if (index !== -1) this.#workers.splice(index, 1);
    return index !== -1;
  }

  #withdraw(job: Job): void {
    const index = this.#waiting.indexOf(job);
    if (index === -1) return;
    this.#waiting.splice(index, 1);
    job.reject(abortError());
  }
}
