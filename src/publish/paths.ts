// How things are linked: what stands around one, and a shortest way from one to another.

import type { Run } from "../model/query.ts";
import { RDF_TYPE } from "../model/vocabulary.ts";
import { readResults, textOf } from "../query/results.ts";
import { iri, raw, sparql } from "../query/tag.ts";

/** A statement between two things. */
export interface Link {
  readonly from: string;
  readonly property: string;
  readonly to: string;
}

/** More links of a set of things are not read. */
const LINKS_MAX = 400;

/** From how many things a step goes on. */
const FRONTIER_MAX = 60;

/** How many steps a way may have. */
export const STEPS_MAX = 6;

/** All links within so many steps of a thing, as far as they are read. */
export async function linksAround(run: Run, focus: string, depth: number): Promise<Link[]> {
  const found = new Map<string, Link>();
  const seen = new Set([focus]);
  let frontier = [focus];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const links = await linksOf(run, frontier);
    for (const link of links) found.set(Object.values(link).join(" "), link);
    frontier = links.flatMap(({ from, to }) => [from, to]).filter((end) => !seen.has(end));
    frontier = [...new Set(frontier)];
    for (const end of frontier) seen.add(end);
  }
  return [...found.values()];
}

/** What is known of the things that lie near one end of the way that is looked for. */
interface Side {
  /** The link by which each thing was reached first; none for the end itself. */
  readonly reached: Map<string, Link | undefined>;
  frontier: string[];
}

/** A way of the fewest steps that was found, from both ends at once; nothing when there is none in so few. */
export async function linksBetween(run: Run, a: string, b: string): Promise<Link[] | undefined> {
  const [start, end] = [sideOf(a), sideOf(b)];
  if (a === b) return [];
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const [side, other] =
      start.frontier.length <= end.frontier.length ? [start, end] : [end, start];
    if (side.frontier.length === 0) return undefined;
    const middle = advance(side, other, await linksOf(run, side.frontier));
    if (middle !== undefined) return [...wayTo(start, middle).reverse(), ...wayTo(end, middle)];
  }
  return undefined;
}

function sideOf(thing: string): Side {
  return { reached: new Map([[thing, undefined]]), frontier: [thing] };
}

/** Goes one step on; gives the thing where both sides meet. */
function advance(side: Side, other: Side, links: readonly Link[]): string | undefined {
  const known = new Set(side.frontier);
  const next: string[] = [];
  for (const link of links) {
    const end = known.has(link.from) ? link.to : link.from;
    if (side.reached.has(end)) continue;
    side.reached.set(end, link);
    if (other.reached.has(end)) return end;
    next.push(end);
  }
  side.frontier = next;
  return undefined;
}

/** The links from a thing back to the end of a side. */
function wayTo({ reached }: Side, thing: string): Link[] {
  const way: Link[] = [];
  for (let at = thing, link = reached.get(at); link !== undefined; link = reached.get(at)) {
    way.push(link);
    at = link.from === at ? link.to : link.from;
  }
  return way;
}

/** Links from and to these things. What they are is none: everything would be near to everything through its class. */
async function linksOf(run: Run, things: readonly string[]): Promise<Link[]> {
  const values = things.slice(0, FRONTIER_MAX).map(iri);
  const text = sparql`SELECT DISTINCT ?from ?property ?to WHERE {
  { VALUES ?from { ${values} } ?from ?property ?to } UNION { VALUES ?to { ${values} } ?from ?property ?to }
  FILTER(ISIRI(?from) && ISIRI(?to) && ?from != ?to && ?property != ${iri(RDF_TYPE)})
} ORDER BY ?from ?property ?to LIMIT ${raw(String(LINKS_MAX))}`;
  const { body } = await run(text, { format: "json", lane: "page" });
  return readResults(body).rows.flatMap(({ from, property, to }) =>
    from === undefined || property === undefined || to === undefined
      ? []
      : [{ from: textOf(from), property: textOf(property), to: textOf(to) }],
  );
}
