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
import type { Place } from "./boxes.ts";
import type { Network } from "./network.ts";

const TICKS = 120;

/** How much of its unrest a graph keeps after all ticks. */
const REST = 0.001;
const DISTANCE = 130;

/** The same places for the same graph: things begin on a spiral in their order, and nothing is left to chance. */
export function settle({ nodes, edges }: Pick<Network, "nodes" | "edges">): Place[] {
  const bodies: SimulationNodeDatum[] = nodes.map(() => ({}));
  const links = edges
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({ source: from, target: to }));
  forceSimulation(bodies)
    .alphaDecay(1 - REST ** (1 / TICKS))
    .force("link", forceLink(links).distance(DISTANCE))
    .force("charge", forceManyBody().strength(-420))
    .force("apart", forceCollide(34))
    .force("x", forceX(0).strength(0.04))
    .force("y", forceY(0).strength(0.09))
    .stop()
    .tick(TICKS);
  return bodies.map(({ x = 0, y = 0 }) => ({ x, y }));
}
