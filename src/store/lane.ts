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
import { MemoryWatch } from "./memory-watch.ts";
import type { WorkerQuery, WorkerReply } from "./messages.ts";
import type { Tally } from "./tally.ts";
import { Task } from "./task.ts";
import type { WorkerHandle } from "./worker-handle.ts";

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

/** Why work ends before it is done. */
interface Ending {
  readonly reason: KillReason;
  readonly error: Error;
}

export class Lane {
  readonly #options: LaneOptions;
  readonly #workers: WorkerHandle[] = [];
  readonly #waiting: Task[] = [];
  readonly #opened: Promise<void>;
  readonly #memory: MemoryWatch;
  #open: { resolve: () => void; reject: (error: Error) => void } | undefined;
  /** Engines that could not load since the last one that could. */
  #failures = 0;
  #closed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.#opened = new Promise((resolve, reject) => {
      this.#open = { resolve, reject };
    });
    this.#opened.catch(() => undefined); // a lane that nobody waits for tries again by itself
    this.#memory = new MemoryWatch({
      isBusy: () => this.#workers.some(({ load }) => load > 0),
      onLook: (bytes) => this.#endGrown(bytes),
    });
    for (let count = 0; count < options.workers; count += 1) this.#start();
  }

  /** Settles when the first worker can answer; rejects when it could not load. */
  whenReady(): Promise<void> {
    return this.#opened;
  }

  /** Settles when none of its workers is starting any more. */
  async whenStarted(): Promise<void> {
    await Promise.allSettled(this.#workers.map(({ ready }) => ready));
  }

  get figures(): LaneFigures {
    const ready = this.#workers.filter((worker) => worker.isReady).length;
    return { waiting: this.#unbegun, ready };
  }

  /** Queries that wait, those that a worker has at hand among them. */
  get #unbegun(): number {
    const atHand = this.#workers.reduce((sum, { load }) => sum + Math.max(0, load - 1), 0);
    return this.#waiting.length + atHand;
  }

  run(query: WorkerQuery, timeout: number, signal?: AbortSignal): Promise<WorkerReply> {
    if (this.#closed) return Promise.reject(closedError());
    const { queue } = this.#options;
    if (queue > 0 && this.#unbegun >= queue) return Promise.reject(fullError(queue));
    return new Promise((resolve, reject) => {
      const course = { query, timeout, signal, resolve, reject };
      this.#waiting.push(
        new Task({
          ...course,
          onBegin: (task) => this.#remember(task),
          onLate: (task) =>
            this.#endTask(task, { reason: "timeout", error: timeoutError(timeout) }),
          onAbort: (task) => this.#abandon(task),
        }),
      );
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#memory.stop();
    const workers = this.#workers.splice(0);
    const tasks = [...workers.flatMap((worker) => worker.stop()), ...this.#waiting.splice(0)];
    for (const task of tasks) task.reject(closedError());
    await Promise.all(workers.map(({ gone }) => gone));
  }

  #start(): void {
    if (this.#closed) return;
    const worker = this.#options.engines.start(this.#options.yields, this.#options.beside);
    this.#workers.push(worker);
    worker.listen({
      onReply: (task, reply) => this.#answer(worker, task, reply),
      onDeath: (error) =>
        this.#replace(worker, { reason: "died", error: trapError(error.message) }, worker.current),
    });
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
      for (const task of this.#waiting.splice(0)) task.reject(trapError(error.message));
    const wait = Math.min(PATIENCE * 2 ** this.#failures, PATIENCE_MAX);
    this.#failures += 1;
    setTimeout(() => this.#start(), wait).unref();
  }

  /** Hands out what waits: to those that do nothing, then to those that should have something at hand. */
  #next(): void {
    for (;;) {
      const worker = this.#leastBusy();
      if (worker === undefined) return;
      const task = (worker.load === 0 ? this.#takeBack() : undefined) ?? this.#waiting.shift();
      if (task === undefined) return;
      worker.ask(task);
    }
  }

  #leastBusy(): WorkerHandle | undefined {
    let least: WorkerHandle | undefined;
    for (const worker of this.#workers)
      if (worker.hasRoom && (least === undefined || worker.load < least.load)) least = worker;
    return least;
  }

  /** What another worker has at hand and not begun: it came before all that wait in the queue. */
  #takeBack(): Task | undefined {
    for (const worker of this.#workers) {
      const task = worker.load > 1 ? worker.takeBack() : undefined;
      if (task !== undefined) return task;
    }
    return undefined;
  }

  #answer(worker: WorkerHandle, task: Task, reply: WorkerReply): void {
    if (reply.type === "trap")
      this.#replace(worker, { reason: "trap", error: trapError(reply.message) }, task);
    else this.#next();
    task.resolve(reply);
  }

  #remember(task: Task): void {
    if (this.#options.maxMemory > 0) task.memory = this.#memory.begin();
  }

  /**
   * Engines share a process, so that growth cannot be told apart: of queries that run at the same time, all may be
   * ended. Engines that start meanwhile are no growth, and while a release is loaded none is counted.
   */
  #endGrown(bytes: number | undefined): void {
    const { maxMemory } = this.#options;
    for (const { current } of [...this.#workers]) {
      if (current === undefined) continue;
      if (bytes === undefined || current.memory === undefined) current.memory = bytes;
      else if (bytes - current.memory > maxMemory)
        this.#endTask(current, { reason: "memory", error: memoryError(maxMemory) });
    }
  }

  /** Nobody waits for it any more. */
  #abandon(task: Task): void {
    const index = this.#waiting.indexOf(task);
    if (index !== -1) this.#waiting.splice(index, 1);
    const isTaken = index !== -1 || this.#workers.some((worker) => worker.takeBack(task) === task);
    if (isTaken) task.reject(abortError());
    else this.#endTask(task, { reason: "cancelled", error: abortError() });
  }

  /** Ends what a worker has begun, and the worker with it, for nothing else ends a query. */
  #endTask(task: Task, ending: Ending): void {
    const worker = this.#workers.find((each) => each.has(task));
    if (worker !== undefined) this.#replace(worker, ending, task);
  }

  /** Ends a worker whose work must stop now and starts another in its place; the rest of its work is for others. */
  #replace(worker: WorkerHandle, { reason, error }: Ending, ended: Task | undefined): void {
    if (!this.#forget(worker)) return;
    this.#options.tally.kills[reason] += 1;
    if (reason === "trap" || reason === "died" || reason === "memory")
      this.#options.onNotice(`An engine was replaced (${reason}): ${error.message}`);
    const tasks = worker.stop();
    this.#start();
    for (const task of tasks) task.pause();
    this.#waiting.unshift(...tasks.filter((task) => task !== ended));
    ended?.reject(error);
    this.#next();
  }

  /** Whether the worker was still one of this lane. */
  #forget(worker: WorkerHandle): boolean {
    const index = this.#workers.indexOf(worker);
    if (index !== -1) this.#workers.splice(index, 1);
    return index !== -1;
  }
}
