// All quads of a release as sorted canonical N-Quads in shared memory, with lookups by binary search.

import { createHash } from "node:crypto";
import type { Quad } from "@rdfjs/types";
import { LRUCache } from "lru-cache";
import type { DefaultGraphMode, QuadIndex, QuadTable } from "../model/release.ts";
import { linesOf, splitLine } from "./quad-lines.ts";
import { graphKey, groupRows, lineAt, lineStarts, objectKey, RowGroups } from "./row-groups.ts";
import { lineToQuad, tripleToLine } from "./term.ts";

/** A table together with what was counted while it was built. */
export interface BuiltTable {
  readonly table: QuadTable;
  /** SHA-256 of the bytes, hex: the id of the release. */
  readonly id: string;
  readonly defaultGraph: DefaultGraphMode;
  readonly graphs: number;
  readonly subjects: number;
}

/** Sorts, deduplicates and freezes lines that `quadToLine` made, without blank nodes; the array is sorted in place. */
export function buildFromLines(lines: string[]): BuiltTable {
  sortByCodePoint(lines);
  const distinct = lines.filter((line, index) => index === 0 || line !== lines[index - 1]);
  const bytes = encodeShared(distinct);
  const counts = countLines(distinct);
  return {
    table: new SortedLines(bytes, indexOf(bytes, distinct.length), counts.triples),
    id: createHash("sha256").update(bytes).digest("hex"),
    defaultGraph: modeOf(counts, distinct.length),
    graphs: counts.graphs.size,
    subjects: counts.subjects,
  };
}

/** A table of bytes and an index that `buildFromLines` made; the count is the one it found. */
export function openTable(
  bytes: Uint8Array<SharedArrayBuffer>,
  index: QuadIndex,
  triples: number,
): QuadTable {
  return new SortedLines(bytes, index, triples);
}

/** Made at once, however big the table is: a first request would wait for it, and all others behind it. */
function indexOf(bytes: Uint8Array<SharedArrayBuffer>, size: number): QuadIndex {
  const starts = lineStarts(bytes, size);
  const by = (keyAt: typeof objectKey) => groupRows({ bytes, starts, keyAt });
  return { starts, objects: by(objectKey), graphs: by(graphKey) };
}

const SURROGATE = /[\ud800-\udfff]/;

