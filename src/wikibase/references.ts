// References of graphs: the works that a passage cites, and what stands in where nothing is cited.

import type { FindingPlace } from "./finding.ts";
import type { Reference, Snak } from "./model.ts";
import { compareSnaks, compareTexts, type Row } from "./snaks.ts";

type SnaksOf = (row: Row, place: FindingPlace) => Snak[];

/** References of graphs by their content, so that each counts once. */
export class References {
  readonly #byGraph = new Map<string, Map<string, Map<string, Snak>>>();

  /** Rows with the same `?reference` are one reference; without it each row is one. */
  add(rows: readonly Row[], snaksOf: SnaksOf): void {
    for (const row of rows) {
      const graph = row["graph"]?.value ?? "";
      const snaks = snaksOf(row, { iri: graph });
      if (snaks.length === 0) continue;
      const name = row["reference"]?.value ?? JSON.stringify(snaks);
      const references = this.#byGraph.get(graph) ?? new Map<string, Map<string, Snak>>();
      const reference = references.get(name) ?? new Map<string, Snak>();
      for (const snak of snaks) reference.set(JSON.stringify(snak), snak);
      this.#byGraph.set(graph, references.set(name, reference));
    }
  }

  /** What these graphs cite, each source once, in a stable order. */
  of(graphs: Iterable<string>): Reference[] {
    const found = new Map<string, Reference>();
    for (const graph of graphs)
      for (const snaks of this.#byGraph.get(graph)?.values() ?? []) {
        const reference = [...snaks.values()].sort(compareSnaks);
        found.set(JSON.stringify(reference), reference);
      }
    return [...found].sort(([a], [b]) => compareTexts(a, b)).map(([, reference]) => reference);
  }
}
