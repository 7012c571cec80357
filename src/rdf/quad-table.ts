// All quads of a release as sorted canonical N-Quads in shared memory, with lookups by binary search.

import { createHash } from "node:crypto";
import type { Quad } from "@rdfjs/types";
import { LRUCache } from "lru-cache";
import type { DefaultGraphMode, QuadTable } from "../model/release.ts";
import { linesOf, splitLine } from "./quad-lines.ts";
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
    table: new SortedLines(bytes, distinct.length, counts.triples),
    id: createHash("sha256").update(bytes).digest("hex"),
    defaultGraph: modeOf(counts, distinct.length),
    graphs: counts.graphs.size,
    subjects: counts.subjects,
  };
}

/** A table of bytes that `buildFromLines` made; counts are those it found. */
export function openTable(
  bytes: Uint8Array<SharedArrayBuffer>,
  size: number,
  triples: number,
): QuadTable {
  return new SortedLines(bytes, size, triples);
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
  readonly size: number;
  readonly triples: number;
  /** Where each line starts, and at the end the length of all. */
  readonly #starts: Uint32Array;
  /** Statements of subjects that many requests read, such as classes and cited works. */
  readonly #read = new LRUCache<string, readonly Quad[]>({
    maxSize: READ_MAX,
    maxEntrySize: READ_EACH_MAX,
    sizeCalculation: ({ length }) => length + 1,
  });
  #byObject: LineGroups | undefined;
  #byGraph: LineGroups | undefined;

  constructor(bytes: Uint8Array<SharedArrayBuffer>, size: number, triples: number) {
    this.bytes = bytes;
    this.size = size;
    this.triples = triples;
    this.#starts = lineStarts(bytes, size);
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
    return this.#rowsWithObject(iri)
      .slice(0, limit)
      .map((row) => lineToQuad(this.#line(row)));
  }

  *pointingAt(iri: string, from = 0): IterableIterator<Quad> {
    const rows = this.#rowsWithObject(iri);
    for (let at = from; at < rows.length; at += 1) yield lineToQuad(this.#line(rows[at] ?? 0));
  }

  #rowsWithObject(iri: string): readonly number[] {
    this.#byObject ??= groupLines(this.bytes, objectIri);
    return this.#byObject.get(iri) ?? [];
  }

  inGraph(iri: string, limit = Number.POSITIVE_INFINITY): Quad[] {
    return (this.#graphs().get(iri) ?? [])
      .slice(0, limit)
      .map((row) => lineToQuad(this.#line(row)));
  }

  graphs(): ReadonlyMap<string, number> {
    return new Map([...this.#graphs()].map(([graph, rows]) => [graph, rows.length]));
  }

  #graphs(): LineGroups {
    this.#byGraph ??= groupLines(this.bytes, (line) => splitLine(line).graph);
    return this.#byGraph;
  }

  *[Symbol.iterator](): IterableIterator<Quad> {
    for (const line of linesOf(this.bytes)) yield lineToQuad(line);
  }

  /** The first row whose line is not before `prefix`, by byte order. */
  #lowerBound(prefix: Buffer): number {
    const bytes = Buffer.from(this.bytes.buffer);
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = this.#starts[middle] ?? 0;
      const end = Math.min(this.#starts[middle + 1] ?? 0, start + prefix.length);
      if (bytes.compare(prefix, 0, prefix.length, start, end) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #line(row: number): string {
    const start = this.#starts[row] ?? 0;
    const end = (this.#starts[row + 1] ?? 1) - 1;
    return Buffer.from(this.bytes.buffer, start, end - start).toString();
  }
}

type LineGroups = Map<string, number[]>;

/** Rows by a key of their line; made at the first lookup, for many releases are only dumped. */
function groupLines(bytes: Uint8Array, keyOf: (line: string) => string | undefined): LineGroups {
  const groups: LineGroups = new Map();
  let row = 0;
  for (const line of linesOf(bytes)) {
    const key = keyOf(line);
    if (key !== undefined) {
      const rows = groups.get(key);
      if (rows === undefined) groups.set(key, [row]);
      else rows.push(row);
    }
    row += 1;
  }
  return groups;
}

function objectIri(line: string): string | undefined {
  const { triple } = splitLine(line);
  const start = triple.indexOf(" ", triple.indexOf(" ") + 1) + 1;
  return triple[start] === "<" ? triple.slice(start + 1, -1) : undefined;
}

function lineStarts(bytes: Uint8Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  let at = 0;
  for (let row = 1; row <= size; row += 1) {
    at = bytes.indexOf(10, at) + 1;
    starts[row] = at;
  }
  return starts;
}
