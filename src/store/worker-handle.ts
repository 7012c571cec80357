// One worker thread as seen from outside: its state, and the few questions that it has at hand.

import { Worker } from "node:worker_threads";
import { workerFile } from "../model/worker-file.ts";
import { Claims } from "./claims.ts";
import type { WorkerInput, WorkerQuestion, WorkerReady, WorkerReply } from "./messages.ts";
import type { Task } from "./task.ts";

const WORKER = workerFile("store/worker.js");

/**
 * How many questions a worker has at hand: the one that it works on, and what it goes on with without waiting for the
 * thread that hands them out. Fewer than there are claims.
 */
const AT_HAND = 3;

interface Asked {
  readonly ticket: number;
  readonly task: Task;
}

interface Starting {
  readonly resolve: (ready: WorkerReady) => void;
  readonly reject: (error: Error) => void;
}

/** What a lane hears of its worker. */
export interface WorkerEvents {
  readonly onReply: (task: Task, reply: WorkerReply) => void;
  /** The thread ended and nobody asked it to: what it worked on, and what it had not begun. */
  readonly onDeath: (error: Error) => void;
}

export class WorkerHandle {
  /** Settles when the engine is loaded; rejects when it could not be. */
  readonly ready: Promise<WorkerReady>;
  /** Settles when the thread is gone and its memory with it. */
  readonly gone: Promise<void>;
  /** Whether it goes on from an image. */
  readonly fromImage: boolean;
  /** Whether the pool ended it. */
  isStopped = false;
  readonly #worker: Worker;
  readonly #claims: Claims;
  /** In the order in which they were sent; the first is the one that it works on. */
  readonly #asked: Asked[] = [];
  #state: "loading" | "ready" | "ended" = "loading";
  #sent = 0;
  /** The last that was answered: it has met all that were sent before. */
  #answered = 0;
  #starting: Starting | undefined;
  #events: WorkerEvents | undefined;

  constructor(input: Omit<WorkerInput, "claims">) {
    this.fromImage = input.image !== undefined;
    this.#claims = new Claims();
    const workerData: WorkerInput = { ...input, claims: this.#claims.cells };
    this.#worker = new Worker(WORKER, { workerData });
    this.ready = new Promise((resolve, reject) => {
      this.#starting = { resolve, reject };
    });
    this.gone = new Promise((resolve) => this.#worker.once("exit", () => resolve()));
    this.#worker.once("message", (ready: WorkerReady) => {
      this.#worker.on("message", (reply: WorkerReply) => this.#settle(reply));
      if (this.#state === "loading") this.#state = "ready";
      this.#starting?.resolve(ready);
    });
    this.#worker.on("error", (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on("exit", () => this.#fail(new Error("the engine's thread ended")));
  }

  get isReady(): boolean {
    return this.#state === "ready";
  }

  /** What it works on. */
  get current(): Task | undefined {
    return this.#asked[0]?.task;
  }

  /** How many questions it has at hand. */
  get load(): number {
    return this.#asked.length;
  }

  has(task: Task): boolean {
    return this.#asked.some((asked) => asked.task === task);
  }

  /** Whether it can be asked one more. */
  get hasRoom(): boolean {
    return this.isReady && this.#sent - this.#answered < AT_HAND;
  }

  listen(events: WorkerEvents): void {
    this.#events = events;
  }

  ask(task: Task): void {
    this.#sent += 1;
    const ticket = this.#sent;
    this.#asked.push({ ticket, task });
    this.#claims.send(ticket);
    this.#worker.postMessage({ ticket, query: task.query } satisfies WorkerQuestion);
    if (this.#asked.length === 1) task.begin();
  }

  /** Takes back this question, or the first that it can, unless the thread has begun it. */
  takeBack(wanted?: Task): Task | undefined {
    for (const [at, { ticket, task }] of this.#asked.entries()) {
      if (at === 0 || (wanted !== undefined && task !== wanted)) continue;
      if (!this.#claims.withdraw(ticket)) continue;
      this.#asked.splice(at, 1);
      return task;
    }
    return undefined;
  }

  /** Ends the thread, whatever it does. Gives what it had at hand, the one that it worked on first. */
  stop(): Task[] {
    this.isStopped = true;
    this.#end(new Error("the engine was stopped"));
    void this.#worker.terminate();
    return this.#asked.splice(0).map(({ task }) => task);
  }

  #settle(reply: WorkerReply): void {
    const asked = this.#state === "ended" ? undefined : this.#asked.shift();
    if (asked === undefined) return;
    this.#answered = asked.ticket;
    this.current?.begin();
    this.#events?.onReply(asked.task, reply);
  }

  #fail(error: Error): void {
    const wasReady = this.isReady;
    this.#end(error);
    if (wasReady) this.#events?.onDeath(error);
  }

  #end(error: Error): void {
    this.#state = "ended";
    this.#starting?.reject(error);
  }
}
