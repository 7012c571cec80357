// So many pieces of work at once, so many waiting, and a refusal for the rest.

import { abortError, fullError } from "./endings.ts";

interface Waiting {
  readonly begin: () => void;
  readonly giveUp: (reason: Error) => void;
}

export class Slots {
  readonly #queue: number;
  readonly #waiting: Waiting[] = [];
  #free: number;

  /** @param queue how many may wait; 0 for no limit */
  constructor(slots: number, queue: number) {
    this.#free = slots;
    this.#queue = queue;
  }

  /** How much work waits. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Does the work when there is a slot. @throws ChanceryError QRY-513 when too many wait */
  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(signal);
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next.begin();
    }
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    if (this.#queue > 0 && this.#waiting.length >= this.#queue)
      return Promise.reject(fullError(this.#queue));
    return new Promise((begin, giveUp) => {
      const waiting: Waiting = { begin, giveUp };
      this.#waiting.push(waiting);
      const leave = () => {
        const index = this.#waiting.indexOf(waiting);
        if (index === -1) return;
        this.#waiting.splice(index, 1);
        giveUp(abortError());
      };
      signal?.addEventListener("abort", leave, { once: true });
    });
  }
}
