// Things in order of their names or of a facet, made once and kept as long as the release: sorting all of them for every page costs seconds.

import type { Term } from "@rdfjs/types";
import { LRUCache } from "lru-cache";
import type { QuadTable } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { byCodePoint, sortInSteps } from "../sort.ts";
import { type Column, nameColumn, wholeColumn } from "./columns.ts";
import type { ListPage, Position } from "./list-query.ts";
import { type Members, STEP } from "./members.ts";

/** What says in which order things are. */
export interface OrderAsked extends Pick<ListPage, "by" | "isDescending" | "languages"> {
  /** Properties that name things. */
  readonly labels: readonly string[];
}

/** A thing in its place. */
interface Place extends Position {
  /** Its number among the members. */
  readonly member: number;
}

type Compare = (a: Position, b: Position) => number;

export class Order {
  readonly places: readonly Position[];
  /** The numbers of things by their places. */
  readonly members: Uint32Array;
  readonly #by: Compare;

  constructor(places: readonly Place[], by: Compare) {
    this.places = places;
    this.members = Uint32Array.from(places, ({ member }) => member);
    this.#by = by;
  }

  /** Where the first that comes after a position is. */
  after(position: Position): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = this.places[middle];
      if (place !== undefined && this.#by(place, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** How many places are kept of all orders of a release. */
const PLACES_MAX = 2_000_000;

interface Asked {
  readonly members: Members;
  readonly asked: OrderAsked;
}

/** Who asks for an order that is being made waits for it. Nothing where only an engine can tell. */
type Orders = LRUCache<string, { readonly order: Order | undefined }, Asked>;

const KEPT = new WeakMap<QuadTable, Orders>();

export async function orderOf(members: Members, asked: OrderAsked): Promise<Order | undefined> {
  const kept = KEPT.get(members.quads) ?? newCache();
  KEPT.set(members.quads, kept);
  const { by, isDescending, languages } = asked;
  const name = JSON.stringify([members.classes, by?.path ?? languages, isDescending]);
  const { order } = await kept.forceFetch(name, { context: { members, asked } });
  return order;
}

function newCache(): Orders {
  return new LRUCache({
    maxSize: PLACES_MAX,
    sizeCalculation: ({ order }) => (order?.places.length ?? 0) + 1,
    fetchMethod: async (_, __, { context }) => ({ order: await makeOrder(context) }),
    ignoreFetchAbort: true, // what has no room is shown all the same
  });
}

async function makeOrder({ members, asked }: Asked): Promise<Order | undefined> {
  const { by, labels, languages, isDescending } = asked;
  const compare = comparing(isDescending);
  const column = await (by === undefined
    ? nameColumn(members, labels)
    : wholeColumn(members, by.path));
  if (column === undefined) return undefined;
  const sorting = by === undefined ? byName(languages) : BY_VALUE;
  return new Order(await inTurns(inOrder(members, column, sorting, compare)), compare);
}

/** What has nothing to be sorted by comes last, and ties are by IRI, in either direction. */
function comparing(isDescending: boolean): Compare {
  const sign = isDescending ? -1 : 1;
  return (a, b) =>
    Number(a.isMissing) - Number(b.isMissing) ||
    sign * byCodePoint(a.key, b.key) ||
    byCodePoint(a.iri, b.iri);
}

/** How a thing finds its place: by the least key of its values. */
interface Sorting {
  readonly keyOf: (term: Term) => string;
  readonly place: (least: string | undefined, iri: string) => Position;
}

const BY_VALUE: Sorting = {
  keyOf: ({ value }) => value,
  place: (least, iri) => ({ isMissing: least === undefined, key: least ?? "", iri }),
};

/** A name has the place of its language in front. */
function byName(languages: readonly string[]): Sorting {
  const placeOf = (language: string) => {
    const place = languages.indexOf(language);
    return place === -1 ? languages.length : place;
  };
  return {
    keyOf: (term) => `${placeOf(term.termType === "Literal" ? term.language : "-")}${term.value}`,
    place: (least, iri) => ({ isMissing: false, key: least?.slice(1) ?? iri, iri }),
  };
}

function* inOrder(
  members: Members,
  { terms, starts, values }: Column,
  { keyOf, place }: Sorting,
  by: Compare,
): Generator<undefined, Place[]> {
  const keys: string[] = [];
  for (const term of terms) {
    if (keys.length % STEP === 0) yield;
    keys.push(keyOf(term));
  }
  const places: Place[] = [];
  for (let member = 0; member < members.size; member += 1) {
    if (member % STEP === 0) yield;
    let least: string | undefined;
    for (let at = starts[member] ?? 0; at < (starts[member + 1] ?? 0); at += 1) {
      const key = keys[values[at] ?? 0] ?? "";
      if (least === undefined || byCodePoint(key, least) < 0) least = key;
    }
    places.push({ ...place(least, members.iri(member)), member });
  }
  return yield* sortInSteps(places, by);
}
