// Names of new items: limits of Wikibase, and that no two items have the same label and description.

import { finding, type MappingFinding } from "../finding.ts";
import type { Entity } from "../model.ts";
import { isNew, namesIn, type Subject } from "./subject.ts";

/** Limit of Wikibase for labels, descriptions and aliases, in characters. */
const NAME_MAX = 250;

/** Names of items that exist are not touched. */
export function checkNames({ entities }: Subject): MappingFinding[] {
  const taken = new Map<string, string>();
  return entities
    .filter(isNew)
    .flatMap((entity) => [...checkLimits(entity), ...checkDistinct(entity, taken)]);
}

function checkLimits(entity: Entity): MappingFinding[] {
  const { iri, labels } = entity;
  return [
    ...(labels.size === 0 ? [finding("no-label", { iri }, "a new item needs a label")] : []),
    ...namesIn(entity)
      .filter(({ text }) => [...text].length > NAME_MAX)
      .map(({ kind, language }) =>
        finding(
          "name-too-long",
          { iri },
          `the ${kind} in ${language} is longer than ${NAME_MAX} characters`,
        ),
      ),
  ];
}

function checkDistinct(
  { iri, labels, descriptions }: Entity,
  taken: Map<string, string>,
): MappingFinding[] {
  return [...labels].flatMap(([language, label]) => {
    const description = descriptions.get(language) ?? "";
    const key = JSON.stringify([language, label, description]);
    const other = taken.get(key);
    taken.set(key, iri);
    return [
      ...(label === description
        ? [finding("name-twice", { iri }, `label and description in ${language} are the same`)]
        : []),
      ...(other !== undefined
        ? [finding("twins", { iri }, `${other} has the same label and description in ${language}`)]
        : []),
    ];
  });
}
