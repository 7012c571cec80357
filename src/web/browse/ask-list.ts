// A list, asked: its things, how many there are, and by what they can be narrowed.

import type { Context } from "hono";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import type { Run } from "../../model/query.ts";
import type { Release } from "../../model/release.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE } from "../../model/vocabulary.ts";
import { BY_NAME, type ListAddress } from "../../publish/browse/address.ts";
import { declaredFacets, type Facet, facetOf } from "../../publish/browse/facets.ts";
import type { CountedFacet, List } from "../../publish/browse/list.ts";
import {
  countQuery,
  facetQuery,
  type ListPage,
  type ListScope,
  listQuery,
  propertiesQuery,
} from "../../publish/browse/list-query.ts";
import { subclassesOf } from "../../publish/classes.ts";
import { type Row, readResults, textOf } from "../../query/results.ts";
import { excerptWithin, runTogether } from "../budget.ts";
import { refusal } from "./read-address.ts";

/** Milliseconds that the numbers beside a list may take; a list without them is still a list. */
const COUNT_TIMEOUT = 2000;

/** How many values of a facet are shown. */
const VALUES_SHOWN = 30;

/** Properties with more values than this are not suggested as facets. */
const SUGGESTED_VALUES_MAX = 30;
const SUGGESTED_MAX = 6;

/** The things of one page. @throws ChanceryError WEB-606 for a facet that there is not, and what queries throw */
export async function askList(
  c: Context,
  publication: Publication,
  kind: string,
  address: ListAddress,
  { size, languages }: { readonly size: number; readonly languages: readonly string[] },
): Promise<List> {
  const { facets, isDeclared, scope } = await scopeOf(c, publication, kind, address);
  const limit = address.size ?? size;
  const page: ListPage = {
    by: sortedBy(facets, address),
    isDescending: address.sort.isDescending,
    after: address.after,
    limit,
    languages,
  };
  const [rows, count] = await runTogether(c, publication, (run) =>
    Promise.all([
      ask(c, run, listQuery(scope, { ...page, limit: limit + 1 })),
      askInTime(c, run, countQuery(scope)),
    ]),
  );
  const shown = rows.slice(0, limit);
  const things = shown.map((row) => text(row, "thing"));
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    address,
    kind,
    things,
    release: await excerptWithin(c, publication, things, "about"),
    total: count?.[0] === undefined ? undefined : Number(text(count[0], "count")),
    next: last && {
      isMissing: text(last, "missing") === "true",
      key: text(last, "key"),
      iri: text(last, "thing"),
    },
    facets,
    isDeclared,
    query: listQuery(scope, page),
  };
}

/** The values of each facet, counted with all that is chosen in the others. */
export async function countFacets(
  c: Context,
  publication: Publication,
  { kind, address, facets }: List,
): Promise<CountedFacet[]> {
  const { scope } = await scopeOf(c, publication, kind, address, facets);
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

interface Scoped {
  readonly isDeclared: boolean;
  readonly facets: readonly Facet[];
  readonly scope: ListScope;
}

async function scopeOf(
  c: Context,
  publication: Publication,
  kind: string,
  address: ListAddress,
  known?: readonly Facet[],
): Promise<Scoped> {
  const { release } = publication;
  const classes = subclassesOf(release, kind);
  const open: ListScope = { classes, filters: [], text: address.text, labels: labelsOf(release) };
  const declared = known ?? declaredFacets(release, kind);
  const facets =
    declared.length > 0
      ? declared
      : withAsked(release, address, await suggestFacets(c, publication, open));
  const filters = [...address.chosen].map(([key, values]) => {
    const facet = facets.find((found) => found.key === key);
    if (facet === undefined)
      throw refusal(
        `this list cannot be narrowed by ${key}`,
        `It can by: ${facets.map((found) => found.key).join(", ") || "nothing"}.`,
      );
    return { facet, values: values.flatMap((value) => spellingsOf(value, release.base)) };
  });
  return { facets, isDeclared: declared.length > 0, scope: { ...open, filters } };
}

/** Properties that name things here; one where there is none, for a path needs a property. */
function labelsOf(release: Release): readonly string[] {
  const used = new Set(release.usage.properties.map(([property]) => property));
  const labels = LABEL_PROPERTIES.filter((property) => used.has(property));
  return labels.length > 0 ? labels : LABEL_PROPERTIES.slice(0, 1);
}

/** Suggestions, and properties that the address names beside them: it holds when there was no time to suggest. */
function withAsked(release: Release, address: ListAddress, suggested: readonly Facet[]): Facet[] {
  const asked = [...address.chosen.keys(), address.sort.key].filter((key) =>
    suggested.every((facet) => facet.key !== key),
  );
  const others = release.usage.properties
    .map(([property]) => facetOf(property))
    .filter(({ key }) => asked.includes(key));
  return [...suggested, ...new Map(others.map((facet) => [facet.key, facet])).values()];
}

function sortedBy(facets: readonly Facet[], { sort }: ListAddress): Facet | undefined {
  if (sort.key === BY_NAME) return undefined;
  const facet = facets.find(({ key }) => key === sort.key);
  if (facet !== undefined) return facet;
  const keys = [BY_NAME, ...facets.map(({ key }) => key)];
  throw refusal(`this list cannot be sorted by ${sort.key}`, `It can by: ${keys.join(", ")}.`);
}

const NO_FACETS = new Set([RDF_TYPE, ...LABEL_PROPERTIES, ...DESCRIPTION_PROPERTIES]);

/** Properties that tell things apart and have few values. */
async function suggestFacets(
  c: Context,
  publication: Publication,
  scope: ListScope,
): Promise<Facet[]> {
  const query = propertiesQuery({ ...scope, text: "" });
  const rows = (await runTogether(c, publication, (run) => askInTime(c, run, query))) ?? [];
  return rows
    .filter((row) => {
      const [values, things] = [Number(text(row, "values")), Number(text(row, "things"))];
      return values > 1 && values <= SUGGESTED_VALUES_MAX && values < things;
    })
    .map((row) => text(row, "property"))
    .filter((property) => !NO_FACETS.has(property))
    .slice(0, SUGGESTED_MAX)
    .map(facetOf);
}

async function ask(c: Context, run: Run, query: string): Promise<readonly Row[]> {
  const { body, kept } = await run(query, { format: "json", lane: "page" });
  if (kept !== true) c.set("keeps", false);
  return readResults(body).rows;
}

/** The same, or nothing when it takes too long. */
async function askInTime(c: Context, run: Run, query: string): Promise<readonly Row[] | undefined> {
  try {
    const options = { format: "json", lane: "page", timeout: COUNT_TIMEOUT } as const;
    const { body, kept } = await run(query, options);
    if (kept !== true) c.set("keeps", false);
    return readResults(body).rows;
  } catch (error) {
    if (!(error instanceof ChanceryError)) throw error;
    c.set("keeps", false);
    return undefined;
  }
}

function text(row: Row, name: string): string {
  const cell = row[name];
  return cell === undefined ? "" : textOf(cell);
}

/** Addresses relative to the base are short in addresses of lists. */
function shortened(value: string, base: string): string {
  return value.startsWith(base) && value.length > base.length ? value.slice(base.length) : value;
}

function spellingsOf(value: string, base: string): string[] {
  return value === "" ? [value] : [value, base + value];
}
