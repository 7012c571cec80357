// Where the things of a graph stand: pushed apart and held by their links until they rest.

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import { LRUCache } from "lru-cache";
import type { Place } from "./boxes.ts";
import type { Network } from "./network.ts";

const TICKS = 60;

/** How much of its unrest a graph keeps after all ticks. */
const REST = 0.001;
const DISTANCE = 130;

/** Places that were found before, by who is linked to whom: finding them takes longer than all else of a drawing. */
const SETTLED = new LRUCache<string, readonly Place[]>({ max: 500 });

/** The same places for the same graph: things begin on a spiral in their order, and nothing is left to chance. */
export function settle({ nodes, edges }: Pick<Network, "nodes" | "edges">): readonly Place[] {
  const links = edges
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({ source: from, target: to }));
  const key = `${nodes.length} ${links.map(({ source, target }) => `${source}-${target}`).join()}`;
  const known = SETTLED.get(key);
  if (known !== undefined) return known;
  const settled = simulate(nodes.length, links);
  SETTLED.set(key, settled);
  return settled;
}

interface Link {
  readonly source: number;
  readonly target: number;
}

function simulate(size: number, links: readonly Link[]): Place[] {
  const bodies = Array.from({ length: size }, (): SimulationNodeDatum => ({}));
  forceSimulation(bodies)
    .alphaDecay(1 - REST ** (1 / TICKS))
    .force("link", forceLink(links.map((link) => ({ ...link }))).distance(DISTANCE))
    .force("charge", forceManyBody().strength(-420))
    .force("apart", forceCollide(34))
    .force("x", forceX(0).strength(0.04))
    .force("y", forceY(0).strength(0.09))
    .stop()
    .tick(TICKS);
  return bodies.map(({ x = 0, y = 0 }) => ({ x, y }));
}
