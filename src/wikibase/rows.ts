// Bindings of SPARQL results (JSON) as terms.

import type { Term } from "@rdfjs/types";
import { factory } from "../rdf/term.ts";

/** A term of SPARQL 1.1 Query Results JSON (§3.2.2). */
export interface JsonTerm {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly "xml:lang"?: string;
}

/** One row: terms by the names of variables. */
export function rowOf(binding: Readonly<Record<string, JsonTerm>>): Record<string, Term> {
  return Object.fromEntries(Object.entries(binding).map(([name, given]) => [name, termOf(given)]));
}

function termOf({ type, value, datatype, "xml:lang": language }: JsonTerm): Term {
  if (type === "uri") return factory.namedNode(value);
  if (type === "bnode") return factory.blankNode(value);
  return factory.literal(
    value,
    language ?? (datatype === undefined ? undefined : factory.namedNode(datatype)),
  );
}
