// What a snapshot of Wikidata has of our statements: already there, missing, conflicting, or there without a source.

import { SnakWriter } from "./json.ts";
import type { Datatype, Entity, Snak, Statement } from "./model.ts";
import { compareSnaks, type Likeness } from "./same-value.ts";
import {
  readSnak,
  type Snapshot,
  type SnapshotEntity,
  type SnapshotSnak,
  type SnapshotStatement,
} from "./snapshot.ts";

/** Every outcome with what it means, for people. */
export const OUTCOMES = {
  there: "already there, with a reference",
  unreferenced: "there, but without a reference",
  incomplete: "there, but without some of our qualifiers",
  missing: "not there",
  conflicting: "something else is there",
  absent: "the snapshot does not hold the item",
  new: "the item is to be created",
} as const;

export type Outcome = keyof typeof OUTCOMES;

export interface Difference {
  readonly entity: Entity;
  /** Nothing when the outcome is that of the item as a whole. */
  readonly statement: Statement | undefined;
  readonly outcome: Outcome;
  /** Why, where the outcome alone does not say it. */
  readonly detail: string;
  /** The id of the statement of theirs. */
  readonly theirs: string | undefined;
}

export interface DiffOptions {
  readonly datatypes: ReadonlyMap<string, Datatype>;
  /** Properties of which an item has one value, so that another value contradicts. */
  readonly singleValued: ReadonlySet<string>;
}

/** References of these properties alone say where a statement was copied from, not what supports it. */
const NO_SOURCE = new Set(["P143", "P813", "P3452", "P4656"]);

/** Compares all statements of all entities. */
export function diffEntities(
  entities: readonly Entity[],
  snapshot: Snapshot,
  options: DiffOptions,
): Difference[] {
  return entities.flatMap((entity) => {
    if (entity.id === undefined) return [whole(entity, "new")];
    const theirs = snapshot.get(entity.id);
    if (theirs === undefined) return [whole(entity, "absent")];
    return entity.statements.map((statement) => diffStatement(entity, statement, theirs, options));
  });
}

/** The entities with those statements alone whose outcome is one of `wanted`; items without any are left out. */
export function onlyThese(
  differences: readonly Difference[],
  wanted: ReadonlySet<string>,
): Entity[] {
  const kept = new Map<Entity, Statement[]>();
  for (const { entity, statement, outcome } of differences) {
    if (!wanted.has(outcome)) continue;
    const before = kept.get(entity) ?? [];
    kept.set(entity, statement === undefined ? [...entity.statements] : [...before, statement]);
  }
  return [...kept].map(([entity, statements]) => ({ ...entity, statements }));
}

function diffStatement(
  entity: Entity,
  statement: Statement,
  theirs: SnapshotEntity,
  options: DiffOptions,
): Difference {
  const found = theirs.claims[statement.main.property] ?? [];
  const ours = written(statement.main, options);
  const compared = found.map((one) => ({ one, likeness: compareSnaks(ours, one.mainsnak) }));
  const alike = compared.filter(({ likeness }) => likeness === "same" || likeness === "finer");
  const outcomes = alike.map(({ one, likeness }) => judge(statement, one, likeness, options));
  const best = outcomes.sort((a, b) => RANKING.indexOf(a.outcome) - RANKING.indexOf(b.outcome))[0];
  return { entity, statement, ...(best ?? withoutEqual(statement, compared, options)) };
}

/** Of several statements of theirs that could be ours, the one that is nearest to it counts. */
const RANKING: readonly Outcome[] = ["there", "unreferenced", "incomplete", "conflicting"];

type Judgement = Pick<Difference, "outcome" | "detail" | "theirs">;

/** A statement of theirs with our value, or one that includes it. */
function judge(
  { qualifiers, references, isFallback }: Statement,
  theirs: SnapshotStatement,
  likeness: Likeness,
  options: DiffOptions,
): Judgement {
  const said = (outcome: Outcome, detail: string): Judgement => ({
    outcome,
    detail,
    theirs: theirs.id,
  });
  if (theirs.rank === "deprecated")
    return said("conflicting", "it is deprecated there; look why before you add it again");
  const more = likeness === "finer" ? "there it is more precise" : "";
  const missing: string[] = [];
  for (const qualifier of qualifiers) {
    const known = theirs.qualifiers[qualifier.property] ?? [];
    if (known.length === 0) missing.push(qualifier.property);
    else if (!includes(known, written(qualifier, options)))
      return said("conflicting", `there ${qualifier.property} has another value`);
  }
  if (missing.length > 0) return said("incomplete", `there is no ${missing.join(", ")}`);
  const sources = theirs.references.map(({ snaks }) => snaks).filter(isSource);
  // Where a statement was copied from is said there already, and we know no more.
  if (sources.length === 0 && isFallback && theirs.references.length > 0)
    return said("there", [more, "neither here nor there with a work"].filter(Boolean).join("; "));
  if (sources.length === 0) return said("unreferenced", more);
  const cited = references.some((reference) =>
    sources.some((source) =>
      reference.every((snak) => includes(source[snak.property] ?? [], written(snak, options))),
    ),
  );
  return said("there", cited ? more : [more, "with other references"].filter(Boolean).join("; "));
}

/** No statement of theirs has our value. */
function withoutEqual(
  { main }: Statement,
  compared: readonly { one: SnapshotStatement; likeness: Likeness }[],
  { datatypes, singleValued }: DiffOptions,
): Judgement {
  const valid = compared.filter(({ one }) => one.rank !== "deprecated");
  const coarser = valid.find(({ likeness }) => likeness === "coarser");
  if (coarser !== undefined)
    return { outcome: "conflicting", detail: "there it is less precise", theirs: coarser.one.id };
  const none = valid.find(({ one }) => one.mainsnak.snaktype === "novalue");
  if (none !== undefined)
    return {
      outcome: "conflicting",
      detail: "there it is said to have no value",
      theirs: none.one.id,
    };
  const [other] = valid;
  const isSingle =
    singleValued.has(main.property) || MEASURES.has(datatypes.get(main.property) ?? "");
  if (other !== undefined && isSingle)
    return { outcome: "conflicting", detail: "there it has another value", theirs: other.one.id };
  return { outcome: "missing", detail: "", theirs: undefined };
}

/** A second date or place of the same property contradicts the first; a second item mostly does not. */
const MEASURES: ReadonlySet<string> = new Set(["time", "globe-coordinate"]);

function includes(known: readonly SnapshotSnak[], ours: SnapshotSnak): boolean {
  return known.some((one) => ["same", "finer"].includes(compareSnaks(ours, one)));
}

function isSource(snaks: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(snaks).some((property) => !NO_SOURCE.has(property));
}

function written(snak: Snak, { datatypes }: DiffOptions): SnapshotSnak {
  return readSnak(new SnakWriter({ datatypes }).snak(snak));
}

function whole(entity: Entity, outcome: Outcome): Difference {
  return { entity, statement: undefined, outcome, detail: "", theirs: undefined };
}
