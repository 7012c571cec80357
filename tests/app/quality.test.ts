// The report on the data: what breaks rules, how complete things are, on what statements rest.

import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { Parser } from "n3";
import oxigraph from "oxigraph";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { always, answersFrom, FaultyEndpoint } from "./faulty.ts";
import { MUSEUM, ROOT } from "./started.ts";

const BASE = "http://museum.example/";
const SH = "http://www.w3.org/ns/shacl#";

async function opened(folder: string): Promise<{ publication: Publication; app: Hono }> {
  const settings = { ...defaultSettings(), strict: false };
  const publication = await openPublication(folder, { settings, base: BASE });
  return { publication, app: createApp(publication) };
}

const get = async (app: Hono, path: string) => {
  const answer = await app.request(path, { headers: { accept: "*/*" } });
  expect(answer.status, path).toBe(200);
  return answer.text();
};

describe("the report on a museum with a work that nobody made", () => {
  let publication: Publication;
  let app: Hono;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "museum-quality-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(
      join(folder, "data/orphan.trig"),
      `@prefix m: <${BASE}ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
m:unusedProperty a <http://www.w3.org/2002/07/owl#ObjectProperty> .
<${BASE}source/a> dcterms:source <${BASE}book/1> , <${BASE}book/2> .
<${BASE}source/b> dcterms:source <${BASE}book/1> .
<${BASE}source/a> { <${BASE}work/orphan> a m:Work , m:Orphan ; m:year 1900 }
<${BASE}source/b> { <${BASE}work/orphan> m:year 1901 , 1900 }\n`,
    );
    ({ publication, app } = await opened(folder));
  });
  afterAll(() => publication.close());

  it("names the rule, the thing and the property, with links", async () => {
    const page = await get(app, "/quality");
    expect(page).toContain("1 finding of 1 rule.");
    expect(page).toMatch(
      /<strong>violation<\/strong><\/td><td lang="en">Say who made this work\.<\/td><td><a href="\/work\/orphan"/,
    );
  });

  it("gives a validation report that n3 reads, each result with what SHACL asks of it", async () => {
    const quads = new Parser().parse(await get(app, "/quality.ttl"));
    const said = (property: string) =>
      quads.filter(({ predicate }) => predicate.value === SH + property);
    expect(said("conforms").map(({ object }) => object.value)).toEqual(["false"]);
    expect(said("result")).toHaveLength(1);
    expect(said("focusNode").map(({ object }) => object.value)).toEqual([`${BASE}work/orphan`]);
    expect(said("sourceConstraintComponent").map(({ object }) => object.value)).toEqual([
      `${SH}MinCountConstraintComponent`,
    ]);
    expect(said("resultSeverity").map(({ object }) => object.value)).toEqual([`${SH}Violation`]);
  });

  it("gives the same as a table", async () => {
    const [head, row] = (await get(app, "/quality.csv")).split("\r\n");
    expect(head).toBe("severity,message,focus,path,value,shape");
    expect(row).toMatch(
      /^violation,Say who made this work\.,http:\/\/museum\.example\/work\/orphan,http:\/\/museum\.example\/ns#maker,,/,
    );
  });

  it("counts who has what, and on how many works statements rest", async () => {
    const report = JSON.parse(await get(app, "/quality.json"));
    const works = Object(report.classes).find(
      (known: { class: string }) => known.class === `${BASE}ns#Work`,
    );
    expect(works.count).toBe(3);
    expect(works.having[`${BASE}ns#maker`]).toBe(2);
    // Type twice and 1900 stand in a graph that cites two books; 1901 in one that cites the first alone.
    expect(report.support).toMatchObject({ several: 3, single: 1 });
  });

  it("links what lacks a property to a query that lists exactly that", async () => {
    const page = await get(app, "/quality");
    const [, link = ""] =
      /<a href="\/ns#maker"[^>]*>maker<\/a><\/th><td class="number">67%<\/td><td class="number"><a href="([^"]+)">1</.exec(
        page,
      ) ?? [];
    const answer = await app.request(link.replaceAll("&amp;", "&"), {
      headers: { accept: "text/csv" },
    });
    expect(await answer.text()).toBe(`thing\r\n${BASE}work/orphan\r\n`);
  });

  it("names terms that nothing uses", async () => {
    const [, unused = ""] = (await get(app, "/quality")).split("Terms that are not used");
    expect(unused).toContain('href="/ns#unusedProperty"');
    expect(unused).not.toContain('href="/ns#maker"');
  });
});

