// Builds statements about the publication itself: each node has an address, each value its datatype.

import type { Quad, Quad_Object, Term } from "@rdfjs/types";
import { type KnownPrefix, RDF_TYPE, term } from "../model/vocabulary.ts";
import { factory } from "../rdf/term.ts";

/** A value: an address as `{ iri }`, a text with or without language, a whole number, a term. */
export type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string }
  | number
  | Term;

/** Properties in the form `prefix:local`, with their values. */
export type Properties = Readonly<Record<string, readonly Value[] | Value | undefined>>;

/** Statements on one node of these classes. */
export function describeNode(
  subject: string,
  classes: readonly string[],
  properties: Properties,
): Quad[] {
  const node = factory.namedNode(subject);
  const types = classes.map((name) =>
    factory.quad(node, factory.namedNode(RDF_TYPE), factory.namedNode(expand(name))),
  );
  const others = Object.entries(properties).flatMap(([name, values]) =>
    [values ?? []]
      .flat()
      .map((value) => factory.quad(node, factory.namedNode(expand(name)), toTerm(value as Value))),
  );
  return [...types, ...others];
}

/** The prefixes used here are all known ones. */
function expand(name: string): string {
  const [prefix = "", local = ""] = name.split(":");
  return term(prefix as KnownPrefix, local);
}

function toTerm(value: Value): Quad_Object {
  if (typeof value === "number")
    return factory.literal(String(value), factory.namedNode(term("xsd", "integer")));
  if ("iri" in value) return factory.namedNode(value.iri);
  if ("text" in value) return factory.literal(value.text, value.language || undefined);
  return value as Quad_Object; // what is left is a term, and no caller passes a graph or a variable
}
