// The order in which items can be created and referred to: a command can name one new item alone, the last.

import type { Entity, Snak, Statement } from "./model.ts";

/** Statements on one item. */
export interface Said {
  readonly entity: Entity;
  readonly statements: readonly Statement[];
}

export interface Creation extends Said {
  /** What is said of items that exist and refers to this new one. */
  readonly after: readonly Said[];
}

export interface Batch {
  /** Items that exist, without statements that refer to new ones. */
  readonly existing: readonly Said[];
  readonly created: readonly Creation[];
  /** Statements that refer to a new item that is not the last: they wait until it has an id. */
  readonly waiting: readonly Said[];
}

/** Creates each new item once and refers to it while it is the last; the order is that of the entities. */
export function planBatch(entities: readonly Entity[]): Batch {
  const existing = entities.filter(({ id }) => id !== undefined);
  const fresh = entities.filter(({ id }) => id === undefined);
  const isCreated = (iri: string) => fresh.some((entity) => entity.iri === iri);
  return {
    existing: saidWhere(existing, (names) => names.length === 0),
    created: fresh.map((entity) => ({
      entity,
      statements: entity.statements.filter((statement) =>
        newItemsIn(statement).every((iri) => iri === entity.iri),
      ),
      after: saidWhere(existing, (names) => names.length === 1 && names[0] === entity.iri),
    })),
    waiting: [
      ...saidWhere(existing, (names) => names.length > 1 || !names.every(isCreated)),
      ...saidWhere(fresh, (names, { iri }) => names.some((name) => name !== iri)),
    ],
  };
}

/** The new items that a statement refers to, each once. */
export function newItemsIn({ main, qualifiers, references }: Statement): string[] {
  const refer = ({ value }: Snak) => (value.type === "new-item" ? [value.iri] : []);
  return [...new Set([main, ...qualifiers, ...references.flat()].flatMap(refer))];
}

function saidWhere(
  entities: readonly Entity[],
  isMeant: (newItems: readonly string[], entity: Entity) => boolean,
): Said[] {
  return entities.flatMap((entity) => {
    const statements = entity.statements.filter((said) => isMeant(newItemsIn(said), entity));
    return statements.length === 0 ? [] : [{ entity, statements }];
  });
}
