// Suggestions while somebody types: things, properties and types.

import type { Text } from "../../model/release.ts";
import { namesOf, warmNames } from "../names.ts";
import { fold } from "../spelling.ts";
import { type Named, type Things, WIKIDATA_ITEM } from "./things.ts";

export interface Suggestion extends Named {
  readonly description?: Text;
  /** The classes of a thing; what stands above a class. */
  readonly kinds: readonly Named[];
}

interface Suggester {
  /** IRIs, best first. */
  readonly find: (things: Things, prefix: string) => Iterable<string> | Promise<Iterable<string>>;
  readonly kindsOf: (things: Things, iri: string) => readonly string[];
}

export const SUGGESTERS = {
  entity: {
    find: async (things, prefix) => {
      if (fold(prefix) === "") return [];
      await warmNames(things.release);
      const called = await namesOf(things.release).startingWith(prefix);
      return [...things.identified(prefix), ...called];
    },
    kindsOf: (things, iri) => things.classesOf(iri),
  },
  property: {
    find: (things, prefix) => {
      const known = things.release.usage.properties.map(([iri]) => iri);
      return labelled(things, [...known, WIKIDATA_ITEM], prefix);
    },
    kindsOf: () => [],
  },
  type: {
    find: (things, prefix) => labelled(things, things.types(), prefix),
    kindsOf: (things, iri) => things.broader(iri),
  },
} as const satisfies Record<string, Suggester>;

export type SuggestKind = keyof typeof SUGGESTERS;

/** The suggestions from `offset` on, at most `limit`. An id, a whole address and a Wikidata item find their thing. */
export async function suggest(
  things: Things,
  kind: SuggestKind,
  prefix: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Suggestion[]> {
  const { find, kindsOf }: Suggester = SUGGESTERS[kind];
  const iris = new Set(await find(things, prefix));
  return [...iris].slice(offset, offset + limit).map((iri) => {
    const description = things.release.labels.description(iri, things.languages);
    return {
      ...(iri === WIKIDATA_ITEM ? things.property(iri) : things.named(iri)),
      ...(description !== undefined && { description }),
      kinds: kindsOf(things, iri).map((above) => things.named(above)),
    };
  });
}

/** Those with this id, or with a label that has a word beginning so. */
function labelled(things: Things, iris: readonly string[], prefix: string): string[] {
  const wanted = fold(prefix);
  const names = (iri: string) => [
    (iri === WIKIDATA_ITEM ? things.property(iri) : things.named(iri)).name.value,
    ...things.release.labels.labels(iri).map(({ value }) => value),
  ];
  const own = things.iriOf(prefix);
  return iris.filter(
    (iri) => iri === own || names(iri).some((name) => ` ${fold(name)}`.includes(` ${wanted}`)),
  );
}
