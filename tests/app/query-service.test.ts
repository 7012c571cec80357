// Another publication with a mapping of its own, asked as the Wikidata Query Service is asked.

import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";

const MAPPING = `@prefix m: <ns#> . @prefix w: <ns/wikidata#> . @prefix rule: <rule/> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<ns/wikidata> a w:Mapping ; w:evidence m:Inventory .
m:Work w:newItem true .
wd:P31 w:datatype "wikibase-item" ; rdfs:label "instance of"@en .
wd:P170 w:datatype "wikibase-item" ; rdfs:label "creator"@en .
wd:P1476 w:datatype "monolingualtext" . wd:P2048 w:datatype "quantity" . wd:P571 w:datatype "time" .
wd:P625 w:datatype "globe-coordinate" . wd:P854 w:datatype "url" . wd:P1480 w:datatype "wikibase-item" .
wd:Q191851 rdfs:label "vase"@en , "Vase"@de . wd:Q174728 rdfs:label "centimetre"@en .
rule:kind a w:StatementRule ; w:property wd:P31 ; w:select "SELECT ?item ?value ?graph { GRAPH ?graph { ?item m:kind ?value } }" .
rule:maker a w:StatementRule ; w:property wd:P170 ; w:select "SELECT ?item ?value ?graph { GRAPH ?graph { ?item m:by ?value } }" .
rule:height a w:StatementRule ; w:property wd:P2048 ; w:select "SELECT ?item ?value (wd:Q174728 AS ?value_unit) ?graph { GRAPH ?graph { ?item m:height ?value } }" .
rule:place a w:StatementRule ; w:property wd:P625 ; w:select "SELECT ?item ?value ?graph { GRAPH ?graph { ?item m:found ?value } }" .
rule:year a w:StatementRule ; w:property wd:P571 ; w:select "SELECT ?item ?value ?graph { GRAPH ?graph { ?item m:made ?value } }" .
rule:title a w:StatementRule ; w:property wd:P1476 ; w:select "SELECT ?item ?value ?rank ?graph { GRAPH ?graph { ?item m:title ?value } BIND(IF(LANG(?value) = 'de', 'preferred', 'normal') AS ?rank) }" .
rule:page a w:ReferenceRule ; w:select "SELECT ?graph ?P854 { ?graph m:address ?P854 }" .
`;

const DATA = `@prefix m: <ns#> . @prefix w: <work/> . @prefix v: <ns/wikidata#> . @prefix wd: <http://www.wikidata.org/entity/> .
@prefix schema: <http://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<person/anna-berg> schema:sameAs wd:Q4000000 ; skos:altLabel "A. Berg"@en , "Anna B."@en .
<inventory/1931> a m:Inventory ; m:address <https://example.org/inventory> .
<inventory/1931> {
  w:blue-jug m:kind wd:Q191851 ; m:by <person/anna-berg> ; m:height 21.5 ; m:made "1921"^^xsd:gYear ;
    m:found "POINT(13.4 52.5)"^^<http://www.opengis.net/ont/geosparql#wktLiteral> ; m:title "Blauer Krug"@de , "Blue jug"@en .
  w:red-bowl m:kind wd:Q191851 ; m:by v:somevalue .
  w:lost-bowl m:kind wd:Q191851 ; m:by v:novalue .
  w:jar m:kind wd:Q191851 . w:jar-lid m:made "1950"^^xsd:gYear .
}
w:jar schema:sameAs wd:Q4000002 . w:jar-lid schema:sameAs wd:Q4000002 .
w:lost-bowl a m:Work ; m:maker <person/anna-berg> ; skos:prefLabel "Lost bowl"@en .
`;

const LABELS = 'SERVICE wikibase:label { bd:serviceParam wikibase:language "de,en" }';

