// The words of the data for editors of queries: classes and properties with counts and labels, and prefixes.

import type { EditorTerm, EditorVocabulary } from "../model/editor-vocabulary.ts";
import type { Release } from "../model/release.ts";

/** How many classes and properties are told, the most frequent first. */
const TERMS_MAX = 500;

/** How many properties of a class are told. */
const OF_CLASS_MAX = 60;

/** A local name that needs no escapes in SPARQL and Turtle. */
const LOCAL = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** The words in the language in which the release names things. */
export function editorVocabulary(release: Release): EditorVocabulary {
  const usage = release.usage.ofClasses;
  const properties = release.usage.properties
    .slice(0, TERMS_MAX)
    .map(([iri, count]) => termFor(release, iri, count));
  const places = new Map(properties.map(({ iri }, at) => [iri, at]));
  const classes = release.classes.slice(0, TERMS_MAX).map(({ iri, count }) => ({
    ...termFor(release, iri, count),
    has: [...(usage.get(iri)?.keys() ?? [])]
      .flatMap((property) => places.get(property) ?? [])
      .slice(0, OF_CLASS_MAX),
  }));
  return { prefixes: release.prefixes, classes, properties };
}

function termFor(release: Release, iri: string, count: number): EditorTerm {
  const name = prefixedName(release.prefixes, iri);
  return {
    iri,
    ...(name !== undefined && { name }),
    label: release.labels.label(iri).value,
    count,
  };
}

/** `prefix:local` by the longest namespace that fits; nothing where the rest would need escapes. */
export function prefixedName(prefixes: Release["prefixes"], iri: string): string | undefined {
  let best: string | undefined;
  let longest = 0;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (namespace.length <= longest || !iri.startsWith(namespace)) continue;
    if (!LOCAL.test(iri.slice(namespace.length))) continue;
    best = `${prefix}:${iri.slice(namespace.length)}`;
    longest = namespace.length;
  }
  return best;
}
