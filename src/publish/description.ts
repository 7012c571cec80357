// What a publication says of itself in a graph of its own: VoID, and its stored queries as examples.

import type { Quad } from "@rdfjs/types";
import type { QueryDataset } from "../model/query.ts";
import type { QuadTable, Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { NAMESPACES } from "../model/vocabulary.ts";
import { readAside } from "../query/reader.ts";
import { buildFromLines } from "../rdf/quad-table.ts";
import { factory, quadToLine } from "../rdf/term.ts";
import { describeExamples } from "./examples.ts";
import { describeVoid } from "./void.ts";

/** The address of the graph, where it is also to be had. */
export function descriptionGraph({ base }: Pick<Release, "base">): string {
  return `${base}.well-known/void`;
}

export function describeItself(release: Release, queries: readonly StoredQuery[]): Quad[] {
  return [...describeVoid(release), ...describeExamples(release, queries)];
}

/** The description as quads of its graph, but for what the release says already: no triple stands in both. */
export function descriptionTable(release: Release, queries: readonly StoredQuery[]): QuadTable {
  const graph = factory.namedNode(descriptionGraph(release));
  const lines = describeItself(release, queries)
    .filter((triple) => release.quads.withTriple(triple).length === 0)
    .map(({ subject, predicate, object }) =>
      quadToLine(factory.quad(subject, predicate, object, graph)),
    );
  return buildFromLines(lines).table;
}

const PATHS = [".well-known/void", "queries/"];

const ABOUT = [NAMESPACES.sh, NAMESPACES.void, NAMESPACES.sd];

/** Whether a query asks for the description: it names a term of SHACL, VoID or the service description, a stored query, or the graph. */
export async function asksOfDescription(
  text: string,
  { base }: Pick<Release, "base">,
  { defaultGraphs, namedGraphs }: QueryDataset,
): Promise<boolean> {
  const graph = descriptionGraph({ base });
  if (defaultGraphs.includes(graph) || namedGraphs.includes(graph)) return true;
  // To look for these costs less than to take the text of every query apart.
  if (![...ABOUT, ...PATHS].some((sign) => text.includes(sign))) return false;
  const starts = [...ABOUT, ...PATHS.map((path) => base + path)];
  const { value } = await readAside("namesTerm", text, starts, base);
  return value;
}
