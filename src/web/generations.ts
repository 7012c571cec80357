// A map that holds what is used, up to so many bytes. A hit costs one lookup: nothing is moved for it within a generation.

interface Held<T> {
  readonly value: T;
  readonly bytes: number;
}

/**
 * Two generations: what is set or used goes to the young one; when that has half of the room, it becomes the old one,
 * and what nobody used since is forgotten. A list ordered by use would be changed at every hit.
 */
export class Generations<T> {
  /** Bytes of the largest value that is held: half of the room. */
  readonly largest: number;
  #young = new Map<string, Held<T>>();
  #old = new Map<string, Held<T>>();
  #youngBytes = 0;
  #oldBytes = 0;

  constructor(maxBytes: number) {
    this.largest = maxBytes / 2;
  }

  get bytes(): number {
    return this.#youngBytes + this.#oldBytes;
  }

  get(key: string): T | undefined {
    const held = this.#young.get(key);
    if (held !== undefined) return held.value;
    const old = this.#old.get(key);
    if (old === undefined) return undefined;
    this.#old.delete(key);
    this.#oldBytes -= old.bytes;
    this.#hold(key, old);
    return old.value;
  }

  /** Holds a value of so many bytes; one that is larger than a generation is not held. */
  set(key: string, value: T, bytes: number): void {
    if (bytes > this.largest) return;
    this.#drop(key);
    this.#hold(key, { value, bytes });
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#youngBytes = 0;
    this.#oldBytes = 0;
  }

  #hold(key: string, held: Held<T>): void {
    if (this.#youngBytes + held.bytes > this.largest) {
      this.#old = this.#young;
      this.#oldBytes = this.#youngBytes;
      this.#young = new Map();
      this.#youngBytes = 0;
    }
    this.#young.set(key, held);
    this.#youngBytes += held.bytes;
  }

  #drop(key: string): void {
    this.#youngBytes -= this.#young.get(key)?.bytes ?? 0;
    this.#oldBytes -= this.#old.get(key)?.bytes ?? 0;
    this.#young.delete(key);
    this.#old.delete(key);
  }
}
