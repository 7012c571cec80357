// The values of facets among all things of a class, counted once for each release: every page of the list tells them.

import type { Term } from "@rdfjs/types";
import { LRUCache } from "lru-cache";
import type { QuadTable, Release } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { NAMESPACES } from "../../model/vocabulary.ts";
import { type Binding, textOf } from "../../query/results.ts";
import { linesOf } from "../../rdf/quad-lines.ts";
import { factory, lineToQuad, termToNTriples } from "../../rdf/term.ts";
import { byCodePoint } from "../sort.ts";
import { DATE_TYPES } from "./list-query.ts";
import { membersOf } from "./members.ts";

/** A value, or none, with how many things have it. */
export interface ValueCount {
  readonly term: Binding | undefined;
  readonly count: number;
}

/** How many facets are kept of a release. */
const FACETS_MAX = 500;

/** Nobody is shown more values of a facet. */
const VALUES_MAX = 100;

const KEPT = new WeakMap<QuadTable, LRUCache<string, readonly ValueCount[]>>();

/** The most frequent values of each property, as `facetQuery` gives them without filters. */
export async function valueCounts(
  release: Release,
  classes: readonly string[],
  properties: readonly string[],
): Promise<readonly ValueCount[][]> {
  const kept = KEPT.get(release.quads) ?? new LRUCache({ max: FACETS_MAX });
  KEPT.set(release.quads, kept);
  const nameOf = (property: string) => JSON.stringify([property, classes]);
  const missing = properties.filter((property) => !kept.has(nameOf(property)));
  if (missing.length > 0) {
    const things = await membersOf(release, classes);
    const counted = await inTurns(count(release, things, missing));
    for (const [property, values] of counted) kept.set(nameOf(property), values);
  }
  return properties.map((property) => [...(kept.get(nameOf(property)) ?? [])]);
}

/** How many lines are read in one step. */
const STEP = 1000;

function* count(
  { quads }: Release,
  things: ReadonlySet<string>,
  properties: readonly string[],
): Generator<undefined, ReadonlyMap<string, readonly ValueCount[]>> {
  const tallies = new Map(properties.map((property) => [property, new Tally()]));
  let read = 0;
  for (const line of linesOf(quads.bytes)) {
    read += 1;
    if (read % STEP === 0) yield;
    const end = line.indexOf("> ");
    const tally = tallies.get(line.slice(end + 3, line.indexOf("> ", end + 3)));
    if (tally === undefined || !things.has(line.slice(1, end))) continue;
    const { subject, object } = lineToQuad(line);
    tally.add(subject.value, object);
  }
  return new Map(
    [...tallies].map(([property, tally]) => [property, tally.mostFrequent(things.size)]),
  );
}

/** Counts things by value; all statements of a thing follow one another. */
class Tally {
  readonly #counts = new Map<string, { readonly term: Binding; count: number }>();
  readonly #ofThing = new Set<string>();
  #thing = "";
  #having = 0;

  add(thing: string, object: Term): void {
    if (thing !== this.#thing) {
      this.#thing = thing;
      this.#having += 1;
      this.#ofThing.clear();
    }
    const told = asTold(object);
    const key = termToNTriples(told);
    if (this.#ofThing.has(key)) return;
    this.#ofThing.add(key);
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { term: bindingOf(told), count: 1 });
    else known.count += 1;
  }

  mostFrequent(all: number): ValueCount[] {
    const lacking = all - this.#having;
    const values: ValueCount[] = lacking > 0 ? [{ term: undefined, count: lacking }] : [];
    values.push(...this.#counts.values());
    const spelt = ({ term }: ValueCount) => (term === undefined ? "" : textOf(term));
    values.sort((a, b) => b.count - a.count || byCodePoint(spelt(a), spelt(b)));
    return values.slice(0, VALUES_MAX);
  }
}

/** Dates are told apart by their years. */
function asTold(object: Term): Term {
  const isDate = object.termType === "Literal" && DATE_TYPES.includes(object.datatype.value);
  return isDate ? factory.literal(object.value.slice(0, 4)) : object;
}

const STRING = `${NAMESPACES.xsd}string`;

/** As engines write it in JSON. */
function bindingOf(term: Term): Binding {
  if (term.termType === "NamedNode") return { type: "uri", value: term.value };
  if (term.termType === "Quad") {
    const [subject, predicate, object] = [term.subject, term.predicate, term.object].map(bindingOf);
    if (subject && predicate && object)
      return { type: "triple", value: { subject, predicate, object } };
  }
  if (term.termType !== "Literal") return { type: "bnode", value: term.value };
  const { value, language, datatype } = term;
  if (language !== "") return { type: "literal", value, "xml:lang": language };
  return { type: "literal", value, ...(datatype.value !== STRING && { datatype: datatype.value }) };
}
