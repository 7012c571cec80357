// The rows of a list: what is said of each thing in its columns, and who says so.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../../model/release.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE } from "../../model/vocabulary.ts";
import { type Facet, facetOf } from "./facets.ts";
import type { List } from "./list.ts";

/** More columns than this are no table that can be read. */
const COLUMNS_MAX = 6;

/** How many properties beside those that shapes declare are offered as columns. */
const CHOICES_MAX = 20;

export interface ListRow {
  readonly iri: string;
  /** Statements by the key of their column. */
  readonly cells: ReadonlyMap<string, readonly Quad[]>;
}

export interface ListRows {
  readonly columns: readonly Facet[];
  readonly rows: readonly ListRow[];
}

/** The columns that there are: what shapes declare; then, or where they declare nothing, what most of these things have. */
export function columnsOf({ release, things, facets, isDeclared }: List): readonly Facet[] {
  const used = mostUsed(release, things);
  const declared = isDeclared ? facets : [];
  const others = used.filter(({ key }) => declared.every((known) => known.key !== key));
  return [...declared, ...others];
}

/** The columns that are asked for, else those that are declared, else the first. */
export function rowsOf(list: List): ListRows {
  const { release, things, address, facets, isDeclared } = list;
  const every = columnsOf(list);
  const wanted = every.filter(({ key }) => address.columns.includes(key));
  const usual = (isDeclared ? facets : every).slice(0, COLUMNS_MAX);
  const columns = wanted.length > 0 ? wanted : usual;
  const rows = things.map((iri) => ({
    iri,
    cells: new Map(columns.map((column) => [column.key, statementsAlong(release, iri, column)])),
  }));
  return {
    columns: columns.filter(({ key }) => rows.some((row) => row.cells.get(key)?.length)),
    rows,
  };
}

/** The last statements on the way of a path: their objects are its values, or their subjects where it goes against them. */
function statementsAlong({ quads }: Release, iri: string, { path }: Facet): Quad[] {
  let at: readonly string[] = [iri];
  let found: Quad[] = [];
  for (const { property, inverse } of path) {
    const is = ({ predicate }: Quad) => predicate.value === property;
    found = at.flatMap((node) =>
      (inverse ? quads.withObject(node, AGAINST_MAX) : quads.withSubject(node)).filter(is),
    );
    at = [...new Set(found.map(({ subject, object }) => (inverse ? subject : object).value))];
  }
  return found;
}

/** How many statements that point at a thing are looked at. */
const AGAINST_MAX = 500;

const NO_COLUMNS = new Set([RDF_TYPE, ...LABEL_PROPERTIES, ...DESCRIPTION_PROPERTIES]);

function mostUsed({ quads }: Release, things: readonly string[]): Facet[] {
  const counts = new Map<string, number>();
  for (const thing of things)
    for (const property of new Set(
      quads.withSubject(thing).map(({ predicate }) => predicate.value),
    ))
      if (!NO_COLUMNS.has(property)) counts.set(property, (counts.get(property) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, CHOICES_MAX)
    .map(([property]) => facetOf(property));
}
