// Reads the mapping of a publication (ontology/wikidata.ttl): rules in SPARQL, datatypes, what is left out and why.

import { ChanceryError } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { RDF_TYPE } from "../model/vocabulary.ts";
import type { Datatype } from "./model.ts";
import { DATATYPES, propertyId } from "./value.ts";

export interface StatementRule {
  readonly iri: string;
  /** `P…` */
  readonly property: string;
  readonly select: string;
}

export interface Mapping {
  /** The namespace of the words of a mapping: `<ns/wikidata#>` of the publication. */
  readonly words: string;
  readonly rules: readonly StatementRule[];
  /** SELECTs for references, and for those that stand in when a graph cites nothing. */
  readonly references: readonly string[];
  readonly fallbacks: readonly string[];
  /** Datatypes by `P…`. */
  readonly datatypes: ReadonlyMap<string, Datatype>;
  /** Classes of the graphs whose statements count, and of those that count when they are asked for. */
  readonly evidence: ReadonlySet<string>;
  readonly weakEvidence: ReadonlySet<string>;
  /** Classes whose members may be created. */
  readonly newItems: ReadonlySet<string>;
  /** `P…` of which an item has one value, so that another value contradicts. */
  readonly singleValued: ReadonlySet<string>;
  /** Properties and classes without a counterpart, with the reason. */
  readonly unmapped: ReadonlyMap<string, string>;
}

/** Whether the publication says how its statements become statements of Wikidata. */
export function hasMapping(release: Release): boolean {
  return new MappingGraph(release).members("StatementRule").length > 0;
}

/** @throws ChanceryError WDT-801 when the publication has no mapping, or one that cannot be used */
export function readMapping(release: Release): Mapping {
  const graph = new MappingGraph(release);
  const rules = graph.members("StatementRule").map((iri) => ({
    iri,
    property:
      propertyId(graph.value(iri, "property") ?? "") ??
      unusable(`${iri} names no property of Wikidata`),
    select: graph.select(iri),
  }));
  if (rules.length === 0) unusable("the publication has no rules of class w:StatementRule");
  return {
    words: graph.words,
    rules,
    references: graph.members("ReferenceRule").map((rule) => graph.select(rule)),
    fallbacks: graph.members("FallbackReferenceRule").map((rule) => graph.select(rule)),
    datatypes: datatypesOf(graph),
    evidence: new Set(graph.pairs("evidence").map(([, name]) => name)),
    weakEvidence: new Set(graph.pairs("weakEvidence").map(([, name]) => name)),
    newItems: new Set(graph.pairs("newItem").map(([name]) => name)),
    singleValued: new Set(graph.pairs("singleValue").flatMap(([iri]) => propertyId(iri) ?? [])),
    unmapped: new Map(graph.pairs("noCounterpart")),
  };
}

/** The words of a mapping are `<ns/wikidata#…>` of the publication. */
class MappingGraph {
  readonly #release: Release;
  readonly words: string;
  #pairs: Map<string, [string, string][]> | undefined;

  constructor(release: Release) {
    this.#release = release;
    this.words = `${release.base}ns/wikidata#`;
  }

  members(local: string): string[] {
    return this.#release.quads
      .withObject(this.words + local)
      .filter(({ predicate }) => predicate.value === RDF_TYPE)
      .map(({ subject }) => subject.value);
  }

  value(subject: string, local: string): string | undefined {
    const own = this.#release.quads.withSubject(subject);
    return own.find(({ predicate }) => predicate.value === this.words + local)?.object.value;
  }

  select(rule: string): string {
    return this.value(rule, "select") ?? unusable(`${rule} has no w:select`);
  }

  /** Subjects and values of one property of the mapping. */
  pairs(local: string): readonly [subject: string, value: string][] {
    this.#pairs ??= this.#gather();
    return this.#pairs.get(local) ?? [];
  }

  /** All of them in one pass over the quads. */
  #gather(): Map<string, [string, string][]> {
    const pairs = new Map<string, [string, string][]>();
    for (const { subject, predicate, object } of this.#release.quads) {
      if (!predicate.value.startsWith(this.words)) continue;
      const local = predicate.value.slice(this.words.length);
      pairs.set(local, [...(pairs.get(local) ?? []), [subject.value, object.value]]);
    }
    return pairs;
  }
}

function datatypesOf(graph: MappingGraph): Map<string, Datatype> {
  const datatypes = new Map<string, Datatype>();
  for (const [property, name] of graph.pairs("datatype")) {
    const id = propertyId(property) ?? unusable(`${property} is no property of Wikidata`);
    const known = datatypes.get(id) ?? name;
    if (known !== name) unusable(`${id} is said to be ${known} and ${name}`);
    datatypes.set(id, datatypeNamed(name));
  }
  return datatypes;
}

function datatypeNamed(name: string): Datatype {
  return (
    DATATYPES.find((known) => known === name) ??
    unusable(`${name} is no datatype that is mapped; there is: ${DATATYPES.join(", ")}`)
  );
}

function unusable(message: string): never {
  throw new ChanceryError({
    code: "WDT-801",
    message,
    hint: "docs/wikidata.md shows how a mapping is written.",
  });
}
