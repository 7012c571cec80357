// What the first publication gives to Wikidata: statements with references, nothing announced, nothing dropped silently.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import { RDF_TYPE } from "../../src/model/vocabulary.ts";
import { readMapping } from "../../src/wikibase/mapping.ts";
import { finish, run } from "../app/started.ts";
import { BASE, FOLDER } from "./folder.ts";

const export_ = (...args: string[]) =>
  finish(run("wikidata", "export", FOLDER, "--base", BASE, "--quiet", ...args));

interface JsonSnak {
  readonly property: string;
  readonly datavalue: {
    readonly type: string;
    readonly value: Readonly<Record<string, unknown>> & string;
  };
}

interface WikibaseItem {
  readonly id?: string;
  readonly claims: Readonly<
    Record<
      string,
      {
        readonly mainsnak: JsonSnak;
        readonly qualifiers?: Readonly<Record<string, JsonSnak[]>>;
        readonly "qualifiers-order"?: readonly string[];
        readonly references: readonly {
          readonly snaks: Readonly<Record<string, JsonSnak[]>>;
          readonly "snaks-order": readonly string[];
        }[];
      }[]
    >
  >;
}

/** A snak of JSON as V1 writes it, by the tables of both formats and none of our code. */
function column({ property, datavalue: { type, value } }: JsonSnak): string {
  const forms: Readonly<Record<string, () => string>> = {
    "wikibase-entityid": () => String(value["id"]),
    time: () => `${value["time"]}/${value["precision"]}`,
    monolingualtext: () => `${value["language"]}:"${value["text"]}"`,
    string: () => `"${value}"`,
  };
  return `${property.slice(1)}\t${forms[type]?.()}`;
}

/** One column of V1, as both known readers take it (WIKIDATA notes of QuickStatements 2 and 3). */
const VALUE =
  /^(Q[1-9]\d*|\+\d{4}-\d\d-\d\dT00:00:00Z\/(9|10|11)|[a-z-]+:"[^\t]+"|"[^\t]+"|-?\d+(\.\d+)?)$/;

describe("the commands for Wikidata", () => {
  it("are those that a reviewer has read", async () => {
    const { out, code, err } = await export_();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(out).toMatchFileSnapshot("expected/quickstatements.tsv");
  });

  it("keep to what QuickStatements 2 and 3 read alike, and each statement has a reference", async () => {
    const lines = (await export_()).out.trimEnd().split("\n");
    let created = false;
    for (const line of lines) {
      if (line === "CREATE") {
        created = true;
        continue;
      }
      const [subject = "", property = "", ...values] = line.split("\t");
      expect(subject).toMatch(created ? /^LAST$/ : /^Q[1-9]\d*$/);
      if (/^[LD]/.test(property)) {
        expect(line).toMatch(/^LAST\t[LD](en|es|kk|ru)\t"[^\t]{1,250}"$/);
        continue;
      }
      expect(property).toMatch(/^P[1-9]\d*$/);
      const [main = "", ...pairs] = values;
      expect(main).toMatch(VALUE);
      expect(pairs.length % 2).toBe(0);
      const names = pairs.filter((_, at) => at % 2 === 0);
      for (const name of names) expect(name).toMatch(/^(P|S|!S)[1-9]\d*$/);
      for (const value of pairs.filter((_, at) => at % 2 === 1)) expect(value).toMatch(VALUE);
      expect(
        names.some((name) => name.startsWith("S")),
        line,
      ).toBe(true);
      const first = names.findIndex((name) => !name.startsWith("P"));
      expect(names.slice(first).every((name) => !name.startsWith("P"))).toBe(true);
    }
  });

  it("say nothing of what was announced, and of inferences only when asked", async () => {
    const strict = (await export_()).out;
    const weak = (await export_("--weak")).out;
    expect(strict).not.toContain("2023");
    expect(strict).not.toMatch(/\tP36\t/);
    expect(weak).toMatch(/^Q232\tP36\tQ1520\t/m);
    expect(weak).not.toContain("2023");
  });

  it("account for every property of our own: mapped by a rule, or left out with a reason", async () => {
    const release = await loadRelease(FOLDER, {
      base: BASE,
      settings: await readSettings({ folder: FOLDER }),
    });
    const { rules, references, unmapped } = readMapping(release);
    const selects = [...rules.map(({ select }) => select), ...references].join("\n");
    const graphs = new Set(
      ["Passage", "TitleImplication", "Inference"].flatMap((name) =>
        release.quads
          .withObject(`${BASE}ns#${name}`)
          .filter(({ predicate }) => predicate.value === RDF_TYPE)
          .map(({ subject }) => subject.value),
      ),
    );
    const used = new Set(
      [...release.quads]
        .filter(
          ({ graph, predicate }) =>
            graphs.has(graph.value) && predicate.value.startsWith(`${BASE}ns#`),
        )
        .map(({ predicate }) => predicate.value),
    );
    const silent = [...used].filter(
      (property) =>
        !unmapped.has(property) && !new RegExp(`:${property.split("#")[1]}\\b`).test(selects),
    );
    expect(silent).toEqual([]);
  });

  it("say the same as the JSON of Wikibase, statement by statement", async () => {
    const commands = (await export_()).out
      .trimEnd()
      .split("\n")
      .filter((line) => /^\S+\tP/.test(line));
    const { out } = await export_("-f", "json");
    expect(
      out
        .split("\n")
        .slice(1, -2)
        .map((line) => JSON.parse(line.replace(/,$/, ""))),
    ).toEqual(JSON.parse(out));
    const written = (JSON.parse(out) as WikibaseItem[]).flatMap(({ id = "LAST", claims }) =>
      Object.values(claims)
        .flat()
        .map((claim) => {
          const qualifiers = (claim["qualifiers-order"] ?? []).flatMap(
            (name) => claim.qualifiers?.[name] ?? [],
          );
          const sources = claim.references.flatMap((reference, at) =>
            reference["snaks-order"]
              .flatMap((name) => reference.snaks[name] ?? [])
              .map((snak, index) => `${at > 0 && index === 0 ? "!S" : "S"}${column(snak)}`),
          );
          return [
            id,
            `P${column(claim.mainsnak)}`,
            ...qualifiers.map((snak) => `P${column(snak)}`),
            ...sources,
          ].join("\t");
        }),
    );
    expect(written).toEqual(commands);
  });

  it("are checked: the report counts what goes and names what stays", async () => {
    const { out, code } = await finish(run("wikidata", "check", FOLDER, "--base", BASE, "--json"));
    const { result } = JSON.parse(out);
    expect(code).toBe(0);
    expect(result).toMatchObject({ items: 18, newItems: 3 });
    expect(result.findings.map(({ iri }: { iri: string }) => iri)).toContain(
      `${BASE}id/person/carlos-de-icaza-gonzalez`,
    );
    expect(Object.keys(result.unmapped).length).toBeGreaterThan(50);
  });
});

