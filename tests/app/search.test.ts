// Search: things by their names in all languages and scripts, as a page, as JSON, as suggestions, from browsers.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import oxigraph from "oxigraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { answersFrom, FaultyEndpoint } from "./faulty.ts";
import { MUSEUM, ROOT } from "./started.ts";

const BASE = "http://search.example/";
const KAZAKHSTAN = `${BASE}id/country/kz`;
const MEXICO = `${BASE}id/country/mx`;
const IDRISSOV = `${BASE}id/person/erlan-idrissov`;

interface Row {
  readonly iri: string;
  readonly label: string;
  readonly language: string;
  readonly matched: { readonly value: string; readonly language: string };
  readonly types: readonly { readonly iri: string; readonly label: string }[];
  readonly path: string;
}

const open = async (folder: string, base = BASE) =>
  siteOf(await openPublication(folder, { settings: defaultSettings(), base }));

function siteOf(publication: Publication) {
  const app = createApp(publication);
  const asked = (path: string, q: string, more: Record<string, string> = {}) =>
    app.request(`${path}?${new URLSearchParams({ q, ...more })}`, {
      headers: { accept: "text/html" },
    });
  return {
    publication,
    app,
    asked,
    text: async (q: string, more?: Record<string, string>) =>
      (await asked("/search", q, more)).text(),
    rows: async (q: string, more?: Record<string, string>): Promise<Row[]> => {
      const answer = await asked("/search.json", q, more);
      return (await answer.json()) as Row[]; // what the test goes on to compare
    },
  };
}

type Opened = ReturnType<typeof siteOf>;

const linksIn = (page: string) =>
  [...page.matchAll(/<li><a href="([^"]+)"/g)].map(([, path = ""]) => path);

