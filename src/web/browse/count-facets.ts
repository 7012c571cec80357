// By what a list can be narrowed, with the numbers of what would be left.

import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import type { Run } from "../../model/query.ts";
import { valueCounts } from "../../publish/browse/facet-counts.ts";
import type { CountedFacet, List } from "../../publish/browse/list.ts";
import { countQuery, facetQuery } from "../../publish/browse/list-query.ts";
import { textOf } from "../../query/results.ts";
import { runTogether } from "../budget.ts";
import { askInTime, text } from "./ask.ts";
import { type Scoped, scopeOf } from "./scope.ts";

/** How many values of a facet are shown. */
const VALUES_SHOWN = 30;

/** The values of each facet, counted with all that is chosen in the others. */
export async function countFacets(
  c: Context,
  publication: Publication,
  { kind, address, facets }: List,
): Promise<CountedFacet[]> {
  const scoped = await scopeOf(c, publication, kind, address, facets);
  const kept = await keptCounts(publication, scoped);
  if (kept !== undefined) return kept;
  const { scope } = scoped;
  const count = (run: Run) =>
    facets.map(async (facet) => {
      const others = scope.filters.filter((filter) => filter.facet.key !== facet.key);
      const query = facetQuery({ ...scope, filters: others }, facet, VALUES_SHOWN + 1);
      const rows = await askInTime(c, run, query);
      const values = rows?.map((row) => ({
        value: shortened(text(row, "value"), publication.release.base),
        term: row["value"],
        count: Number(text(row, "count")),
      }));
      return { facet, values: values?.filter((value) => value.count > 0) };
    });
  return runTogether(c, publication, (run) => Promise.all(count(run)));
}

/** Nothing where filters, or a path, need an engine. */
async function keptCounts(
  { release }: Publication,
  { scope, facets }: Scoped,
): Promise<CountedFacet[] | undefined> {
  const properties = facets.flatMap(({ path: [step, ...further] }) =>
    step === undefined || step.inverse || further.length > 0 ? [] : [step.property],
  );
  const isWhole = scope.filters.length === 0 && scope.text === "";
  if (release.remote !== undefined || !isWhole || properties.length < facets.length)
    return undefined;
  const counted = await valueCounts(release, scope.classes, properties);
  return facets.map((facet, at) => ({
    facet,
    values: counted[at]?.slice(0, VALUES_SHOWN + 1).map(({ term, count }) => ({
      value: term === undefined ? "" : shortened(textOf(term), release.base),
      term,
      count,
    })),
  }));
}

/** How many things there would be without what is chosen in one facet, by its key. */
export async function countWithout(
  c: Context,
  publication: Publication,
  { kind, address, facets }: List,
): Promise<ReadonlyMap<string, number>> {
  const { scope } = await scopeOf(c, publication, kind, address, facets);
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
