// One query on its way through a lane: who waits for it, and for how long.

import type { WorkerQuery, WorkerReply } from "./messages.ts";

export interface TaskOptions {
  readonly query: WorkerQuery;
  /** Milliseconds from when a worker begins it; 0 for no deadline. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: Error) => void;
  readonly onBegin: (task: Task) => void;
  readonly onLate: (task: Task) => void;
  readonly onAbort: (task: Task) => void;
}

export class Task {
  readonly #options: TaskOptions;
  readonly #abort = () => this.#options.onAbort(this);
  #deadline: NodeJS.Timeout | undefined;
  /** What the process took when its worker came to it, in bytes; nothing where that is not known. */
  memory: number | undefined;

  constructor(options: TaskOptions) {
    this.#options = options;
    options.signal?.addEventListener("abort", this.#abort, { once: true });
  }

  get query(): WorkerQuery {
    return this.#options.query;
  }

  get timeout(): number {
    return this.#options.timeout;
  }

  begin(): void {
    this.#options.onBegin(this);
    if (this.timeout > 0)
      this.#deadline = setTimeout(() => this.#options.onLate(this), this.timeout);
  }

  /** Its worker ended for a reason that is not its own: another will begin it anew. */
  pause(): void {
    clearTimeout(this.#deadline);
  }

  resolve(reply: WorkerReply): void {
    this.#end();
    this.#options.resolve(reply);
  }

  reject(error: Error): void {
    this.#end();
    this.#options.reject(error);
  }

  #end(): void {
    clearTimeout(this.#deadline);
    this.#options.signal?.removeEventListener("abort", this.#abort);
  }
}