describe("the report on other folders", () => {
  it("asks the questions that belong on it", async () => {
    const { publication, app } = await opened(ROOT);
    try {
      const page = await get(app, "/quality?ui=es");
      for (const slug of ["gaps", "single-source", "without-reference"])
        expect(page).toContain(`id="p-${slug}"`);
      expect(page).toMatch(/Los datos cumplen las \d+ reglas/);
    } finally {
      await publication.close();
    }
  });

  it("says where there are no rules at all", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bare-"));
    writeFileSync(join(folder, "a.ttl"), `<${BASE}a> <${BASE}p> "x" .\n`);
    const { publication, app } = await opened(folder);
    try {
      expect(await get(app, "/quality")).toContain("states no rules");
    } finally {
      await publication.close();
    }
  });
});

describe("the report on a graph at an endpoint", () => {
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
  const endpoint = new FaultyEndpoint();
  const answers: { now: ReturnType<typeof answersFrom> } = {
    now: answersFrom(new oxigraph.Store()),
  };
  const folders = ["museum-rules-", "museum-no-data-"].map((name) =>
    mkdtempSync(join(tmpdir(), name)),
  );
  let [here, there]: Awaited<ReturnType<typeof opened>>[] = [];
  const openThere = async (given = {}) => {
    const settings = {
      ...defaultSettings(),
      endpoint: endpoint.url,
      clientQuerySeconds: 0,
      ...given,
    };
    const publication = await openRemotePublication(folders[1] ?? "", { base: BASE, settings });
    return { publication, app: createApp(publication) };
  };

  beforeAll(async () => {
    for (const folder of folders) {
      mkdirSync(join(folder, "ontology"));
      writeFileSync(join(folder, "ontology/shapes.ttl"), SHAPES);
    }
    mkdirSync(join(folders[0] ?? "", "data"));
    writeFileSync(join(folders[0] ?? "", "data/works.trig"), DATA);
    here = await opened(folders[0] ?? "");
    const store = new oxigraph.Store();
    store.load(new TextDecoder().decode(new Uint8Array(here.publication.release.quads.bytes)), {
      format: "application/n-quads",
    });
    answers.now = answersFrom(store);
    endpoint.behaviour = answers.now;
    await endpoint.start();
    there = await openThere();
  });
  afterEach(() => {
    endpoint.behaviour = answers.now;
  });
  afterAll(async () => {
    await Promise.all([here?.publication.close(), there?.publication.close(), endpoint.stop()]);
  });
  const both = (path: string) =>
    Promise.all([here, there].map((site) => get((site as { app: Hono }).app, path)));

  it("finds by questions what a validator finds: too few values, too many, of another kind", async () => {
    const [mine, theirs] = await both("/quality.csv");
    const lines = (mine ?? "").split("\r\n");
    // What the endpoint is not asked about: paths of several steps, and numbers that are too small.
    const asked = lines.filter((line) => !/,Less than 1 values,|,Value is not greater/.test(line));
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

  it("asks once and keeps the report", async () => {
    await both("/quality.json");
    endpoint.asked.length = 0;
    await both("/quality.csv");
    expect(endpoint.asked).toEqual([]);
  });

  it("says in its place what the endpoint does not tell in time, in four languages", async () => {
    endpoint.behaviour = (response, asked) => {
      const isHard = /\?works|FILTER NOT EXISTS \{ \?this|LANG\(/.test(asked.query);
      (isHard ? always(503, "text/plain", "Query timed out") : answers.now)(response, asked);
    };
    const site = await openThere();
    const page = await get(site.app, "/quality");
    for (const title of ["Rules", "Names by language", "On what statements rest"]) {
      const [, section = ""] = page.split(`<h2>${title}</h2>`);
      expect([title, section.split("<h2>")[0]]).toEqual([
        title,
        expect.stringContaining(
          'The endpoint did not tell this, or not all of it (<a href="/docs/errors#qry-504',
        ),
      ]);
    }
    expect(page).toContain("this breaks ClassConstraintComponent");
    expect(page).toContain("<h2>How complete</h2>");
    for (const [language, words] of [
      ["es", "no respondió a esto"],
      ["kk", "жауап бермеді"],
      ["ru", "на это не ответил"],
    ])
      expect(await get(site.app, `/quality?ui=${language}`)).toContain(words);
    const report = JSON.parse(await get(site.app, "/quality.json"));
    expect(report.untold).toEqual({ rules: "QRY-504", languages: "QRY-504", support: "QRY-504" });
    expect(report.support).toBeNull();
    await site.publication.close();
  });

  it("does not say that rules are kept which were not checked", async () => {
    endpoint.behaviour = answersFrom(new oxigraph.Store());
    const site = await openThere();
    expect(await get(site.app, "/quality")).toContain("Nothing was found that breaks what could");
    expect(await get(site.app, "/quality.ttl")).not.toContain("sh:conforms");
    expect(JSON.parse(await get(site.app, "/quality.json")).conforms).toBeNull();
    await site.publication.close();
  });
});

/** Shapes without names, and how a validator writes a term in a message. */
function plain(line: string): string {
  return line.replace(/<([^>]*)>/g, "$1");
}
