// The things of classes, by number: in canonical order, each with the rows of its statements.

import { LRUCache } from "lru-cache";
import type { QuadTable, Release } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import { predicateBytes, Rows } from "../../rdf/rows.ts";

/** How many things are looked at in one step. */
export const STEP = 500;

/** How many things are kept of all lists of a release. */
const KEPT_MAX = 4_000_000;

export class Members {
  readonly quads: QuadTable;
  readonly classes: readonly string[];
  readonly rows: Rows;
  /** The first row of each thing, and the one after its last. */
  readonly firsts: Uint32Array;
  readonly ends: Uint32Array;

  constructor(
    { quads, classes, rows }: Pick<Members, "quads" | "classes" | "rows">,
    firsts: Uint32Array,
    ends: Uint32Array,
  ) {
    this.quads = quads;
    this.classes = classes;
    this.rows = rows;
    this.firsts = firsts;
    this.ends = ends;
  }

  get size(): number {
    return this.firsts.length;
  }

  iri(member: number): string {
    return this.rows.subject(this.firsts[member] ?? 0);
  }
}

type Kept = LRUCache<string, Members, readonly string[]>;

const KEPT = new WeakMap<QuadTable, Kept>();

/** Gathered at the first call, in short turns; kept as long as the release. */
export function membersOf({ quads }: Release, classes: readonly string[]): Promise<Members> {
  const kept = KEPT.get(quads) ?? newCache(quads);
  KEPT.set(quads, kept);
  return kept.forceFetch(JSON.stringify(classes), { context: classes });
}

function newCache(quads: QuadTable): Kept {
  return new LRUCache({
    maxSize: KEPT_MAX,
    sizeCalculation: ({ size }) => size + 1,
    fetchMethod: (_, __, { context }) => inTurns(gather(quads, context)),
    ignoreFetchAbort: true, // what has no room is of use all the same
  });
}

const TYPE = [predicateBytes(RDF_TYPE)];

function* gather(quads: QuadTable, classes: readonly string[]): Generator<undefined, Members> {
  const rows = new Rows(quads);
  const found: number[] = [];
  for (const kind of classes)
    for (const [at, row] of rows.pointingAt(kind).entries()) {
      if (at % STEP === 0) yield;
      if (rows.hasPredicate(row, TYPE)) found.push(rows.firstOf(row));
    }
  const sorted = Uint32Array.from(found).sort();
  const firsts = sorted.filter((first, at) => at === 0 || first !== sorted[at - 1]);
  const ends = new Uint32Array(firsts.length);
  for (const [at, first] of firsts.entries()) {
    if (at % STEP === 0) yield;
    ends[at] = rows.endOf(first);
  }
  return new Members({ quads, classes, rows }, firsts, ends);
}
