// The page of queries over HTTP: the form, answers in several views, and what went wrong beside the query that did.

import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EditorVocabulary } from "../../src/model/editor-vocabulary.ts";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";
const YEARS = `SELECT ?work ?year WHERE { ?work <${BASE}ns#year> ?year }`;

describe("the page of queries", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "museum-query-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(
      join(folder, "ontology/more.ttl"),
      `PREFIX m: <${BASE}ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
m:Object a rdfs:Class . m:Work rdfs:subClassOf m:Object .`,
    );
    publication = await openPublication(folder, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const get = (path: string) => app.request(path, { headers: { accept: "text/html" } });
  const page = async (query: string, more = "") =>
    (await get(`/sparql?query=${encodeURIComponent(query)}${more}`)).text();
  const current = (html: string) =>
    /<ul class="tabs">.*?aria-current="true">(\w+)</s.exec(html)?.[1];

  it("offers the views that fit the columns, and shows the one that the address names", async () => {
    const html = await page(YEARS);
    expect(html).toContain("view=bar");
    expect(html).not.toContain("view=map");
    expect(current(html)).toBe("Table");
    expect(current(await page(YEARS, "&view=bar"))).toBe("Bars");
    expect(current(await page(YEARS, "&view=map"))).toBe("Table");
    expect(current(await page(`#defaultView:BarChart\n${YEARS}`))).toBe("Bars");
    expect(await page(YEARS, "&view=raw")).toContain("&quot;datatype&quot;");
  });

  it("keeps the language and the graphs that were chosen in every form and link", async () => {
    const html = await page(YEARS, `&ui=es&default-graph-uri=${encodeURIComponent(`${BASE}g`)}`);
    expect(html).toContain('<form method="post" action="/sparql?ui=es"');
    expect(html).toContain(`name="default-graph-uri" value="${BASE}g"`);
    expect(html).toMatch(/href="[^"]*default-graph-uri=[^"]*view=raw&amp;ui=es"/);
  });

  describe("the form", () => {
    const LONG = `${YEARS}\n# ${"long ".repeat(8_000)}`;
    const post = (query: string, more: Record<string, string> = {}, path = "/sparql") =>
      app.request(path, {
        method: "POST",
        headers: { accept: "text/html" },
        body: new URLSearchParams({ query, ...more }),
      });

    it("leads to the address of the answer, which can be shared", async () => {
      const html = await (await get("/sparql?ui=es")).text();
      expect(html).toContain('<form method="post" action="/sparql?ui=es"');
      const sent = await post(
        YEARS,
        { view: "bar", "default-graph-uri": `${BASE}g` },
        "/sparql?ui=es",
      );
      expect(sent.status).toBe(303);
      const { pathname, searchParams } = new URL(sent.headers.get("location") ?? "", BASE);
      expect(pathname).toBe("/sparql");
      expect(Object.fromEntries(searchParams)).toEqual({
        query: YEARS,
        "default-graph-uri": `${BASE}g`,
        ui: "es",
        view: "bar",
      });
      const plain = await post("ASK {}", { view: "" });
      expect(plain.headers.get("location")).toBe("/sparql?query=ASK+%7B%7D");
    });

    it("takes a query that no address can hold, and gives its answer in every view and format", async () => {
      const answer = await post(LONG, { view: "bar" });
      expect(answer.status).toBe(200);
      const html = await answer.text();
      expect(current(html)).toBe("Bars");
      expect(html).toContain("too long for an address");
      expect(html).not.toMatch(/(?:href|formaction)="[^"]{7000}/);
      const buttons = [
        ...html.matchAll(/<button type="submit" class="link" form="ask" formaction="([^"]*)"/g),
      ].map(([, path = ""]) => path.replaceAll("&amp;", "&"));
      expect(buttons).toEqual(
        expect.arrayContaining(["/sparql?view=raw", "/sparql?format=ndjson"]),
      );
      expect(current(await (await post(LONG, { view: "bar" }, "/sparql?view=raw")).text())).toBe(
        "Raw",
      );
      const data = await post(LONG, { view: "bar" }, "/sparql?format=ndjson");
      expect(data.headers.get("content-type")).toContain("ndjson");
      const wrong = await post(LONG.replace("SELECT", "SELEC"), { view: "" });
      expect(wrong.status).toBe(400);
      expect(await wrong.text()).toContain("QRY-501");
    });

    it("answers programs, which name no view, at once", async () => {
      expect((await post(YEARS)).status).toBe(200);
      const body = new URLSearchParams({ query: YEARS });
      const answer = await app.request("/sparql", { method: "POST", body });
      expect(answer.headers.get("content-type")).toContain("sparql-results+json");
    });
  });

  it("shows what is wrong with a query at its place, with the query still in the form", async () => {
    const query = "SELECT ?x WHERE {\n  ?x a ?y\n  FILTR(?y)\n}";
    const answer = await get(`/sparql?query=${encodeURIComponent(query)}`);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain("FILTR(?y)\n}</textarea>");
    expect(html).toMatch(/QRY-501.*line 3, column 3.*\^\^\^\^\^.*Did you mean FILTER\?/s);
    const program = await app.request(`/sparql?query=${encodeURIComponent(query)}`);
    expect(program.headers.get("content-type")).toContain("problem+json");
  });

  it("bounds the rows of a page, says so, and leaves all of them to the downloads", async () => {
    const query =
      "SELECT * { VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 3 4 5 6 7 8 9 } }";
    const html = await page(query);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).toMatch(/shows the first \d+ of 1,000 rows/);
    const href = /href="([^"]*format=ndjson)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await (await app.request(href)).text()).trim().split("\n")).toHaveLength(1000);
  });

  it("tells how long it took, what bounds queries and what a client has left", async () => {
    expect(await page(`${YEARS} LIMIT 1`)).toMatch(
      /1 row in \d+ ms.*At most 100,000 rows and 10 s a query.*\d+ of 60 s of query time/s,
    );
  });

  it("shows examples that have some words, and patterns made from the data", async () => {
    const all = await (await get("/sparql")).text();
    expect(all).toContain("Which works were made in a year?");
    expect(all).toContain(encodeURIComponent("?thing a").replace("%20", "+"));
    expect(await (await get("/sparql?q=obras")).text()).toContain("Which works");
    expect(await (await get("/sparql?q=trade")).text()).not.toContain("Which works");
  });

  it("gives the drawing of a view as SVG, and says so where a view draws nothing", async () => {
    const address = `/sparql?query=${encodeURIComponent(YEARS)}&format=svg`;
    const drawing = await app.request(`${address}&view=bar`);
    expect(drawing.headers.get("content-type")).toContain("image/svg+xml");
    expect(await drawing.text()).toMatch(/^<\?xml .*\?>\n<svg xmlns=.*1921.*<\/svg>/s);
    expect(await page(YEARS, "&view=bar")).toContain("view=bar&amp;format=svg");
    const none = await app.request(`${address}&view=table`);
    expect(none.status).toBe(406);
    expect(await none.json()).toMatchObject({ choices: expect.arrayContaining(["view=bar"]) });
  });

  it("shows a graph as a table of triples, as a drawing and as Turtle", async () => {
    const query =
      "CONSTRUCT { ?w a m:Work ; m:year ?y ; m:in ?c } { ?w m:year ?y BIND(m:Object AS ?c) }";
    const table = await page(query);
    expect(current(table)).toBe("Table");
    expect(table).toContain('<th scope="col">Property</th>');
    expect(table).toMatch(/>work of art<\/a> <code class="soft">m:Work<\/code><\/td>/);
    expect(table).toMatch(/\d+ rows? in \d+ ms/);
    expect(table).toContain("<td>1921</td>");
    const drawing = await page(query, "&view=graph");
    expect(current(drawing)).toBe("Graph");
    expect(drawing).toMatch(/<svg .*marker-end.*view=graph&amp;format=svg/s);
    const turtle = await page(query, "&view=raw");
    expect(current(turtle)).toBe("Raw");
    expect(turtle).toMatch(/<\/nav>\s*<pre tabindex="0">[^<]*a m:Work ;/);
    expect(await page("DESCRIBE m:Work", "&view=graph")).toContain("format=turtle");
    expect(current(await page("CONSTRUCT { ?w m:year ?y } { ?w m:year ?y }", "&view=map"))).toBe(
      "Table",
    );
  });

  it("bounds the table of a graph, and says so of one that is empty", async () => {
    const many =
      "CONSTRUCT { ?x m:of ?y } { VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } VALUES ?b { 0 1 2 3 4 5 6 7 8 9 } VALUES ?c { 0 1 2 3 4 5 6 7 8 9 } BIND(IRI(CONCAT(STR(m:thing), STR(?a), STR(?b), STR(?c))) AS ?x) BIND(m:Work AS ?y) }";
    for (const view of ["", "&view=graph", "&view=raw"])
      expect(Buffer.byteLength(await page(many, view)), view).toBeLessThan(60_000);
    expect(await page(many)).toMatch(/shows the first \d+ of 1,000 rows/);
    const none = await page("CONSTRUCT { ?w m:no ?y } { ?w m:no ?y }");
    expect(none).toContain("0 rows");
    expect(none).toContain('id="doctor"');
  });

  it("tells editors the classes and properties of the data with counts and labels", async () => {
    const answer = await app.request("/sparql/vocabulary.json?ui=es");
    const { classes, properties } = (await answer.json()) as EditorVocabulary;
    const work = classes.find(({ iri }) => iri === `${BASE}ns#Work`);
    const count = publication.release.classes.find(({ iri }) => iri === work?.iri)?.count;
    expect(work).toMatchObject({ name: "m:Work", count });
    const has = work?.has.map((at) => properties[at]?.name);
    expect(has).toContain("m:year");
    expect(properties.find(({ name }) => name === "m:year")?.count).toBeGreaterThan(1);
  });

  it("tells editors what is wrong with a text, without running it", async () => {
    const check = async (body: string) => {
      const headers = { "Content-Type": "application/sparql-query" };
      const answer = await app.request("/sparql/check", { method: "POST", headers, body });
      return answer.json();
    };
    expect(await check(YEARS)).toEqual({ problems: [] });
    expect(await check("SELECT ?x {\n ?x xsdd:y 1 }")).toMatchObject({
      problems: [{ line: 2, column: 5, message: "the prefix xsdd: is not declared" }],
    });
    expect(await check("DELETE WHERE { ?x ?y ?z }")).toMatchObject({
      problems: [{ code: "QRY-502", line: 1 }],
    });
  });

  describe("finds out why nothing is found", () => {
    const why = async (query: string) =>
      /id="doctor".*?<\/div>/s
        .exec(await page(query))?.[0]
        .replace(/<[^>]*>/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">");

    it("names the part that matches nothing, and the property or class that was meant", async () => {
      const found = await why("SELECT ?work { ?work a m:Work ; m:yeer ?year . FILTER(?year > 1) }");
      expect(found).toContain("matches this part by itself: ?work m:yeer ?year.");
      expect(found).toContain("m:yeer does not occur in the data. Did you mean m:year?");
      expect(found).not.toContain("m:Work");
      expect(await why("ASK { ?work a m:Wrk }")).toContain("Did you mean m:Work?");
      expect(await why("SELECT * { GRAPH ?g { ?work m:yeer/m:p ?x } }")).toContain("m:year?");
    });

    it("offers what stands below a class that is declared and not used", async () => {
      const found = await why("SELECT ?x { ?x a m:Object }");
      expect(found).toContain("m:Object is declared, but nothing in the data uses it.");
      expect(found).toContain("Did you mean m:Work?");
    });

    it("names the part without which there would be answers", async () => {
      const found = await why("SELECT ?work { ?work a m:Work ; m:year ?y FILTER(?y > 99999) }");
      expect(found).toMatch(/Without this part there are answers: FILTER ?\(\?y > 99999 ?\)/);
    });

    it("says when the pattern matches but nothing is left of it, or when parts exclude each other", async () => {
      expect(await why("SELECT ?work { ?work a m:Work } LIMIT 0")).toContain("LIMIT, OFFSET");
      expect(await why("SELECT * { ?w a m:Work FILTER(false) FILTER(?w != ?w) }")).toContain(
        "together they match nothing",
      );
    });

    it("says nothing of a query that found something", async () => {
      expect(await why(YEARS)).toBeUndefined();
    });
  });
});
