// Entities in the JSON of Wikibase (docs/topics/json.md of Wikibase), as dumps and wbeditentity have it.

import type { Datatype, Entity, Reference, Snak, Statement, WikibaseValue } from "./model.ts";

type Json = Readonly<Record<string, unknown>>;

const GREGORIAN = "http://www.wikidata.org/entity/Q1985727";

/** A dump: one entity a line, the brackets of the array on lines of their own. An item that is to be created has no id. */
export function writeEntities(
  entities: readonly Entity[],
  datatypes: ReadonlyMap<string, Datatype>,
): string {
  const lines = entities.map((entity) => JSON.stringify(entityJson(entity, datatypes)));
  return `[\n${lines.join(",\n")}\n]\n`;
}

export function entityJson(
  { id, labels, descriptions, statements }: Entity,
  datatypes: ReadonlyMap<string, Datatype>,
): Json {
  // Names of an item that exists are not ours to change.
  const names =
    id === undefined ? { labels: texts(labels), descriptions: texts(descriptions) } : {};
  return {
    type: "item",
    ...(id !== undefined && { id }),
    ...names,
    claims: byProperty(
      statements,
      ({ main }) => main.property,
      (statement) => statementJson(statement, datatypes),
    ),
  };
}

function statementJson(
  { main, qualifiers, references }: Statement,
  datatypes: ReadonlyMap<string, Datatype>,
): Json {
  const write = (snak: Snak) => snakJson(snak, datatypes);
  return {
    type: "statement",
    rank: "normal",
    mainsnak: write(main),
    ...(qualifiers.length > 0 && {
      qualifiers: byProperty(qualifiers, ({ property }) => property, write),
      "qualifiers-order": orderOf(qualifiers),
    }),
    references: references.map((reference) => ({
      snaks: byProperty(reference, ({ property }) => property, write),
      "snaks-order": orderOf(reference),
    })),
  };
}

function snakJson({ property, value }: Snak, datatypes: ReadonlyMap<string, Datatype>): Json {
  return {
    snaktype: "value",
    property,
    datatype: datatypes.get(property),
    datavalue: dataValue(value),
  };
}

function dataValue(value: WikibaseValue): Json {
  switch (value.type) {
    case "item":
      return {
        type: "wikibase-entityid",
        value: { "entity-type": "item", id: value.id, "numeric-id": Number(value.id.slice(1)) },
      };
    case "time": {
      const { time, precision } = value;
      return {
        type: "time",
        value: { time, timezone: 0, before: 0, after: 0, precision, calendarmodel: GREGORIAN },
      };
    }
    case "monolingual":
      return { type: "monolingualtext", value: { text: value.text, language: value.language } };
    case "text":
      return { type: "string", value: value.text };
    case "quantity":
      return {
        type: "quantity",
        value: { amount: value.amount.replace(/^(?!-)/, "+"), unit: "1" },
      };
  }
}

function texts(given: ReadonlyMap<string, string>): Json {
  return Object.fromEntries([...given].map(([language, value]) => [language, { language, value }]));
}

function byProperty<T>(
  items: readonly T[],
  property: (item: T) => string,
  write: (item: T) => Json,
): Json {
  const groups = new Map<string, Json[]>();
  for (const item of items)
    groups.set(property(item), [...(groups.get(property(item)) ?? []), write(item)]);
  return Object.fromEntries(groups);
}

function orderOf(snaks: Reference): string[] {
  return [...new Set(snaks.map(({ property }) => property))];
}
