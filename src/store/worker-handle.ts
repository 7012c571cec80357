// One worker thread as seen from outside: its state, and one question at a time.

import { Worker } from "node:worker_threads";
import { workerFile } from "../model/worker-file.ts";
import type { WorkerInput, WorkerQuery, WorkerReady, WorkerReply } from "./messages.ts";

const WORKER = workerFile("store/worker.js");

interface Pending<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

export class WorkerHandle {
  state: "loading" | "idle" | "busy" | "ended" = "loading";
  /** Settles when the engine is loaded; rejects when it could not be. */
  readonly ready: Promise<WorkerReady>;
  /** Settles when the thread is gone and its memory with it. */
  readonly gone: Promise<void>;
  /** Whether it goes on from an image. */
  readonly fromImage: boolean;
  /** Whether the pool ended it. */
  isStopped = false;
  readonly #worker: Worker;
  #pending: Pending<WorkerReply> | undefined;
  #starting: Pending<WorkerReady> | undefined;

  constructor(input: WorkerInput) {
    this.fromImage = input.image !== undefined;
    this.#worker = new Worker(WORKER, { workerData: input });
    this.ready = new Promise((resolve, reject) => {
      this.#starting = { resolve, reject };
    });
    this.gone = new Promise((resolve) => this.#worker.once("exit", () => resolve()));
    this.#worker.once("message", (ready: WorkerReady) => {
      this.#worker.on("message", (reply: WorkerReply) => this.#settle(reply));
      if (this.state === "loading") this.state = "idle";
      this.#starting?.resolve(ready);
    });
    this.#worker.on("error", (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on("exit", () => this.#fail(new Error("the engine's thread ended")));
  }

  get isReady(): boolean {
    return this.state === "idle" || this.state === "busy";
  }

  /** Asks an idle worker. */
  ask(query: WorkerQuery): Promise<WorkerReply> {
    this.state = "busy";
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#worker.postMessage(query);
    });
  }

  /** Ends the thread, whatever it does; who waits for an answer gets `reason`. */
  async stop(reason: Error): Promise<void> {
    this.isStopped = true;
    this.#fail(reason);
    await this.#worker.terminate();
  }

  #settle(reply: WorkerReply): void {
    if (this.state === "ended") return;
    this.state = "idle";
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.resolve(reply);
  }

  #fail(error: Error): void {
    this.state = "ended";
    this.#starting?.reject(error);
    this.#pending?.reject(error);
    this.#pending = undefined;
  }
}
