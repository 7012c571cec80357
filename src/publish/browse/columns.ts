// The values of all things of a list, by numbers: made at the first call and kept as long as the release.

import type { Term } from "@rdfjs/types";
import { LRUCache } from "lru-cache";
import type { QuadTable } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { predicateBytes } from "../../rdf/rows.ts";
import type { Step } from "./facets.ts";
import { type Members, STEP } from "./members.ts";
import { asKept, asTold, Numbering, type Tell, Walk } from "./values.ts";

export interface Column {
  readonly terms: readonly Term[];
  /** Where the values of each thing start, and at the end how many there are. */
  readonly starts: Uint32Array;
  /** Numbers of terms, those of one thing each once. */
  readonly values: Uint32Array;
}

/** Nothing where only the engine can tell the values. */
type Made = Generator<undefined, Column | undefined>;

/** How many words of memory the columns of a release may take, and about how many a term takes. */
const WORDS_MAX = 24_000_000;
const TERM_WORDS = 40;

/** Who asks for a column that is being made waits for it. */
type Kept = LRUCache<string, { readonly column: Column | undefined }, () => Made>;

const KEPT = new WeakMap<QuadTable, Kept>();

/** Where a path leads, as facets tell it apart. */
export function facetColumn(members: Members, path: readonly Step[]): Promise<Column | undefined> {
  return keep(members, ["facet", path], () => alongPath(members, path, asTold));
}

/** The names that these properties give. */
export function nameColumn(
  members: Members,
  labels: readonly string[],
): Promise<Column | undefined> {
  return keep(members, ["name", labels], () => ofProperties(members, labels, asKept));
}

/** Where a path leads, dates as they are; made anew each time. */
export function wholeColumn(members: Members, path: readonly Step[]): Promise<Column | undefined> {
  return inTurns(alongPath(members, path, asKept));
}

async function keep(members: Members, of: unknown, make: () => Made): Promise<Column | undefined> {
  const columns = KEPT.get(members.quads) ?? newCache();
  KEPT.set(members.quads, columns);
  const key = JSON.stringify([of, members.classes]);
  const { column } = await columns.forceFetch(key, { context: make });
  return column;
}

function newCache(): Kept {
  return new LRUCache({
    maxSize: WORDS_MAX,
    sizeCalculation: ({ column }) => (column === undefined ? 1 : wordsOf(column)),
    fetchMethod: async (_, __, { context }) => ({ column: await inTurns(context()) }),
    ignoreFetchAbort: true, // what has no room is of use all the same
  });
}

function wordsOf({ terms, starts, values }: Column): number {
  return terms.length * TERM_WORDS + starts.length + values.length;
}

function alongPath(members: Members, path: readonly Step[], tell: Tell): Made {
  const [step, ...further] = path;
  return step === undefined || step.inverse || further.length > 0
    ? followPath(members, path, tell)
    : ofProperties(members, [step.property], tell);
}

/** Reads no more than the rows of the things. */
function* ofProperties(members: Members, properties: readonly string[], tell: Tell): Made {
  const { rows, firsts, ends } = members;
  const predicates = properties.map(predicateBytes);
  const made = new Making(tell, members.size);
  for (const [member, first] of firsts.entries()) {
    if (member % STEP === 0) yield;
    made.begin(member);
    for (const row of rows.withPredicate(first, ends[member] ?? 0, predicates))
      made.add(rows.object(row));
  }
  return made.column();
}

function* followPath(members: Members, path: readonly Step[], tell: Tell): Made {
  const walk = new Walk(members.quads, members.rows, path);
  const made = new Making(tell, members.size);
  for (let member = 0; member < members.size; member += 1) {
    yield;
    made.begin(member);
    const reached = yield* walk.from(`<${members.iri(member)}>`);
    if (reached === undefined) return undefined;
    for (const value of reached) made.add(value);
  }
  return made.column();
}

/** A column that grows, thing by thing. */
class Making {
  readonly #numbers: Numbering;
  readonly #starts: Uint32Array;
  readonly #values: number[] = [];
  /** By the number of a value the last thing that had it. */
  readonly #lasts: number[] = [];
  #member = 0;
  #isSure = true;

  constructor(tell: Tell, size: number) {
    this.#numbers = new Numbering(tell);
    this.#starts = new Uint32Array(size + 1);
  }

  begin(member: number): void {
    this.#member = member;
    this.#starts[member] = this.#values.length;
  }

  add(text: string): void {
    const number = this.#numbers.numberOf(text);
    if (number === undefined) this.#isSure = false;
    else if (this.#lasts[number] !== this.#member) this.#values.push(number);
    if (number !== undefined) this.#lasts[number] = this.#member;
  }

  column(): Column | undefined {
    if (!this.#isSure) return undefined;
    this.#starts[this.#starts.length - 1] = this.#values.length;
    const values = Uint32Array.from(this.#values);
    return { terms: this.#numbers.terms, starts: this.#starts, values };
  }
}
