// The report on the data: what breaks rules, how complete things are, on what statements rest.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { Parser } from "n3";
import oxigraph from "oxigraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { always, answersFrom, type Behaviour, FaultyEndpoint } from "./faulty.ts";
import { brokenMuseum, openRules, sameReport } from "./same-report.ts";
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

sameReport("an engine in this process", async (file) => {
  const endpoint = new FaultyEndpoint();
  endpoint.behaviour = answersOf(file);
  await endpoint.start();
  return { url: endpoint.url, stop: () => endpoint.stop() };
});

function answersOf(file: string): Behaviour {
  const store = new oxigraph.Store();
  store.load(readFileSync(file, "utf8"), { format: "application/n-quads" });
  return answersFrom(store);
}

describe("a report that is asked of an endpoint", () => {
  const endpoint = new FaultyEndpoint();
  let answers: Behaviour;
  let folder: string;
  beforeAll(async () => {
    const { here, rules, file } = await brokenMuseum();
    await here.publication.close();
    folder = rules;
    answers = answersOf(file);
    await endpoint.start();
  });
  afterAll(() => endpoint.stop());
  const openThere = async (behaviour: Behaviour) => {
    endpoint.behaviour = behaviour;
    return openRules(folder, endpoint.url);
  };

  it("is asked for once and kept", async () => {
    const site = await openThere(answers);
    await get(site.app, "/quality.json");
    endpoint.asked.length = 0;
    await get(site.app, "/quality.csv");
    expect(endpoint.asked).toEqual([]);
    await site.publication.close();
  });

  it("says in its place what the endpoint does not tell in time, in four languages", async () => {
    const site = await openThere((response, asked) => {
      const isHard = /\?works|FILTER NOT EXISTS \{ \?this|LANG\(/.test(asked.query);
      (isHard ? always(503, "text/plain", "Query timed out") : answers)(response, asked);
    });
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
    const site = await openThere(answersFrom(new oxigraph.Store()));
    expect(await get(site.app, "/quality")).toContain("Nothing was found that breaks what could");
    expect(await get(site.app, "/quality.ttl")).not.toContain("sh:conforms");
    expect(JSON.parse(await get(site.app, "/quality.json")).conforms).toBeNull();
    await site.publication.close();
  });
});
