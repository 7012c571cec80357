// Profiles: how a statement and its sources are written where graphs are lost, or as RDF 1.2 has it.

import { createHash } from "node:crypto";
import type { NamedNode, Quad } from "@rdfjs/types";
import type { Profile } from "../model/format.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { factory, quadToLine } from "./term.ts";

const RDF = (local: string) => factory.namedNode(term("rdf", local));
const DERIVED = factory.namedNode(term("prov", "wasDerivedFrom"));
export const REIFIES = RDF("reifies");

/** The quads, in canonical order, as a profile has them; they must be such as can be read twice. */
export function inProfile(
  quads: Iterable<Quad>,
  profile: Profile,
  { base, carriesGraphs }: { base: string; carriesGraphs: boolean },
): Iterable<Quad> {
  if (profile === "rdf12") return withReifiers(quads, base, carriesGraphs);
  return profile === "full" && !carriesGraphs ? withStatements(quads, base) : quads;
}

/** RDF 1.1 Semantics, appendix D.1. */
function* withStatements(quads: Iterable<Quad>, base: string): Generator<Quad> {
  yield* withoutGraphs(quads);
  yield* sourcesOf(quads, base, (node, { subject, predicate, object }) => [
    factory.quad(node, factory.namedNode(RDF_TYPE), RDF("Statement")),
    factory.quad(node, RDF("subject"), subject),
    factory.quad(node, RDF("predicate"), predicate),
    factory.quad(node, RDF("object"), object),
  ]);
}

/** Reifiers of RDF 1.2; what stands in a graph stays there. */
function* withReifiers(quads: Iterable<Quad>, base: string, keepsGraphs: boolean): Generator<Quad> {
  yield* keepsGraphs ? quads : withoutGraphs(quads);
  yield* sourcesOf(quads, base, (node, triple) => [factory.quad(node, REIFIES, triple)]);
}

function* withoutGraphs(quads: Iterable<Quad>): Generator<Quad> {
  for (const { subject, predicate, object } of quads)
    yield factory.quad(subject, predicate, object);
}

/**
 * For each triple that stands in graphs a node that names these. The address of a node is made from the triple, so that
 * it is the same each time; `describe` says which triple it is.
 */
function* sourcesOf(
  quads: Iterable<Quad>,
  base: string,
  describe: (node: NamedNode, triple: Quad) => Quad[],
): Generator<Quad> {
  let before = "";
  for (const { subject, predicate, object, graph } of quads) {
    if (graph.termType === "DefaultGraph") continue;
    const triple = factory.quad(subject, predicate, object);
    const line = quadToLine(triple);
    const digest = createHash("sha256").update(line).digest("hex").slice(0, 32);
    const node = factory.namedNode(`${base}.well-known/genid/statement-${digest}`);
    if (line !== before) yield* describe(node, triple);
    before = line;
    yield factory.quad(node, DERIVED, factory.namedNode(graph.value));
  }
}
