// The JSON of QuickStatements 2: what it makes of V1 and of CSV, and what its batches consist of.

import { planBatch, type Said } from "./batch.ts";
import { dataValue, isAbsence, type Json } from "./datavalue.ts";
import type { Entity, Snak, Statement } from "./model.ts";

/** The item that was created last. */
const LAST = "LAST";

/** A list of commands: one for a statement, one for each qualifier, one for all its references. */
export function writeCommands(entities: readonly Entity[]): string {
  const { existing, created } = planBatch(entities);
  const commands = [
    ...existing.flatMap(onItem),
    ...created.flatMap(({ entity, statements, after }) => [
      { action: "create", type: "item" },
      ...nameCommands(entity),
      ...statements.flatMap((statement) => statementCommands(LAST, statement)),
      ...after.flatMap(onItem),
    ]),
  ];
  return `[\n${commands.map((command) => JSON.stringify(command)).join(",\n")}\n]\n`;
}

function nameCommands({ labels, descriptions, aliases }: Entity): Json[] {
  const add = (what: string, language: string, value: string): Json => ({
    action: "add",
    item: LAST,
    what,
    language,
    value,
  });
  return [
    ...[...labels].map(([language, text]) => add("label", language, text)),
    ...[...descriptions].map(([language, text]) => add("description", language, text)),
    ...[...aliases].flatMap(([language, names]) =>
      names.map((name) => add("alias", language, name)),
    ),
  ];
}

function onItem({ entity, statements }: Said): Json[] {
  return statements.flatMap((statement) => statementCommands(entity.id ?? LAST, statement));
}

/** Qualifiers and references name their statement by its value. */
function statementCommands(item: string, { main, qualifiers, references }: Statement): Json[] {
  const statement = { action: "add", item, property: main.property, datavalue: valueJson(main) };
  const sources = references.flatMap((reference, at) =>
    reference.map((snak, index) => ({
      ...propertyJson(snak),
      ...(at > 0 && index === 0 && { new_source_group: 1 }),
    })),
  );
  return [
    { ...statement, what: "statement" },
    ...qualifiers.map((snak) => ({
      ...statement,
      what: "qualifier",
      qualifier: propertyJson(snak),
    })),
    ...(sources.length === 0 ? [] : [{ ...statement, what: "sources", sources }]),
  ];
}

function propertyJson(snak: Snak): Json {
  return { prop: snak.property, value: valueJson(snak) };
}

function valueJson({ value }: Snak): Json {
  return isAbsence(value) ? { type: value.type, value: value.type } : dataValue(value, () => LAST);
}
