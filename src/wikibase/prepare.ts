// What a publication can give to Wikidata: its mapping applied and checked.

import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { checkEntities } from "./check/check.ts";
import type { KnownItem, MatchedThing, Subject } from "./check/subject.ts";
import { buildEntities } from "./entities.ts";
import type { MappingFinding } from "./finding.ts";
import { Identities } from "./identity.ts";
import { type Mapping, readMapping } from "./mapping.ts";
import type { Datatype, Entity } from "./model.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./snaks.ts";

export interface Prepared {
  readonly entities: readonly Entity[];
  readonly findings: readonly MappingFinding[];
  /** Properties and classes without a counterpart, with the reason. */
  readonly unmapped: ReadonlyMap<string, string>;
  readonly datatypes: ReadonlyMap<string, Datatype>;
  /** Classes whose members may be created. */
  readonly newItems: ReadonlySet<string>;
  /** `P…` of which an item has one value. */
  readonly singleValued: ReadonlySet<string>;
}

/**
 * Applies the mapping of the current release. `known` are items that were downloaded, to look for twins of new ones.
 * @throws ChanceryError WDT-801 when there is none that can be used
 */
export async function prepare(
  publication: Publication,
  weak: boolean,
  known: readonly KnownItem[] = [],
): Promise<Prepared> {
  const { release } = publication;
  const mapping = readMapping(release);
  const ask = async (select: string): Promise<Row[]> => {
    const { body } = await publication.query(select, { format: "json", lane: "page" });
    return JSON.parse(new TextDecoder().decode(body)).results.bindings.map(rowOf);
  };
  const { entities, findings } = await buildEntities(release, mapping, ask, { weak });
  return {
    entities,
    findings: [...findings, ...checkEntities(subjectOf(release, mapping, entities, known))],
    unmapped: mapping.unmapped,
    datatypes: mapping.datatypes,
    newItems: mapping.newItems,
    singleValued: mapping.singleValued,
  };
}

function subjectOf(
  release: Release,
  mapping: Mapping,
  entities: readonly Entity[],
  known: readonly KnownItem[],
): Subject {
  const identities = new Identities(release, mapping.newItems);
  let byName: ReadonlyMap<string, readonly MatchedThing[]> | undefined;
  return {
    entities,
    known,
    classesOf: (iri) => identities.classesOf(iri),
    idsOf: (iri) => identities.idsOf(iri),
    matchedNamed: (name) => {
      byName ??= matchedByName(release, identities);
      return byName.get(name) ?? [];
    },
  };
}

function matchedByName(release: Release, identities: Identities): Map<string, MatchedThing[]> {
  const byName = new Map<string, MatchedThing[]>();
  for (const iri of release.quads.subjects()) {
    const labels = release.labels.labels(iri);
    const id = labels.length === 0 ? undefined : identities.idOf(iri);
    if (id === undefined) continue;
    for (const name of new Set(labels.map(({ value }) => value)))
      byName.set(name, [...(byName.get(name) ?? []), { iri, id }]);
  }
  return byName;
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
