// The report on a graph at an endpoint, compared with that on the folder that its endpoint was filled from.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { Parser } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { BASE } from "./same-publication.ts";

const SH = "http://www.w3.org/ns/shacl#";
const SHAPES = `@prefix m: <${BASE}ns#> . @prefix sh: <${SH}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
m:Jug rdfs:subClassOf m:Work . m:Potter rdfs:subClassOf m:Maker .
m:Work a rdfs:Class , owl:Class , sh:NodeShape ; sh:property m:madeOnce , [ sh:path m:maker ; sh:class m:Maker ] ,
  [ sh:path ( m:maker m:name ) ; sh:minCount 1 ] , [ sh:path m:size ; sh:minCount 1 ; sh:deactivated true ] .
m:madeOnce a sh:PropertyShape ; sh:path m:year ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ;
  sh:severity sh:Warning ; sh:message "Ein Jahr"@de , "One year"@en .
m:MakerShape a sh:NodeShape ; sh:targetClass m:Maker ; sh:property [ sh:path m:home ; sh:nodeKind sh:IRI ] ,
  [ sh:path m:born ; sh:nodeKind sh:Literal ; sh:minInclusive 1500 ] .
m:never a owl:ObjectProperty . m:Unused a owl:Class . m:home a owl:ObjectProperty .
`;
const DATA = `@prefix m: <${BASE}ns#> . @base <${BASE}> . @prefix dcterms: <http://purl.org/dc/terms/> .
<w/1> a m:Work ; m:year 1900 , 1901 ; m:maker <p/1> .
<w/2> a m:Jug ; m:year "around 1900" ; m:maker <p/2> .
<w/3> a m:Jug ; m:maker <w/1> , "somebody" .
<p/1> a m:Potter ; m:home "Kiln street" ; m:born 1850 .
<p/2> a m:Maker ; m:home <h/1> ; m:born <h/1> .
<g/1> dcterms:source <b/1> . <g/2> dcterms:source <b/2> .
<g/1> { <w/1> m:year 1900 . } <g/2> { <w/1> m:year 1900 , 1902 . } <g/3> { <w/1> m:year 1903 }`;

export interface Site {
  readonly publication: Publication;
  readonly app: Hono;
}

/** A museum that breaks its own rules: a folder of it, one of its rules alone, and a file with all that it says. */
export async function brokenMuseum() {
  const [whole = "", rules = ""] = ["museum-rules-", "museum-no-data-"].map((name) => {
    const folder = mkdtempSync(join(tmpdir(), name));
    mkdirSync(join(folder, "ontology"));
    writeFileSync(join(folder, "ontology/shapes.ttl"), SHAPES);
    return folder;
  });
  mkdirSync(join(whole, "data"));
  writeFileSync(join(whole, "data/works.trig"), DATA);
  const settings = { ...defaultSettings(), strict: false };
  const publication = await openPublication(whole, { settings, base: BASE });
  const file = join(mkdtempSync(join(tmpdir(), "museum-whole-")), "all.nq");
  writeFileSync(file, new Uint8Array(publication.release.quads.bytes));
  const here: Site = { publication, app: createApp(publication) };
  return { here, rules, file };
}

/** The rules of that museum, published with the graph at an endpoint. */
export async function openRules(folder: string, endpoint: string): Promise<Site> {
  const settings = { ...defaultSettings(), endpoint, clientQuerySeconds: 0 };
  const publication = await openRemotePublication(folder, { base: BASE, settings });
  return { publication, app: createApp(publication) };
}

/** Runs against an endpoint that holds the content of a file. */
export function sameReport(
  title: string,
  start: (file: string) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>,
): void {
  describe(`the report on a graph at ${title}`, () => {
    let engine: { readonly url: string; readonly stop: () => Promise<void> };
    let sites: readonly Site[] = [];
    beforeAll(async () => {
      const { here, rules, file } = await brokenMuseum();
      engine = await start(file);
      sites = [here, await openRules(rules, engine.url)];
    });
    afterAll(async () => {
      await Promise.all(sites.map(({ publication }) => publication.close()));
      await engine.stop();
    });
    const both = (path: string) =>
      Promise.all(
        sites.map(async ({ app }) => {
          const answer = await app.request(path);
          expect(answer.status).toBe(200);
          return answer.text();
        }),
      );

    it("finds by questions what a validator finds: too few values, too many, of another kind", async () => {
      const [mine, theirs] = await both("/quality.csv");
      const lines = (mine ?? "").split("\r\n");
      // What the endpoint is not asked about: paths of several steps, and numbers that are too small.
      const asked = lines.filter(
        (line) => !/,Less than 1 values,|,Value is not greater/.test(line),
      );
      expect(theirs?.split("\r\n").map(plain)).toEqual(asked.map(plain));
      expect(asked.length).toBeGreaterThan(8);
      expect(JSON.parse((await both("/quality.json"))[1] ?? "")).toMatchObject({
        conforms: false,
        unchecked: 2,
      });
    });

    it("says in RDF which constraints broke, and that others were not checked", async () => {
      const [, theirs = ""] = await both("/quality.ttl");
      const quads = new Parser().parse(theirs);
      const said = (property: string) =>
        quads
          .filter(({ predicate }) => predicate.value === SH + property)
          .map(({ object }) => object.value.replace(SH, ""));
      expect(said("conforms")).toEqual(["false"]);
      expect(new Set(said("sourceConstraintComponent"))).toEqual(
        new Set(
          ["MinCount", "MaxCount", "Datatype", "Class", "NodeKind"].map(
            (name) => `${name}ConstraintComponent`,
          ),
        ),
      );
      expect(theirs).toContain("2 constraints were not checked");
    });

    it("counts as from a folder, and names terms of the folder that nothing there uses", async () => {
      const [mine, theirs] = (await both("/quality.json")).map((text) => JSON.parse(text));
      expect(theirs.support).toEqual(mine.support);
      expect(theirs.support).toMatchObject({ several: 1, single: 1, uncited: 1 });
      const works = ({ class: kind }: { class: string }) => kind === `${BASE}ns#Jug`;
      expect(theirs.classes.find(works)).toEqual(mine.classes.find(works));
      const [page, remotePage] = await both("/quality");
      const unused = (text = "") => text.split("Terms that are not used")[1]?.split("</ul>")[0];
      expect(unused(remotePage)).toContain('href="/ns#never"');
      expect(unused(remotePage)).toBe(unused(page));
    });
  });
}

/** Shapes without names, and how a validator writes a term in a message. */
function plain(line: string): string {
  return line.replace(/<([^>]*)>/g, "$1");
}
