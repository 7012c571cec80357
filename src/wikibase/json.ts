// Entities in the JSON of Wikibase (docs/topics/json.md of Wikibase), as dumps and wbeditentity have it.

import { groupBy } from "../model/group.ts";
import { dataValue, isAbsence, type Json, type NewItemId } from "./datavalue.ts";
import type { Datatype, Entity, Reference, Snak, Statement } from "./model.ts";

export interface JsonOptions {
  readonly datatypes: ReadonlyMap<string, Datatype>;
  /** Without it new items have no id, and statements that refer to one are left out. */
  readonly newItemId?: NewItemId;
}

/** A dump: one entity a line, the brackets of the array on lines of their own. */
export function writeEntities(entities: readonly Entity[], options: JsonOptions): string {
  const lines = entities.map((entity) => JSON.stringify(entityJson(entity, options)));
  return `[\n${lines.join(",\n")}\n]\n`;
}

/** Names of an item that exists are not ours to change: they are written for new ones alone. */
export function entityJson(entity: Entity, options: JsonOptions): Json {
  const id = entity.id ?? options.newItemId?.(entity.iri);
  return {
    type: "item",
    ...(id !== undefined && { id }),
    ...(entity.id === undefined && namesJson(entity)),
    claims: claimsJson(entity.statements, options),
  };
}

/** Maps that are empty stand as `{}`. */
export function namesJson({
  labels,
  descriptions,
  aliases,
}: Pick<Entity, "labels" | "descriptions" | "aliases">): Json {
  const lists = [...aliases].map(([language, names]) => [
    language,
    names.map((value) => ({ language, value })),
  ]);
  return {
    labels: texts(labels),
    descriptions: texts(descriptions),
    aliases: Object.fromEntries(lists),
  };
}

export function claimsJson(statements: readonly Statement[], options: JsonOptions): Json {
  const writer = new SnakWriter(options);
  return byProperty(
    statements.filter((statement) => writer.canRefer(statement)),
    ({ main }) => main.property,
    (statement) => statementJson(statement, writer),
  );
}

function statementJson(
  { main, rank, qualifiers, references }: Statement,
  writer: SnakWriter,
): Json {
  return {
    type: "statement",
    rank,
    mainsnak: writer.snak(main),
    ...(qualifiers.length > 0 && {
      qualifiers: writer.group(qualifiers),
      "qualifiers-order": orderOf(qualifiers),
    }),
    references: references.map((reference) => ({
      snaks: writer.group(reference),
      "snaks-order": orderOf(reference),
    })),
  };
}

/** Writes snaks; their hashes are for the server to make. */
export class SnakWriter {
  readonly #datatypes: ReadonlyMap<string, Datatype>;
  readonly #newItemId: NewItemId;

  constructor({ datatypes, newItemId = () => undefined }: JsonOptions) {
    this.#datatypes = datatypes;
    this.#newItemId = newItemId;
  }

  /** Whether all that a statement refers to has an id. */
  canRefer({ main, qualifiers, references }: Statement): boolean {
    return [main, ...qualifiers, ...references.flat()].every(
      ({ value }) => value.type !== "new-item" || this.#newItemId(value.iri) !== undefined,
    );
  }

  snak({ property, value }: Snak): Json {
    const common = { property, datatype: this.#datatypes.get(property) };
    return isAbsence(value)
      ? { snaktype: value.type, ...common }
      : { snaktype: "value", ...common, datavalue: dataValue(value, this.#newItemId) };
  }

  group(snaks: readonly Snak[]): Json {
    return byProperty(
      snaks,
      ({ property }) => property,
      (snak) => this.snak(snak),
    );
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
  const groups = [...groupBy(items, property)];
  return Object.fromEntries(groups.map(([name, group]) => [name, group.map(write)]));
}

function orderOf(snaks: Reference): string[] {
  return [...new Set(snaks.map(({ property }) => property))];
}
