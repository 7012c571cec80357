// What syntaxes of RDF 1.1 cannot say: triple terms, and the direction of a text.

import type { Quad } from "@rdfjs/types";
import { ChanceryError } from "../../model/error.ts";

/** The quads as they come. @throws ChanceryError RDF-109 at the first one that is of RDF 1.2 */
export function* onlyRdf11(quads: Iterable<Quad>, keepsDirection = false): Generator<Quad> {
  for (const quad of quads) {
    const { object } = quad;
    const isDirected = object.termType === "Literal" && Boolean(object.direction);
    if (object.termType === "Quad" || (isDirected && !keepsDirection))
      throw new ChanceryError({
        code: "RDF-109",
        message: `${object.termType === "Quad" ? "a triple term" : "the direction of a text"} is of RDF 1.2, and this syntax of RDF 1.1`,
        hint: "Use Turtle, TriG, N-Triples or N-Quads.",
      });
    yield quad;
  }
}
