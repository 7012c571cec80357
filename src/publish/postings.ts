// Which entries hold a key: all lists one after the other in one array, for keys that are small numbers.

/** How many entries are gone through at once. */
const STEP = 1000;

export class Postings {
  /** Where the list of each key starts, and at the end the length of all. */
  readonly #starts: Uint32Array;
  readonly #entries: Uint32Array;

  private constructor(starts: Uint32Array, entries: Uint32Array) {
    this.#starts = starts;
    this.#entries = entries;
  }

  /** Bit by bit, so that others may work between. `keysOf` gives the keys of an entry, each once; it is asked twice. */
  static *build(
    keys: number,
    entries: number,
    keysOf: (entry: number) => Iterable<number>,
  ): Generator<undefined, Postings> {
    const starts = new Uint32Array(keys + 1);
    for (let entry = 0; entry < entries; entry += 1) {
      if (entry % STEP === 0) yield;
      for (const key of keysOf(entry)) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
    }
    for (let key = 0; key < keys; key += 1)
      starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
    const next = starts.slice();
    const all = new Uint32Array(starts[keys] ?? 0);
    for (let entry = 0; entry < entries; entry += 1) {
      if (entry % STEP === 0) yield;
      for (const key of keysOf(entry)) {
        const at = next[key] ?? 0;
        all[at] = entry;
        next[key] = at + 1;
      }
    }
    return new Postings(starts, all);
  }

  count(key: number): number {
    return (this.#starts[key + 1] ?? 0) - (this.#starts[key] ?? 0);
  }

  of(key: number): Uint32Array {
    return this.#entries.subarray(this.#starts[key] ?? 0, this.#starts[key + 1] ?? 0);
  }
}
