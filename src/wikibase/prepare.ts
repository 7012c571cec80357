// What a publication can give to Wikidata: its mapping applied and checked.

import type { Publication } from "../model/publication.ts";
import { checkEntities } from "./check.ts";
import { buildEntities, type Row } from "./entities.ts";
import { writeEntities } from "./json.ts";
import { readMapping } from "./mapping.ts";
import type { Datatype, Entity, MappingFinding } from "./model.ts";
import { writeQuickStatements } from "./quickstatements.ts";
import { rowOf } from "./rows.ts";

export interface Prepared {
  readonly entities: readonly Entity[];
  readonly findings: readonly MappingFinding[];
  /** Properties without a counterpart, with the reason. */
  readonly unmapped: ReadonlyMap<string, string>;
  readonly datatypes: ReadonlyMap<string, Datatype>;
}

/** What can be written, by the name people type. */
export const WRITERS: Readonly<Record<string, (prepared: Prepared) => string>> = {
  quickstatements: ({ entities }) => writeQuickStatements(entities),
  json: ({ entities, datatypes }) => writeEntities(entities, datatypes),
};

/**
 * Applies the mapping of the current release.
 * @throws ChanceryError WDT-801 when there is none that can be used
 */
export async function prepare(publication: Publication, weak: boolean): Promise<Prepared> {
  const { release } = publication;
  const mapping = readMapping(release);
  const ask = async (select: string): Promise<Row[]> => {
    const { body } = await publication.query(select, { format: "json", lane: "page" });
    return JSON.parse(new TextDecoder().decode(body)).results.bindings.map(rowOf);
  };
  const { entities, findings } = await buildEntities(release, mapping, ask, { weak });
  return {
    entities,
    findings: [...findings, ...checkEntities(entities)],
    unmapped: mapping.unmapped,
    datatypes: mapping.datatypes,
  };
}

/** How much there is to give. */
export function countOf({ entities }: Pick<Prepared, "entities">): {
  readonly items: number;
  readonly newItems: number;
  readonly statements: number;
  readonly references: number;
} {
  const statements = entities.flatMap((entity) => entity.statements);
  return {
    items: entities.length,
    newItems: entities.filter(({ id }) => id === undefined).length,
    statements: statements.length,
    references: statements.reduce((sum, { references }) => sum + references.length, 0),
  };
}
