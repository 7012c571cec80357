// Things in order of their names or of a property, made once and kept as long as the release: sorting all of them for every page costs seconds.

import { LRUCache } from "lru-cache";
import type { QuadTable, Release } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { linesOf } from "../../rdf/quad-lines.ts";
import { lineToQuad } from "../../rdf/term.ts";
import { byCodePoint, sortInSteps } from "../sort.ts";
import type { Position } from "./list-query.ts";
import { membersOf } from "./members.ts";

/** What says which things are in order, and in which. */
export interface OrderAsked {
  readonly classes: readonly string[];
  /** By name when left out. */
  readonly property?: string | undefined;
  /** Languages of names, best first. */
  readonly languages: readonly string[];
  readonly isDescending: boolean;
  /** What a name must contain, in letters of either case. */
  readonly text: string;
}

export interface OrderedPage {
  readonly things: readonly string[];
  /** How many there are in all. */
  readonly total: number;
  readonly next: Position | undefined;
}

/** How many places are kept of all orders of a release. */
const PLACES_MAX = 2_000_000;

/** Orders by what they are asked by; who asks for one that is being made waits for it. */
type Orders = LRUCache<string, Order, OrderAsked>;

const KEPT = new WeakMap<QuadTable, Orders>();

/** A page of these things, as `listQuery` has it without filters. */
export async function orderedPage(
  release: Release,
  asked: OrderAsked,
  { after, limit }: { readonly after?: Position | undefined; readonly limit: number },
): Promise<OrderedPage> {
  const whole = await orderOf(release, asked);
  const wanted = asked.text.toLowerCase();
  const order =
    wanted === "" ? whole : new Order(await inTurns(containing(release, whole, wanted)), whole.by);
  const start = after === undefined ? 0 : order.after(after);
  const shown = order.places.slice(start, start + limit);
  const last = start + limit < order.places.length ? shown.at(-1) : undefined;
  return {
    things: shown.map(({ iri }) => iri),
    total: order.places.length,
    next: last,
  };
}

type Compare = (a: Position, b: Position) => number;

class Order {
  readonly places: readonly Position[];
  readonly by: Compare;

  constructor(places: readonly Position[], by: Compare) {
    this.places = places;
    this.by = by;
  }

  /** Where the first that comes after a position is. */
  after(position: Position): number {
    let [low, high] = [0, this.places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = this.places[middle];
      if (place !== undefined && this.by(place, position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function orderOf(release: Release, asked: OrderAsked): Promise<Order> {
  const kept = KEPT.get(release.quads) ?? newCache(release);
  KEPT.set(release.quads, kept);
  const { classes, property, languages, isDescending } = asked;
  const name = JSON.stringify([classes, property ?? languages, isDescending]);
  return kept.forceFetch(name, { context: asked });
}

function newCache(release: Release): Orders {
  return new LRUCache({
    maxSize: PLACES_MAX,
    sizeCalculation: ({ places }) => places.length + 1,
    fetchMethod: (_, __, { context }) => makeOrder(release, context),
    ignoreFetchAbort: true, // what has no room is shown all the same
  });
}

async function makeOrder(
  release: Release,
  { classes, property, languages, isDescending }: OrderAsked,
): Promise<Order> {
  const things = await membersOf(release, classes);
  const values = property === undefined ? undefined : await inTurns(leastValues(release, property));
  const keyOf = (iri: string) =>
    values === undefined ? nameOf(release, iri, languages) : values.get(iri);
  const by = comparing(isDescending);
  return new Order(await inTurns(inOrder(things, keyOf, by)), by);
}

/** What has nothing to be sorted by comes last, and ties are by IRI, in either direction. */
function comparing(isDescending: boolean): Compare {
  const sign = isDescending ? -1 : 1;
  return (a, b) =>
    Number(a.isMissing) - Number(b.isMissing) ||
    sign * byCodePoint(a.key, b.key) ||
    byCodePoint(a.iri, b.iri);
}

/** How many things are looked at in one step. */
const STEP = 500;

function* inOrder(
  things: Iterable<string>,
  keyOf: (iri: string) => string | undefined,
  by: Compare,
): Generator<undefined, Position[]> {
  const places: Position[] = [];
  for (const iri of things) {
    if (places.length % STEP === 0) yield;
    const key = keyOf(iri);
    places.push({ isMissing: key === undefined, key: key ?? "", iri });
  }
  return yield* sortInSteps(places, by);
}

/** The least value of a property of each thing that has one. */
function* leastValues(
  { quads }: Release,
  property: string,
): Generator<undefined, ReadonlyMap<string, string>> {
  const least = new Map<string, string>();
  const said = `> <${property}> `;
  let read = 0;
  for (const line of linesOf(quads.bytes)) {
    read += 1;
    if (read % STEP === 0) yield;
    if (!line.startsWith(said, line.indexOf("> "))) continue;
    const { subject, object } = lineToQuad(line);
    const known = least.get(subject.value);
    if (known === undefined || byCodePoint(object.value, known) < 0)
      least.set(subject.value, object.value);
  }
  return least;
}

/** The least name in the best language that there is, else the least one, else the IRI. */
function nameOf({ labels }: Release, iri: string, languages: readonly string[]): string {
  const names = labels.labels(iri);
  for (const wanted of languages) {
    const least = leastOf(names.filter(({ language }) => language === wanted.toLowerCase()));
    if (least !== undefined) return least;
  }
  return leastOf(names) ?? iri;
}

function leastOf(names: readonly { readonly value: string }[]): string | undefined {
  let least: string | undefined;
  for (const { value } of names)
    if (least === undefined || byCodePoint(value, least) < 0) least = value;
  return least;
}

function* containing(
  { labels }: Release,
  { places }: Order,
  wanted: string,
): Generator<undefined, Position[]> {
  const found: Position[] = [];
  for (const [at, place] of places.entries()) {
    if (at % STEP === 0) yield;
    const isNamed = labels
      .labels(place.iri)
      .some(({ value }) => value.toLowerCase().includes(wanted));
    if (isNamed) found.push(place);
  }
  return found;
}
