// The names of a thing as Wikibase keeps them: one label and one description for a language, and aliases.

import type { Release } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";
import type { Entity } from "./model.ts";
import { compareTexts } from "./snaks.ts";

const OTHER_NAMES: ReadonlySet<string> = new Set([
  term("skos", "altLabel"),
  term("schema", "alternateName"),
  "https://schema.org/alternateName",
]);

export function namesOf(
  release: Release,
  iri: string,
): Pick<Entity, "labels" | "descriptions" | "aliases"> {
  const labels = new Map<string, string>();
  const others: [language: string, name: string][] = [];
  for (const { value, language } of release.labels.labels(iri)) {
    if (language === "") continue;
    if (labels.has(language)) others.push([language, value]);
    else labels.set(language, value);
  }
  return {
    labels: sorted(labels),
    descriptions: sorted(descriptionsOf(release, iri, labels.keys())),
    aliases: aliasesOf(labels, [...others, ...otherNames(release, iri)]),
  };
}

function descriptionsOf(
  release: Release,
  iri: string,
  languages: Iterable<string>,
): Map<string, string> {
  const descriptions = new Map<string, string>();
  for (const language of languages) {
    const found = release.labels.description(iri, [language]);
    // By the custom of Wikidata a description is a phrase and ends without a full stop.
    if (found?.language === language) descriptions.set(language, found.value.replace(/\.$/, ""));
  }
  return descriptions;
}

function otherNames(release: Release, iri: string): [language: string, name: string][] {
  return release.quads
    .withSubject(iri)
    .flatMap(({ predicate, object }) =>
      OTHER_NAMES.has(predicate.value) && object.termType === "Literal" && object.language !== ""
        ? [[object.language.toLowerCase(), object.value]]
        : [],
    );
}

function aliasesOf(
  labels: ReadonlyMap<string, string>,
  names: readonly (readonly [language: string, name: string])[],
): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, Set<string>>();
  for (const [language, name] of names)
    if (labels.get(language) !== name)
      aliases.set(language, (aliases.get(language) ?? new Set()).add(name));
  return sorted(new Map([...aliases].map(([language, set]) => [language, [...set].sort()])));
}

function sorted<T>(texts: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...texts].sort(([a], [b]) => compareTexts(a, b)));
}
