// How the data uses terms: counted by queries, for as long as they take no longer than a page may wait.

import type { Context } from "hono";
import type { Counts, TermUse } from "../html/ontology/term-sections.ts";
import type { UseCounts } from "../html/ontology/vocabulary-section.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { isMachinery } from "../model/vocabulary.ts";
import type { TermKind } from "../publish/ontology.ts";
import { type Results, readResults, textOf } from "../query/results.ts";
import { iri, sparql } from "../query/tag.ts";
import { runTogether } from "./budget.ts";

/** Milliseconds that numbers on the page of a term may take. */
const COUNT_TIMEOUT = 2000;

/** Things of each class, and statements with each property. */
export function useCounts(release: Release): UseCounts {
  return new Map([
    ...release.usage.properties,
    ...release.classes.map(({ iri: kind, count }) => [kind, count] as const),
  ]);
}

/** How the data uses a class or a property. */
export async function askUse(
  c: Context,
  publication: Publication,
  term: string,
  kind: Exclude<TermKind, "other">,
): Promise<TermUse> {
  const total = useCounts(publication.release).get(term) ?? 0;
  if (total === 0) return { total };
  const count = async (text: string) => countsIn(await askInTime(c, publication, text));
  if (kind === "class")
    return {
      total,
      properties: await count(
        sparql`SELECT ?term (COUNT(DISTINCT ?thing) AS ?count) WHERE { ?thing a ${iri(term)} ; ?term ?value } GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT 30`,
      ),
    };
  const property = iri(term);
  const [subjects, objects] = await Promise.all([
    count(
      sparql`SELECT ?term (COUNT(*) AS ?count) WHERE { ?thing ${property} ?value ; a ?term } GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT 12`,
    ),
    count(
      sparql`SELECT ?term (COUNT(*) AS ?count) WHERE { ?thing ${property} ?value OPTIONAL { ?value a ?kind } BIND(COALESCE(?kind, DATATYPE(?value)) AS ?term) FILTER(BOUND(?term)) } GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT 12`,
    ),
  ]);
  return { total, subjects, objects };
}

/** Which classes are linked by which properties, most frequent first, for a drawing; nothing when asking took too long. */
export async function askLinks(c: Context, publication: Publication): Promise<Results | undefined> {
  const kinds = publication.release.classes
    .map(({ iri: kind }) => kind)
    .filter((kind) => !isMachinery(kind))
    .slice(0, CLASSES_MAX);
  if (kinds.length === 0) return undefined;
  const list = kinds.map((kind) => iri(kind));
  return askInTime(
    c,
    publication,
    sparql`SELECT ?from ?property ?to WHERE { { SELECT ?from ?property ?to (COUNT(*) AS ?count) WHERE { VALUES ?from { ${list} } VALUES ?to { ${list} } ?a a ?from ; ?property ?b . ?b a ?to } GROUP BY ?from ?property ?to } } ORDER BY DESC(?count) STR(?from) STR(?property) STR(?to) LIMIT 16`,
  );
}

/** How many classes a drawing can show before nobody can read it. */
const CLASSES_MAX = 24;

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

function countsIn(results: Results | undefined): Counts | undefined {
  return results?.rows.flatMap(({ term, count }) =>
    term === undefined || count === undefined
      ? []
      : [[textOf(term), Number(textOf(count))] as const],
  );
}
