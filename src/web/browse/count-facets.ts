// By what a list can be narrowed, with the numbers of what would be left.

import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import type { Run } from "../../model/query.ts";
import type { Release } from "../../model/release.ts";
import { countsByIndex, countsWithout } from "../../publish/browse/by-index.ts";
import type { ValueCount } from "../../publish/browse/facet-counts.ts";
import type { Facet } from "../../publish/browse/facets.ts";
import type { CountedFacet, FacetValue, List } from "../../publish/browse/list.ts";
import { countQuery, facetQuery, type ListScope } from "../../publish/browse/list-query.ts";
import { textOf } from "../../query/results.ts";
import { runTogether } from "../budget.ts";
import { askInTime, byIndex, text } from "./ask.ts";
import { scopeOf } from "./scope.ts";

/** How many values of a facet are shown. */
const VALUES_SHOWN = 30;

/** The values of each facet, counted with all that is chosen in the others. */
export async function countFacets(
  c: Context,
  publication: Publication,
  { kind, address, facets }: List,
): Promise<CountedFacet[]> {
  const { release } = publication;
  const { scope } = await scopeOf(c, publication, kind, address, facets);
  const limit = VALUES_SHOWN + 1;
  const known = await byIndex(c, release, () => countsByIndex(release, scope, facets, limit));
  const asked = facets.filter((_, at) => known?.[at] === undefined);
  const found = asked.length === 0 ? [] : await askCounts(c, publication, scope, asked);
  return facets.map((facet, at) => {
    const values = known?.[at] ?? found[asked.indexOf(facet)];
    return { facet, values: values?.map(facetValue(release)) };
  });
}

function askCounts(
  c: Context,
  publication: Publication,
  scope: ListScope,
  facets: readonly Facet[],
): Promise<(readonly ValueCount[] | undefined)[]> {
  const count = (run: Run) =>
    facets.map(async (facet) => {
      const others = scope.filters.filter((filter) => filter.facet.key !== facet.key);
      const query = facetQuery({ ...scope, filters: others }, facet, VALUES_SHOWN + 1);
      const rows = await askInTime(c, run, query);
      return rows
        ?.map((row) => ({ term: row["value"], count: Number(text(row, "count")) }))
        .filter((value) => value.count > 0);
    });
  return runTogether(c, publication, (run) => Promise.all(count(run)));
}

function facetValue({ base }: Release): (counted: ValueCount) => FacetValue {
  return ({ term, count }) => ({
    value: term === undefined ? "" : shortened(textOf(term), base),
    term,
    count,
  });
}

/** How many things there would be without what is chosen in one facet, by its key. */
export async function countWithout(
  c: Context,
  publication: Publication,
  { kind, address, facets }: List,
): Promise<ReadonlyMap<string, number>> {
  const { release } = publication;
  const { scope } = await scopeOf(c, publication, kind, address, facets);
  return (
    (await byIndex(c, release, () => countsWithout(release, scope))) ??
    askWithout(c, publication, scope)
  );
}

async function askWithout(
  c: Context,
  publication: Publication,
  scope: ListScope,
): Promise<ReadonlyMap<string, number>> {
  const count = (run: Run) =>
    scope.filters.map(async ({ facet }) => {
      const filters = scope.filters.filter((filter) => filter.facet !== facet);
      const rows = await askInTime(c, run, countQuery({ ...scope, filters }));
      return [facet.key, Number(rows?.[0] === undefined ? 0 : text(rows[0], "count"))] as const;
    });
  return new Map(await runTogether(c, publication, (run) => Promise.all(count(run))));
}

/** Addresses relative to the base are short in addresses of lists. */
function shortened(value: string, base: string): string {
  return value.startsWith(base) && value.length > base.length ? value.slice(base.length) : value;
}
