// How the data uses terms: counted once for a release at hand; by queries of a remote one, for as long as a page may wait.

import type { Context } from "hono";
import type { Counts, TermUse } from "../html/ontology/term-sections.ts";
import type { UseCounts } from "../html/ontology/vocabulary-section.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { isMachinery } from "../model/vocabulary.ts";
import { CLASSES_MAX } from "../publish/class-links.ts";
import { type Coverage, coverageOf } from "../publish/coverage.ts";
import type { TermKind } from "../publish/ontology.ts";
import { type Results, readResults, textOf } from "../query/results.ts";
import { iri, sparql } from "../query/tag.ts";
import { runTogether, workWithin } from "./budget.ts";

/** Milliseconds that numbers on the page of a term may take. */
const COUNT_TIMEOUT = 2000;

/** Things of each class, and statements with each property. */
export function useCounts(release: Release): UseCounts {
  return new Map([
    ...release.usage.properties,
    ...release.classes.map(({ iri: kind, count }) => [kind, count] as const),
  ]);
}

/** How many rows tables of a term have. */
const PROPERTIES_MAX = 30;
const KINDS_MAX = 12;

/** How many links a drawing shows. */
const LINKS_MAX = 16;

type UsedKind = Exclude<TermKind, "other">;

/** How the data uses a class or a property. */
export async function useOf(
  c: Context,
  publication: Publication,
  term: string,
  kind: UsedKind,
): Promise<TermUse> {
  const { release } = publication;
  const total = useCounts(release).get(term) ?? 0;
  if (total === 0) return { total };
  if (release.remote !== undefined) return { total, ...(await ASK[kind](c, publication, term)) };
  if (kind === "class") {
    const properties = release.usage.ofClasses.get(term);
    return { total, properties: mostOf(properties, PROPERTIES_MAX) };
  }
  const use = (await coverageWithin(c, release)).properties.get(term);
  return {
    total,
    subjects: mostOf(use?.kinds, KINDS_MAX),
    objects: mostOf(use?.values, KINDS_MAX),
  };
}

function mostOf(counts: ReadonlyMap<string, number> = new Map(), limit: number): Counts {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, limit);
}

/** Counted once, at the cost of those who wait for it. */
function coverageWithin(c: Context, release: Release): Promise<Coverage> {
  return workWithin(c, () => coverageOf(release));
}

const ASK: Readonly<
  Record<
    UsedKind,
    (c: Context, publication: Publication, term: string) => Promise<Omit<TermUse, "total">>
  >
> = {
  class: async (c, publication, term) => ({
    properties: await askCounts(
      c,
      publication,
      sparql`SELECT ?term (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ${iri(term)} ; ?term ?value } GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT ${PROPERTIES_MAX}`,
    ),
  }),
  property: async (c, publication, term) => {
    const property = iri(term);
    const [subjects, objects] = await Promise.all([
      askCounts(
        c,
        publication,
        sparql`SELECT ?term (COUNT(*) AS ?count) WHERE { ?thing ${property} ?value ; a ?term } GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT ${KINDS_MAX}`,
      ),
      askCounts(
        c,
        publication,
        sparql`SELECT ?term (COUNT(*) AS ?count) WHERE { ?thing ${property} ?value OPTIONAL { ?value a ?kind } BIND(COALESCE(?kind, DATATYPE(?value)) AS ?term) FILTER(BOUND(?term)) } GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT ${KINDS_MAX}`,
      ),
    ]);
    return { subjects, objects };
  },
};

/** Which classes are linked by which properties, most frequent first, for a drawing; nothing when asking took too long. */
export async function linksOf(c: Context, publication: Publication): Promise<Results | undefined> {
  const { release } = publication;
  if (release.remote !== undefined) return askLinks(c, publication);
  const { links } = await coverageWithin(c, release);
  const bound = (value: string) => ({ type: "uri", value });
  const rows = links.slice(0, LINKS_MAX).map(({ from, property, to }) => ({
    from: bound(from),
    property: bound(property),
    to: bound(to),
  }));
  return { columns: ["from", "property", "to"], rows };
}

async function askLinks(c: Context, publication: Publication): Promise<Results | undefined> {
  const kinds = publication.release.classes
    .map(({ iri: kind }) => kind)
    .filter((kind) => !isMachinery(kind))
    .slice(0, CLASSES_MAX);
  if (kinds.length === 0) return undefined;
  const list = kinds.map((kind) => iri(kind));
  return askInTime(
    c,
    publication,
    sparql`SELECT ?from ?property ?to WHERE { { SELECT ?from ?property ?to (COUNT(*) AS ?count) WHERE { VALUES ?from { ${list} } VALUES ?to { ${list} } ?a a ?from ; ?property ?b . ?b a ?to } GROUP BY ?from ?property ?to } } ORDER BY DESC(?count) STR(?from) STR(?property) STR(?to) LIMIT ${LINKS_MAX}`,
  );
}

async function askInTime(
  c: Context,
  publication: Publication,
  text: string,
): Promise<Results | undefined> {
  try {
    const options = { format: "json", lane: "page", timeout: COUNT_TIMEOUT } as const;
    const { body, kept } = await runTogether(c, publication, (run) => run(text, options));
    if (kept !== true) c.set("keeps", false);
    return readResults(body);
  } catch (error) {
    if (!(error instanceof ChanceryError)) throw error;
    c.set("keeps", false);
    return undefined;
  }
}

async function askCounts(
  c: Context,
  publication: Publication,
  text: string,
): Promise<Counts | undefined> {
  const results = await askInTime(c, publication, text);
  return results?.rows.flatMap(({ term, count }) =>
    term === undefined || count === undefined
      ? []
      : [[textOf(term), Number(textOf(count))] as const],
  );
}
