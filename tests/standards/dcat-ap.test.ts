// DCAT-AP 3.0: each rule of dcat-ap.ttl holds in the catalogue, and would not without the statements it is about.

import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Store } from "n3";
import Validator from "rdf-validate-shacl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  const report = await new Validator(shapes as never).validate(data as never); // n3's typings lag behind @rdfjs/types 2
  return report.results.map(({ sourceShape }) => value(sourceShape as never, "name") ?? "");
}

describe("DCAT-AP 3.0", () => {
  let rich: Published;
  let bare: Published;
  let catalogue: Store;
  beforeAll(async () => {
    [rich, bare] = [await publish({ files: { "data/entry.ttl": ENTRY } }), await publish()];
    catalogue = await rich.graph("/data");
  });
  afterAll(() => Promise.all([rich.close(), bare.close()]));

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
    const folder = mkdtempSync(join(tmpdir(), "relations-"));
    for (const room of ["ontology", "data", "queries"])
      cpSync(join(ROOT, room), join(folder, room), { recursive: true });
    const relations = await publish({ from: folder });
    const found = await broken(await relations.graph("/data"));
    await relations.close();
    expect([...new Set(found)].sort()).toEqual([
      "Dataset: contact point",
      "Dataset: temporal coverage",
      "Dataset: theme",
    ]);
  });

  it.each(RULES.filter((rule) => rule.isMandatory))("$name", async ({ name, path, kind }) => {
    const without = new Store([...catalogue]);
    const members = catalogue.getSubjects(
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
      kind ?? null,
      null,
    );
    for (const member of members)
      for (const quad of catalogue.getQuads(member, path, null, null)) without.delete(quad);
    expect(catalogue.size - without.size).toBeGreaterThan(0);
    expect(await broken(without)).toContain(name);
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
});
