// The profile `full`: statements with their graphs, for syntaxes that have none (RDF 1.1 Semantics, appendix D.1).

import { createHash } from "node:crypto";
import type { Quad } from "@rdfjs/types";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { factory, quadToLine } from "./term.ts";

/** How a graph is written in a syntax without graphs: the triples alone, or each with the graphs that say it. */
export const PROFILES = ["plain", "full"] as const;

export type Profile = (typeof PROFILES)[number];

const RDF = (local: string) => factory.namedNode(term("rdf", local));
const DERIVED = factory.namedNode(term("prov", "wasDerivedFrom"));

/**
 * The triples, then for each of them that stands in graphs a statement node that names these. The address of a node is
 * made from the triple, so that it is the same each time. Quads come in canonical order, and can be read twice.
 */
export function* reify(quads: Iterable<Quad>, base: string): Generator<Quad> {
  for (const { subject, predicate, object } of quads)
    yield factory.quad(subject, predicate, object);
  let before = "";
  for (const { subject, predicate, object, graph } of quads) {
    if (graph.termType === "DefaultGraph") continue;
    const line = quadToLine(factory.quad(subject, predicate, object));
    const digest = createHash("sha256").update(line).digest("hex").slice(0, 32);
    const node = factory.namedNode(`${base}.well-known/genid/statement-${digest}`);
    if (line !== before) {
      yield factory.quad(node, factory.namedNode(RDF_TYPE), RDF("Statement"));
      yield factory.quad(node, RDF("subject"), subject);
      yield factory.quad(node, RDF("predicate"), predicate);
      yield factory.quad(node, RDF("object"), object);
    }
    before = line;
    yield factory.quad(node, DERIVED, factory.namedNode(graph.value));
  }
}
