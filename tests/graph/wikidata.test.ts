// What the first publication gives to Wikidata: statements with references, nothing announced, nothing dropped silently.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import type { Release } from "../../src/model/release.ts";
import { RDF_TYPE, term } from "../../src/model/vocabulary.ts";
import { readMapping } from "../../src/wikibase/mapping.ts";
import { finish, run } from "../app/started.ts";
import { fromCommands, fromEntity } from "../unit/quickstatements/json.ts";
import type { ParsedCommand } from "../unit/quickstatements/parsed.ts";
import * as qs2 from "../unit/quickstatements/qs2.ts";
import * as qs3 from "../unit/quickstatements/qs3.ts";
import { BASE, FOLDER } from "./folder.ts";

const RUNS = new Map<string, ReturnType<typeof finish>>();

/** Each command line runs once. */
function export_(...args: string[]): ReturnType<typeof finish> {
  const key = args.join(" ");
  const known =
    RUNS.get(key) ?? finish(run("wikidata", "export", FOLDER, "--base", BASE, "--quiet", ...args));
  RUNS.set(key, known);
  return known;
}

/** Ids of Wikidata that were compared with independent dumps, beside the working copy. */
const VERIFIED = join(FOLDER, "../shared/wikidata-ids.tsv");

const sorted = (commands: readonly ParsedCommand[]) =>
  commands.map((command) => JSON.stringify(command)).sort();

const isLast = (value: unknown) => JSON.stringify(value) === '{"id":"LAST"}';

function isOfKind(release: Release, iri: string, kinds: readonly string[]): boolean {
  return release.quads
    .withSubject(iri)
    .some(({ predicate, object }) => predicate.value === RDF_TYPE && kinds.includes(object.value));
}

describe("the commands for Wikidata", () => {
  it("are those that a reviewer has read", async () => {
    const { out, code, err } = await export_();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(out).toMatchFileSnapshot("expected/quickstatements.tsv");
  });

  it("are understood alike by QuickStatements 2 and 3, and each statement has a reference", async () => {
    const { out } = await export_();
    const read = qs2.readV1(out);
    expect(read.complaints).toEqual([]);
    expect(qs3.readV1(out)).toEqual(read);
    const statements = read.commands.filter(({ what }) => what === "statement");
    expect(statements.length).toBeGreaterThan(30);
    for (const statement of statements) expect(statement).toHaveProperty("references.0.0");
  });

  it("say nothing of what was announced, and of inferences only when asked", async () => {
    const strict = (await export_()).out;
    const weak = (await export_("--weak")).out;
    expect(strict).not.toContain("2023");
    expect(strict).not.toMatch(/\tP36\t/);
    expect(weak).toMatch(/^Q232\tP36\tQ1520\t/m);
    expect(weak).not.toContain("2023");
  });

  it("account for every property and class of our own: mapped by a rule, or left out with a reason", async () => {
    const release = await loadRelease(FOLDER, {
      base: BASE,
      settings: await readSettings({ folder: FOLDER }),
    });
    const { rules, references, fallbacks, unmapped } = readMapping(release);
    const selects = [...rules.map(({ select }) => select), ...references, ...fallbacks].join("\n");
    const terms = release.quads
      .withObject(`${BASE}ns`)
      .filter(({ predicate }) => predicate.value === term("rdfs", "isDefinedBy"))
      .map(({ subject }) => subject.value)
      .filter((iri) => isOfKind(release, iri, [term("rdf", "Property"), term("rdfs", "Class")]));
    const isMapped = (iri: string) => new RegExp(`:${iri.split("#")[1]}\\b`).test(selects);
    expect(terms.length).toBeGreaterThan(120);
    expect(terms.filter((iri) => !unmapped.has(iri) && !isMapped(iri))).toEqual([]);
    expect(terms.filter((iri) => unmapped.has(iri) && isMapped(iri))).toEqual([]);
  });

  it("name only properties and items that are declared with a name in the mapping", async () => {
    const mapping = readFileSync(join(FOLDER, "ontology/wikidata.ttl"), "utf8");
    const named = new Set([...mapping.matchAll(/^wd:([PQ]\d+) /gm)].map(([, id]) => id));
    const used = [...mapping.matchAll(/(?:wd:|\?)([P]\d+)\b/g)].map(([, id]) => id);
    expect(used.length).toBeGreaterThan(30);
    expect(used.filter((id) => !named.has(id))).toEqual([]);
  });

  it.skipIf(!existsSync(VERIFIED))(
    "use no id that was not verified (skipped without ../shared/wikidata-ids.tsv)",
    () => {
      const rows = readFileSync(VERIFIED, "utf8")
        .split("\n")
        .map((line) => line.split("\t"));
      const verified = new Map(
        rows
          .filter(([, , , confidence]) => confidence === "verified")
          .map(([kind = "", id = ""]) => [id, /^property \((.*)\)$/.exec(kind)?.[1]]),
      );
      const mapping = readFileSync(join(FOLDER, "ontology/wikidata.ttl"), "utf8");
      const used = [...mapping.matchAll(/\bwd:([PQ]\d+)\b/g)].map(([, id = ""]) => id);
      expect(used.filter((id) => !verified.has(id))).toEqual([]);
      for (const [, id = "", datatype] of mapping.matchAll(/^wd:(P\d+) w:datatype "([^"]*)"/gm))
        expect([id, datatype]).toEqual([id, verified.get(id)]);
    },
  );

  it("say the same as JSON and as CSV, but for what refers to a new item there", async () => {
    const { commands } = qs2.readV1((await export_()).out);
    expect(fromCommands((await export_("-f", "commands")).out)).toEqual(commands);
    const folder = mkdtempSync(join(tmpdir(), "chancery-csv-"));
    const { code, out } = await export_("-f", "csv", "-o", folder);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    const files = readdirSync(folder).sort();
    expect(files[0]).toBe("quickstatements-01.csv");
    const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
    const inCsv = texts.flatMap((text) => qs2.readCsvFile(text).commands);
    expect(texts.flatMap((text) => qs3.readCsvFile(text).commands)).toEqual(inCsv);
    const isOnNew = (command: ParsedCommand) => "value" in command && isLast(command.value);
    expect(sorted(inCsv)).toEqual(sorted(commands.filter((command) => !isOnNew(command))));
    expect((await export_("-f", "csv")).out).toBe(texts.join("\n"));
  });

  it("stand as items in the JSON of Wikibase, one a line, with the same statements", async () => {
    const { out } = await export_("-f", "json");
    const lines = out.split("\n").slice(1, -2);
    expect(lines.map((line) => JSON.parse(line.replace(/,$/, "")))).toEqual(JSON.parse(out));
    const { commands } = qs2.readV1((await export_()).out);
    const statements = commands.filter(({ what }) => what === "statement");
    const items: { labels?: object; claims: object }[] = JSON.parse(out);
    expect(items.flatMap(fromEntity)).toHaveLength(statements.length);
    const payloads = (await export_("-f", "payloads")).out.trimEnd().split("\n");
    expect(payloads.flatMap((line) => fromEntity(JSON.parse(line).data))).toHaveLength(
      statements.filter((said) => !("value" in said && isLast(said.value))).length,
    );
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
    for (const mapping of [
      "<a> <b> <c> .",
      MAPPING.replace('"time"', '"globe"'),
      `${MAPPING}wd:P571 w:datatype "string" .`,
    ]) {
      const { err, code } = await export2(mapping, DATA);
      expect(code).toBe(2);
      expect(err).toContain("WDT-801");
    }
  });
});
