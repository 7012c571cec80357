// What is asked of an endpoint at the start: how much there is, of which classes, and what it says of itself.

import type { Quad } from "@rdfjs/types";
import { ENTRY_CLASSES } from "../load/about.ts";
import type { ClassSummary, ReleaseCounts } from "../model/release.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { iri, sparql } from "../query/tag.ts";
import { isTolerable } from "../query/tolerable.ts";
import type { Solution } from "../rdf/solutions.ts";
import type { Ask } from "./ask.ts";
import { describedBy } from "./fetch.ts";
import { readVocabulary } from "./vocabulary.ts";

/** How many classes, properties, entries of a catalogue and documents with parts are read. */
const SUMMARY_MAX = 1000;
const ENTRIES_MAX = 50;
const DOCUMENTS_MAX = 1000;

const HIDDEN =
  "the default graph of the endpoint is empty while its named graphs are not (docs/remote.md, Dialects)";

export interface Facts {
  readonly counts: ReleaseCounts;
  readonly classes: readonly ClassSummary[];
  readonly properties: readonly ClassSummary[];
  readonly graphs: ReadonlyMap<string, number>;
  /** Entries of a catalogue, and what classes and properties are called and how they stand to each other. */
  readonly quads: readonly Quad[];
  readonly prefixes: Readonly<Record<string, string>>;
  readonly documents: ReadonlySet<string>;
  /** What could not be found out. */
  readonly notes: readonly string[];
}

/** Reads what the endpoint tells. What it cannot tell in time is left open. @throws ChanceryError END-… when it is not there */
export async function readFacts(given: Ask, base: string): Promise<Facts> {
  const notes: string[] = [];
  const ask = tolerant(given, notes);
  const [counts, graphs, classes, properties, entries, prefixes, documents] = await Promise.all([
    readCounts(ask),
    readGraphs(ask),
    readSummary(ask, sparql`?s ${iri(RDF_TYPE)} ?of FILTER(ISIRI(?of))`, "DISTINCT ?s"),
    readSummary(ask, "?s ?of ?o", "*"),
    readEntries(ask, base),
    readPrefixes(ask),
    readDocuments(ask),
  ]);
  if (counts.triples === 0 && graphs.size > 0) notes.push(HIDDEN);
  const words = await readVocabulary(ask, {
    classes: classes.map((summary) => summary.iri),
    properties: properties.map((summary) => summary.iri),
  });
  return {
    counts,
    graphs,
    classes,
    properties,
    quads: [...entries, ...words],
    prefixes,
    documents,
    notes,
  };
}

/** A question that takes too long or is too much for the endpoint has no rows. */
function tolerant(ask: Ask, notes: string[]): Ask {
  return async (select, kind, asking) => {
    try {
      return await ask(select, kind, asking);
    } catch (error) {
      if (!isTolerable(error)) throw error;
      notes.push(`${error.code}: ${error.message} (${select})`);
      return [];
    }
  };
}

async function readCounts(ask: Ask): Promise<ReleaseCounts> {
  const count = async (what: string, pattern: string, kind?: "graphs") => {
    const [row] = await ask(`SELECT (COUNT(${what}) AS ?n) { ${pattern} }`, kind);
    return Number(row?.["n"]?.value ?? 0);
  };
  const [triples, subjects, inGraphs, graphs] = await Promise.all([
    count("*", "?s ?p ?o"),
    count("DISTINCT ?s", "?s ?p ?o"),
    count("*", "GRAPH ?g { ?s ?p ?o }", "graphs"),
    count("DISTINCT ?g", "GRAPH ?g { ?s ?p ?o }", "graphs"),
  ]);
  return { triples, subjects, graphs, quads: Math.max(triples, inGraphs) };
}

/** Named graphs with their numbers of triples. */
async function readGraphs(ask: Ask): Promise<ReadonlyMap<string, number>> {
  const graphs = await readSummary(ask, "GRAPH ?of { ?s ?p ?o }", "*", "graphs");
  return new Map(graphs.map(({ iri, count }) => [iri, count]));
}

/** Classes, properties or graphs, the most frequent first. */
async function readSummary(
  ask: Ask,
  pattern: string,
  counted: string,
  kind?: "graphs",
): Promise<ClassSummary[]> {
  const rows = await ask(
    `SELECT ?of (COUNT(${counted}) AS ?n) { ${pattern} } GROUP BY ?of ORDER BY DESC(?n) LIMIT ${SUMMARY_MAX}`,
    kind,
  );
  const found = rows.flatMap(({ of, n }) =>
    of === undefined ? [] : [{ iri: of.value, count: Number(n?.value ?? 0) }],
  );
  return found.sort((a, b) => b.count - a.count || (a.iri < b.iri ? -1 : 1));
}

async function readEntries(ask: Ask, base: string): Promise<Quad[]> {
  const classes = ENTRY_CLASSES.map(iri);
  const rows = await ask(
    sparql`SELECT DISTINCT ?s { VALUES ?class { ${classes} } ?s ${iri(RDF_TYPE)} ?class } LIMIT ${ENTRIES_MAX}`,
  );
  return describedBy(ask, valuesIn(rows, "s"), base);
}

async function readPrefixes(ask: Ask): Promise<Record<string, string>> {
  const [prefix, namespace] = ["preferredNamespacePrefix", "preferredNamespaceUri"].map((local) =>
    iri(term("vann", local)),
  );
  if (prefix === undefined || namespace === undefined) return {};
  const rows = await ask(
    sparql`SELECT ?prefix ?namespace { ?s ${prefix} ?prefix ; ${namespace} ?namespace } LIMIT ${SUMMARY_MAX}`,
  );
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [name, address] = [row["prefix"]?.value ?? "", row["namespace"]?.value ?? ""];
      return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && address !== "" ? [[name, address]] : [];
    }),
  );
}

/** Addresses before the `#` of subjects. */
async function readDocuments(ask: Ask): Promise<ReadonlySet<string>> {
  const rows = await ask(
    `SELECT DISTINCT ?document { ?s ?p ?o FILTER(CONTAINS(STR(?s), "#")) BIND(STRBEFORE(STR(?s), "#") AS ?document) } LIMIT ${DOCUMENTS_MAX}`,
  );
  return new Set(valuesIn(rows, "document"));
}

function valuesIn(rows: readonly Solution[], column: string): string[] {
  return rows.flatMap((row) => row[column]?.value ?? []);
}