describe("a publication with a mapping of its own", () => {
  const MAPPING = `@prefix w: <ns/wikidata#> . @prefix wd: <http://www.wikidata.org/entity/> . @prefix rule: <rule/> .
<ns/wikidata> a w:Mapping ; w:evidence <Page> .
wd:P1476 w:datatype "monolingualtext" . wd:P170 w:datatype "wikibase-item" . wd:P571 w:datatype "time" . wd:P854 w:datatype "url" .
<Painting> w:newItem true .
rule:title a w:StatementRule ; w:property wd:P1476 ; w:select "SELECT ?item ?value ?graph { GRAPH ?graph { ?item <title> ?value } }" .
rule:painter a w:StatementRule ; w:property wd:P170 ; w:select "SELECT ?item ?value ?P571 ?graph { GRAPH ?graph { ?item <painter> ?value ; <year> ?P571 } }" .
rule:page a w:ReferenceRule ; w:select "SELECT ?graph ?P854 { ?graph <address> ?P854 }" .
`;
  const DATA = `@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<page1> a <Page> ; <address> <https://example.org/one> , <https://example.org/two> .
<mona> a <Painting> ; rdfs:label "Mona"@en .
<leo> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q762> .
<page1> { <mona> <title> "Mona"@it ; <painter> <leo> ; <year> "1503"^^xsd:gYear . }
`;
  const folderOf = (mapping: string, data: string) => {
    const folder = mkdtempSync(join(tmpdir(), "chancery-wikidata-"));
    for (const room of ["ontology", "data"]) mkdirSync(join(folder, room));
    writeFileSync(join(folder, "ontology/wikidata.ttl"), mapping);
    writeFileSync(join(folder, "data/works.trig"), data);
    return folder;
  };
  const export2 = (mapping: string, data: string) =>
    finish(run("wikidata", "export", folderOf(mapping, data), "--quiet"));

  it("gets its own statements, with all references of a page", async () => {
    const { out, code } = await export2(MAPPING, DATA);
    const refs = 'S854\t"https://example.org/one"\t!S854\t"https://example.org/two"';
    expect(code).toBe(0);
    expect(out).toBe(
      `CREATE\nLAST\tLen\t"Mona"\nLAST\tP170\tQ762\tP571\t+1503-00-00T00:00:00Z/9\t${refs}\nLAST\tP1476\tit:"Mona"\t${refs}\n`,
    );
  });

  it.each([
    ["a text with a tab", MAPPING, DATA.replace('"Mona"@it', '"Mo\\tna"@it'), "line break, a tab"],
    ["a language that cannot be written", MAPPING, DATA.replace("@it", "@es-419"), "es-419"],
    [
      "a statement without reference",
      MAPPING,
      DATA.replace(/<address> .* \.\n/, "<n> 1 .\n"),
      "no reference",
    ],
    [
      "a value of another kind",
      MAPPING,
      DATA.replace('"1503"^^xsd:gYear', '"about 1503"'),
      "P571 cannot hold about 1503",
    ],
    [
      "a label that is too long",
      MAPPING,
      DATA.replace('"Mona"@en', `"${"x".repeat(251)}"@en`),
      "longer than 250",
    ],
    [
      "two new items alike",
      MAPPING,
      DATA.replace(
        "<mona> a <Painting>",
        '<twin> a <Painting> ; rdfs:label "Mona"@en .\n<page1> { <twin> <title> "Mona"@it }\n<mona> a <Painting>',
      ),
      "same label and description",
    ],
    [
      "a property without datatype",
      MAPPING.replace('wd:P854 w:datatype "url" .', ""),
      DATA,
      "P854 has no datatype",
    ],
  ])("writes nothing for %s, and says why", async (_, mapping, data, says) => {
    const { out, err, code } = await export2(mapping, data);
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toContain("WDT-802");
    expect(err).toContain(says);
  });

  it("is told when the mapping is missing or broken", async () => {
    for (const mapping of ["<a> <b> <c> .", MAPPING.replace('"time"', '"globe"')]) {
      const { err, code } = await export2(mapping, DATA);
      expect(code).toBe(2);
      expect(err).toContain("WDT-801");
    }
  });
});
