// DCAT-AP 3.0: each rule of dcat-ap.ttl and the shapes of SEMIC hold in the catalogue, and would not without the statements they are about.

import { cpSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import jsonld from "jsonld";
import { Store } from "n3";
import Validator from "rdf-validate-shacl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KnownPrefix, RDF_TYPE, term } from "../../src/model/vocabulary.ts";
import { BASE, type Published, publish, readN3 } from "./published.ts";

const ROOT = join(import.meta.dirname, "../..");
const SH = "http://www.w3.org/ns/shacl#";
const DCAT = "http://www.w3.org/ns/dcat#";
const ENTRY = `
@prefix dcat: <${DCAT}> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<${BASE}set> a dcat:Dataset ; rdfs:label "Museum"@en , "Museo"@es ; dcterms:description "All works."@en ;
  dcterms:license <https://licence.example/by> ; dcterms:publisher <${BASE}org/us> ; dcterms:language "en" ;
  dcterms:issued "2020"^^xsd:gYear ; dcat:keyword "pottery"@en ; dcat:theme <http://themes.example/culture> ;
  dcterms:spatial <${BASE}place/here> ; dcterms:temporal [ dcat:startDate "1900"^^xsd:gYear ; dcat:endDate "1930"^^xsd:gYear ] ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Desk" ; vcard:hasEmail <mailto:desk@museum.example> ] .
<${BASE}org/us> rdfs:label "The museum"@en .
<${BASE}place/here> rdfs:label "Here"@en .
`;

const shapes = new Store(readN3(readFileSync(join(import.meta.dirname, "dcat-ap.ttl"), "utf8")));
const value = (node: Parameters<Store["getObjects"]>[0], property: string) =>
  shapes.getObjects(node, SH + property, null)[0]?.value;
const RULES = shapes.getSubjects(`${SH}name`, null, null).map((rule) => ({
  name: value(rule, "name") ?? "",
  path: value(rule, "path") ?? "",
  kind: shapes
    .getSubjects(`${SH}property`, rule, null)
    .map((shape) => value(shape, "targetClass") ?? "")[0],
  isMandatory: value(rule, "minCount") === "1",
  isRecommended: value(rule, "severity") === `${SH}Warning`,
}));

/** The names of the rules that a graph breaks. */
async function broken(data: Store): Promise<string[]> {
  const results = await violations(data, shapes);
  return results.map(({ sourceShape }) => value(sourceShape as never, "name") ?? "");
}

async function violations(data: Store, of: Store) {
  return (await new Validator(of as never).validate(data as never)).results; // n3's typings lag behind @rdfjs/types 2
}

/** The properties of which the official shapes complain. */
async function complaints(data: Store): Promise<string[]> {
  return (await violations(data, official)).map(({ path }) => path?.value ?? "");
}

const OFFICIAL = process.env["CHANCERY_DCAT_AP_SHAPES"] ?? "";
const hasOfficial = existsSync(OFFICIAL);
const why = hasOfficial
  ? ""
  : " (skipped: run .ci/dcat-ap and set CHANCERY_DCAT_AP_SHAPES to what it prints)";

const official = hasOfficial ? await officialShapes() : new Store();

async function officialShapes(): Promise<Store> {
  const document = JSON.parse(readFileSync(OFFICIAL, "utf8"));
  const lines: unknown = await jsonld.toRDF(document, { format: "application/n-quads" });
  return new Store(readN3(String(lines)));
}

/** What members of a class may not lack, and the property that the official shapes then complain of. */
const MISTAKES: readonly (readonly [kind: string, lacks: string, broken: string])[] = [
  ["dcat:Catalog", "dcterms:title", "dcterms:title"],
  ["dcat:Catalog", "dcterms:publisher", "dcterms:publisher"],
  ["dcat:Dataset", "dcterms:description", "dcterms:description"],
  ["dcat:Dataset", "rdf:type", "dcat:servesDataset"],
  ["dcat:Distribution", "dcat:accessURL", "dcat:accessURL"],
  ["dcat:DataService", "dcat:endpointURL", "dcat:endpointURL"],
  ["dcterms:MediaType", "rdf:type", "dcat:mediaType"],
  ["dcterms:LicenseDocument", "rdf:type", "dcterms:license"],
  ["skos:Concept", "rdf:type", "dcatap:availability"],
  ["skos:Concept", "skos:prefLabel", "skos:prefLabel"],
  ["rdfs:Resource", "rdf:type", "dcat:endpointURL"],
];

function expanded(name: string): string {
  const [prefix = "", local = ""] = name.split(":");
  return term(prefix as KnownPrefix, local); // those of the table are known
}

describe("DCAT-AP 3.0", () => {
  let rich: Published;
  let bare: Published;
  let relations: Published;
  let catalogue: Store;
  beforeAll(async () => {
    [rich, bare] = [await publish({ files: { "data/entry.ttl": ENTRY } }), await publish()];
    const folder = mkdtempSync(join(tmpdir(), "relations-"));
    for (const room of ["ontology", "data", "queries"])
      cpSync(join(ROOT, room), join(folder, room), { recursive: true });
    relations = await publish({ from: folder });
    catalogue = await rich.graph("/data");
  });
  afterAll(() => Promise.all([rich.close(), bare.close(), relations.close()]));

  /** The catalogue without a property of all members of a class. */
  const lacking = (kind: string, property: string) => {
    const without = new Store([...catalogue]);
    for (const member of catalogue.getSubjects(RDF_TYPE, kind, null))
      for (const quad of catalogue.getQuads(member, property, null, null)) without.delete(quad);
    expect(catalogue.size - without.size).toBeGreaterThan(0);
    return without;
  };

  it("has rules for all classes of the profile that a catalogue uses", () => {
    expect(RULES.length).toBeGreaterThan(35);
    expect(RULES.every(({ name, path, kind }) => name && path && kind)).toBe(true);
  });

  it("a folder that says all of its dataset has a catalogue with all that is mandatory and recommended", async () => {
    expect(await broken(catalogue)).toEqual([]);
  });

  it("a folder that says nothing has one with all that is mandatory", async () => {
    const recommended = new Set(RULES.filter((rule) => rule.isRecommended).map(({ name }) => name));
    const found = await broken(await bare.graph("/data"));
    expect(found.filter((name) => !recommended.has(name))).toEqual([]);
  });

  it("the relations of Kazakhstan and Mexico have one with all that is mandatory, and what they say of place and words", async () => {
    const found = await broken(await relations.graph("/data"));
    expect([...new Set(found)].sort()).toEqual([
      "Dataset: contact point",
      "Dataset: temporal coverage",
      "Dataset: theme",
    ]);
  });

  it.each(RULES.filter((rule) => rule.isMandatory))("$name", async ({ name, path, kind }) => {
    expect(await broken(lacking(kind ?? "", path))).toContain(name);
  });

  it("takes over what the folder says, whole where it has parts, and leaves what has no fitting value", async () => {
    const objects = (path: string) =>
      catalogue.getObjects(`${BASE}set`, path, null).map((node) => node);
    const [period] = objects("http://purl.org/dc/terms/temporal");
    expect(catalogue.getObjects(period ?? null, `${DCAT}startDate`, null)[0]?.value).toBe("1900");
    expect(objects("http://purl.org/dc/terms/language")).toEqual([]);
    expect(objects("http://purl.org/dc/terms/publisher").map(({ value: iri }) => iri)).toEqual([
      `${BASE}org/us`,
    ]);
  });

  describe.skipIf(!hasOfficial)(`the official shapes of 3.0.0${why}`, () => {
    it("ask something of all classes of the profile that a catalogue uses", () => {
      const asked = official.getObjects(null, `${SH}targetClass`, null).map(({ value }) => value);
      expect(asked).toEqual(expect.arrayContaining(MISTAKES.map(([kind]) => expanded(kind))));
    });

    it("hold in every catalogue: of a folder that says all, of one that says nothing, of the relations of Kazakhstan and Mexico", async () => {
      for (const published of [rich, bare, relations])
        expect(await complaints(await published.graph("/data"))).toEqual([]);
    });

    it.each(MISTAKES)(
      "of every %s without %s, find what is wrong with %s",
      async (kind, lacks, path) => {
        const found = await complaints(lacking(expanded(kind), expanded(lacks)));
        expect(found).toContain(expanded(path));
      },
    );
  });
});
