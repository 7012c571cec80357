// RDF terms as values of Wikibase; precision is kept, and what a datatype cannot carry is refused.

import type { Term } from "@rdfjs/types";
import { readCoordinates } from "./coordinates.ts";
import type { Datatype, ItemValue, WikibaseValue } from "./model.ts";
import { readQuantity } from "./quantity.ts";
import { readTime } from "./time.ts";

const ENTITY = /^http:\/\/www\.wikidata\.org\/entity\/([QP][1-9]\d*)$/;

/** What a rule may say beside a value, as `?value_unit` or `?P1114_unit`. */
export const FACETS = ["unit", "lower", "upper", "precision", "calendar", "globe"] as const;

export type Facet = (typeof FACETS)[number];

export type Facets = Readonly<Partial<Record<Facet, Term>>>;

/** The item of a thing: one that exists, or one that is to be created. */
export type ItemOf = (iri: string) => ItemValue | undefined;

/** The item of an address, or nothing. */
export function itemId(iri: string): string | undefined {
  const id = ENTITY.exec(iri)?.[1];
  return id?.startsWith("Q") ? id : undefined;
}

/** The property of an address, or nothing. */
export function propertyId(iri: string): string | undefined {
  const id = ENTITY.exec(iri)?.[1];
  return id?.startsWith("P") ? id : undefined;
}

interface ValueReader {
  readonly facets: readonly Facet[];
  readonly read: (given: Term, facets: Facets, itemOf: ItemOf) => WikibaseValue | undefined;
}

const READERS: Readonly<Record<Datatype, ValueReader>> = {
  "wikibase-item": {
    facets: [],
    read: (given, _, itemOf) => (given.termType === "NamedNode" ? itemOf(given.value) : undefined),
  },
  "wikibase-property": {
    facets: [],
    read: (given) => {
      const id = propertyId(given.value);
      return id === undefined ? undefined : { type: "property", id };
    },
  },
  time: {
    facets: ["precision", "calendar"],
    read: (given, { precision, calendar }) => readTime(given, { precision, calendar }),
  },
  monolingualtext: {
    facets: [],
    read: (given) =>
      given.termType === "Literal" && given.language !== ""
        ? { type: "monolingual", text: given.value, language: given.language.toLowerCase() }
        : undefined,
  },
  string: { facets: [], read: readText },
  "external-id": { facets: [], read: readText },
  url: {
    facets: [],
    read: ({ value }) =>
      /^(https?|ftp):\/\/./.test(value) ? { type: "text", text: value } : undefined,
  },
  commonsMedia: { facets: [], read: readFile },
  quantity: {
    facets: ["unit", "lower", "upper"],
    read: (given, { unit, lower, upper }, itemOf) => {
      const item = existing(unit, itemOf);
      if (unit !== undefined && item === undefined) return undefined;
      return readQuantity(given, { unit: item, lower, upper });
    },
  },
  "globe-coordinate": {
    facets: ["precision", "globe"],
    read: (given, { precision, globe }, itemOf) => {
      const item = existing(globe, itemOf);
      if (globe !== undefined && item === undefined) return undefined;
      return readCoordinates(given, { precision, globe: item });
    },
  },
};

export const DATATYPES = Object.keys(READERS) as Datatype[]; // keys of that very record

/** The value of a term for a datatype; nothing when the datatype cannot carry it. */
export function toValue(
  given: Term,
  datatype: Datatype,
  facets: Facets,
  itemOf: ItemOf,
): WikibaseValue | undefined {
  const { facets: known, read } = READERS[datatype];
  const isForeign = FACETS.some((facet) => facets[facet] !== undefined && !known.includes(facet));
  return isForeign ? undefined : read(given, facets, itemOf);
}

function readText(given: Term): WikibaseValue | undefined {
  return given.termType === "Literal" ? { type: "text", text: given.value } : undefined;
}

/** A file of Wikimedia Commons: its name, or an address that ends with it. */
function readFile(given: Term): WikibaseValue | undefined {
  if (given.termType === "Literal") return readText(given);
  const [, name] =
    /^https?:\/\/commons\.wikimedia\.org\/(?:wiki\/(?:Special:FilePath\/|File:))([^/?#]+)$/.exec(
      given.value,
    ) ?? [];
  if (name === undefined || /%(?![\dA-F]{2})/i.test(name)) return undefined;
  return { type: "text", text: decodeURIComponent(name).replaceAll("_", " ") };
}

/** Units and globes are items that exist. */
function existing(given: Term | undefined, itemOf: ItemOf): string | undefined {
  const item = given?.termType === "NamedNode" ? itemOf(given.value) : undefined;
  return item?.type === "item" ? item.id : undefined;
}
