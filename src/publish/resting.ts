// What rests on a source: the statements of the graphs that cite it, directly or through others.

import type { Quad } from "@rdfjs/types";
import type { QuadTable } from "../model/release.ts";
import { RESTS_ON } from "../model/vocabulary.ts";
import { predicateBytes, Rows } from "../rdf/rows.ts";

/** Up to how many graphs are followed from one source, so that its page costs the same whatever the graph. */
const GRAPHS_MAX = 5000;

export interface RestingStatement {
  /** The statement in one of the graphs that rest on the source. */
  readonly quad: Quad;
  /** Whether no graph that says so rests on anything else. */
  readonly isAlone: boolean;
}

/** Statements that rest on this source, from a place in their order; each triple once a graph. */
export function restingOn(
  quads: QuadTable,
  source: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): { statements: RestingStatement[]; next?: number } {
  const graphs = graphsOn(quads, source);
  const reach = new Set([source, ...graphs]);
  const statements: RestingStatement[] = [];
  let at = 0;
  for (const graph of graphs) {
    const room = limit - statements.length;
    const before = Math.max(0, from - at);
    const found = quads.inGraph(graph, before + room + 1);
    const taken = found.slice(before, before + room);
    statements.push(...taken.map((quad) => ({ quad, isAlone: isAlone(quads, quad, reach) })));
    if (found.length > before + room) return { statements, next: at + before + room };
    at += found.length;
  }
  return { statements };
}

/** What rests on it, nearest first: graphs, and some that may be none and hold nothing. */
function graphsOn(quads: QuadTable, source: string): string[] {
  const found = new Set([source]);
  const rows = new Rows(quads);
  const restsOn = RESTS_ON.map(predicateBytes);
  // A set grows while it is walked.
  for (const one of found)
    for (const row of rows.pointingAt(one)) {
      if (found.size > GRAPHS_MAX) break;
      if (rows.hasPredicate(row, restsOn)) found.add(rows.subject(row));
    }
  found.delete(source);
  return [...found];
}

/** Whether each graph in which the triple stands cites something, and nothing that is out of reach. */
function isAlone(quads: QuadTable, quad: Quad, reach: ReadonlySet<string>): boolean {
  return quads.withTriple(quad).every(({ graph }) => {
    const cited = quads
      .withSubject(graph.value)
      .filter(({ predicate }) => RESTS_ON.includes(predicate.value));
    return cited.length > 0 && cited.every(({ object }) => reach.has(object.value));
  });
}
