// Which things of a list have all that is asked for.

import { inTurns } from "../../model/turns.ts";
import { type Column, facetColumn, nameColumn } from "./columns.ts";
import type { ListScope } from "./list-query.ts";
import type { Members } from "./members.ts";

/** How many things or terms are looked at in one step. */
const STEP = 5000;

/** Stands for no filter at all. */
const NONE = 0xffff;

export class Narrowed {
  /** For each thing how many filters it misses, and the last of these. */
  readonly #missed: Uint16Array;
  readonly #last: Uint16Array;

  constructor(size: number) {
    this.#missed = new Uint16Array(size);
    this.#last = new Uint16Array(size);
  }

  miss(member: number, filter: number): void {
    this.#missed[member] = (this.#missed[member] ?? 0) + 1;
    this.#last[member] = filter;
  }

  /** Whether a thing has all, but perhaps for one filter. */
  has(member: number, without = NONE): boolean {
    const missed = this.#missed[member];
    return missed === 0 || (missed === 1 && this.#last[member] === without);
  }

  /** How many have all, but perhaps for one filter. */
  count(without = NONE): number {
    let count = 0;
    for (let member = 0; member < this.#missed.length; member += 1)
      if (this.has(member, without)) count += 1;
    return count;
  }
}

/** Filters by their places in the scope. Nothing where only an engine can tell. */
export async function narrow(
  members: Members,
  { filters, text, labels }: ListScope,
): Promise<Narrowed | undefined> {
  const narrowed = new Narrowed(members.size);
  for (const [at, { facet, values }] of filters.entries()) {
    const column = await facetColumn(members, facet.path);
    if (column === undefined) return undefined;
    const isWanted = await inTurns(having(column, values));
    await inTurns(drop(narrowed, at, { column, isWanted, lacking: values.includes("") }));
  }
  if (text === "") return narrowed;
  const column = await nameColumn(members, labels);
  if (column === undefined) return undefined;
  const isWanted = await inTurns(containing(column, text.toLowerCase()));
  await inTurns(drop(narrowed, filters.length, { column, isWanted, lacking: false }));
  return narrowed;
}

/** Marks the terms that are spelt like one of these; the empty text stands for none of them. */
function* having({ terms }: Column, values: readonly string[]): Generator<undefined, Uint8Array> {
  const wanted = new Set(values.filter((value) => value !== ""));
  const marks = new Uint8Array(terms.length);
  for (const [at, { value }] of terms.entries()) {
    if (at % STEP === 0) yield;
    if (wanted.has(value)) marks[at] = 1;
  }
  return marks;
}

/** Names in small letters, which take longer to make than to look through. */
const LOWERED = new WeakMap<Column, readonly string[]>();

/** Marks the terms that contain a text in small letters. */
function* containing(column: Column, wanted: string): Generator<undefined, Uint8Array> {
  const names = LOWERED.get(column) ?? (yield* lowered(column));
  LOWERED.set(column, names);
  const marks = new Uint8Array(names.length);
  for (const [at, name] of names.entries()) {
    if (at % STEP === 0) yield;
    if (name.includes(wanted)) marks[at] = 1;
  }
  return marks;
}

function* lowered({ terms }: Column): Generator<undefined, string[]> {
  const names: string[] = [];
  for (const [at, { value }] of terms.entries()) {
    if (at % STEP === 0) yield;
    names.push(value.toLowerCase());
  }
  return names;
}

interface Wanted {
  readonly column: Column;
  /** Marks of the terms of the column. */
  readonly isWanted: Uint8Array;
  /** Whether things without any value are wanted too. */
  readonly lacking: boolean;
}

/** Things that have nothing of what is wanted miss the filter. */
function* drop(
  narrowed: Narrowed,
  filter: number,
  { column: { starts, values }, isWanted, lacking }: Wanted,
): Generator<undefined, void> {
  for (let member = 0; member < starts.length - 1; member += 1) {
    if (member % STEP === 0) yield;
    const [start, end] = [starts[member] ?? 0, starts[member + 1] ?? 0];
    let has = lacking && start === end;
    for (let at = start; at < end && !has; at += 1) has = isWanted[values[at] ?? 0] === 1;
    if (!has) narrowed.miss(member, filter);
  }
}
