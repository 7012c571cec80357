// On how many works statements rest.

import type { QuadTable } from "../model/release.ts";
import { RESTS_ON } from "../model/vocabulary.ts";

/** Distinct statements on things, by the number of works that those who say so cite. */
export interface Support {
  /** Stand in no named graph. */
  readonly unsourced: number;
  /** Stand in graphs that cite nothing. */
  readonly uncited: number;
  readonly single: number;
  readonly several: number;
}

/** A statement as the lines of the release spell it, and the graph that says it. */
interface Said {
  readonly triple: string;
  readonly graph: string;
}

/** Counts on how many works each statement rests. */
export class SupportTally {
  readonly counts = { unsourced: 0, uncited: 0, single: 0, several: 0 };
  readonly #quads: QuadTable;
  readonly #cited = new Map<string, readonly string[]>();
  /** Of the thing at hand. */
  #found: (keyof Support)[] = [];
  #triple = "";
  #graphs: string[] = [];

  constructor(quads: QuadTable) {
    this.#quads = quads;
  }

  add({ triple, graph }: Said): void {
    if (triple !== this.#triple) this.#close();
    this.#triple = triple;
    if (graph !== "") this.#graphs.push(graph);
  }

  /** The thing at hand is complete. */
  end(isThing: boolean): void {
    this.#close();
    this.#triple = "";
    if (isThing) for (const kind of this.#found) this.counts[kind] += 1;
    this.#found = [];
  }

  #close(): void {
    if (this.#triple !== "") this.#found.push(this.#kind());
    this.#graphs = [];
  }

  #kind(): keyof Support {
    if (this.#graphs.length === 0) return "unsourced";
    const works = new Set(this.#graphs.flatMap((graph) => this.#worksOf(graph)));
    if (works.size === 0) return "uncited";
    return works.size === 1 ? "single" : "several";
  }

  #worksOf(graph: string): readonly string[] {
    const known = this.#cited.get(graph);
    if (known !== undefined) return known;
    const works = this.#quads
      .withSubject(graph)
      .filter(({ predicate }) => RESTS_ON.includes(predicate.value))
      .map(({ object }) => object.value);
    this.#cited.set(graph, works);
    return works;
  }
}
