// Which entries hold a key: all lists one after the other in one array, for keys that are small numbers.

export class Postings {
  /** Where the list of each key starts, and at the end the length of all. */
  readonly #starts: Uint32Array;
  readonly #entries: Uint32Array;

  /** `keysOf` gives the keys of an entry, each once; it is asked twice for every entry. */
  constructor(keys: number, entries: number, keysOf: (entry: number) => Iterable<number>) {
    const starts = new Uint32Array(keys + 1);
    for (let entry = 0; entry < entries; entry += 1)
      for (const key of keysOf(entry)) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
    for (let key = 0; key < keys; key += 1)
      starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
    const next = starts.slice();
    const all = new Uint32Array(starts[keys] ?? 0);
    for (let entry = 0; entry < entries; entry += 1)
      for (const key of keysOf(entry)) {
        const at = next[key] ?? 0;
        all[at] = entry;
        next[key] = at + 1;
      }
    this.#starts = starts;
    this.#entries = all;
  }

  count(key: number): number {
    return (this.#starts[key + 1] ?? 0) - (this.#starts[key] ?? 0);
  }

  of(key: number): Uint32Array {
    return this.#entries.subarray(this.#starts[key] ?? 0, this.#starts[key + 1] ?? 0);
  }
}
