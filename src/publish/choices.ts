// What can be chosen for a parameter of a stored query.

import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "../model/languages.ts";
import type { Release } from "../model/release.ts";
import { LANGUAGE_OF_LABELS, type QueryParameter } from "../model/stored-query.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";

export interface Choice {
  /** As it is given in an address. */
  readonly value: string;
  readonly label: string;
}

/** More things than these are not listed; somebody who looks for one searches for it. */
const THINGS_MAX = 500;

/** The values to choose from, in the order of the language in which the release names things; none where any will do. */
export function choicesFor(
  release: Release,
  parameter: QueryParameter,
  language: string,
): readonly Choice[] {
  if (parameter.choices !== undefined)
    return parameter.choices.map((value) => ({ value, label: value }));
  if (parameter.name === LANGUAGE_OF_LABELS && parameter.type === "string")
    return INTERFACE_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  if (parameter.class === undefined || release.remote !== undefined) return [];
  const things = thingsOf(release, parameter.class);
  const { compare } = new Intl.Collator(language);
  return things.length > THINGS_MAX
    ? []
    : things
        .map((iri) => ({
          value: iri.startsWith(release.base) ? iri.slice(release.base.length) : iri,
          label: release.labels.label(iri).value,
        }))
        .sort((a, b) => compare(a.label, b.label));
}

/** The things of a class and of those below it, up to one more than are listed. */
function thingsOf({ quads }: Release, kind: string): string[] {
  const kinds = new Set([kind]);
  // A set grows while it is walked.
  for (const above of kinds)
    for (const { subject, predicate } of quads.pointingAt(above))
      if (predicate.value === term("rdfs", "subClassOf")) kinds.add(subject.value);
  const things = new Set<string>();
  for (const known of kinds)
    for (const { subject, predicate } of quads.pointingAt(known)) {
      if (predicate.value === RDF_TYPE) things.add(subject.value);
      if (things.size > THINGS_MAX) return [...things];
    }
  return [...things];
}
