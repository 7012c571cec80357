// chancery wikidata check: one folder with every mistake, and what must be said of each.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkEntities } from "../../src/wikibase/check/check.ts";
import { FINDINGS, type FindingCode } from "../../src/wikibase/finding.ts";
import type { Entity } from "../../src/wikibase/model.ts";
import { finish, ROOT, run } from "./started.ts";

const BASE = "https://plans.example/";
const QUICKSTATEMENTS = ["quickstatements", "csv", "commands"];
const SPELLED = ["quickstatements", "csv"];

const property = (id: string, datatype: string) => `wd:${id} w:datatype "${datatype}" .
rule:${id} a w:StatementRule ; w:property wd:${id} ; w:select "SELECT ?item ?value ?rank ?value_lower ?value_upper ?value_globe ?value_wrong ?P1545 ?graph { GRAPH ?graph { ?item :${id} ?value OPTIONAL { ?item :rank ?rank } OPTIONAL { ?item :lower ?value_lower ; :upper ?value_upper } OPTIONAL { ?item :globe ?value_globe } OPTIONAL { ?item :wrong ?value_wrong } OPTIONAL { ?item :order ?P1545 } } }" .
`;

const MAPPING = `@prefix : <ns#> . @prefix rule: <id/rule/> . @prefix w: <ns/wikidata#> . @prefix wd: <http://www.wikidata.org/entity/> .
<ns/wikidata> a w:Mapping ; w:evidence :Page , :Rumour .
:House w:newItem true . :Mute w:newItem true .
wd:P854 w:datatype "url" . wd:P143 w:datatype "wikibase-item" .
${property("P31", "wikibase-item")}${property("P571", "time")}${property("P625", "globe-coordinate")}${property("P1448", "monolingualtext")}${property("P2046", "quantity")}${property("P1932", "string")}
rule:none a w:StatementRule ; w:property wd:P9999 ; w:select "SELECT ?item ?value ?graph { GRAPH ?graph { ?item :P9999 ?value } }" .
rule:gone a w:StatementRule ; w:property wd:P31 ; w:select "SELECT ?item ?value { GRAPH ?graph { ?item :gone ?value } }" .
rule:page a w:ReferenceRule ; w:select "SELECT ?graph ?P854 { ?graph :address ?P854 }" .
rule:last a w:FallbackReferenceRule ; w:select "SELECT ?graph (wd:Q52 AS ?P143) { ?graph :resort true }" .
`;

const PREFIXES = `@prefix : <ns#> . @prefix geo: <http://www.opengis.net/ont/geosparql#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix wd: <http://www.wikidata.org/entity/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<page> a :Page ; :address <https://example.org/page> .
<resort> a :Page ; :resort true .
<rumour> a :Rumour .
`;

/** A thing with an item, one statement in the graph of a page, and more triples beside. */
const known = (id: string, said: string, more = "", graph = "page") =>
  `<${id}> schema:sameAs wd:Q1${id.length}${id.charCodeAt(0)} ${more} .\n<${graph}> { <${id}> ${said} . }\n`;

/** A thing to be created. */
const fresh = (id: string, names: string, said = ":P31 wd:Q3947") =>
  `<${id}> a :House ; ${names} .\n<page> { <${id}> ${said} . }\n`;

interface Planted {
  readonly code: FindingCode;
  readonly thing: string;
  readonly data: string;
  readonly property?: string;
  readonly formats?: readonly string[];
}

