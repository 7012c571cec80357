// What a DESCRIBE tells of things in quads that are at hand: a concise bounded description of each, and what points at it.

import type { Quad } from "@rdfjs/types";
import type { QueryDataset } from "../model/query.ts";
import type { QuadTable } from "../model/release.ts";
import { isSkolem } from "../rdf/skolemize.ts";
import { factory, quadToLine } from "../rdf/term.ts";

/** The quads, and the base below which the addresses of nameless parts stand. */
interface Source {
  readonly tables: readonly QuadTable[];
  readonly base: string;
}

/**
 * Each triple once: what is said of a thing, and of its nameless parts, then what points at it. Literals keep the spelling
 * that they have in the quads.
 */
export function* descriptionsOf(
  { tables, base }: Source,
  iris: ReadonlySet<string>,
  { defaultGraphs, namedGraphs }: QueryDataset,
): Generator<Quad> {
  const isChosen = defaultGraphs.length + namedGraphs.length > 0;
  const graphs = new Set(defaultGraphs);
  const seen = new Set<string>();
  function* fresh(found: Iterable<Quad>): Generator<Quad> {
    for (const { subject, predicate, object, graph } of found) {
      if (isChosen && !graphs.has(graph.value)) continue;
      const triple = factory.quad(subject, predicate, object);
      const line = quadToLine(triple);
      if (seen.has(line)) continue;
      seen.add(line);
      yield triple;
    }
  }
  for (const iri of iris) {
    // What was a blank node has an address now, and is a part of what points at it all the same.
    const parts = new Set([iri]);
    for (const part of parts)
      for (const triple of fresh(tables.flatMap((quads) => quads.withSubject(part)))) {
        if (isSkolem(triple.object.value, base)) parts.add(triple.object.value);
        yield triple;
      }
    for (const quads of tables) yield* fresh(quads.pointingAt(iri));
  }
}
