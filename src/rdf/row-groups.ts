// Rows of sorted lines by an IRI that stands in them: a hash table in one array of words, which can be kept as it is.

/** Where each line starts, and at the end the length of all. */
export type LineStarts = Uint32Array<SharedArrayBuffer>;

/**
 * Where a line from `start` to its newline at `end` has its key, which goes up to `>` or to the newline; -1 where it has
 * none.
 */
export type KeyFinder = (bytes: Uint8Array, start: number, end: number) => number;

/** What to look for rows in. */
export interface Lines {
  readonly bytes: Uint8Array;
  readonly starts: LineStarts;
  readonly keyAt: KeyFinder;
}

const NEWLINE = 10;
const SPACE = 32;
const LESS = 60;
const GREATER = 62;

/** The array begins with the number of slots and the number of groups. */
const HEAD = 2;

/** Words of a new table of slots. */
const FEW = 64;

export function lineStarts(bytes: Uint8Array, size: number): LineStarts {
  const starts = sharedWords(size + 1);
  for (let at = 0, row = 1; row <= size; at += 1) {
    if (bytes[at] !== NEWLINE) continue;
    starts[row] = at + 1;
    row += 1;
  }
  return starts;
}

/** The line of that row, without its newline. A view for each line would cost more than the text. */
export function lineAt(bytes: Buffer, starts: LineStarts, row: number): string {
  return bytes.toString("utf8", starts[row], (starts[row + 1] ?? 1) - 1);
}

/** The object of a canonical line when it is an IRI. */
export const objectKey: KeyFinder = (bytes, start) => {
  const at = objectStart(bytes, start);
  return bytes[at] === LESS && bytes[at + 1] !== LESS ? at + 1 : -1; // << begins a triple term
};

/** The graph of a canonical line; the empty key is that of the default graph. */
export const graphKey: KeyFinder = (bytes, start, end) => {
  const last = end - 3; // before the space and the dot
  if (bytes[last] !== GREATER || bytes[last - 1] === GREATER) return end; // >> ends a triple term
  let at = last;
  while (bytes[at] !== LESS) at -= 1;
  // Before the IRI of a datatype stands ^, and the third term is the object.
  return bytes[at - 1] === SPACE && at > objectStart(bytes, start) ? at + 1 : end;
};

function objectStart(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let spaces = 0; spaces < 2; at += 1) if (bytes[at] === SPACE) spaces += 1;
  return at;
}

/** Groups the rows by their keys, in the order of their first rows. */
export function groupRows(lines: Lines): Uint32Array<SharedArrayBuffer> {
  const { groupOf, keys, slots } = assignGroups(lines);
  const sizes = new Uint32Array(keys.length);
  let grouped = 0;
  for (const group of groupOf) {
    if (group === 0) continue;
    sizes[group - 1] = (sizes[group - 1] ?? 0) + 1;
    grouped += 1;
  }
  const words = sharedWords(HEAD + slots.length + keys.length + 1 + grouped);
  words.set([slots.length, keys.length]);
  words.set(slots, HEAD);
  const { firsts, rows } = partsOf(words);
  for (const [group, size] of sizes.entries()) firsts[group + 1] = (firsts[group] ?? 0) + size;
  const next = firsts.slice();
  for (const [row, group] of groupOf.entries()) {
    if (group === 0) continue;
    const at = next[group - 1] ?? 0;
    rows[at] = row;
    next[group - 1] = at + 1;
  }
  return words;
}

interface Assigned {
  /** For each row its group, counted from 1, or 0. */
  readonly groupOf: Uint32Array;
  /** Where the key of each group stands. */
  readonly keys: readonly number[];
  /** Groups, counted from 1, at or behind the hash of their key; 0 where there is none. */
  readonly slots: Uint32Array;
}

function assignGroups({ bytes, starts, keyAt }: Lines): Assigned {
  const groupOf = new Uint32Array(starts.length - 1);
  const keys: number[] = [];
  let slots = new Uint32Array(FEW);
  for (let row = 0; row < groupOf.length; row += 1) {
    const key = keyAt(bytes, starts[row] ?? 0, (starts[row + 1] ?? 0) - 1);
    if (key === -1) continue;
    const slot = slotOf(slots, bytes, keys, key);
    let group = slots[slot] ?? 0;
    if (group === 0) {
      group = keys.push(key);
      slots[slot] = group;
      if (keys.length * 2 > slots.length) slots = widened(slots.length * 4, bytes, keys);
    }
    groupOf[row] = group;
  }
  return { groupOf, keys, slots };
}

