// The order in which items can be created and referred to: a command can name one new item alone, the last.

import { groupBy } from "../model/group.ts";
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

const WAITING = Symbol("waiting");

/** When a statement comes: at once (no text), after the creation of this new item, or not in this batch. */
type Turn = string | typeof WAITING;

/** Creates each new item once and refers to it while it is the last; the order is that of the entities. */
export function planBatch(entities: readonly Entity[]): Batch {
  const fresh = entities.filter(({ id }) => id === undefined);
  const created = new Set(fresh.map(({ iri }) => iri));
  const said = entities.flatMap((entity) =>
    [...groupBy(entity.statements, (one) => turnOf(entity, newItemsIn(one), created))].map(
      ([turn, statements]) => ({ turn, entity, statements }),
    ),
  );
  const turns = groupBy(said, ({ turn }) => turn);
  return {
    existing: turns.get("") ?? [],
    created: fresh.map((entity) => {
      const turn = turns.get(entity.iri) ?? [];
      return {
        entity,
        statements: turn.find((one) => one.entity === entity)?.statements ?? [],
        after: turn.filter((one) => one.entity !== entity),
      };
    }),
    waiting: turns.get(WAITING) ?? [],
  };
}

/** The new items that a statement refers to, each once. */
export function newItemsIn({ main, qualifiers, references }: Statement): string[] {
  const refer = ({ value }: Snak) => (value.type === "new-item" ? [value.iri] : []);
  return [...new Set([main, ...qualifiers, ...references.flat()].flatMap(refer))];
}

function turnOf({ id, iri }: Entity, names: readonly string[], created: ReadonlySet<string>): Turn {
  const others = id === undefined ? names.filter((name) => name !== iri) : names;
  const [first, second] = others;
  if (id === undefined) return first === undefined ? iri : WAITING;
  if (first === undefined) return "";
  return second === undefined && created.has(first) ? first : WAITING;
}
