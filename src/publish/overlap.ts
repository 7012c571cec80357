// Which of many items share the most with a few keys: keys that few items have count most.

import { Postings } from "./postings.ts";

/** A key that is looked for, and how surely it is meant, from 0 to 1. */
export interface Sought {
  readonly key: number;
  readonly share: number;
}

/** How many entries of lists are gone through for one question, once those of the rarest keys have been. */
const VISITS = 4000;
const RAREST = 2;

/** Items that share less than this part of what the best one shares are left out. */
const SHARE_MIN = 0.4;

const BINS = 64;

/** How many items are weighed at once. */
const STEP = 1000;

export class Overlap {
  readonly #postings: Postings;
  readonly #items: number;
  /** The weights of all keys of each item, added up. */
  readonly #weights: Float32Array;
  /** What each item shares with the keys looked for, while they are looked for. */
  readonly #shared: Float32Array;

  private constructor(items: number, postings: Postings) {
    this.#items = items;
    this.#postings = postings;
    this.#shared = new Float32Array(items);
    this.#weights = new Float32Array(items);
  }

  /** Bit by bit, so that others may work between. `keysOf` gives the keys of an item, each once. */
  static *build(
    keys: number,
    items: number,
    keysOf: (item: number) => readonly number[],
  ): Generator<undefined, Overlap> {
    const overlap = new Overlap(items, yield* Postings.build(keys, items, keysOf));
    for (let item = 0; item < items; item += 1) {
      if (item % STEP === 0) yield;
      let sum = 0;
      for (const key of keysOf(item)) sum += overlap.weight(key);
      overlap.#weights[item] = sum;
    }
    return overlap;
  }

  /** How much it says to have a key (its inverse frequency, in bits); at its most for one that no item has. */
  weight(key: number): number {
    return Math.log2(2 + this.#items / (1 + this.#postings.count(key)));
  }

  /** About `limit` items, in no order; `whole` is the weight of all that is looked for. */
  nearest(sought: readonly Sought[], whole: number, limit: number): number[] {
    const touched = this.#gather(sought);
    let most = 0;
    for (const item of touched) {
      const alike = Math.fround((this.#shared[item] ?? 0) / (whole + (this.#weights[item] ?? 0)));
      this.#shared[item] = alike;
      if (alike > most) most = alike;
    }
    const least = this.#cutoff(touched, most, limit);
    const found = touched.filter((item) => (this.#shared[item] ?? 0) >= least);
    for (const item of touched) this.#shared[item] = 0;
    return found;
  }

  #gather(sought: readonly Sought[]): number[] {
    const shared = this.#shared;
    const touched: number[] = [];
    const count = ({ key }: Sought) => this.#postings.count(key);
    let visits = 0;
    for (const [place, one] of [...sought].sort((a, b) => count(a) - count(b)).entries()) {
      visits += count(one);
      if (place >= RAREST && visits > VISITS) break;
      const weight = this.weight(one.key) * one.share;
      for (const item of this.#postings.of(one.key)) {
        const known = shared[item] ?? 0;
        if (known === 0) touched.push(item);
        shared[item] = known + weight;
      }
    }
    return touched;
  }

  /** What about `limit` of them reach. */
  #cutoff(touched: readonly number[], most: number, limit: number): number {
    const bins = new Uint32Array(BINS + 1);
    for (const item of touched) {
      const bin = Math.floor(((this.#shared[item] ?? 0) / most) * BINS);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    let bin = BINS;
    for (
      let found = bins[bin] ?? 0;
      bin > SHARE_MIN * BINS && found < limit;
      found += bins[bin] ?? 0
    )
      bin -= 1;
    return (bin / BINS) * most;
  }
}
