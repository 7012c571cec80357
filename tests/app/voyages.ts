// A folder of ships, ports and voyages: dates of every precision, coordinates in every vocabulary, and a query for each view.

import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./started.ts";

export const VOYAGES = join(ROOT, "tests/fixtures/voyages");
export const VOYAGES_BASE = "http://voyages.example/";

const PREFIXES = `PREFIX v: <${VOYAGES_BASE}ns#>
PREFIX d: <${VOYAGES_BASE}id/>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX schema: <http://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

/** Slug → header and query. */
const QUERIES: Readonly<Record<string, readonly [header: string, query: string]>> = {
  when: [
    "view: timeline",
    "SELECT ?date ?start ?end ?thing ?lane { ?thing a v:Voyage ; v:ship ?lane OPTIONAL { ?thing dcterms:date ?date } OPTIONAL { ?thing schema:startDate ?start ; schema:endDate ?end } }",
  ],
  where: [
    "view: map",
    "SELECT ?place ?wkt { ?place a v:Port OPTIONAL { ?place (geo:hasGeometry/geo:asWKT)|geo:asWKT ?wkt } }",
  ],
  ways: [
    "view: map",
    "SELECT ?from ?fromWkt ?to ?toWkt ?thing { ?thing v:from ?from ; v:to ?to . ?from (geo:hasGeometry/geo:asWKT)|geo:asWKT ?fromWkt OPTIONAL { ?to (geo:hasGeometry/geo:asWKT)|geo:asWKT ?toWkt } }",
  ],
  kinds: [
    "view: map",
    "SELECT ?place ?wkt ?lane { ?place geo:asWKT ?wkt BIND(IF(CONTAINS(STR(?place), 'callao'), 'early', 'late') AS ?lane) }",
  ],
  size: ["view: bar", "SELECT ?ship ?tons { ?ship a v:Ship ; v:tons ?tons } ORDER BY ?ship"],
  years: [
    "view: line",
    "SELECT ?year (COUNT(*) AS ?voyages) (SAMPLE(?x) AS ?arrivals) { VALUES (?year ?x) { (1871 3) (1872 4) (1873 UNDEF) (1874 2) (1876 9) } } GROUP BY ?year ORDER BY ?year",
  ],
  holes: [
    "view: bar",
    "SELECT ?port ?arrivals ?wrecks { VALUES (?port ?arrivals ?wrecks) { (d:callao 3 1) (d:lisbon UNDEF 2) } }",
  ],
  net: [
    "view: graph",
    "SELECT ?from ?property ?to { ?from ?property ?to FILTER(?property IN (v:from, v:to, v:ship)) }",
  ],
  built: ["view: graph", "CONSTRUCT { ?a v:to ?b } { ?x v:from ?a ; v:to ?b }"],
  count: [
    "view: number",
    'SELECT (COUNT(?x) AS ?voyages) ("1871-05-03"^^xsd:date AS ?first) { ?x a v:Voyage }',
  ],
  said: [
    `view: sentence
#+ sentence: "{ship} made {n, plural, one {# voyage} other {# voyages}}, the first in {first}."
#+ sentence_ru: "{ship}: {n, plural, one {# плавание} few {# плавания} many {# плаваний} other {# плавания}}, первое {first}."`,
    "SELECT ?ship (COUNT(*) AS ?n) (MIN(?d) AS ?first) { ?x v:ship ?ship ; dcterms:date|schema:startDate ?d } GROUP BY ?ship ORDER BY ?ship",
  ],
  unsayable: [
    'view: sentence\n#+ sentence: "Since {ship, date}: {tons}"',
    "SELECT ?ship ?tons { ?ship v:tons ?tons }",
  ],
  asked: ["view: sentence", "ASK { ?x a v:Ship }"],
};

/** The folder with a query for each view. */
export function voyagesWithQueries(): string {
  const folder = mkdtempSync(join(tmpdir(), "voyages-"));
  cpSync(VOYAGES, folder, { recursive: true });
  mkdirSync(join(folder, "queries"));
  for (const [slug, [header, query]] of Object.entries(QUERIES))
    writeFileSync(
      join(folder, `queries/${slug}.rq`),
      `#+ summary: "${slug}"\n#+ ${header}\n${PREFIXES}${query}\n`,
    );
  return folder;
}
