// RDF/JSON (W3C Note of 2013): plain JSON for scripts, subject → property → values.

import type { Quad, Term } from "@rdfjs/types";
import { NAMESPACES } from "../../model/vocabulary.ts";
import { groupBySubject } from "./group.ts";
import { onlyRdf11 } from "./rdf11.ts";

export function* writeRdfJson(quads: Iterable<Quad>): Generator<string> {
  const subjects = groupBySubject(onlyRdf11(quads)).map(({ subject, properties }) => [
    idOf(subject),
    Object.fromEntries(
      properties.map(({ predicate, objects }) => [predicate.value, objects.map(writeValue)]),
    ),
  ]);
  yield `${JSON.stringify(Object.fromEntries(subjects), null, 2)}\n`;
}

function writeValue(term: Term): Record<string, string> {
  if (term.termType !== "Literal")
    return { type: term.termType === "BlankNode" ? "bnode" : "uri", value: idOf(term) };
  if (term.language !== "") return { type: "literal", value: term.value, lang: term.language };
  if (term.datatype.value === `${NAMESPACES.xsd}string`)
    return { type: "literal", value: term.value };
  return { type: "literal", value: term.value, datatype: term.datatype.value };
}

function idOf(term: Term): string {
  return term.termType === "BlankNode" ? `_:${term.value}` : term.value;
}
