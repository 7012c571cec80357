// Lookups that go to an excerpt first, and then to what else is known.

import type { Quad } from "@rdfjs/types";
import type { LabelIndex, QuadTable } from "../model/release.ts";

/** Names as the first index has them, and those that it lacks as the second has them. */
export function firstOf(first: LabelIndex, second: LabelIndex): LabelIndex {
  const of = (iri: string) => (first.labels(iri).length > 0 ? first : second);
  return {
    label: (iri, languages) => of(iri).label(iri, languages),
    labels: (iri) => of(iri).labels(iri),
    languages: [...new Set([...first.languages, ...second.languages])],
    description: (iri, languages) =>
      first.description(iri, languages) ?? second.description(iri, languages),
  };
}

/** The table, which also knows of these that something is said of them elsewhere. */
export function withSubjects(table: QuadTable, subjects: readonly string[]): QuadTable {
  return new WidenedTable(table, new Set(subjects));
}

class WidenedTable implements QuadTable {
  readonly #table: QuadTable;
  readonly #subjects: ReadonlySet<string>;

  constructor(table: QuadTable, subjects: ReadonlySet<string>) {
    this.#table = table;
    this.#subjects = subjects;
  }

  get bytes() {
    return this.#table.bytes;
  }

  get index() {
    return this.#table.index;
  }

  get size() {
    return this.#table.size;
  }

  get triples() {
    return this.#table.triples;
  }

  hasSubject(iri: string): boolean {
    return this.#subjects.has(iri) || this.#table.hasSubject(iri);
  }

  withSubject(iri: string): readonly Quad[] {
    return this.#table.withSubject(iri);
  }

  withTriple(triple: Quad): Quad[] {
    return this.#table.withTriple(triple);
  }

  withSubjectPrefix(start: string): Quad[] {
    return this.#table.withSubjectPrefix(start);
  }

  withObject(iri: string, limit?: number): Quad[] {
    return this.#table.withObject(iri, limit);
  }

  pointingAt(iri: string, from?: number): IterableIterator<Quad> {
    return this.#table.pointingAt(iri, from);
  }

  inGraph(iri: string, limit?: number): Quad[] {
    return this.#table.inGraph(iri, limit);
  }

  graphs(): ReadonlyMap<string, number> {
    return this.#table.graphs();
  }

  subjects(): IterableIterator<string> {
    return this.#table.subjects();
  }

  [Symbol.iterator](): IterableIterator<Quad> {
    return this.#table[Symbol.iterator]();
  }
}
