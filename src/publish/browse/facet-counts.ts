// How many things of a list have each value of a facet, most frequent first.

import type { Term } from "@rdfjs/types";
import { NAMESPACES } from "../../model/vocabulary.ts";
import { type Binding, textOf } from "../../query/results.ts";
import { byCodePoint } from "../sort.ts";
import type { Column } from "./columns.ts";

/** A value, or none, with how many things have it. */
export interface ValueCount {
  readonly term: Binding | undefined;
  readonly count: number;
}

/** How many things or terms are looked at in one step. */
const STEP = 5000;

/** Nobody is shown more values of a facet. */
const VALUES_MAX = 100;

/** Counts among all things, which every page of an open list tells. */
const WHOLE = new WeakMap<Column, readonly ValueCount[]>();

export function* countWhole(
  column: Column,
  limit: number,
): Generator<undefined, readonly ValueCount[]> {
  const counts = WHOLE.get(column) ?? (yield* countValues(column, () => true, VALUES_MAX));
  WHOLE.set(column, counts);
  return counts.slice(0, limit);
}

/** The first values, as `facetQuery` gives them, of those things that are wanted. */
export function* countValues(
  { terms, starts, values }: Column,
  isWanted: (member: number) => boolean,
  limit: number,
): Generator<undefined, ValueCount[]> {
  const counts = new Uint32Array(terms.length);
  let lacking = 0;
  for (let member = 0; member < starts.length - 1; member += 1) {
    if (member % STEP === 0) yield;
    if (!isWanted(member)) continue;
    const [start, end] = [starts[member] ?? 0, starts[member + 1] ?? 0];
    if (start === end) lacking += 1;
    for (let at = start; at < end; at += 1) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  const first = new First(limit);
  if (lacking > 0) first.offer(undefined, lacking);
  for (const [value, count] of counts.entries()) {
    if (value % STEP === 0) yield;
    if (count > 0) first.offer(terms[value], count);
  }
  return first.values;
}

/** The most frequent of many values, without sorting them all. */
class First {
  readonly values: ValueCount[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(term: Term | undefined, count: number): void {
    const value = { term: term && bindingOf(term), count };
    const isFull = this.values.length === this.#limit;
    const last = this.values.at(-1);
    if (isFull && last !== undefined && !isBefore(value, last)) return;
    const at = this.values.findIndex((known) => isBefore(value, known));
    this.values.splice(at === -1 ? this.values.length : at, 0, value);
    if (isFull) this.values.pop();
  }
}

/** Ties are by their spelling, with having none first. */
function isBefore(a: ValueCount, b: ValueCount): boolean {
  if (a.count !== b.count) return a.count > b.count;
  return (
    b.term !== undefined &&
    (a.term === undefined || byCodePoint(textOf(a.term), textOf(b.term)) < 0)
  );
}

const STRING = `${NAMESPACES.xsd}string`;

/** As engines write it in JSON. */
function bindingOf(term: Term): Binding {
  if (term.termType !== "Literal") return { type: "uri", value: term.value };
  const { value, language, datatype } = term;
  if (language !== "") return { type: "literal", value, "xml:lang": language };
  return { type: "literal", value, ...(datatype.value !== STRING && { datatype: datatype.value }) };
}