/** Canonical order is by code point; JavaScript's own is by UTF-16 unit, which differs above U+FFFF only. */
function sortByCodePoint(lines: string[]): void {
  if (!lines.some((line) => SURROGATE.test(line))) {
    lines.sort();
    return;
  }
  const keyed = lines.map((line) => ({ line, key: Buffer.from(line) }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  for (const [index, { line }] of keyed.entries()) lines[index] = line;
}

function encodeShared(lines: readonly string[]): Uint8Array<SharedArrayBuffer> {
  let size = 0;
  for (const line of lines) size += Buffer.byteLength(line) + 1;
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  const target = Buffer.from(bytes.buffer);
  let at = 0;
  for (const line of lines) {
    at += target.write(line, at);
    target[at] = 10;
    at += 1;
  }
  return bytes;
}

interface Counts {
  triples: number;
  subjects: number;
  readonly graphs: Set<string>;
}

function countLines(lines: readonly string[]): Counts {
  const counts: Counts = { triples: 0, subjects: 0, graphs: new Set() };
  let triple = "";
  let subject = "";
  for (const line of lines) {
    const parts = splitLine(line);
    counts.graphs.add(parts.graph);
    if (parts.triple !== triple) counts.triples += 1;
    triple = parts.triple;
    const end = line.indexOf(" ");
    if (end !== subject.length || !line.startsWith(subject)) counts.subjects += 1;
    subject = line.slice(0, end);
  }
  return counts;
}

function modeOf({ triples, graphs }: Counts, size: number): DefaultGraphMode {
  if (graphs.size === 0 || (graphs.size === 1 && graphs.has(""))) return "own";
  return triples === size ? "union" : "merged";
}

/** How many statements are kept as they were read, and how many of one subject. */
const READ_MAX = 20_000;
const READ_EACH_MAX = 200;

class SortedLines implements QuadTable {
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly index: QuadIndex;
  readonly size: number;
  readonly triples: number;
  /** Statements of subjects that many requests read, such as classes and cited works. */
  readonly #read = new LRUCache<string, readonly Quad[]>({
    maxSize: READ_MAX,
    maxEntrySize: READ_EACH_MAX,
    sizeCalculation: ({ length }) => length + 1,
  });
  /** The bytes, as Node compares and decodes them. */
  readonly #buffer: Buffer;
  readonly #objects: RowGroups;
  readonly #graphs: RowGroups;

  constructor(bytes: Uint8Array<SharedArrayBuffer>, index: QuadIndex, triples: number) {
    const { starts, objects, graphs } = index;
    this.bytes = bytes;
    this.#buffer = Buffer.from(bytes.buffer);
    this.index = index;
    this.size = starts.length - 1;
    this.triples = triples;
    this.#objects = new RowGroups(objects, { bytes, starts, keyAt: objectKey });
    this.#graphs = new RowGroups(graphs, { bytes, starts, keyAt: graphKey });
  }

  withSubject(iri: string): readonly Quad[] {
    const known = this.#read.get(iri);
    if (known !== undefined) return known;
    const found = this.#startingWith(`<${iri}> `);
    this.#read.set(iri, found);
    return found;
  }

  withTriple(triple: Quad): Quad[] {
    // Up to the dot, in place of which lines of named graphs have the graph.
    return this.#startingWith(tripleToLine(triple).slice(0, -1));
  }

  withSubjectPrefix(start: string): Quad[] {
    return this.#startingWith(`<${start}`);
  }

  #startingWith(start: string): Quad[] {
    const found: Quad[] = [];
    for (let row = this.#lowerBound(Buffer.from(start)); row < this.size; row += 1) {
      const line = this.#line(row);
      if (!line.startsWith(start)) break;
      found.push(lineToQuad(line));
    }
    return found;
  }

  hasSubject(iri: string): boolean {
    const row = this.#lowerBound(Buffer.from(`<${iri}> `));
    return row < this.size && this.#line(row).startsWith(`<${iri}> `);
  }

  *subjects(): IterableIterator<string> {
    let before = "";
    for (const line of linesOf(this.bytes)) {
      const subject = line.slice(1, line.indexOf("> "));
      if (subject !== before) yield subject;
      before = subject;
    }
  }

  withObject(iri: string, limit = Number.POSITIVE_INFINITY): Quad[] {
    return this.#quadsAt(this.#objects.rowsOf(iri).subarray(0, limit));
  }

  *pointingAt(iri: string, from = 0): IterableIterator<Quad> {
    for (const row of this.#objects.rowsOf(iri).subarray(from)) yield lineToQuad(this.#line(row));
  }

  inGraph(iri: string, limit = Number.POSITIVE_INFINITY): Quad[] {
    return this.#quadsAt(this.#graphs.rowsOf(iri).subarray(0, limit));
  }

  graphs(): ReadonlyMap<string, number> {
    return new Map(this.#graphs.counts());
  }

  #quadsAt(rows: Uint32Array): Quad[] {
    return Array.from(rows, (row) => lineToQuad(this.#line(row)));
  }

  *[Symbol.iterator](): IterableIterator<Quad> {
    for (const line of linesOf(this.bytes)) yield lineToQuad(line);
  }

  /** The first row whose line is not before `prefix`, by byte order. */
  #lowerBound(prefix: Buffer): number {
    const bytes = this.#buffer;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = this.index.starts[middle] ?? 0;
      const end = Math.min(this.index.starts[middle + 1] ?? 0, start + prefix.length);
      if (bytes.compare(prefix, 0, prefix.length, start, end) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #line(row: number): string {
    return lineAt(this.#buffer, this.index.starts, row);
  }
}
