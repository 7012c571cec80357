// Reconciliation (Reconciliation Service API 0.2): which thing a name of a table means, and values to extend it with.

import type { Quad, Term } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { NAMESPACES, RDF_TYPE, term } from "../model/vocabulary.ts";
import { fold, namesOf } from "./names.ts";

/** A query as a client sends it, after its shape has been checked. */
export interface ReconciliationQuery {
  readonly query: string;
  readonly types: readonly string[];
  readonly isStrict: boolean;
  readonly limit: number;
  readonly properties: readonly { readonly pid: string; readonly values: readonly string[] }[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Candidate extends Named {
  readonly description?: string;
  readonly type: readonly Named[];
  /** From 0 to 100. */
  readonly score: number;
  readonly match: boolean;
  readonly features: readonly { readonly id: string; readonly value: number }[];
}

/** From this score on, and this far ahead of the next, a candidate is safe to take. */
const SAFE_SCORE = 93;
const SAFE_LEAD = 5;

/** How much of the score the properties make, when some are given. */
const WEIGHT_OF_PROPERTIES = 0.4;

/** What a thing of another class than asked for loses. */
const WRONG_TYPE = 0.75;

export class Reconciler {
  readonly #release: Release;

  constructor(release: Release) {
    this.#release = release;
  }

  /** Ids are addresses relative to the base; those outside it stay whole. */
  idOf(iri: string): string {
    const { base } = this.#release;
    return iri.startsWith(base) ? iri.slice(base.length) : iri;
  }

  iriOf(id: string): string {
    return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : this.#release.base + id;
  }

  named(iri: string): Named {
    return { id: this.idOf(iri), name: this.#release.labels.label(iri).value };
  }

  match(query: ReconciliationQuery): Candidate[] {
    const wanted = query.types.map((id) => this.iriOf(id));
    const fits = (iri: string) =>
      wanted.length === 0 || wanted.some((kind) => this.#allClasses(iri).has(kind));
    const byId = this.#release.quads.hasSubject(this.iriOf(query.query))
      ? [this.iriOf(query.query)]
      : [];
    const found = [
      ...byId.map((iri) => ({ iri, likeness: 1 })),
      ...namesOf(this.#release).match(query.query, (iri) => !query.isStrict || fits(iri)),
    ];
    const scored = found.map(({ iri, likeness }) =>
      this.#candidate(iri, likeness, fits(iri), query),
    );
    const distinct = [...new Map(scored.reverse().map((one) => [one.id, one])).values()];
    distinct.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return distinct
      .slice(0, query.limit)
      .map((one, at) => ({ ...one, match: at === 0 && isSafe(distinct) }));
  }

  #candidate(
    iri: string,
    likeness: number,
    fits: boolean,
    { properties }: ReconciliationQuery,
  ): Candidate {
    const known = properties.map(({ pid, values }) => ({
      id: pid,
      value: this.#agreement(iri, pid, values),
    }));
    const share =
      known.length === 0 ? 0 : known.reduce((sum, { value }) => sum + value, 0) / known.length;
    const weight = known.length === 0 ? 0 : WEIGHT_OF_PROPERTIES;
    const score = 100 * (likeness * (1 - weight) + share * weight) * (fits ? 1 : WRONG_TYPE);
    const description = this.#release.labels.description(iri)?.value;
    return {
      ...this.named(iri),
      ...(description !== undefined && { description }),
      type: this.#classes(iri).map((kind) => this.named(kind)),
      score: Math.round(score * 10) / 10,
      match: false,
      features: [
        { id: "name_likeness", value: Math.round(likeness * 1000) / 10 },
        ...known.map(({ id, value }) => ({ id, value: value * 100 })),
      ],
    };
  }

  /** 1 when the thing has one of these values, by id, by name or by its letters; 0 when not. */
  #agreement(iri: string, pid: string, values: readonly string[]): number {
    const own = this.#valuesOf(iri, pid).flatMap((value) =>
      value.termType === "Literal"
        ? [fold(value.value)]
        : [
            fold(value.value),
            fold(this.idOf(value.value)),
            ...this.#release.labels.labels(value.value).map((name) => fold(name.value)),
          ],
    );
    return values.some((value) => own.includes(fold(value))) ? 1 : 0;
  }

  /** Values of a property as cells of a table (Data Extension §5.3): a date only when the day is known. */
  cellsOf(id: string, pid: string): Record<string, unknown>[] {
    return this.#valuesOf(this.iriOf(id), pid).map((value) => this.#cell(value));
  }

  #cell(value: Term): Record<string, unknown> {
    if (value.termType !== "Literal") return { ...this.named(value.value) };
    const { datatype, value: text } = value;
    if (datatype.value === term("xsd", "integer") && Number.isSafeInteger(Number(text)))
      return { int: Number(text) };
    if (/#(decimal|double|float)$/.test(datatype.value)) return { float: Number(text) };
    if (datatype.value === term("xsd", "date")) return { date: `${text.slice(0, 10)}T00:00:00Z` };
    return { str: text };
  }

  #valuesOf(iri: string, pid: string): Term[] {
    const property = this.iriOf(pid);
    const distinct = new Map<string, Term>();
    for (const { predicate, object } of this.#release.quads.withSubject(iri))
      if (predicate.value === property) distinct.set(JSON.stringify(object), object);
    return [...distinct.values()];
  }

  /** Classes that things of the publication have, without those of vocabularies and shapes. */
  types(): Named[] {
    const machinery = [NAMESPACES.rdf, NAMESPACES.rdfs, NAMESPACES.owl, NAMESPACES.sh];
    return this.#release.classes
      .filter(({ iri }) => !machinery.some((namespace) => iri.startsWith(namespace)))
      .map(({ iri }) => this.named(iri));
  }

  /** Properties of the things of a class, those that most of them have first. */
  propertiesOfType(id: string, limit: number): Named[] {
    const counts = new Map<string, number>();
    const members = this.#instances(this.iriOf(id));
    for (const iri of members)
      for (const property of new Set(
        this.#release.quads.withSubject(iri).map(({ predicate }) => predicate.value),
      ))
        if (property !== RDF_TYPE) counts.set(property, (counts.get(property) ?? 0) + 1);
    return [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([iri]) => this.named(iri));
  }

  #instances(kind: string): string[] {
    const isType = ({ predicate }: Quad) => predicate.value === RDF_TYPE;
    return [...this.#release.quads.withObject(kind, 2000)]
      .filter(isType)
      .map(({ subject }) => subject.value);
  }

  #classes(iri: string): string[] {
    const own = this.#release.quads
      .withSubject(iri)
      .filter(({ predicate }) => predicate.value === RDF_TYPE);
    return [...new Set(own.map(({ object }) => object.value))];
  }

  /** Classes with all that stand above them. */
  #allClasses(iri: string): Set<string> {
    const all = new Set(this.#classes(iri));
    for (const kind of all)
      for (const { predicate, object } of this.#release.quads.withSubject(kind))
        if (predicate.value === term("rdfs", "subClassOf")) all.add(object.value);
    return all;
  }
}

function isSafe([first, second]: readonly Candidate[]): boolean {
  if (first === undefined || first.score < SAFE_SCORE) return false;
  return second === undefined || first.score - second.score >= SAFE_LEAD;
}
