// QuickStatements V1 commands: the subset that QuickStatements 2 and 3 read with equal meaning.

import { planBatch, type Said } from "./batch.ts";
import type { Entity, QuantityValue, Reference, Snak, Statement, TimeValue } from "./model.ts";
import { symmetricError } from "./quantity.ts";

/** One command a line, columns by tab; new items last, so that LAST is theirs. Ends with a line break. */
export function writeQuickStatements(entities: readonly Entity[]): string {
  const { existing, created } = planBatch(entities);
  const lines = [
    ...existing.flatMap(onItem),
    ...created.flatMap(({ entity, statements, after }) => [
      "CREATE",
      ...nameCommands(entity),
      ...statements.map((statement) => command("LAST", statement)),
      ...after.flatMap(onItem),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Names as [letter and language, text]: labels, descriptions, then aliases, one each. */
export function namesAsCells({ labels, descriptions, aliases }: Entity): [string, string][] {
  return [
    ...[...labels].map(([language, text]): [string, string] => [`L${language}`, text]),
    ...[...descriptions].map(([language, text]): [string, string] => [`D${language}`, text]),
    ...[...aliases].flatMap(([language, names]) =>
      names.map((name): [string, string] => [`A${language}`, name]),
    ),
  ];
}

function nameCommands(entity: Entity): string[] {
  return namesAsCells(entity).map(([name, text]) => columns("LAST", name, quoted(text)));
}

function onItem({ entity, statements }: Said): string[] {
  return statements.map((statement) => command(entity.id ?? "LAST", statement));
}

function command(subject: string, { main, qualifiers, references }: Statement): string {
  return columns(
    subject,
    ...pair(main, "P"),
    ...qualifiers.flatMap((snak) => pair(snak, "P")),
    ...references.flatMap(writeReference),
  );
}

/** Pairs that follow each other are one reference; `!S` begins the next. */
function writeReference(reference: Reference, at: number): string[] {
  return reference.flatMap((snak, index) => pair(snak, at > 0 && index === 0 ? "!S" : "S"));
}

function pair({ property, value }: Snak, letter: "P" | "S" | "!S"): [string, string] {
  return [letter + property.slice(1), valueText(value)];
}

/** A value as a column of V1 and a cell of CSV have it. A new item is the last one that was created. */
export function valueText(value: Snak["value"]): string {
  switch (value.type) {
    case "item":
    case "property":
      return value.id;
    case "new-item":
      return "LAST";
    case "somevalue":
    case "novalue":
      return value.type;
    case "time":
      return timeText(value);
    case "monolingual":
      return `${value.language}:${quoted(value.text)}`;
    case "text":
      return quoted(value.text);
    case "quantity":
      return quantityText(value);
    case "coordinates":
      return `@${decimal(value.latitude)}/${decimal(value.longitude)}`;
  }
}

/** What readers take for an item, another text, a number, a date or a point when it stands without quotes. */
const VALUES: readonly RegExp[] = [
  /^(LAST|somevalue|novalue|[QMPL]\d+|L\d+-[FS]\d+)$/,
  /^([a-z_-]+:)?".*"$/,
  /^[+-]?\d+(\.\d+)?\s*([~[U].*)?$/,
  /^[+-]?\d+-\d\d-\d\dT.*$/,
  /^@\s*[+-]?[\d.]+\s*\/.*$/,
];

/** Whether the cell of a name would be taken for a value of another kind. */
export function readsAsValue(text: string): boolean {
  return VALUES.some((pattern) => pattern.test(text));
}

function timeText({ time, precision, calendar }: TimeValue): string {
  return `${time}/${precision}${calendar === "julian" ? "/J" : ""}`;
}

/** Bounds that are not equally far have no spelling here; the check refuses them. */
function quantityText(value: QuantityValue): string {
  const error = symmetricError(value);
  const bounds = error === undefined ? "" : `~${error}`;
  return `${value.amount}${bounds}${value.unit === undefined ? "" : `U${value.unit.slice(1)}`}`;
}

/** Never in the form 1e-7, which no reader knows. */
function decimal(degrees: number): string {
  const text = String(degrees);
  return text.includes("e") ? degrees.toFixed(20).replace(/\.?0+$/, "") : text;
}

/** There is no escaping: a value runs from the first quote of its column to the last (the check refuses tabs). */
function quoted(text: string): string {
  return `"${text}"`;
}

function columns(...texts: readonly string[]): string {
  return texts.join("\t");
}