/** Every mistake that a folder can hold, with the thing on which it is to be found. */
const PLANTED: readonly Planted[] = [
  { code: "incomplete-row", thing: "id/rule/gone", data: known("0", ":gone wd:Q5") },
  { code: "two-items", thing: "1", data: known("1", ":P31 wd:Q5", "; skos:exactMatch wd:Q1777") },
  {
    code: "shared-item",
    thing: "2b",
    data: "<2a> schema:sameAs wd:Q2222 . <2b> schema:sameAs wd:Q2222 .\n<page> { <2a> :P31 wd:Q5 . <2b> :P31 wd:Q5 . }\n",
  },
  { code: "no-datatype", thing: "a", property: "P9999", data: known("a", ':P9999 "x"') },
  {
    code: "no-datatype",
    thing: "a1",
    property: "P1545",
    data: known("a1", ':P31 wd:Q5 ; :order "1"'),
  },
  { code: "unknown-facet", thing: "b", property: "P2046", data: known("b", ":P2046 5 ; :wrong 1") },
  { code: "wrong-datatype", thing: "c", property: "P571", data: known("c", ':P571 "long ago"') },
  {
    code: "wrong-datatype",
    thing: "cc",
    property: "P571",
    data: known("cc", ':P571 "2014-02-30"^^xsd:date'),
  },
  {
    code: "wrong-datatype",
    thing: "ccc",
    property: "P625",
    data: known("ccc", ':P625 "POINT(200 100)"^^geo:wktLiteral'),
  },
  {
    code: "wrong-datatype",
    thing: "cccc",
    property: "P2046",
    data: known("cccc", ":P2046 5 ; :lower 6 ; :upper 7"),
  },
  { code: "unknown-rank", thing: "d", data: known("d", ':P2046 5 ; :rank "best"') },
  { code: "no-item", thing: "e", property: "P31", data: known("e", ":P31 <nobody>") },
  { code: "not-creatable", thing: "f", data: "<page> { <f> :P31 wd:Q5 . }\n" },
  {
    code: "never-created",
    thing: "g",
    property: "P31",
    data: `${known("g", ":P31 <mute>")}<mute> a :Mute .\n`,
  },
  {
    code: "no-reference",
    thing: "h",
    property: "P31",
    data: known("h", ":P31 wd:Q5", "", "rumour"),
  },
  {
    code: "only-fallback",
    thing: "i",
    property: "P31",
    data: known("i", ":P31 wd:Q5", "", "resort"),
  },
  { code: "no-label", thing: "j", data: fresh("j", "schema:url <https://example.org/j>") },
  { code: "name-too-long", thing: "k", data: fresh("k", `rdfs:label "${"x".repeat(251)}"@en`) },
  {
    code: "name-twice",
    thing: "l",
    data: fresh("l", 'rdfs:label "Loft"@en ; schema:description "Loft."@en'),
  },
  {
    code: "twins",
    thing: "m2",
    data: fresh("m1", 'rdfs:label "Twin"@en') + fresh("m2", 'rdfs:label "Twin"@en'),
  },
  { code: "unknown-language", thing: "n", data: fresh("n", 'rdfs:label "Nest"@en , "Nest"@xx-yy') },
  {
    code: "unknown-language",
    thing: "nn",
    property: "P1448",
    data: known("nn", ':P1448 "Nest"@xx-yy'),
  },
  {
    code: "control-character",
    thing: "o",
    property: "P1932",
    data: known("o", ':P1932 "two\\nlines"'),
  },
  { code: "outer-space", thing: "p", property: "P1932", data: known("p", ':P1932 "space "') },
  { code: "empty-text", thing: "q", property: "P1932", data: known("q", ':P1932 ""') },
  {
    code: "text-too-long",
    thing: "r",
    property: "P1932",
    data: known("r", `:P1932 "${"x".repeat(1501)}"`),
  },
  {
    code: "early-gregorian",
    thing: "s",
    property: "P571",
    data: known("s", ':P571 "1066-10-14"^^xsd:date'),
  },
  {
    code: "waits",
    thing: "t1",
    property: "P31",
    formats: [...QUICKSTATEMENTS, "payloads"],
    data:
      fresh("t1", 'rdfs:label "Tent"@en', ":P31 wd:Q5 , <t2>") +
      fresh("t2", 'rdfs:label "Tower"@en', ":P31 wd:Q5 , <t1>"),
  },
  { code: "circle", thing: "t1", data: "" },
  {
    code: "may-exist",
    thing: "u",
    data: `${fresh("u", 'rdfs:label "Unit"@en ; schema:description "A unit."@en')}<unit> a :House ; rdfs:label "Unit"@es ; schema:sameAs wd:Q77 .\n`,
  },
  {
    code: "would-merge",
    thing: "v",
    property: "P31",
    formats: QUICKSTATEMENTS,
    data: `${known("v", ':P1932 "v"')}<page> { <v> :P31 wd:Q5 . }\n<rumour2> a :Page ; :address <https://example.org/2> .\n<rumour2> { <v> :P31 wd:Q5 ; :rank "deprecated" . }\n`,
  },
  {
    code: "language-with-digit",
    thing: "w",
    property: "P1448",
    formats: QUICKSTATEMENTS,
    data: known("w", ':P1448 "Mot"@be-x-old , "Wort"@es-419'),
  },
  {
    code: "curly-quotes",
    thing: "x",
    property: "P1932",
    formats: SPELLED,
    data: known("x", ':P1932 "a “b”"'),
  },
  {
    code: "quoted-quotes",
    thing: "y",
    property: "P1932",
    formats: SPELLED,
    data: known("y", ':P1932 \'""b""\''),
  },
  {
    code: "pipe",
    thing: "z",
    property: "P1932",
    formats: SPELLED,
    data: known("z", ':P1932 "a|b"'),
  },
  {
    code: "uneven-bounds",
    thing: "A",
    property: "P2046",
    formats: QUICKSTATEMENTS,
    data: known("A", ":P2046 5 ; :lower 4 ; :upper 7"),
  },
  {
    code: "coordinate-precision",
    thing: "B",
    property: "P625",
    formats: QUICKSTATEMENTS,
    data: known("B", ':P625 "POINT(1 2)"^^geo:wktLiteral'),
  },
  {
    code: "other-globe",
    thing: "C",
    property: "P625",
    formats: QUICKSTATEMENTS,
    data: known("C", ':P625 "POINT(1 2)"^^geo:wktLiteral ; :globe wd:Q405'),
  },
  {
    code: "rank-lost",
    thing: "D",
    property: "P2046",
    formats: QUICKSTATEMENTS,
    data: known("D", ':P2046 5 ; :rank "preferred"'),
  },
  {
    code: "reads-as-value",
    thing: "E",
    formats: ["csv"],
    data: fresh("E", 'rdfs:label "1992"@en'),
  },
  {
    code: "refers-to-new",
    thing: "F",
    property: "P31",
    formats: ["csv", "payloads"],
    data: known("F", ":P31 <m1>"),
  },
];

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly iri: string;
  readonly property?: string;
  readonly graph?: string;
  readonly rule?: string;
  readonly formats?: readonly string[];
  readonly hint: string;
}

