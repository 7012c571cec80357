// The queries that fetch a part of a remote graph as quads.

import type { Quad } from "@rdfjs/types";
import { iri, type Raw, raw, sparql } from "../query/tag.ts";
import { isIriReference } from "../rdf/iri.ts";
import { factory, tripleToLine } from "../rdf/term.ts";
import type { Ask } from "./ask.ts";
import { type About, quadOf, statementsOn } from "./statements.ts";

/** How many statements that point at a thing are fetched, and how many of those that stand in a graph. */
const INCOMING_MAX = 200;
const CONTENTS_MAX = 1000;

/** How many things one query asks about. */
const BATCH = 200;

/** What is said of these things and of their nameless parts, with the graphs that say it. */
export function describedBy(ask: Ask, things: readonly string[], base: string): Promise<Quad[]> {
  return withGraphs(ask, among(things), base);
}

/** What is said of things whose address is that of a document and a `#`. Costs a look at every subject. */
export function partsOf(ask: Ask, document: string, base: string): Promise<Quad[]> {
  return withGraphs(
    ask,
    (thing) => raw(sparql`FILTER(STRSTARTS(STR(${thing}), ${`${document}#`}))`),
    base,
  );
}

/** These things. */
export function among(things: readonly string[]): About {
  return (thing) => raw(sparql`VALUES ${thing} { ${listOf(things)} }`);
}

/** Statements that point at these things, as many as a page shows. */
export async function incomingTo(ask: Ask, things: readonly string[]): Promise<Quad[]> {
  const rows = await ask(
    sparql`SELECT ?s ?p ?o { VALUES ?o { ${listOf(things)} } ?s ?p ?o FILTER(ISIRI(?s)) } LIMIT ${INCOMING_MAX}`,
  );
  return rows.flatMap(quadOf);
}

/** Statements that stand in the graphs of these names, the first of them. */
export async function contentsOf(ask: Ask, graphs: readonly string[]): Promise<Quad[]> {
  // With a variable for the name, some engines go through all graphs.
  const parts = await Promise.all(
    graphs.filter(isIriReference).map(async (name) => {
      const graph = iri(name);
      const rows = await ask(
        sparql`SELECT ?s ?p ?o { GRAPH ${graph} { ?s ?p ?o } } LIMIT ${CONTENTS_MAX}`,
        "graphs",
      );
      return rows.flatMap((row) => quadOf({ ...row, g: factory.namedNode(name) }));
    }),
  );
  return parts.flat();
}

/** What these properties say of these things. */
export function valuesOf(
  ask: Ask,
  things: readonly string[],
  properties: readonly string[],
): Promise<Quad[]> {
  return inBatches(things, async (some) => {
    const rows = await ask(
      sparql`SELECT ?s ?p ?o { VALUES ?s { ${listOf(some)} } VALUES ?p { ${properties.map(iri)} } ?s ?p ?o }`,
    );
    return rows.flatMap(quadOf);
  });
}

/** What points at these things by these properties. */
export function pointingBy(
  ask: Ask,
  things: readonly string[],
  properties: readonly string[],
): Promise<Quad[]> {
  return inBatches(things, async (some) => {
    const rows = await ask(
      sparql`SELECT ?s ?p ?o { VALUES ?o { ${listOf(some)} } VALUES ?p { ${properties.map(iri)} } ?s ?p ?o }`,
    );
    return rows.flatMap(quadOf);
  });
}

/** Those of these things of which anything is said. */
export function subjectsAmong(ask: Ask, things: readonly string[]): Promise<string[]> {
  return inBatches(things, async (some) => {
    const rows = await ask(sparql`SELECT DISTINCT ?s { VALUES ?s { ${listOf(some)} } ?s ?p ?o }`);
    return rows.flatMap(({ s }) => s?.value ?? []);
  });
}

/** As terms of a query. No engine takes the others, so that nothing is known of them. */
function listOf(things: readonly string[]): Raw[] {
  return things.filter(isIriReference).map(iri);
}

async function withGraphs(ask: Ask, about: About, base: string): Promise<Quad[]> {
  const [merged, named] = await Promise.all([
    statementsOn(ask, about, { over: "merge", base }),
    statementsOn(ask, about, { over: "graphs", base }),
  ]);
  const triples = new Set(named.map(tripleToLine));
  // The merge repeats what stands in graphs; the rest of it stands in none.
  return [...named, ...merged.filter((quad) => !triples.has(tripleToLine(quad)))];
}

async function inBatches<T>(
  things: readonly string[],
  fetch: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < things.length; at += BATCH) batches.push(things.slice(at, at + BATCH));
  return (await Promise.all(batches.map(fetch))).flat();
}
