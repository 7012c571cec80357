// Finds IRIs and literals that parsers let through but RDF does not allow.

import type { Quad, Term } from "@rdfjs/types";
import type { Problem } from "../../model/error.ts";
import { isAbsoluteIri } from "../iri.ts";

export class TermCheck {
  readonly #report: (text: string, problem: Problem) => void;
  readonly #good = new Set<string>();
  readonly #bad = new Set<string>();

  /** `report` is told the text to look for, and what is wrong with it, once for each text. */
  constructor(report: (text: string, problem: Problem) => void) {
    this.#report = report;
  }

  accepts({ subject, predicate, object, graph }: Quad): boolean {
    return this.#term(subject) && this.#term(predicate) && this.#term(object) && this.#term(graph);
  }

  #term(term: Term): boolean {
    if (term.termType === "NamedNode") return this.#iri(term.value);
    if (term.termType === "Literal")
      return this.#literal(term.value) && this.#iri(term.datatype.value);
    if (term.termType !== "Quad") return true;
    this.#reject("<<", {
      code: "RDF-101",
      message: "triple terms of RDF 1.2 are not published yet",
      hint: "Say the same with a reified statement: rdf:subject, rdf:predicate, rdf:object.",
    });
    return false;
  }

  #iri(iri: string): boolean {
    if (this.#good.has(iri)) return true;
    if (isAbsoluteIri(iri)) {
      // Bounded, for a file may hold millions of IRIs.
      if (this.#good.size < 100_000) this.#good.add(iri);
      return true;
    }
    this.#reject(iri, {
      code: "RDF-103",
      message: `${JSON.stringify(iri)} is no absolute IRI`,
      hint: "Write %20 for a space, and give a scheme such as https:.",
    });
    return false;
  }

  #literal(value: string): boolean {
    if (value.isWellFormed()) return true;
    this.#reject("\\u", {
      code: "RDF-101",
      message: "a literal holds half of a surrogate pair, which is no character",
      hint: "Write characters above U+FFFF as \\U with eight digits.",
    });
    return false;
  }

  #reject(text: string, problem: Problem): void {
    if (this.#bad.has(text)) return;
    this.#bad.add(text);
    this.#report(text, problem);
  }
}