function widened(
  length: number,
  bytes: Uint8Array,
  keys: readonly number[],
): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(length);
  for (const [group, key] of keys.entries()) slots[slotOf(slots, bytes, keys, key)] = group + 1;
  return slots;
}

/** The slot of the group with that key, or the free one where it belongs. */
function slotOf(
  slots: Uint32Array,
  bytes: Uint8Array,
  keys: readonly number[],
  key: number,
): number {
  const mask = slots.length - 1;
  let slot = hashAt(bytes, key) & mask;
  for (;;) {
    const group = slots[slot] ?? 0;
    if (group === 0 || isSameKey(bytes, keys[group - 1] ?? 0, key)) return slot;
    slot = (slot + 1) & mask;
  }
}

/** FNV-1a, whose low bits are mixed once more: the ends of addresses are much alike. */
function hashAt(bytes: Uint8Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; ; at += 1) {
    const byte = bytes[at] ?? NEWLINE;
    if (byte === GREATER || byte === NEWLINE) break;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

function isSameKey(bytes: Uint8Array, one: number, other: number): boolean {
  for (let at = 0; ; at += 1) {
    const byte = bytes[one + at];
    if (byte !== bytes[other + at]) return false;
    if (byte === GREATER || byte === NEWLINE) return true;
  }
}

function partsOf(words: Uint32Array<SharedArrayBuffer>) {
  const [slotCount = 0, groups = 0] = words;
  const [firsts, rows] = [HEAD + slotCount, HEAD + slotCount + groups + 1];
  return {
    slots: words.subarray(HEAD, firsts),
    firsts: words.subarray(firsts, rows),
    rows: words.subarray(rows),
  };
}

/** What `groupRows` made, to be looked up. */
export class RowGroups {
  readonly #lines: Lines;
  readonly #slots: Uint32Array;
  readonly #firsts: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(words: Uint32Array<SharedArrayBuffer>, lines: Lines) {
    this.#lines = lines;
    const { slots, firsts, rows } = partsOf(words);
    this.#slots = slots;
    this.#firsts = firsts;
    this.#rows = rows;
  }

  /** The rows with that key, in order. */
  rowsOf(iri: string): Uint32Array {
    if (/[>\n]/.test(iri)) return this.#rows.subarray(0, 0);
    const wanted = Buffer.from(`${iri}>`);
    const mask = this.#slots.length - 1;
    for (let slot = hashAt(wanted, 0) & mask; ; slot = (slot + 1) & mask) {
      const group = this.#slots[slot] ?? 0;
      if (group === 0) return this.#rows.subarray(0, 0);
      const rows = this.#rowsIn(group - 1);
      if (isKey(wanted, this.#lines.bytes, this.#keyStart(rows))) return rows;
    }
  }

  /** Every key with its number of rows, in the order of first rows. */
  *counts(): IterableIterator<[key: string, rows: number]> {
    for (let group = 0; group < this.#firsts.length - 1; group += 1) {
      const rows = this.#rowsIn(group);
      yield [this.#keyOf(rows), rows.length];
    }
  }

  #rowsIn(group: number): Uint32Array {
    return this.#rows.subarray(this.#firsts[group], this.#firsts[group + 1]);
  }

  #keyStart([row = 0]: Uint32Array): number {
    const { bytes, starts, keyAt } = this.#lines;
    return keyAt(bytes, starts[row] ?? 0, (starts[row + 1] ?? 0) - 1);
  }

  #keyOf(rows: Uint32Array): string {
    const { bytes } = this.#lines;
    const start = this.#keyStart(rows);
    let end = start;
    while (bytes[end] !== GREATER && bytes[end] !== NEWLINE) end += 1;
    return Buffer.from(bytes.buffer, start, end - start).toString();
  }
}

/** Whether the key that stands there is that which is wanted, which ends with `>`. */
function isKey(wanted: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; ; at += 1) {
    const byte = bytes[start + at];
    if (byte === GREATER || byte === NEWLINE) return wanted[at] === GREATER;
    if (byte !== wanted[at]) return false;
  }
}

function sharedWords(length: number): Uint32Array<SharedArrayBuffer> {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}
