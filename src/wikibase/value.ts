// RDF terms as values of Wikibase; precision is kept, and what a datatype cannot carry is refused.

import type { Term } from "@rdfjs/types";
import { term } from "../model/vocabulary.ts";
import type { Datatype, Precision, WikibaseValue } from "./model.ts";

const ENTITY = /^http:\/\/www\.wikidata\.org\/entity\/(Q[1-9]\d*)$/;

/** The item of an address, or nothing. */
export function itemId(iri: string): string | undefined {
  return ENTITY.exec(iri)?.[1];
}

interface TimeForm {
  readonly datatype: string;
  readonly pattern: RegExp;
  readonly precision: Precision;
}

/** Which dates are written how (Wikibase: unknown parts are 00). */
const TIMES: readonly TimeForm[] = [
  { datatype: term("xsd", "gYear"), pattern: /^\d{4}$/, precision: 9 },
  { datatype: term("xsd", "gYearMonth"), pattern: /^\d{4}-\d\d$/, precision: 10 },
  { datatype: term("xsd", "date"), pattern: /^\d{4}-\d\d-\d\d$/, precision: 11 },
];

type Reader = (term: Term, idOf: (iri: string) => string | undefined) => WikibaseValue | undefined;

const READERS: Readonly<Record<Datatype, Reader>> = {
  "wikibase-item": (given, idOf) => {
    const id =
      given.termType === "NamedNode" ? (itemId(given.value) ?? idOf(given.value)) : undefined;
    return id === undefined ? undefined : { type: "item", id };
  },
  time: (given) => {
    if (given.termType !== "Literal") return undefined;
    const form = TIMES.find(
      ({ datatype, pattern }) => given.datatype.value === datatype && pattern.test(given.value),
    );
    if (form === undefined) return undefined;
    const [year = "", month = "00", day = "00"] = given.value.split("-");
    return { type: "time", time: `+${year}-${month}-${day}T00:00:00Z`, precision: form.precision };
  },
  monolingualtext: (given) =>
    given.termType === "Literal" && given.language !== ""
      ? { type: "monolingual", text: given.value, language: given.language.toLowerCase() }
      : undefined,
  string: (given) =>
    given.termType === "Literal" ? { type: "text", text: given.value } : undefined,
  url: (given) =>
    /^https?:\/\//.test(given.value) ? { type: "text", text: given.value } : undefined,
  quantity: (given) =>
    given.termType === "Literal" && /^[+-]?\d+(\.\d+)?$/.test(given.value)
      ? { type: "quantity", amount: given.value.replace(/^\+/, "") }
      : undefined,
};

export const DATATYPES = Object.keys(READERS) as Datatype[]; // keys of that very record

/** The value of a term for a datatype; nothing when the datatype cannot carry it. */
export function toValue(
  given: Term,
  datatype: Datatype,
  idOf: (iri: string) => string | undefined,
): WikibaseValue | undefined {
  return READERS[datatype](given, idOf);
}