describe("search in the first publication", () => {
  let site: Opened;
  beforeAll(async () => {
    site = await open(ROOT);
  });
  afterAll(() => site.publication.close());

  it.each([
    ["Idrissov", IDRISSOV],
    ["Идрисов", IDRISSOV],
    ["Ыдырысов", IDRISSOV],
    ["idrísov ERLAN", IDRISSOV],
    ["Idriss", IDRISSOV],
    ["Mexico", MEXICO],
    ["México", MEXICO],
    ["Мексика", MEXICO],
    ["Kazajistan", KAZAKHSTAN],
    ["Казахстан", KAZAKHSTAN],
    ["Q96", MEXICO],
    [MEXICO, MEXICO],
    ["WTO", `${BASE}id/organisation/world-trade-organization`],
  ])("finds by %s first what is called so", async (text, iri) => {
    const [first] = await site.rows(text);
    expect(first?.iri).toBe(iri);
  });

  it("says by which name, in which language, and names things as the reader does", async () => {
    const [first] = await site.rows("Ыдырысов", { ui: "es" });
    expect(first).toMatchObject({
      label: "Erlan Idrísov",
      language: "es",
      matched: { value: "Ерлан Ыдырысов", language: "kk" },
      types: [{ label: "persona" }],
      path: "/id/person/erlan-idrissov?ui=es",
    });
    const page = await site.text("Ыдырысов", { ui: "es" });
    expect(page).toContain('<span lang="kk">Ерлан Ыдырысов</span>');
    expect(page).toMatch(/<h2><a href="\/browse\/person\?ui=es">persona<\/a>/);
  });

  it("offers the nearest name for one that is misspelt", async () => {
    const page = await site.text("Idrisof");
    expect(page).toContain('Did you mean <a href="/search?q=Erlan+Idrissov">Erlan Idrissov</a>?');
    expect(linksIn(page)).toContain("/id/person/erlan-idrissov");
    expect(await site.text("Idrissov")).not.toContain("Did you mean");
  });

  it("leads on from nothing", async () => {
    const page = await site.text("xyzzyplugh", { ui: "ru" });
    expect(page).toContain("Здесь ничто так не называется.");
    expect(linksIn(page)).toEqual(expect.arrayContaining(["/browse?ui=ru", "/sparql?ui=ru"]));
  });

  it.each([
    "Q96",
    "https://www.wikidata.org/wiki/Q96",
    MEXICO,
    `<${MEXICO}>`,
    "/id/country/mx",
    " id/country/mx ",
  ])("leads at once to the thing of %s", async (text) => {
    const answer = await site.asked("/search", text, { ui: "kk" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/id/country/mx?ui=kk");
  });

  it("narrows to a class and those below it, and knows no other", async () => {
    const [all, visits] = [
      await site.rows("Mexico"),
      await site.rows("Mexico", { class: "official-visit" }),
    ];
    expect(visits.length).toBeGreaterThan(0);
    expect(visits.length).toBeLessThan(all.length);
    expect(visits.every(({ types }) => types.some(({ label }) => label === "official visit"))).toBe(
      true,
    );
    expect(await site.text("Mexico", { class: "official-visit" })).toContain(
      '<a href="/search?q=Mexico">',
    );
    expect((await site.asked("/search", "Mexico", { class: "no-class" })).status).toBe(400);
  });

  it("shows at most fifty things and says when there are more", async () => {
    expect(await site.rows("Mexico")).toHaveLength(50);
    expect(await site.text("Mexico")).toContain("There are more than the 50 shown here");
    expect(await site.rows("Mexico", { limit: "3" })).toHaveLength(3);
    expect((await site.asked("/search.json", "Mexico", { limit: "51" })).status).toBe(400);
  });

  it("finds the same as a page and as JSON", async () => {
    for (const text of ["Idrissov", "Astana", "Idrisof"]) {
      const rows = await site.rows(text);
      const links = linksIn(await site.text(text));
      expect(rows.map(({ path }) => path).filter((path) => !links.includes(path))).toEqual([]);
    }
  });

  it("suggests names in the language of the reader while somebody types", async () => {
    const answer = await site.asked("/suggest", "идри", { ui: "es" });
    expect(answer.headers.get("content-type")).toContain("application/x-suggestions+json");
    const [asked, names, descriptions, addresses] = (await answer.json()) as string[][];
    expect(asked).toBe("идри");
    expect(names?.[0]).toBe("Erlan Idrísov");
    expect(descriptions?.[0]).toMatch(/^persona · /);
    expect(addresses?.[0]).toBe(`${IDRISSOV}?ui=es`);
    expect([names?.length, descriptions?.length, addresses?.length]).toEqual([8, 8, 8]);
  });

  it("is described for browsers, with templates that answer", async () => {
    const page = await (await site.app.request("/", { headers: { accept: "text/html" } })).text();
    const [, link = ""] = /<link rel="search"[^>]* href="([^"]+)"/.exec(page) ?? [];
    const answer = await site.app.request(link);
    expect(answer.headers.get("content-type")).toContain("application/opensearchdescription+xml");
    const text = await answer.text();
    const templates = [...text.matchAll(/type="([^"]+)" rel="\w+" template="([^"]+)"/g)];
    expect(templates).toHaveLength(4);
    for (const [, type = "", template = ""] of templates) {
      const address = template.replace("{searchTerms}", encodeURIComponent("México"));
      const found = await site.app.request(address);
      expect([found.status, found.headers.get("content-type")?.replace(/;.*/, "")]).toEqual([
        200,
        type,
      ]);
    }
    const [, name = ""] = /<ShortName>(.*)<\/ShortName>/.exec(text) ?? [];
    expect(name).toBe("Kazakhstan");
  });

  it("answers any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 400 }), async (text) => {
        for (const path of ["/search", "/search.json", "/suggest"]) {
          const { status } = await site.asked(path, text);
          expect([200, 303]).toContain(status);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("search in any folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "search-"));
  let site: Opened;
  beforeAll(async () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(
      join(folder, "data/people.ttl"),
      `@prefix : <http://people.example/base/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:korolev a :Person ; rdfs:label "Сергей Королёв"@ru .
:tolstoy a :Person ; rdfs:label "Лев Толстой"@ru ; skos:altLabel "Leo Tolstoy"@en , "Graf Tolstoi" .
:moi a :Place ; rdfs:label "Мой"@ru .
:moi2 a :Place ; rdfs:label "Мои"@ru .
:one a :Place ; <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q7> ; rdfs:label "One" .
:two a :Place ; <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q7> ; rdfs:label "Two" .
`,
    );
    site = await open(folder, "http://people.example/base/");
  });
  afterAll(async () => {
    await site.publication.close();
    rmSync(folder, { recursive: true });
  });

  it.each(["Королев", "королёв", "Korolev", "Серг", "Королев Сергей"])(
    "takes ё for е: %s",
    async (text) => {
      const rows = await site.rows(text);
      expect(rows.map(({ label }) => label)).toEqual(["Сергей Королёв"]);
    },
  );

  it("tells й from и by letters, though they sound alike", async () => {
    const labels = async (text: string) => (await site.rows(text)).map(({ label }) => label);
    expect((await labels("Мой"))[0]).toBe("Мой");
    expect((await labels("Мои"))[0]).toBe("Мои");
  });

  it("finds other names with their languages", async () => {
    const [english] = await site.rows("Leo");
    expect(english?.matched).toEqual({ value: "Leo Tolstoy", language: "en" });
    const [plain] = await site.rows("graf");
    expect(plain?.matched).toEqual({ value: "Graf Tolstoi", language: "" });
  });

  it("shows the things of a Wikidata item that several have", async () => {
    const answer = await site.asked("/search", "Q7");
    expect(answer.status).toBe(200);
    expect(linksIn(await answer.text())).toEqual(expect.arrayContaining(["/one", "/two"]));
  });

  it("is described with addresses under a base that has a path", async () => {
    const text = await (await site.app.request("/opensearch.xml")).text();
    expect(text).toContain('template="http://people.example/base/search?q={searchTerms}"');
  });

  it("finds in a folder of other formats and vocabularies", async () => {
    const museum = await open(MUSEUM, "http://museum.example/");
    const labels = async (text: string) => (await museum.rows(text)).map(({ label }) => label);
    expect(await labels("krug blauer")).toEqual(["Blue jug"]);
    expect(await labels("Берг")).toEqual(["Anna Berg"]);
    expect((await museum.asked("/search", "work/blue-jug")).headers.get("location")).toBe(
      "/work/blue-jug",
    );
    await museum.publication.close();
  });
});

describe("search in a graph at an endpoint", () => {
  const PLACES = "http://places.example/";
  const folder = mkdtempSync(join(tmpdir(), "search-remote-"));
  const endpoint = new FaultyEndpoint();
  let site: Opened;
  beforeAll(async () => {
    mkdirSync(join(folder, "ontology"));
    const ontology = `@prefix : <${PLACES}ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Port rdfs:subClassOf :Town .
:Town a <http://www.w3.org/2002/07/owl#Class> ; rdfs:label "town in Mexico"@en .`;
    writeFileSync(join(folder, "ontology/places.ttl"), ontology);
    const store = new oxigraph.Store();
    store.load(
      `${ontology}
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @base <${PLACES}> .
<mexico> a :Town ; rdfs:label "México"@es , "Мексика"@ru , "墨西哥"@zh ; skos:altLabel "Distrito Federal"@es .
<new-mexico> a :Town ; rdfs:label "New Mexico"@en ; rdfs:comment "A state."@en .
<gulf> a :Port ; rdfs:label "Gulf of Mexico"@en .
<mexicali> a :Town ; rdfs:label "Mexicali"@es .
<amexica> a :Town ; rdfs:label "Amexica"@en .
<hanoi> a :Town ; rdfs:label "Hà Nội"@vi ; <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1858> .
<korolyov> a :Town ; rdfs:label "Королёв"@ru .
<moi> a :Town ; rdfs:label "Мой"@ru .
<quoted> a :Town ; rdfs:label "Say \\"no\\" (twice.*)"@en .
<untyped> rdfs:label "Mexico without a class"@en .
[] a :Town ; rdfs:label "Mexico without a name of its own"@en .
<link> a :Town ; rdfs:label <mexico> .
${Array.from({ length: 60 }, (_, at) => `<many/${at}> a :Town ; rdfs:label "Same ${at}" .`).join("\n")}`,
      { format: "text/turtle" },
    );
    endpoint.behaviour = answersFrom(store);
    await endpoint.start();
    const settings = { ...defaultSettings(), endpoint: endpoint.url, clientQuerySeconds: 0 };
    site = siteOf(await openRemotePublication(folder, { base: PLACES, settings }));
  });
  afterAll(async () => {
    await site.publication.close();
    await endpoint.stop();
    rmSync(folder, { recursive: true });
  });
  const found = async (text: string, more?: Record<string, string>) =>
    (await site.rows(text, more)).map(({ iri }) => iri.replace(PLACES, ""));

  it.each([
    ["mexico", ["mexico", "new-mexico", "gulf"]],
    ["México", ["mexico", "new-mexico", "gulf"]],
    ["mexic", ["mexico", "mexicali", "new-mexico", "gulf", "amexica"]],
    ["exica", ["amexica", "mexicali"]],
    ["mexico OF gulf", ["gulf"]],
    ["мекс", ["mexico"]],
    ["西哥", ["mexico"]],
    ["federal distrito", ["mexico"]],
    ["Ha Noi", ["hanoi"]],
    ["HÀ NỘI", ["hanoi"]],
    ["королев", ["korolyov"]],
    ["Королёв", ["korolyov"]],
    ["мои", []],
    ['say "no', ["quoted"]],
    ["(twice.*)", ["quoted"]],
    [".*", []],
    ["nothing like it", []],
  ])("finds by %s the names that hold it, the best first", async (text, iris) => {
    expect(await found(text)).toEqual(iris);
  });

  it("tells the name that was found, what it names, and its class", async () => {
    const [first] = await site.rows("federal");
    expect(first).toMatchObject({
      matched: { value: "Distrito Federal", language: "es" },
      label: "México",
      types: [{ iri: `${PLACES}ns#Town`, label: "town in Mexico" }],
      path: "/mexico",
    });
    const page = await site.text("new mexico", { ui: "kk" });
    expect(page).toContain("A state.");
    expect(page).toMatch(/<h2><a href="\/browse\/town\?ui=kk"/);
  });

  it("narrows to a class and those below it that the folder tells of", async () => {
    expect(await found("mexico", { class: "port" })).toEqual(["gulf"]);
    expect(await found("mexico", { class: "town" })).toEqual(["mexico", "new-mexico", "gulf"]);
  });

  it("shows at most fifty things and says when there are more", async () => {
    expect(await found("same")).toHaveLength(50);
    expect(await site.text("same")).toContain("There are more than the 50 shown here");
    expect(await found("same 7", { limit: "1" })).toEqual(["many/7"]);
  });

  it.each(["Q1858", `<${PLACES}hanoi>`, "/hanoi", "https://www.wikidata.org/wiki/Q1858"])(
    "leads at once to the thing of %s",
    async (text) => {
      const answer = await site.asked("/search", text);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/hanoi"]);
    },
  );

  it("asks the endpoint two questions for a search, and none for the same again", async () => {
    endpoint.asked.length = 0;
    await site.rows("mexicali");
    expect(endpoint.asked.length).toBe(2);
    await site.text("mexicali", { ui: "ru" });
    await site.asked("/suggest", "mexicali");
    expect(endpoint.asked.length).toBe(2);
    await site.rows("nowhere at all");
    expect(endpoint.asked.length).toBe(3);
  });

  it("asks nothing for suggestions before three letters, or one sign that may be a word", async () => {
    const names = async (q: string) =>
      ((await (await site.asked("/suggest", q)).json()) as string[][])[1];
    endpoint.asked.length = 0;
    expect(await names("me")).toEqual([]);
    expect(endpoint.asked).toEqual([]);
    expect(await names("gul")).toEqual(["Gulf of Mexico"]);
    expect(await names("墨")).toEqual(["México"]);
    expect(await site.text("")).toContain('data-least="3"');
  });

  it("answers any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 400 }), async (text) => {
        for (const path of ["/search", "/search.json", "/suggest"]) {
          const { status } = await site.asked(path, text);
          expect([200, 303]).toContain(status);
        }
      }),
      { numRuns: 60 },
    );
  });
});
