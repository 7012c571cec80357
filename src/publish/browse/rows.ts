// The rows of a list: what is said of each thing in its columns, and who says so.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../../model/release.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE } from "../../model/vocabulary.ts";
import { type Facet, facetOf } from "./facets.ts";
import type { List } from "./list.ts";

/** More columns than this are no table that can be read. */
const COLUMNS_MAX = 6;

export interface ListRow {
  readonly iri: string;
  /** Statements by the key of their column. */
  readonly cells: ReadonlyMap<string, readonly Quad[]>;
}

export interface ListRows {
  readonly columns: readonly Facet[];
  readonly rows: readonly ListRow[];
}

/** Columns are what shapes declare; where they declare nothing, what most of these things have. */
export function rowsOf({ release, things, facets, isDeclared }: List): ListRows {
  const columns = (isDeclared ? facets : mostUsed(release, things)).slice(0, COLUMNS_MAX);
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
    .slice(0, COLUMNS_MAX)
    .map(([property]) => facetOf(property));
}
