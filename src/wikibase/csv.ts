// QuickStatements CSV: one file for each shape of row, since empty cells are read as values.

import { groupBy } from "../model/group.ts";
import { planBatch } from "./batch.ts";
import type { Entity, Reference, Snak, Statement } from "./model.ts";
import { namesAsCells, valueText } from "./quickstatements.ts";

/** A column: what its head says and what the cell of a row holds. */
type Cell = readonly [head: string, text: string];

/** Texts of files, each with the rows of one shape; items that exist come first. */
export function writeCsv(entities: readonly Entity[]): string[] {
  const { existing, created } = planBatch(entities);
  const rows: Cell[][] = [
    ...existing.flatMap(({ entity, statements }) =>
      statements.map((statement): Cell[] => [["qid", entity.id ?? ""], ...cells(statement)]),
    ),
    // A row without id creates an item, and all that is said of it stands in that row.
    ...created.map(({ entity, statements }): Cell[] => [
      ["qid", ""],
      ...namesAsCells(entity),
      ...statements.flatMap(cells),
    ]),
  ];
  const byShape = groupBy(rows, (row) => line(row.map(([head]) => head)));
  return [...byShape].map(
    ([head, shaped]) => head + shaped.map((row) => line(row.map(([, text]) => text))).join(""),
  );
}

function cells({ main, qualifiers, references }: Statement): Cell[] {
  return [
    cell("P", main),
    ...qualifiers.map((snak) => cell("qal", snak)),
    ...references.flatMap(writeReference),
  ];
}

/** `S` opens a reference, `s` goes on with it. */
function writeReference(reference: Reference): Cell[] {
  return reference.map((snak, at) => cell(at === 0 ? "S" : "s", snak));
}

function cell(letter: string, { property, value }: Snak): Cell {
  return [letter + property.slice(1), valueText(value)];
}

function line(texts: readonly string[]): string {
  return `${texts.map(escaped).join(",")}\n`;
}

/** RFC 4180: quotes around what holds a comma, a quote or a line break; quotes inside are doubled. */
function escaped(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
