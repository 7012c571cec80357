// New items that may exist already: among the things that are matched, and in items that were downloaded.

import { finding, type MappingFinding } from "../finding.ts";
import type { Entity } from "../model.ts";
import { isNew, type KnownItem, type Subject } from "./subject.ts";

export function checkExisting(subject: Subject): MappingFinding[] {
  const byName = new Map<string, KnownItem[]>();
  for (const item of subject.known)
    for (const name of namesOf(item)) byName.set(name, [...(byName.get(name) ?? []), item]);
  return subject.entities
    .filter(isNew)
    .flatMap((entity) => [...amongMatched(entity, subject), ...amongKnown(entity, byName)]);
}

/** A matched thing with the same name and a common class. */
function amongMatched(
  { iri, labels }: Entity,
  { matchedNamed, classesOf }: Subject,
): MappingFinding[] {
  const classes = new Set(classesOf(iri));
  const twins = new Map(
    [...labels.values()]
      .flatMap(matchedNamed)
      .filter((thing) => classesOf(thing.iri).some((name) => classes.has(name)))
      .map((thing) => [thing.id, thing]),
  );
  return [...twins.values()].map((thing) =>
    finding("may-exist", { iri }, `${thing.iri} has the same name and is ${thing.id} already`),
  );
}

/** An item with one of the names, unless both say what they are and disagree. */
function amongKnown(
  entity: Entity,
  byName: ReadonlyMap<string, readonly KnownItem[]>,
): MappingFinding[] {
  const names = [...entity.labels.values(), ...[...entity.aliases.values()].flat()].map(folded);
  const classes = instanceOf(entity);
  const found = new Set(
    names.flatMap((name) => byName.get(name) ?? []).filter((item) => mayBe(item, classes)),
  );
  return [...found].map((item) =>
    clashes(entity, item)
      ? finding("exists", { iri: entity.iri }, `${item.id} has the same label and description`)
      : finding("may-exist", { iri: entity.iri }, `${item.id} has the same name`),
  );
}

function mayBe({ claims }: KnownItem, ours: ReadonlySet<unknown>): boolean {
  const theirs = (claims["P31"] ?? []).map(({ mainsnak }) => idIn(mainsnak.datavalue?.value));
  return theirs.length === 0 || ours.size === 0 || theirs.some((id) => ours.has(id));
}

/** Wikibase refuses a second item with the same label and description in a language. */
function clashes({ labels, descriptions }: Entity, item: KnownItem): boolean {
  return [...labels].some(
    ([language, label]) =>
      item.labels[language]?.value === label &&
      descriptions.has(language) &&
      item.descriptions?.[language]?.value === descriptions.get(language),
  );
}

function instanceOf({ statements }: Entity): ReadonlySet<string> {
  return new Set(
    statements.flatMap(({ main: { property, value } }) =>
      property === "P31" && value.type === "item" ? [value.id] : [],
    ),
  );
}

function namesOf({ labels, aliases }: KnownItem): Set<string> {
  const names = [...Object.values(labels), ...Object.values(aliases).flat()];
  return new Set(names.map(({ value }) => folded(value)));
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function idIn(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
}
