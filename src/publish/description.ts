// What a publication says of itself in a graph of its own: VoID, its catalogue, and its stored queries as examples.

import type { Quad } from "@rdfjs/types";
import type { QueryDataset } from "../model/query.ts";
import type { QuadTable, Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { NAMESPACES, RDF_TYPE, term } from "../model/vocabulary.ts";
import { readAside } from "../query/reader.ts";
import { buildFromLines } from "../rdf/quad-table.ts";
import { factory, quadToLine } from "../rdf/term.ts";
import { describeCatalogue } from "./catalogue.ts";
import { dumpNames } from "./dumps.ts";
import { describeExamples } from "./examples.ts";
import { describeVoid } from "./void.ts";

/** The address of the graph, where it is also to be had. */
export function descriptionGraph({ base }: Pick<Release, "base">): string {
  return `${base}.well-known/void`;
}

export function describeItself(release: Release, queries: readonly StoredQuery[]): Quad[] {
  // What becomes known while downloads are written stands in the catalogue alone: this is made once.
  const dumps = dumpNames(release).map((dump) => ({ ...dump, facts: "pending" as const }));
  return [
    ...describeVoid(release),
    ...describeCatalogue(release, dumps),
    ...describeExamples(release, queries),
  ];
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

const CATALOGUE = [NAMESPACES.dcat, NAMESPACES.dcatap];

/**
 * Whether a query asks for the description: it names a term of SHACL, VoID, the service description or DCAT, a stored query, or
 * the graph.
 */
export async function asksOfDescription(
  text: string,
  release: Pick<Release, "base" | "about" | "classes" | "quads">,
  { defaultGraphs, namedGraphs }: QueryDataset,
): Promise<boolean> {
  const { base } = release;
  const graph = descriptionGraph(release);
  if (defaultGraphs.includes(graph) || namedGraphs.includes(graph)) return true;
  // To look for these costs less than to take the text of every query apart.
  if (![...ABOUT, ...CATALOGUE, ...PATHS].some((sign) => text.includes(sign))) return false;
  const about = isOfCatalogues(release) ? ABOUT : [...ABOUT, ...CATALOGUE];
  const starts = [...about, ...PATHS.map((path) => base + path)];
  const { value } = await readAside("namesTerm", text, starts, base);
  return value;
}

const DATASET = term("dcat", "Dataset");

/** Whether a release holds what DCAT describes beyond its own entry: then questions about that are for the release alone. */
function isOfCatalogues({
  about,
  classes,
  quads,
}: Pick<Release, "about" | "classes" | "quads">): boolean {
  const hasEntry =
    about.dataset !== undefined &&
    quads
      .withSubject(about.dataset)
      .some(({ predicate, object }) => predicate.value === RDF_TYPE && object.value === DATASET);
  return classes.some(
    ({ iri, count }) =>
      iri.startsWith(NAMESPACES.dcat) && count > (iri === DATASET && hasEntry ? 1 : 0),
  );
}
