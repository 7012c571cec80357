// QuickStatements V1 commands: the subset that QuickStatements 2 and 3 read with equal meaning.

import type { Entity, Reference, Snak, Statement, WikibaseValue } from "./model.ts";

/** One command a line, columns by tab; new items last, so that LAST is theirs. Ends with a line break. */
export function writeQuickStatements(entities: readonly Entity[]): string {
  const lines = entities.flatMap((entity) =>
    entity.id === undefined ? newItem(entity) : statements(entity.id, entity.statements),
  );
  return lines.map((line) => `${line}\n`).join("");
}

function newItem({ labels, descriptions, statements: said }: Entity): string[] {
  return [
    "CREATE",
    ...[...labels].map(([language, text]) => columns("LAST", `L${language}`, quoted(text))),
    ...[...descriptions].map(([language, text]) => columns("LAST", `D${language}`, quoted(text))),
    ...statements("LAST", said),
  ];
}

function statements(subject: string, said: readonly Statement[]): string[] {
  return said.map(({ main, qualifiers, references }) =>
    columns(
      subject,
      ...pair(main, "P"),
      ...qualifiers.flatMap((snak) => pair(snak, "P")),
      ...references.flatMap(writeReference),
    ),
  );
}

/** Pairs that follow each other are one reference; `!S` begins the next. */
function writeReference(reference: Reference, at: number): string[] {
  return reference.flatMap((snak, index) => pair(snak, at > 0 && index === 0 ? "!S" : "S"));
}

function pair({ property, value }: Snak, letter: "P" | "S" | "!S"): [string, string] {
  return [letter + property.slice(1), writeValue(value)];
}

function writeValue(value: WikibaseValue): string {
  switch (value.type) {
    case "item":
      return value.id;
    case "time":
      return `${value.time}/${value.precision}`;
    case "monolingual":
      return `${value.language}:${quoted(value.text)}`;
    case "text":
      return quoted(value.text);
    case "quantity":
      return value.amount;
  }
}

/** There is no escaping: a value runs from the first quote of its column to the last (the check refuses tabs). */
function quoted(text: string): string {
  return `"${text}"`;
}

function columns(...texts: readonly string[]): string {
  return texts.join("\t");
}
