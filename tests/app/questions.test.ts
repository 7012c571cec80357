// Stored queries as pages and as an interface for programs.

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";

describe("a stored query", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    publication = await openPublication(MUSEUM, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const page = async (path: string) =>
    (await app.request(path, { headers: { accept: "text/html" } })).text();

  it("labels its fields in the language of the page", async () => {
    const year = (html: string) => /<label for="p-year"[^>]*>(\p{L}+)/u.exec(html)?.[1];
    expect(year(await page("/queries/works-by-year"))).toBe("Year");
    expect(year(await page("/queries/works-by-year?ui=es"))).toBe("Año");
    expect(year(await page("/queries/works-by-year?ui=kk"))).toBe("Жыл");
    expect(year(await page("/queries/works-by-year?ui=ru"))).toBe("Год");
  });

  it("types its fields, and keeps a value that is wrong beside what is wrong with it", async () => {
    expect(await page("/queries/works-by-year")).toMatch(
      /<input id="p-year" name="year" type="number" step="1" value="1921" required>/,
    );
    const answer = await app.request("/queries/works-by-year?year=soon", {
      headers: { accept: "text/html" },
    });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toMatch(
      /name="year" type="text" value="soon" required aria-describedby="p-year-wrong"/,
    );
    expect(html).toMatch(/id="p-year-wrong"[^>]*>.*cannot be.*such as 2014/);
    const program = await app.request("/queries/works-by-year?year=soon");
    expect(await program.json()).toMatchObject({ code: "QRY-509", parameter: "year" });
  });

  it("says why it finds nothing", async () => {
    const html = await page("/queries/works-by-year?year=1066");
    const why = /id="doctor".*?<\/div>/s.exec(html)?.[0].replace(/<[^>]*>/g, "") ?? "";
    expect(why).toContain("Without this part there are answers: FILTER");
    expect(why).toContain("1066");
    expect(await page("/queries/works-by-year?year=1921")).not.toContain('id="doctor"');
    const program = await app.request("/queries/works-by-year?year=1066");
    expect(await program.json()).toMatchObject({ results: { bindings: [] } });
  });

  it("answers at an ending for each format as it does by format, and gives its text at .rq", async () => {
    for (const [ending, format, type] of [
      ["csv", "csv", "text/csv"],
      ["json", "json", "application/sparql-results+json"],
      ["tsv", "tsv", "text/tab-separated-values"],
      ["xml", "xml", "application/sparql-results+xml"],
      ["ndjson", "ndjson", "application/x-ndjson"],
    ]) {
      const answer = await app.request(`/queries/works-by-year.${ending}?year=1921`);
      expect(answer.headers.get("content-type")).toContain(type);
      const same = await app.request(`/queries/works-by-year?year=1921&format=${format}`);
      expect(await answer.text()).toBe(await same.text());
    }
    const text = await app.request("/queries/works-by-year.rq");
    expect(text.headers.get("content-type")).toContain("application/sparql-query");
    const file = join(MUSEUM, "queries/works-by-year.rq");
    expect(await text.text()).toBe(readFileSync(file, "utf8"));
    const unknown = await app.request("/queries/works-by-year.docx");
    expect(unknown.status).toBe(406);
    expect(await unknown.json()).toMatchObject({ choices: expect.arrayContaining(["csv", "rq"]) });
  });

  it("is found in the list by words of any language and by tag", async () => {
    for (const path of [
      "/queries",
      "/queries?q=obras",
      "/queries?tag=works",
      "/queries?q=YEAR+made",
    ])
      expect(await page(path), path).toContain("/queries/works-by-year");
    for (const path of ["/queries?q=ships", "/queries?tag=ships"])
      expect(await page(path), path).not.toContain("/queries/works-by-year");
  });
});

