// Rows of an answer that have points: what maps are made of.

import { type Point, readPoint } from "../../model/point.ts";
import { term } from "../../model/vocabulary.ts";
import { type Binding, textOf } from "../../query/results.ts";
import type { Shown, ShownRow } from "./view.ts";

/** A row with its points: one, or those of the two ends of a way. */
export interface MappedRow {
  readonly row: ShownRow;
  /** The columns that name what lies there. */
  readonly names: readonly string[];
  readonly points: readonly Point[];
}

export interface Mapped {
  readonly places: readonly MappedRow[];
  readonly ways: readonly MappedRow[];
  /** Rows of which some point is missing. */
  readonly unplaced: readonly ShownRow[];
  /** The columns that name places, as far as there are such. */
  readonly names: readonly string[];
}

const WKT = term("geo", "wktLiteral");

/** Columns that name a place, and the columns of their points. */
type Pair = readonly [name: string, wkt: string];

/** `from`, `fromWkt`, `to`, `toWkt` are ways; `place` and `wkt` are places, else the first things and points there are. */
export function mappedRows(shown: Shown): Mapped {
  const pairs = pairsOf(shown);
  const places: MappedRow[] = [];
  const ways: MappedRow[] = [];
  const unplaced: ShownRow[] = [];
  for (const row of shown.rows) {
    const points = pairs.flatMap(([, wkt]) => pointIn(row.cells[wkt]) ?? []);
    if (points.length < pairs.length || pairs.length === 0) unplaced.push(row);
    else
      (pairs.length === 1 ? places : ways).push({
        row,
        names: pairs.map(([name]) => name),
        points,
      });
  }
  return { places, ways, unplaced, names: pairs.map(([name]) => name) };
}

function pairsOf({ columns, rows }: Shown): Pair[] {
  const names = columns.map(({ name }) => name);
  const has = (name: string) => names.includes(name);
  if (["from", "fromWkt", "to", "toWkt"].every(has))
    return [
      ["from", "fromWkt"],
      ["to", "toWkt"],
    ];
  const first = (holds: (value: Binding) => boolean) =>
    names.find((name) => rows.some(({ cells }) => cells[name] !== undefined && holds(cells[name])));
  const wkt = has("wkt") ? "wkt" : first(({ datatype }) => datatype === WKT);
  const place = has("place") ? "place" : (first(({ type }) => type === "uri") ?? wkt);
  return wkt === undefined || place === undefined ? [] : [[place, wkt]];
}

function pointIn(value: Binding | undefined): Point | undefined {
  return value?.type === "literal" ? readPoint(textOf(value)) : undefined;
}
