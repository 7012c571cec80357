// The queries that fetch a part of a remote graph as quads.

import type { Quad, Quad_Object } from "@rdfjs/types";
import { iri, type Raw, raw, sparql } from "../query/tag.ts";
import { isIriReference } from "../rdf/iri.ts";
import type { Solution } from "../rdf/solutions.ts";
import { factory, tripleToLine } from "../rdf/term.ts";
import type { Ask } from "./ask.ts";

/** How many statements that point at a thing are fetched, and how many of those that stand in a graph. */
const INCOMING_MAX = 200;
const CONTENTS_MAX = 1000;

/** How many things one query asks about. */
const BATCH = 200;

/** What is said of these things, with the graphs that say it. */
export function describedBy(ask: Ask, things: readonly string[]): Promise<Quad[]> {
  return withGraphs(ask, raw(sparql`VALUES ?s { ${listOf(things)} }`));
}

/** What is said of things whose address is that of a document and a `#`. Costs a look at every subject. */
export function partsOf(ask: Ask, document: string): Promise<Quad[]> {
  return withGraphs(ask, raw(sparql`FILTER(STRSTARTS(STR(?s), ${`${document}#`}))`));
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

async function withGraphs(ask: Ask, pattern: Raw): Promise<Quad[]> {
  const [merged, inGraphs] = await Promise.all([
    ask(sparql`SELECT ?s ?p ?o { ${pattern} ?s ?p ?o }`),
    ask(sparql`SELECT ?s ?p ?o ?g { ${pattern} GRAPH ?g { ?s ?p ?o } }`, "graphs"),
  ]);
  const named = inGraphs.flatMap(quadOf);
  const triples = new Set(named.map(tripleToLine));
  // The merge repeats what stands in graphs; the rest of it stands in none.
  const others = merged.flatMap(quadOf).filter((quad) => !triples.has(tripleToLine(quad)));
  return [...named, ...others];
}

/** The quad of a row; nothing when a term is missing or stands where it cannot. */
function quadOf({ s, p, o, g }: Solution): Quad[] {
  if (s?.termType !== "NamedNode" || p?.termType !== "NamedNode" || o === undefined) return [];
  const graph = g?.termType === "NamedNode" ? g : factory.defaultGraph();
  return [factory.quad(s, p, o as Quad_Object, graph)]; // results hold nothing but IRIs, literals and blank nodes
}

async function inBatches<T>(
  things: readonly string[],
  fetch: (some: readonly string[]) => Promise<T[]>,
): Promise<T[]> {
  const batches: (readonly string[])[] = [];
  for (let at = 0; at < things.length; at += BATCH) batches.push(things.slice(at, at + BATCH));
  return (await Promise.all(batches.map(fetch))).flat();
}