describe("tags of stored queries", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "tags-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(
      join(folder, "ontology/tags.ttl"),
      `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<queries?tag=old%20works> rdfs:label "works of old"@en , "obras antiguas"@es .
<queries?tag=істер> rdfs:label "deeds"@en .
`,
    );
    const query = (title: string, tags: string) =>
      `#+ summary: ${title}\n#+ tags: [${tags}]\nSELECT ?s { ?s ?p ?o } LIMIT 1\n`;
    writeFileSync(join(folder, "queries/a.rq"), query("First", "old works"));
    writeFileSync(join(folder, "queries/b.rq"), query("Second", "істер"));
    writeFileSync(join(folder, "queries/c.rq"), query("Third", "plain"));
    publication = await openPublication(folder, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());
  const get = async (path: string, accept = "text/html") =>
    (await app.request(path, { headers: { accept } })).text();

  it("go by the names that the publication gives them, in the language of the reader", async () => {
    const page = await get("/queries?ui=es");
    expect(page).toContain('<option value="old works">obras antiguas</option>');
    expect(page).toContain("<h2><span>obras antiguas</span></h2>");
  });

  it("are marked where the reader’s language lacks a name, and stand as written without any", async () => {
    const page = await get("/queries?ui=ru");
    expect(page).toContain('<option value="істер" lang="en">deeds</option>');
    expect(page).toMatch(/<h2><span lang="en">works of old<\/span> <small class="tongue"/);
    expect(page).toContain('<option value="plain">plain</option>');
  });

  it("are found by their names, and chosen as they are written", async () => {
    expect(await get("/queries?q=antiguas")).toContain("/queries/a");
    const chosen = await get("/queries?tag=old+works&ui=es");
    expect(chosen).toContain('<option value="old works" selected>obras antiguas</option>');
    expect(chosen).not.toContain("/queries/b");
  });

  it("tell programs their names too", async () => {
    const { tags } = JSON.parse(await get("/openapi.json?ui=es", "application/json"));
    expect(tags).toContainEqual({ name: "old works", description: "obras antiguas" });
    expect(tags).toContainEqual({ name: "plain" });
    const triples = await get("/queries", "application/n-triples");
    expect(triples).toContain('<http://schema.org/keywords> "obras antiguas"@es');
    expect(triples).toContain('<http://schema.org/keywords> "plain"');
  });
});

describe("a stored query with choices", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "choices-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(
      join(folder, "queries/work.rq"),
      `#+ summary: What is known of a work?
#+ params:
#+   work: { type: iri, class: ns#Work, label: Work }
#+   kind: { type: string, choices: [label, comment], default: label }
#+   lang: { type: string, default: en }
#+ panels: { ns#Work: work }
SELECT ?property ?value (?_lang AS ?spoken) (?_kind AS ?chosen) { ?_work ?property ?value }
`,
    );
    publication = await openPublication(folder, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const page = async (path: string) =>
    (await app.request(path, { headers: { accept: "text/html" } })).text();

  it("lists the things of a class by their names, and waits for one to be chosen", async () => {
    const html = await page("/queries/work?ui=es");
    expect(html).toMatch(/<select id="p-work".*<option value="work\/blue-jug">/s);
    expect(html).toContain("Rellene el formulario");
    const chosen = await page("/queries/work?work=work/blue-jug");
    expect(chosen).toContain('<option value="work/blue-jug" selected>');
    expect(await page(`/queries/work?work=${BASE}work/blue-jug`)).toContain(
      '<option value="work/blue-jug" selected>',
    );
    expect(chosen).toMatch(/<select id="p-kind".*<option value="comment">/s);
  });

  it("asks for labels in the language of the page, and its downloads do so too", async () => {
    const html = await page("/queries/work?work=work/blue-jug&ui=kk");
    expect(html).toContain('<option value="kk" selected>');
    expect(html).toContain("/queries/work.csv?work=work%2Fblue-jug&amp;lang=kk");
    const program = await app.request("/queries/work.csv?work=work/blue-jug&ui=kk");
    expect(await program.text()).toContain(",en,label");
  });

  it("says on which pages it is used, and stands apart in the list", async () => {
    expect(await page("/queries/work")).toContain('<a href="/ns#Work"');
    expect(await page("/queries")).toMatch(/works-by-year.*Parts of pages.*queries\/work"/s);
  });
});
