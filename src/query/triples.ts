// Triples of a CONSTRUCT or DESCRIBE as rows, so that views show them like any answer.

import type { Quad, Term } from "@rdfjs/types";
import { term } from "../model/vocabulary.ts";
import { lineToQuad } from "../rdf/term.ts";
import type { Binding, Results, Row } from "./results.ts";

/** The columns of triples. */
export const TRIPLE_COLUMNS = ["from", "property", "to"] as const;

/** Reads what an engine of ours wrote as N-Triples, in the order of lines. */
export function readTriples(body: Uint8Array): Quad[] {
  const lines = new TextDecoder().decode(body).split("\n");
  return lines
    .filter((line) => line !== "")
    .sort()
    .map(lineToQuad);
}

export function rowsOfTriples(triples: readonly Quad[]): Results {
  const rows = triples.map(
    ({ subject, predicate, object }): Row => ({
      from: bindingOf(subject),
      property: bindingOf(predicate),
      to: bindingOf(object),
    }),
  );
  return { columns: TRIPLE_COLUMNS, rows };
}

/** A term as results in JSON have it. */
function bindingOf(value: Term): Binding {
  switch (value.termType) {
    case "NamedNode":
      return { type: "uri", value: value.value };
    case "Literal": {
      const { language, datatype } = value;
      if (language !== "") return { type: "literal", value: value.value, "xml:lang": language };
      return datatype.value === term("xsd", "string")
        ? { type: "literal", value: value.value }
        : { type: "literal", value: value.value, datatype: datatype.value };
    }
    case "Quad": {
      const [subject, predicate, object] = [value.subject, value.predicate, value.object];
      return {
        type: "triple",
        value: {
          subject: bindingOf(subject),
          predicate: bindingOf(predicate),
          object: bindingOf(object),
        },
      };
    }
    default:
      return { type: "bnode", value: value.value };
  }
}
