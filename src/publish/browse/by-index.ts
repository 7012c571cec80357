// Lists of a release at hand, from its index: the same as their queries give. Nothing where only an engine can tell.

import type { Release } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { type Column, facetColumn } from "./columns.ts";
import { countValues, countWhole, type ValueCount } from "./facet-counts.ts";
import type { Facet } from "./facets.ts";
import type { List } from "./list.ts";
import type { ListPage, ListScope, Position } from "./list-query.ts";
import { membersOf } from "./members.ts";
import { type Narrowed, narrow } from "./narrow.ts";
import { type Order, orderOf } from "./order.ts";

/** The things of one page, as `listQuery` and `countQuery` give them. */
export async function pageByIndex(
  release: Release,
  scope: ListScope,
  page: ListPage,
): Promise<Pick<List, "things" | "total" | "next"> | undefined> {
  const members = await membersOf(release, scope.classes);
  const order = await orderOf(members, { ...page, labels: scope.labels });
  const narrowed = order && (await narrow(members, scope));
  if (order === undefined || narrowed === undefined) return undefined;
  const found = await inTurns(placesFrom(order, narrowed, page));
  const shown = found.slice(0, page.limit);
  return {
    things: shown.map(({ iri }) => iri),
    total: narrowed.count(),
    next: found.length > page.limit ? shown.at(-1) : undefined,
  };
}

/** How many places are looked at in one step. */
const STEP = 5000;

/** The places of one page, and the one after it if there is one. */
function* placesFrom(
  order: Order,
  narrowed: Narrowed,
  { after, limit }: ListPage,
): Generator<undefined, Position[]> {
  const found: Position[] = [];
  const { members, places } = order;
  const start = after === undefined ? 0 : order.after(after);
  for (let at = start; at < members.length && found.length <= limit; at += 1) {
    if (at % STEP === 0) yield;
    const place = narrowed.has(members[at] ?? 0) ? places[at] : undefined;
    if (place !== undefined) found.push(place);
  }
  return found;
}

/** The first values of each facet with what is chosen in the others, as `facetQuery` gives them; nothing for one that only an engine can tell. */
export async function countsByIndex(
  release: Release,
  scope: ListScope,
  facets: readonly Facet[],
  limit: number,
): Promise<readonly (readonly ValueCount[] | undefined)[] | undefined> {
  const members = await membersOf(release, scope.classes);
  const narrowed = await narrow(members, scope);
  if (narrowed === undefined) return undefined;
  const isWhole = scope.filters.length === 0 && scope.text === "";
  const counts: (readonly ValueCount[] | undefined)[] = [];
  for (const facet of facets) {
    const column = await facetColumn(members, facet.path);
    const own = scope.filters.findIndex((filter) => filter.facet.key === facet.key);
    const isWanted = (member: number) => narrowed.has(member, own);
    const count = (of: Column) =>
      isWhole ? countWhole(of, limit) : countValues(of, isWanted, limit);
    counts.push(column && (await inTurns(count(column))));
  }
  return counts;
}

/** How many things there are without each filter, by the key of its facet. */
export async function countsWithout(
  release: Release,
  scope: ListScope,
): Promise<ReadonlyMap<string, number> | undefined> {
  const members = await membersOf(release, scope.classes);
  const narrowed = await narrow(members, scope);
  return (
    narrowed &&
    new Map(scope.filters.map(({ facet }, at) => [facet.key, narrowed.count(at)] as const))
  );
}
