// Which things of a publication are items of Wikidata, and which are still to be matched.

import type { Release } from "../model/release.ts";
import { isMachinery } from "../model/vocabulary.ts";
import { Identities } from "./identity.ts";

export interface Matching {
  /** Things with their items, by address. */
  readonly matched: readonly { readonly iri: string; readonly id: string }[];
  /** Things of the classes of matched ones, or of classes that may be created, that have no item. */
  readonly unmatched: readonly string[];
}

/** `newItems` are classes whose members may be created. */
export function matchingOf(release: Release, newItems: ReadonlySet<string>): Matching {
  const identities = new Identities(release, newItems);
  const things = [...release.quads.subjects()].filter(
    (iri) => release.labels.labels(iri).length > 0 && identities.classesOf(iri).length > 0,
  );
  const matched = things.flatMap((iri) => {
    const id = identities.idOf(iri);
    return id === undefined ? [] : [{ iri, id }];
  });
  const ofMatched = matched.flatMap(({ iri }) => identities.classesOf(iri));
  const classes = new Set([...newItems, ...ofMatched].filter((name) => !isMachinery(name)));
  const unmatched = things.filter(
    (iri) =>
      identities.idOf(iri) === undefined &&
      identities.classesOf(iri).some((name) => classes.has(name)),
  );
  return { matched, unmatched };
}
