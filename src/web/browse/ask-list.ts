// A list, asked: its things, how many there are, and by what they can be narrowed.

import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import { BY_NAME, type ListAddress } from "../../publish/browse/address.ts";
import { pageByIndex } from "../../publish/browse/by-index.ts";
import type { Facet } from "../../publish/browse/facets.ts";
import type { List } from "../../publish/browse/list.ts";
import {
  countQuery,
  type ListPage,
  type ListScope,
  listQuery,
} from "../../publish/browse/list-query.ts";
import { excerptWithin, runTogether } from "../budget.ts";
import { ask, askInTime, byIndex, text } from "./ask.ts";
import { refusal } from "./read-address.ts";
import { scopeOf } from "./scope.ts";

/** The things of one page. @throws ChanceryError WEB-606 for a facet that there is not, and what queries throw */
export async function askList(
  c: Context,
  publication: Publication,
  kind: string,
  address: ListAddress,
  { size, languages }: { readonly size: number; readonly languages: readonly string[] },
): Promise<List> {
  const { facets, isDeclared, scope } = await scopeOf(c, publication, kind, address);
  const page: ListPage = {
    by: sortedBy(facets, address),
    isDescending: address.sort.isDescending,
    after: address.after,
    limit: address.size ?? size,
    languages,
  };
  const { release } = publication;
  const found =
    (await byIndex(c, release, () => pageByIndex(release, scope, page))) ??
    (await askThings(c, publication, scope, page));
  return {
    address,
    kind,
    ...found,
    release: await excerptWithin(c, publication, found.things, "about"),
    facets,
    isDeclared,
    query: listQuery(scope, page),
  };
}

type Found = Pick<List, "things" | "total" | "next">;

/** The same by queries. */
async function askThings(
  c: Context,
  publication: Publication,
  scope: ListScope,
  page: ListPage,
): Promise<Found> {
  const { limit } = page;
  const [rows, count] = await runTogether(c, publication, (run) =>
    Promise.all([
      ask(c, run, listQuery(scope, { ...page, limit: limit + 1 })),
      askInTime(c, run, countQuery(scope)),
    ]),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    things: shown.map((row) => text(row, "thing")),
    total: count?.[0] === undefined ? undefined : Number(text(count[0], "count")),
    next: last && {
      isMissing: text(last, "missing") === "true",
      key: text(last, "key"),
      iri: text(last, "thing"),
    },
  };
}

function sortedBy(facets: readonly Facet[], { sort }: ListAddress): Facet | undefined {
  if (sort.key === BY_NAME) return undefined;
  const facet = facets.find(({ key }) => key === sort.key);
  if (facet !== undefined) return facet;
  const keys = [BY_NAME, ...facets.map(({ key }) => key)];
  throw refusal(`this list cannot be sorted by ${sort.key}`, `It can by: ${keys.join(", ")}.`);
}
