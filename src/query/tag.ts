// The `sparql` template tag: values become SPARQL terms, never pasted text.

import type { Term } from "@rdfjs/types";
import { NAMESPACES } from "../model/vocabulary.ts";
import { isIriReference } from "../rdf/iri.ts";
import { termToNTriples } from "../rdf/term.ts";

const RAW = Symbol("raw");

/** Text that is SPARQL already. */
export interface Raw {
  readonly [RAW]: string;
}

export type SparqlValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Term
  | Raw
  | readonly SparqlValue[];

/** Marks trusted SPARQL text, such as a graph pattern built with `sparql` itself. */
export function raw(text: string): Raw {
  return { [RAW]: text };
}

/** An absolute IRI. @throws TypeError when it holds a character that no IRI may hold */
export function iri(value: string): Raw {
  return raw(writeIri(value));
}

/** A query: strings become literals, RDF/JS terms themselves, arrays their parts with spaces between. */
export function sparql(parts: TemplateStringsArray, ...values: readonly SparqlValue[]): string {
  return parts.reduce(
    (text, part, index) => `${text}${writeValue(values[index - 1] ?? "")}${part}`,
  );
}

/** One value as SPARQL. */
export function writeValue(value: SparqlValue): string {
  if (Array.isArray(value)) return value.map(writeValue).join(" ");
  if (typeof value === "string") return writeString(value);
  if (typeof value === "number") return writeNumber(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (value instanceof Date) return `"${value.toISOString()}"^^<${NAMESPACES.xsd}dateTime>`;
  if (RAW in value) return value[RAW];
  return writeTerm(value as Term); // nothing else is left of SparqlValue; arrays are readonly, which isArray forgets
}

function writeTerm(term: Term): string {
  if (term.termType === "NamedNode") return writeIri(term.value);
  if (term.termType === "Variable") return `?${term.value}`;
  if (term.termType === "Literal") {
    const plain = writeString(term.value);
    if (term.language !== "") return `${plain}@${term.language}`;
    return term.datatype.value === `${NAMESPACES.xsd}string`
      ? plain
      : `${plain}^^${writeIri(term.datatype.value)}`;
  }
  if (term.termType === "BlankNode") throw new TypeError("a blank node names nothing in a query");
  return termToNTriples(term);
}

function writeString(text: string): string {
  const [quote, body] = [
    '"',
    text.replace(/[\\"\n\r\t\b\f]/g, (character) => JSON.stringify(character).slice(1, -1)),
  ];
  return `${quote}${body}${quote}`;
}

function writeNumber(value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  const lexical = Number.isFinite(value)
    ? value.toExponential()
    : String(value).replace("Infinity", "INF");
  return `"${lexical}"^^<${NAMESPACES.xsd}double>`;
}

function writeIri(value: string): string {
  if (!isIriReference(value)) throw new TypeError(`no IRI: ${value}`);
  return `<${value}>`;
}
