// The rows of a table as bytes: of very many statements no terms are made.

import type { QuadTable } from "../model/release.ts";
import { graphKey, type LineStarts, objectKey, RowGroups } from "./row-groups.ts";

const SPACE = 32;
const GREATER = 62;

export class Rows {
  readonly #bytes: Buffer;
  readonly #starts: LineStarts;
  readonly #objects: RowGroups;

  constructor({ bytes, index }: Pick<QuadTable, "bytes" | "index">) {
    const { starts, objects } = index;
    this.#bytes = Buffer.from(bytes.buffer);
    this.#starts = starts;
    this.#objects = new RowGroups(objects, { bytes, starts, keyAt: objectKey });
  }

  /** Those with this IRI as object, in order. */
  pointingAt(iri: string): Uint32Array {
    return this.#objects.rowsOf(iri);
  }

  subject(row: number): string {
    return this.#bytes.toString("utf8", this.#start(row) + 1, this.#predicateAt(row) - 3);
  }

  predicate(row: number): string {
    const start = this.#predicateAt(row);
    return this.#bytes.toString("utf8", start, this.#objectAt(start) - 2);
  }

  /** As N-Triples. */
  object(row: number): string {
    const [start, end] = [this.#start(row), this.#start(row + 1) - 1];
    const graph = graphKey(this.#bytes, start, end);
    const at = this.#objectAt(this.#predicateAt(row));
    return this.#bytes.toString("utf8", at, graph - 2); // before the space, and < or the dot
  }

  /** Whether a row has one of these predicates, each ended by `>`. */
  hasPredicate(row: number, predicates: readonly Uint8Array[]): boolean {
    return this.#isOneAt(this.#predicateAt(row), predicates);
  }

  /** Those with one of these predicates, from a row to before another with the same subject. */
  withPredicate(first: number, end: number, predicates: readonly Uint8Array[]): number[] {
    const found: number[] = [];
    const length = this.#predicateAt(first) - this.#start(first);
    for (let row = first; row < end; row += 1)
      if (this.#isOneAt(this.#start(row) + length, predicates)) found.push(row);
    return found;
  }

  /** The first of all that have the subject of this one. */
  firstOf(row: number): number {
    let first = row;
    while (first > 0 && this.#isSameSubject(first - 1, row)) first -= 1;
    return first;
  }

  /** The first after this one that has another subject. */
  endOf(row: number): number {
    const size = this.#starts.length - 1;
    let end = row + 1;
    while (end < size && this.#isSameSubject(end, row)) end += 1;
    return end;
  }

  #start(row: number): number {
    return this.#starts[row] ?? 0;
  }

  /** Where the IRI of the predicate starts. */
  #predicateAt(row: number): number {
    let at = this.#start(row);
    while (this.#bytes[at] !== GREATER) at += 1;
    return at + 3;
  }

  /** Where the object starts, from somewhere in the predicate. */
  #objectAt(from: number): number {
    let at = from;
    while (this.#bytes[at] !== SPACE) at += 1;
    return at + 1;
  }

  #isOneAt(start: number, texts: readonly Uint8Array[]): boolean {
    for (const text of texts) if (this.#isAt(start, text)) return true;
    return false;
  }

  /** Begins at the end, for the beginnings of IRIs are much alike. */
  #isAt(start: number, text: Uint8Array): boolean {
    for (let at = text.length - 1; at >= 0; at -= 1)
      if (this.#bytes[start + at] !== text[at]) return false;
    return true;
  }

  #isSameSubject(row: number, other: number): boolean {
    const [one, two] = [this.#start(row), this.#start(other)];
    for (let at = 0; ; at += 1) {
      const byte = this.#bytes[one + at];
      if (byte !== this.#bytes[two + at]) return false;
      if (byte === GREATER) return true;
    }
  }
}

/** A predicate as `hasPredicate` looks for it. */
export function predicateBytes(iri: string): Uint8Array {
  return Buffer.from(`${iri}>`);
}
