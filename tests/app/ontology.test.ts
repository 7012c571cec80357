// Vocabularies as pages: their terms, each with its meaning, its rules and its use in the data.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { isMachinery } from "../../src/model/vocabulary.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM, ROOT } from "./started.ts";

const BASE = "http://terms.example/";

describe("the vocabulary of the first publication", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    publication = await openPublication(ROOT, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const page = async (path: string) =>
    (await app.request(path, { headers: { accept: "text/html" } })).text();

  it("has a place for every term, so that ns#Term leads to it", async () => {
    const text = await page("/ns");
    const terms = [...publication.release.quads.withSubjectPrefix(`${BASE}ns#`)].map(
      ({ subject }) => subject.value.slice(`${BASE}ns#`.length),
    );
    expect(new Set(terms).size).toBeGreaterThan(150);
    for (const term of new Set(terms)) expect(text).toContain(`id="${term}"`);
    expect(text.length).toBeLessThan(61_440);
  });

  it("does not tell that shapes read its prefixes", async () => {
    expect(await page("/ns")).not.toContain("constraint");
  });

  it("says what properties mean in the language of the reader", async () => {
    expect(await page("/ns?ui=kk")).toMatch(/<tr id="visitor">.*?<td>Сапар жасаған адам\.<\/td>/);
    expect(await page("/ns?view=term&term=visitor&ui=ru")).toContain(
      '<p class="lead">Человек, совершивший визит.</p>',
    );
  });

  it("shows classes below those that they are kinds of, with the numbers of their things", async () => {
    const text = await page("/ns");
    expect(text).toMatch(/<li id="Visit">.*?<ul class="tree">.*?<li id="OfficialVisit">/);
    expect(text).toMatch(/term=Passage">.*?passage<\/a> <span class="soft">35</);
  });

  it("draws which classes are linked, with a table that says the same", async () => {
    const text = await page("/ns?ui=ru");
    expect(text).toContain('<h2 id="diagram">Как классы связаны в данных</h2>');
    expect(text).toMatch(/<svg [^>]*aria-labelledby/);
  });

  it("tells of a property on what it stands and what values it has, as the data uses it", async () => {
    const asked = await publication.query(
      `SELECT (COUNT(*) AS ?n) { ?a <${BASE}ns#party> ?b . ?b a <http://schema.org/Country> }`,
      { format: "csv" },
    );
    const [, count] = new TextDecoder().decode(asked.body).trim().split(/\s+/);
    const text = await page("/ns?view=term&term=party");
    expect(text).toMatch(new RegExp(`country</a></th><td class="number">${count}<`));
    expect(text).toContain("http://www.wikidata.org/prop/direct/P710");
  });

  it("counts for every term what SPARQL counts", async () => {
    const { classes, usage } = publication.release;
    const isOurs = (iri: string) => iri.startsWith(`${BASE}ns#`);
    const kinds = classes.map(({ iri }) => iri).filter(isOurs);
    const properties = usage.properties.map(([iri]) => iri).filter(isOurs);
    expect(kinds.length).toBeGreaterThan(20);
    expect(properties.length).toBeGreaterThan(40);
    const asked = async (pattern: string, limit: number) => {
      const { body } = await publication.query(
        `SELECT (${pattern} GROUP BY ?term ORDER BY DESC(?count) STR(?term) LIMIT ${limit}`,
        { format: "csv" },
      );
      return new TextDecoder().decode(body).trim().split(/\s+/).slice(1).map(Number);
    };
    const told = async (iri: string) => {
      const text = await page(`/ns?view=term&term=${iri.slice(`${BASE}ns#`.length)}`);
      const [, use = ""] = /<h2 id="use">(.*?)<\/section>/s.exec(text) ?? [];
      return [...use.matchAll(/<td class="number">([\d,]+)</g)].map(([, n = ""]) =>
        Number(n.replaceAll(",", "")),
      );
    };
    for (const kind of kinds)
      expect(await told(kind), kind).toEqual(
        await asked(`COUNT(DISTINCT ?a) AS ?count) { ?a a <${kind}> ; ?term ?b }`, 30),
      );
    for (const property of properties)
      expect(await told(property), property).toEqual([
        ...(await asked(`COUNT(*) AS ?count) { ?a <${property}> ?b ; a ?term }`, 12)),
        ...(await asked(
          `COUNT(*) AS ?count) { ?a <${property}> ?b OPTIONAL { ?b a ?kind } BIND(COALESCE(?kind, DATATYPE(?b)) AS ?term) FILTER(BOUND(?term)) }`,
          12,
        )),
      ]);
  });

  it("draws those links of classes that are the most frequent, as SPARQL counts them", async () => {
    const { classes, labels } = publication.release;
    const kinds = classes
      .map(({ iri }) => iri)
      .filter((iri) => !isMachinery(iri))
      .slice(0, 24)
      .map((iri) => `<${iri}>`)
      .join(" ");
    const { body } = await publication.query(
      `SELECT ?from ?property ?to WHERE { VALUES ?from { ${kinds} } VALUES ?to { ${kinds} } ?a a ?from ; ?property ?b . ?b a ?to } GROUP BY ?from ?property ?to ORDER BY DESC(COUNT(*)) STR(?from) STR(?property) STR(?to) LIMIT 16`,
      { format: "csv" },
    );
    const lines = new TextDecoder().decode(body).trim().split(/\r?\n/).slice(1);
    const names = lines.map((line) => line.split(",").map((iri) => labels.label(iri).value));
    expect(names).toHaveLength(16);
    const [, diagram = ""] = /id="diagram">(.*?)<\/section>/s.exec(await page("/ns")) ?? [];
    const rows = [...diagram.matchAll(/<tr>(<t[dh].*?)<\/tr>/gs)].map(([, row = ""]) =>
      [...row.matchAll(/<a [^>]*>([^<]*)</g)].map(([, name]) => name),
    );
    expect(rows.filter(({ length }) => length > 0)).toEqual(names);
  });

  it("tells of a class what shapes ask of its things, and why", async () => {
    const text = await page("/ns?view=term&term=Visit");
    expect(text).toContain('<h2 id="rules">What shapes ask of it</h2>');
    expect(text).toContain("Say which one country was visited");
    expect(await page("/ns?view=term&term=Visit&ui=ru")).toContain(
      "<span>Укажите одну страну, которую посетили, в :hostCountry.</span>",
    );
    expect(await page("/ns?view=term&term=OfficialVisit")).toContain(
      'href="/browse/official-visit"',
    );
  });

  it("says of a term that the data does not use that it does not", async () => {
    expect(await page("/ns?view=term&term=StateVisit")).toContain("The data does not use it.");
  });

  it("does not know a term that is not there", async () => {
    const answer = await app.request("/ns?view=term&term=%3Cx%3E");
    expect(answer.status).toBe(404);
  });
});

describe("the vocabulary of another publication", () => {
  it("is a page too", async () => {
    const publication = await openPublication(MUSEUM, {
      settings: defaultSettings(),
      base: "http://museum.example/",
    });
    const app = createApp(publication);
    const get = async (path: string) =>
      (await app.request(path, { headers: { accept: "text/html" } })).text();
    const text = await get("/ns");
    expect(text).toContain('id="Work"');
    expect(text).toContain('id="maker"');
    expect(await get("/ns?view=term&term=year")).toContain("Statements: 2");
    await publication.close();
  });
});
