// Rows of an answer as series of numbers: what charts are made of.

import { readDate, readPlainDate } from "../../model/date.ts";
import { groupBy } from "../../model/group.ts";
import { spanOf } from "../../model/span.ts";
import { type Binding, textOf } from "../../query/results.ts";
import { cellText, numberIn } from "./cell.ts";
import { numericColumns } from "./table.ts";
import type { Shown, ShownRow } from "./view.ts";

/** A number, or the lack of one, at a place of the first axis. */
export interface Point {
  readonly category: string;
  /** Where it stands on a scale: a number, a day, or how many came before. */
  readonly x: number;
  readonly value: number | undefined;
  /** The number as it is written. */
  readonly text: string;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface Chart {
  readonly series: readonly Series[];
  /** What the numbers are, with their unit where all have one. */
  readonly valueTitle: string;
  readonly xTitle: string;
  /** Whether the places of the first axis are numbers or dates, rather than an order. */
  readonly isScaled: boolean;
}

/** Parts that columns of these names have. */
const X = "x";
const SERIES = "series";
const UNIT = "unit";

/** Charts with more series than this cannot be read. */
const SERIES_MAX = 6;

/** The first column, or `x`, against each column of numbers, or against one whose rows `series` tells apart. */
export function chartOf(shown: Shown): Chart | undefined {
  const { columns, rows } = shown;
  const names = columns.map(({ name }) => name);
  const x = names.includes(X) ? X : names.find((name) => name !== SERIES && name !== UNIT);
  const numeric = numericColumns(shown).filter((name) => name !== x && name !== UNIT);
  const [first] = numeric;
  if (x === undefined || first === undefined) return undefined;
  const places = placesOf(shown, x);
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name;
  const series = names.includes(SERIES)
    ? [...groupBy(rows, ({ cells }) => cellText(shown.page, cells, SERIES))].map(([name, own]) => ({
        name,
        points: pointsOf(shown, { rows: own, x, value: first, places }),
      }))
    : numeric.map((value) => ({
        name: titleOf(value),
        points: pointsOf(shown, { rows, x, value, places }),
      }));
  const measured = names.includes(SERIES) ? [first] : numeric;
  const unit = unitOf(shown);
  return {
    series: series.slice(0, SERIES_MAX),
    valueTitle: measured.map(titleOf).join(", ") + (unit === undefined ? "" : ` (${unit})`),
    xTitle: titleOf(x),
    isScaled: isScaled(shown, x),
  };
}

interface Asked {
  readonly rows: readonly ShownRow[];
  readonly x: string;
  readonly value: string;
  readonly places: ReadonlyMap<string, number>;
}

function pointsOf({ page }: Shown, { rows, x, value, places }: Asked): Point[] {
  return rows.map(({ cells }) => {
    const category = cellText(page, cells, x);
    return {
      category,
      x: places.get(category) ?? 0,
      value: numberIn(cells[value]),
      text: cellText(page, cells, value),
    };
  });
}

/** Where categories stand: by their numbers or dates when all have such, else in their order. */
function placesOf(shown: Shown, x: string): ReadonlyMap<string, number> {
  const { page, rows } = shown;
  const values = new Map(rows.map(({ cells }) => [cellText(page, cells, x), scaled(cells[x])]));
  const hasScale = isScaled(shown, x);
  return new Map(
    [...values].map(([text, value], index) => [text, hasScale ? (value ?? 0) : index]),
  );
}

function isScaled({ rows }: Shown, x: string): boolean {
  return rows.every(({ cells }) => scaled(cells[x]) !== undefined);
}

function scaled(value: Binding | undefined): number | undefined {
  if (value?.type !== "literal") return undefined;
  const { datatype } = value;
  const text = textOf(value);
  const dated = datatype === undefined ? readPlainDate(text) : readDate(text, datatype);
  // Years count as years, so that their steps are equal.
  if (dated?.kind === "moment" && dated.month === undefined) return dated.year;
  return spanOf(dated)?.from ?? numberIn(value);
}

/** The unit of all rows; nothing where they differ. */
function unitOf({ page, columns, rows }: Shown): string | undefined {
  if (!columns.some(({ name }) => name === UNIT)) return undefined;
  const units = new Set(rows.map(({ cells }) => cellText(page, cells, UNIT)));
  const [unit] = units;
  return units.size === 1 && unit !== "" ? unit : undefined;
}
