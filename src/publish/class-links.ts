// Which classes are linked by which properties.

import { isMachinery } from "../model/vocabulary.ts";

export interface ClassLink {
  readonly from: string;
  readonly property: string;
  readonly to: string;
  readonly count: number;
}

/** How many classes a drawing can show before nobody can read it. */
export const CLASSES_MAX = 24;

/** Links among the classes that have the most things; those of vocabularies and shapes are none of them. */
export class LinkTally {
  readonly #classes: ReadonlySet<string>;
  readonly #counts = new Map<string, number>();

  constructor(classes: ReadonlyMap<string, { readonly count: number }>) {
    const known = [...classes].filter(([kind]) => !isMachinery(kind));
    known.sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1));
    this.#classes = new Set(known.slice(0, CLASSES_MAX).map(([kind]) => kind));
  }

  /** Counts a triple, by the classes of both ends. */
  add(froms: readonly string[], property: string, tos: readonly string[]): void {
    for (const from of froms)
      for (const to of tos) {
        if (!this.#classes.has(from) || !this.#classes.has(to)) continue;
        const key = `${from} ${property} ${to}`; // no IRI has a space
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      }
  }

  mostFirst(): ClassLink[] {
    const counts = [...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return counts.map(([key, count]) => {
      const [from = "", property = "", to = ""] = key.split(" ");
      return { from, property, to, count };
    });
  }
}