function folderOf(data: string): string {
  const folder = mkdtempSync(join(tmpdir(), "chancery-check-"));
  for (const room of ["ontology", "data"]) mkdirSync(join(folder, room));
  writeFileSync(join(folder, "ontology/wikidata.ttl"), MAPPING);
  writeFileSync(join(folder, "data/plans.trig"), PREFIXES + data);
  return folder;
}

const wikidata = (...args: string[]) => finish(run("wikidata", ...args, "--base", BASE, "--quiet"));

describe("the check before an export", () => {
  let folder = "";
  let findings: readonly Found[] = [];
  let code = 0;
  beforeAll(async () => {
    folder = folderOf(PLANTED.map(({ data }) => data).join(""));
    const done = await wikidata("check", folder, "--json");
    code = done.code;
    findings = JSON.parse(done.out).result.findings;
  });

  it.each(PLANTED)("finds $code on <$thing> and says where", (planted) => {
    const found = findings.filter(
      ({ code: one, iri, property: of }) =>
        one === planted.code && iri === BASE + planted.thing && of === planted.property,
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.formats).toEqual(planted.formats);
    expect(found[0]).toMatchObject(FINDINGS[planted.code]);
    if (planted.property !== undefined) expect(found[0]).toHaveProperty("rule");
  });

  it("finds nothing else but what follows from these", () => {
    const place = (one: string, iri: string, of = "") => `${one} ${iri.replace(BASE, "")} ${of}`;
    const expected = new Set([
      ...PLANTED.map(({ code: one, thing, property: of }) => place(one, thing, of)),
      "waits t2 P31",
      "rank-lost v P31",
      "coordinate-precision C P625",
    ]);
    const found = findings.map(({ code: one, iri, property: of }) => place(one, iri, of));
    expect(new Set(found)).toEqual(expected);
  });

  it("plants every kind of mistake, but for what needs items that were downloaded", () => {
    const planted = new Set(PLANTED.map(({ code: one }) => one));
    expect(Object.keys(FINDINGS).filter((one) => !planted.has(one as FindingCode))).toEqual([
      "exists",
    ]);
  });

  it("fails, and nothing is exported", async () => {
    expect(code).toBe(1);
    const { out, err, code: exit } = await wikidata("export", folder, "-f", "payloads");
    expect({ out, exit }).toEqual({ out: "", exit: 1 });
    expect(err).toContain("WDT-802");
  });

  it("lets a format pass that can carry what another cannot", async () => {
    const ranked = folderOf(known("D", ':P2046 5 ; :rank "preferred"'));
    const refused = await wikidata("export", ranked);
    expect(refused).toMatchObject({ out: "", code: 1 });
    expect(refused.err).toContain("QuickStatements 2 has no ranks");
    const { out, code: exit } = await wikidata("export", ranked, "-f", "payloads");
    expect(exit).toBe(0);
    expect(JSON.parse(out).data.claims.P2046[0].rank).toBe("preferred");
    expect(await wikidata("check", ranked)).toMatchObject({ code: 1 });
    const checked = await wikidata("check", ranked, "-f", "json");
    expect(checked.code).toBe(0);
    expect(checked.out).toContain("error[rank-lost] (quickstatements, csv, commands):");
  });

  it("is told of each kind in the documentation, with its severity, and of no other", () => {
    const text = readFileSync(join(ROOT, "docs/wikidata.md"), "utf8");
    const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (error|warning|note) \|/gm)];
    expect(rows.map(([, name, severity]) => [name, severity])).toEqual(
      Object.entries(FINDINGS).map(([name, { severity }]) => [name, severity]),
    );
  });
});

