// By what a list can be narrowed where no shape declares it: properties that tell things apart and have few values.

import { LRUCache } from "lru-cache";
import type { QuadTable } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE } from "../../model/vocabulary.ts";
import { byCodePoint } from "../sort.ts";
import { type Facet, facetOf } from "./facets.ts";
import { type Members, STEP } from "./members.ts";
import { asKept, Numbering } from "./values.ts";

/** How a property is used in a list. */
export interface PropertySpread {
  readonly property: string;
  /** Different values; where there are too many, no fewer than so many. */
  readonly values: number;
  /** Things that have it. */
  readonly things: number;
}

/** Properties with more values than this are not suggested as facets. */
const VALUES_MAX = 30;
const SUGGESTED_MAX = 6;

const NO_FACETS = new Set([RDF_TYPE, ...LABEL_PROPERTIES, ...DESCRIPTION_PROPERTIES]);

/** The first of these that will do. */
export function suggestFacets(spread: readonly PropertySpread[]): Facet[] {
  return spread
    .filter(({ values, things }) => values > 1 && values <= VALUES_MAX && values < things)
    .filter(({ property }) => !NO_FACETS.has(property))
    .slice(0, SUGGESTED_MAX)
    .map(({ property }) => facetOf(property));
}

/** Of how many lists of a release it is kept. */
const LISTS_MAX = 500;

interface Found {
  readonly spread: readonly PropertySpread[] | undefined;
}

type Kept = LRUCache<string, Found, Members>;

const KEPT = new WeakMap<QuadTable, Kept>();

/** Properties that may be facets, those that most things have first; nothing where only an engine can tell. */
export async function spreadOf(members: Members): Promise<readonly PropertySpread[] | undefined> {
  const kept = KEPT.get(members.quads) ?? newCache();
  KEPT.set(members.quads, kept);
  const { spread } = await kept.forceFetch(JSON.stringify(members.classes), { context: members });
  return spread;
}

function newCache(): Kept {
  return new LRUCache({
    max: LISTS_MAX,
    fetchMethod: async (_, __, { context }) => ({ spread: await inTurns(spread(context)) }),
    ignoreFetchAbort: true, // what has no room is of use all the same
  });
}

/** A property, thing by thing. */
class Tally {
  readonly numbers = new Numbering(asKept);
  things = 0;
  isSure = true;
  #last = -1;

  add(member: number, object: () => string): void {
    if (member !== this.#last) this.things += 1;
    this.#last = member;
    if (this.numbers.terms.length > VALUES_MAX) return;
    if (this.numbers.numberOf(object()) === undefined) this.isSure = false;
  }
}

function* spread({
  rows,
  firsts,
  ends,
}: Members): Generator<undefined, PropertySpread[] | undefined> {
  const tallies = new Map<string, Tally>();
  for (const [member, first] of firsts.entries()) {
    if (member % STEP === 0) yield;
    for (let row = first; row < (ends[member] ?? 0); row += 1) {
      const property = rows.predicate(row);
      if (NO_FACETS.has(property)) continue;
      const tally = tallies.get(property) ?? new Tally();
      tallies.set(property, tally);
      tally.add(member, () => rows.object(row));
    }
  }
  const found = [...tallies];
  if (found.some(([, { isSure }]) => !isSure)) return undefined;
  return found
    .map(([property, { numbers, things }]) => ({ property, values: numbers.terms.length, things }))
    .sort((a, b) => b.things - a.things || byCodePoint(a.property, b.property));
}
