// Rows of an answer as things that are linked: what drawings of graphs are made of.

import { groupBy } from "../../model/group.ts";
import { type Binding, textOf } from "../../query/results.ts";
import { cellText } from "./cell.ts";
import { pathOf } from "./links.ts";
import type { Shown } from "./view.ts";

export interface Node {
  readonly key: string;
  readonly name: string;
  readonly path: string | undefined;
}

/** All links from one thing to another, by the names of their properties. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly names: readonly string[];
}

export interface Network {
  readonly nodes: readonly Node[];
  /** Their ends are places in `nodes`. */
  readonly edges: readonly Edge[];
  /** How many things there are in all; only the most linked are kept. */
  readonly size: number;
  /** How many links between the things that are kept are left out. */
  readonly undrawn: number;
}

const NODES_MAX = 60;

/** More links than this are a ball of wool, and too much for a page. */
const EDGES_MAX = 42;

const [FROM, PROPERTY, TO] = ["from", "property", "to"];

/** Literals are no things: they are in the table alone. `first` stays whatever else is left out. */
export function networkOf({ page, rows }: Shown, first?: string): Network {
  const links = rows.filter(({ cells }) => isThing(cells[FROM]) && isThing(cells[TO]));
  const degrees = new Map<string, number>();
  const nodes = new Map<string, Node>();
  for (const { cells } of links)
    for (const column of [FROM, TO]) {
      const key = keyOf(cells[column]);
      degrees.set(key, (degrees.get(key) ?? 0) + 1);
      nodes.set(key, {
        key,
        name: cellText(page, cells, column),
        path: pathOf(page, cells[column]),
      });
    }
  const degreeOf = ({ key }: Node) => (key === first ? Infinity : (degrees.get(key) ?? 0));
  const kept = [...nodes.values()].sort((a, b) => degreeOf(b) - degreeOf(a)).slice(0, NODES_MAX);
  const places = new Map(kept.map(({ key }, index) => [key, index]));
  const pairs = groupBy(links, ({ cells }) => `${keyOf(cells[FROM])} ${keyOf(cells[TO])}`);
  const edges = [...pairs.values()].flatMap((same): Edge[] => {
    const [from, to] = [FROM, TO].map((column) => places.get(keyOf(same[0]?.cells[column])));
    const names = new Set(same.map(({ cells }) => cellText(page, cells, PROPERTY)));
    return from === undefined || to === undefined ? [] : [{ from, to, names: [...names] }];
  });
  // The links of the most linked thing, or of the first, before those between others.
  const isNear = ({ from, to }: Edge) => Number(from === 0 || to === 0);
  const drawn = edges.sort((a, b) => isNear(b) - isNear(a)).slice(0, EDGES_MAX);
  return { nodes: kept, edges: drawn, size: nodes.size, undrawn: edges.length - drawn.length };
}

function isThing(value: Binding | undefined): boolean {
  return value?.type === "uri" || value?.type === "bnode";
}

function keyOf(value: Binding | undefined): string {
  return value === undefined ? "" : textOf(value);
}