describe("the query service of another publication", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "museum-wikidata-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(join(folder, "ontology/wikidata.ttl"), MAPPING);
    writeFileSync(join(folder, "data/inventory.trig"), DATA);
    publication = await openPublication(folder, {
      base: BASE,
      settings: { ...defaultSettings(), clientQuerySeconds: 0 },
    });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const ask = (query: string, accept = "text/csv") =>
    app.request(`/wikidata/sparql?query=${encodeURIComponent(query)}`, {
      headers: { Accept: accept },
    });

  const rows = async (query: string) => {
    const answer = await ask(query);
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    return text.trimEnd().split("\r\n").slice(1);
  };

  it.each([
    [
      "aliases in one column, the language of each label by itself",
      `SELECT ?workLabel ?kindLabel ?makerLabel (STRLEN(?makerAltLabel) AS ?length) (LANG(?makerAltLabel) AS ?language) { ?work wdt:P170 ?maker ; wdt:P31 ?kind . FILTER(!wikibase:isSomeValue(?maker)) ${LABELS} }`,
      ["Blauer Krug,Vase,Anna Berg,16,en"],
    ],
    [
      "values that are not known",
      `SELECT ?workLabel (wikibase:isSomeValue(?maker) AS ?unknown) { ?work wdt:P170 ?maker ${LABELS} } ORDER BY ?unknown`,
      ["Blauer Krug,false", "Red bowl,true"],
    ],
    [
      "things that have no value",
      `SELECT ?workLabel { ?work a wdno:P170 ; p:P170 [ a wdno:P170 ] ${LABELS} }`,
      ["Lost bowl"],
    ],
    [
      "quantities with their unit",
      `SELECT ?simple ?amount ?unitLabel { ?work wdt:P2048 ?simple ; p:P2048/psv:P2048 [ wikibase:quantityAmount ?amount ; wikibase:quantityUnit ?unit ] ${LABELS} }`,
      ["21.5,21.5,centimetre"],
    ],
    [
      "points, longitude first",
      "SELECT ?where ?lat { ?work wdt:P625 ?where ; p:P625/psv:P625/wikibase:geoLatitude ?lat }",
      ["Point(13.4 52.5),52.5"],
    ],
    [
      "the preferred value alone, and all of them by their statements",
      "SELECT ?best (COUNT(?any) AS ?all) { ?work wdt:P1476 ?best ; p:P1476/ps:P1476 ?any } GROUP BY ?best",
      ["Blauer Krug,2"],
    ],
    [
      "an item that two things are",
      "SELECT (YEAR(?made) AS ?year) { wd:Q4000002 wdt:P31 wd:Q191851 ; wdt:P571 ?made }",
      ["1950"],
    ],
    [
      "references",
      "SELECT DISTINCT ?address { ?work p:P571/prov:wasDerivedFrom/pr:P854 ?address }",
      ["https://example.org/inventory"],
    ],
  ])("answers for %s", async (_, query, wanted) => {
    expect(await rows(query)).toEqual(wanted);
  });

  it("is as large as its statements, and apart from the other endpoint", async () => {
    expect(
      await rows("SELECT (COUNT(*) AS ?n) { ?x <http://museum.example/ns#maker> ?y }"),
    ).toEqual(["0"]);
    const other = await app.request("/sparql?query=ASK{?x a <http://wikiba.se/ontology%23Item>}", {
      headers: { Accept: "text/csv" },
    });
    expect(await other.text()).toBe("false");
  });

  it("takes whatever is sent for a query, and never breaks", async () => {
    const pieces = fc.constantFrom(
      ..."SELECT * WHERE { } ( ) . ; ?x ?xLabel wdt:P31 wd:Q1 SERVICE wikibase:label bd:serviceParam".split(
        " ",
      ),
      ...'wikibase:language "en,\u005d" "[AUTO_LANGUAGE]" OPTIONAL UNION MINUS FILTER NOT EXISTS hint:Prior'.split(
        " ",
      ),
      ..."wikibase:isSomeValue BIND AS COALESCE GROUP BY VALUES UNDEF # \\ <a> << >> %a INCLUDE WITH CONSTRUCT".split(
        " ",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 25 }), async (words) => {
        const answer = await ask(`SELECT ?xLabel { ${words.join(" ")} }`);
        expect([200, 400]).toContain(answer.status);
      }),
      { numRuns: 150 },
    );
  });

  it("lets nothing in by the languages that a client names", async () => {
    const evil = 'en" || true) ?s ?p ?o FILTER("';
    for (const language of [evil, `de, ${evil};q=0.5`, "*", ";;q=,"]) {
      const answer = await app.request(
        `/wikidata/sparql?query=${encodeURIComponent(`SELECT ?xLabel { VALUES ?x { wd:Q191851 } SERVICE wikibase:label { bd:serviceParam wikibase:language "[AUTO_LANGUAGE],en" } }`)}`,
        { headers: { Accept: "text/csv", "Accept-Language": language } },
      );
      expect(await answer.text()).toMatch(/^xLabel\r\nvase\r\n$/i);
    }
  });

  it("goes on with the release: what is published next is answered next", async () => {
    const before = await rows("SELECT ?x { ?x wdt:P31 wd:Q191851 }");
    writeFileSync(
      join(publication.folder, "data/inventory.trig"),
      DATA.replace("w:red-bowl m:kind wd:Q191851", "w:red-bowl m:kind wd:Q153988"),
    );
    expect(await publication.reload()).toMatchObject({ ok: true, changed: true });
    expect(await rows("SELECT ?x { ?x wdt:P31 wd:Q191851 }")).toHaveLength(before.length - 1);
    writeFileSync(join(publication.folder, "data/inventory.trig"), DATA);
    await publication.reload();
  });

  it("keeps to the same limits: a query that is nested too deeply is refused before it is read", async () => {
    const deep = `SELECT * { ${"{".repeat(300)} ?x ?y ?z ${"}".repeat(300)} ${LABELS} }`;
    const answer = await ask(deep);
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "QRY-508" }]);
  });

  it("gives back what was bound, whatever is asked of labels, and never fails of itself", async () => {
    const part = fc.constantFrom(
      "OPTIONAL { ?work wdt:P170 ?maker }",
      "{ ?work wdt:P571 ?year } UNION { ?work wdt:P31 ?kind }",
      "MINUS { ?work a wdno:P170 }",
      "FILTER EXISTS { ?work wdt:P31 ?any }",
      "{ SELECT ?work (COUNT(?s) AS ?n) { ?work p:P31 ?s } GROUP BY ?work }",
      "VALUES ?kind { wd:Q191851 }",
      "BIND(STR(?work) AS ?name)",
    );
    const columns = fc.constantFrom(
      "?work ?kind",
      "DISTINCT ?work ?maker ?kind",
      "?work ?maker ?year",
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(part, { maxLength: 4 }), columns, async (parts, listed) => {
        const where = `?work wdt:P31 [] . ${parts.join(" ")}`;
        const plain = await rows(`SELECT ${listed} { ${where} }`);
        const labelled = await rows(
          `SELECT ${listed} ?workLabel ?makerLabel ?kindLabel ?workDescription { ${where} ${LABELS} }`,
        );
        const bare = labelled.map((row) => row.split(",").slice(0, listed.match(/\?/g)?.length));
        expect(bare.map((cells) => cells.join(",")).sort()).toEqual(plain.sort());
      }),
      { numRuns: 30 },
    );
  });
});
