// How classes and properties are used together: of which things of a class a property is said.

import type { Release } from "../model/release.ts";
import { RDF_TYPE } from "../model/vocabulary.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";

/** Class → property → how many things of the class have it, most frequent first. */
export type Usage = ReadonlyMap<string, ReadonlyMap<string, number>>;

const COUNTED = new WeakMap<Release["quads"], Usage>();

/** Counted at the first call; empty for a remote endpoint, whose graph is not at hand. */
export function usageOf({ quads, remote }: Pick<Release, "quads" | "remote">): Usage {
  if (remote !== undefined) return new Map();
  const known = COUNTED.get(quads);
  if (known !== undefined) return known;
  const counts = new Map<string, Map<string, number>>();
  let thing = "";
  let classes = new Set<string>();
  let properties = new Set<string>();
  const count = () => {
    for (const kind of classes) {
      const of = counts.get(kind) ?? new Map<string, number>();
      counts.set(kind, of);
      for (const property of properties) of.set(property, (of.get(property) ?? 0) + 1);
    }
  };
  for (const line of linesOf(quads.bytes)) {
    const { triple } = splitLine(line);
    const [subject = "", property = ""] = triple.split(" ", 2);
    if (subject !== thing) {
      count();
      thing = subject;
      classes = new Set();
      properties = new Set();
    }
    properties.add(property.slice(1, -1));
    const object = triple.slice(subject.length + property.length + 2);
    if (property === `<${RDF_TYPE}>` && object.startsWith("<")) classes.add(object.slice(1, -1));
  }
  count();
  const sorted = new Map([...counts].map(([kind, of]) => [kind, mostFirst(of)]));
  COUNTED.set(quads, sorted);
  return sorted;
}

function mostFirst(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
