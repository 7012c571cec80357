// What is counted once for each release: in short turns while there is time, else at once when somebody asks.

import type { QuadTable, Release } from "../model/release.ts";
import { inTurns } from "./turns.ts";

type Counting<T> = Generator<undefined, T>;

/** Kept as long as the quads, which all views of a release in other languages share. */
export class Counted<T> {
  readonly #done = new WeakMap<QuadTable, T>();
  readonly #begun = new WeakMap<QuadTable, Counting<T>>();
  readonly #count: (release: Release) => Counting<T>;

  constructor(count: (release: Release) => Counting<T>) {
    this.#count = count;
  }

  /** Goes on where turns had come to, and blocks others until it is done. */
  now(release: Release): T {
    for (;;) {
      const { done, value } = this.#step(release);
      if (done === true) return value;
    }
  }

  /** Lets others work between. */
  async inTurns(release: Release): Promise<T> {
    const step = () => this.#step(release);
    return await inTurns({ next: step });
  }

  #step(release: Release): IteratorResult<undefined, T> {
    const { quads } = release;
    const known = this.#done.get(quads);
    if (known !== undefined) return { done: true, value: known };
    const counting = this.#begun.get(quads) ?? this.#count(release);
    this.#begun.set(quads, counting);
    const step = counting.next();
    if (step.done !== true) return step;
    this.#done.set(quads, step.value);
    this.#begun.delete(quads);
    return step;
  }
}
