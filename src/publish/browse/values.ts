// Where a path leads from things: values as the engine keeps them, each once.

import type { Term } from "@rdfjs/types";
import type { QuadTable } from "../../model/release.ts";
import { keptLiteral } from "../../rdf/kept-literal.ts";
import { predicateBytes, type Rows } from "../../rdf/rows.ts";
import { factory, ntriplesToTerm, termToNTriples } from "../../rdf/term.ts";
import type { Step } from "./facets.ts";
import { DATE_TYPES } from "./list-query.ts";

/** What a value is taken for; nothing where only the engine can tell. */
export type Tell = (term: Term) => Term | undefined;

/** As the engine keeps it. */
export const asKept: Tell = (term) => {
  if (term.termType === "Literal") return keptLiteral(term);
  // What stands in a triple term is kept otherwise too.
  return term.termType === "Quad" ? undefined : term;
};

/** As facets tell it apart: dates by their years. */
export const asTold: Tell = (term) => {
  const isDate = term.termType === "Literal" && DATE_TYPES.includes(term.datatype.value);
  const kept = asKept(term);
  return isDate && kept ? factory.literal([...kept.value].slice(0, 4).join("")) : kept;
};

/** Numbers for values, in the order in which they come. */
export class Numbering {
  readonly terms: Term[] = [];
  /** Numbers by N-Triples: of what was told, and of all that was read. */
  readonly #told = new Map<string, number>();
  readonly #read = new Map<string, number | undefined>();
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Nothing where only the engine can tell. */
  numberOf(text: string): number | undefined {
    if (this.#read.has(text)) return this.#read.get(text);
    const told = this.#tell(ntriplesToTerm(text));
    const number = told === undefined ? undefined : this.#number(told);
    this.#read.set(text, number);
    return number;
  }

  #number(term: Term): number {
    const key = termToNTriples(term);
    const known = this.#told.get(key);
    if (known !== undefined) return known;
    const number = this.terms.push(term) - 1;
    this.#told.set(key, number);
    return number;
  }
}

/** Where there is more to look at on all the ways of a path, it is for the engine, which ends what takes too long. */
const LOOKED_MAX = 5_000_000;

/** Follows paths from things. */
export class Walk {
  readonly #quads: QuadTable;
  readonly #rows: Rows;
  readonly #steps: readonly Step[];
  /** Where the steps from one on lead from a node, as N-Triples; nothing where only the engine can tell. */
  readonly #known = new Map<string, readonly string[] | undefined>();
  #looked = 0;

  constructor(quads: QuadTable, rows: Rows, steps: readonly Step[]) {
    this.#quads = quads;
    this.#rows = rows;
    this.#steps = steps;
  }

  *from(node: string, at = 0): Generator<undefined, readonly string[] | undefined> {
    const step = this.#steps[at];
    if (step === undefined) return [node];
    const key = `${at} ${node}`;
    if (this.#known.has(key)) return this.#known.get(key);
    const nodes = yield* this.#along(node, step);
    const found = new Set<string>();
    for (const next of nodes ?? []) {
      yield;
      const further = yield* this.from(next, at + 1);
      this.#looked += further?.length ?? 0;
      if (further === undefined || this.#looked > LOOKED_MAX) return undefined;
      for (const value of further) found.add(value);
    }
    const values = nodes && [...found];
    if (at > 0) this.#known.set(key, values);
    return values;
  }

  *#along(
    node: string,
    { property, inverse }: Step,
  ): Generator<undefined, readonly string[] | undefined> {
    const iri = /^<([^<].*)>$/.exec(node)?.[1];
    // Literals are the object of statements too, but there is no index of these.
    if (iri === undefined) return inverse ? undefined : [];
    if (inverse) return yield* this.#subjects(iri, property);
    const quads = this.#quads.withSubject(iri);
    return quads.flatMap(({ predicate, object }) =>
      predicate.value === property ? [termToNTriples(object)] : [],
    );
  }

  *#subjects(iri: string, property: string): Generator<undefined, string[]> {
    const predicates = [predicateBytes(property)];
    const found: string[] = [];
    const rows = this.#rows.pointingAt(iri);
    this.#looked += rows.length;
    for (const row of rows) {
      yield;
      if (this.#rows.hasPredicate(row, predicates)) found.push(`<${this.#rows.subject(row)}>`);
    }
    return found;
  }
}
