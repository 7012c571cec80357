// Groups quads the way people read them: by graph, subject and property.

import type { Quad, Term } from "@rdfjs/types";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import { factory, termToNTriples } from "../term.ts";

/** Objects by property, each once; rdf:type first, the rest in the order of their IRIs. */
export interface SubjectGroup {
  readonly subject: Term;
  readonly properties: readonly { readonly predicate: Term; readonly objects: readonly Term[] }[];
}

/** Each triple once, whatever graphs it stands in. */
export function* distinctTriples(quads: Iterable<Quad>): Generator<Quad> {
  const seen = new Set<string>();
  for (const quad of quads) {
    const key = `${nameOf(quad.subject)} ${nameOf(quad.predicate)} ${nameOf(quad.object)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield quad.graph.termType === "DefaultGraph"
      ? quad
      : factory.quad(quad.subject, quad.predicate, quad.object);
  }
}

/** Quads by graph, the default graph first, then in the order of their IRIs. */
export function groupByGraph(quads: Iterable<Quad>): { graph: Term; quads: Quad[] }[] {
  const groups = collect(quads, ({ graph }) => graph);
  return [...groups.values()]
    .map(({ key, quads }) => ({ graph: key, quads }))
    .sort((a, b) => compare(a.graph.value, b.graph.value));
}

/** Triples by subject and property, whatever graphs they stand in; subjects in the order of their IRIs. */
export function groupBySubject(quads: Iterable<Quad>): SubjectGroup[] {
  const groups = [...collect(quads, ({ subject }) => subject).values()];
  groups.sort((a, b) => compare(a.key.value, b.key.value));
  return groups.map(({ key, quads }) => ({ subject: key, properties: propertiesOf(quads) }));
}

function propertiesOf(quads: readonly Quad[]): SubjectGroup["properties"] {
  const groups = [...collect(quads, ({ predicate }) => predicate).values()];
  const rank = ({ value }: Term) => (value === RDF_TYPE ? "" : value);
  groups.sort((a, b) => compare(rank(a.key), rank(b.key)));
  return groups.map(({ key, quads }) => ({
    predicate: key,
    objects: distinctTerms(quads.map(({ object }) => object)),
  }));
}

/** Of so few, to compare each with each takes less than to write them. */
const FEW = 8;

/** Each term once, in the order in which they first stand. */
export function distinctTerms(terms: readonly Term[]): readonly Term[] {
  if (terms.length > FEW) return [...new Map(terms.map((term) => [nameOf(term), term])).values()];
  if (terms.length === 1) return terms;
  return terms.filter((term, at) => !terms.slice(0, at).some((before) => before.equals(term)));
}

function collect(
  quads: Iterable<Quad>,
  keyOf: (quad: Quad) => Term,
): Map<string, { key: Term; quads: Quad[] }> {
  const groups = new Map<string, { key: Term; quads: Quad[] }>();
  for (const quad of quads) {
    const key = keyOf(quad);
    const name = nameOf(key);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { key, quads: [quad] });
    else group.quads.push(quad);
  }
  return groups;
}

/** Tells terms apart. No other kind of term is written without a sign at its start. */
function nameOf(term: Term): string {
  return term.termType === "NamedNode" ? term.value : termToNTriples(term);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