describe("new items among items that were downloaded", () => {
  const entity: Entity = {
    iri: `${BASE}house`,
    id: undefined,
    labels: new Map([["en", "House"]]),
    descriptions: new Map([["en", "a house"]]),
    aliases: new Map([["en", ["Home"]]]),
    statements: [
      {
        main: { property: "P31", value: { type: "item", id: "Q3947" } },
        rank: "normal",
        qualifiers: [],
        references: [],
        isFallback: false,
        graphs: [],
        rule: `${BASE}rule`,
      },
    ],
  };
  const p31 = (id: string) => ({ P31: [{ mainsnak: { datavalue: { value: { id } } } }] });
  const check = (item: object) =>
    checkEntities({
      entities: [entity],
      known: [{ id: "Q9", labels: {}, aliases: {}, claims: {}, ...item }],
      matchedNamed: () => [],
      classesOf: () => [],
      idsOf: () => [],
    }).map(({ code, message }) => [code, message]);

  it("may be there already by a label or an alias, whatever the case of letters", () => {
    const warned = [["may-exist", "Q9 has the same name"]];
    expect(check({ labels: { es: { value: "HOUSE" } } })).toEqual(warned);
    expect(check({ aliases: { en: [{ value: "home" }] }, claims: p31("Q3947") })).toEqual(warned);
  });

  it("are others when they are said to be of another class, or when the names differ", () => {
    expect(check({ labels: { en: { value: "House" } }, claims: p31("Q5") })).toEqual([]);
    expect(check({ labels: { en: { value: "Household" } } })).toEqual([]);
  });

  it("are refused with the label and the description of one that exists", () => {
    const names = {
      labels: { en: { value: "House" } },
      descriptions: { en: { value: "a house" } },
    };
    expect(check(names)).toEqual([["exists", "Q9 has the same label and description"]]);
  });
});
