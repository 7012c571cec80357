// Pages for requests that failed: what happened in the reader's language, and where to go from here.

import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";
const XSD = "http://www.w3.org/2001/XMLSchema#";

describe("the page for a request that failed", () => {
  let publication: Publication;
  let app: Hono;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "museum-errors-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(
      join(folder, "data/gone.ttl"),
      `<${BASE}work/lost> <http://www.w3.org/ns/prov#invalidatedAtTime> "2020-01-01T00:00:00Z"^^<${XSD}dateTime> ;
  <http://www.w3.org/2000/01/rdf-schema#comment> "It turned out to be a fake."@en ;
  <http://purl.org/dc/terms/isReplacedBy> <urn:other> .\n`,
    );
    publication = await openPublication(folder, { settings: defaultSettings(), base: BASE });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const page = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(path, { ...init, headers: { accept: "text/html" } });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };

  it("offers things whose address or name is near, and a search for the words of the address", async () => {
    const near = await page("/work/blue-jub");
    expect(near.status).toBe(404);
    expect(near.text).toContain('<a href="/work/blue-jug">Blue jug</a>');
    expect(near.text).toMatch(/name="q" type="search" value="blue jub"/);
    const named = await page("/somewhere/else/jug-blue.html");
    expect(named.text).toContain('<a href="/work/blue-jug">Blue jug</a>');
  });

  it("speaks the language of the reader, and marks what stays English", async () => {
    const { text } = await page("/work/blue-jub?ui=es");
    expect(text).toContain('<html lang="es">');
    expect(text).toContain("<h1>No hay nada en esta dirección</h1>");
    expect(text).toMatch(/<span lang="en">nothing is said here of/);
    expect(text).toContain('<a href="/work/blue-jug?ui=es"');
    expect(text).toContain('<input type="hidden" name="ui" value="es">');
  });

  it("says when and why a thing was withdrawn", async () => {
    const { status, text } = await page("/work/lost");
    expect(status).toBe(410);
    expect(text).toMatch(/Withdrawn on .*1 January 2020|Withdrawn on .*January 1, 2020/);
    expect(text).toContain("It turned out to be a fake.");
    expect(text).toMatch(/In its place: (<[^>]*>)?urn:other/);
  });

  it("shows the place of a mistake in a query", async () => {
    const query = "SELECT * WHERE {\n  ?s ?p }";
    const { status, text } = await page(`/sparql?query=${encodeURIComponent(query)}&ui=ru`);
    expect(status).toBe(400);
    expect(text).toContain("строка 2, столбец");
    expect(text).toMatch(/<pre tabindex="0"> {2}\?s \?p }\n\s+\^+<\/pre>/);
    expect(text).toContain("/docs/errors?ui=ru#qry-501");
  });

  it("links what is available instead of the format that was asked for", async () => {
    const { status, text } = await page("/work/blue-jug.rdf?profile=rdf12");
    expect(status).toBe(406);
    expect(text).toContain('<a href="/work/blue-jug.ttl?profile=rdf12">text/turtle</a>');
  });

  it("tells what may be done where a method is not allowed", async () => {
    const { status, headers, text } = await page("/data", { method: "DELETE" });
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    expect(text).toContain("Use GET, HEAD, OPTIONS.");
  });

  it("names the page of the help that was meant", async () => {
    const { status, text } = await page("/docs/querys");
    expect(status).toBe(404);
    expect(text).toContain('<a href="/docs/queries">/docs/queries</a>');
  });

  it("gives programs the problem as it was", async () => {
    const answer = await app.request("/work/blue-jub", { headers: { accept: "text/turtle" } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 404, code: "WEB-601" });
  });
});

describe("a client that asks too much", () => {
  it("is told how long to wait, and how to have it all", async () => {
    const settings = { ...defaultSettings(), clientQuerySeconds: 0.000001 };
    const publication = await openPublication(MUSEUM, { settings, base: BASE });
    try {
      const app = createApp(publication);
      const ask = (at: number) =>
        app.request(`/sparql?query=${encodeURIComponent(`SELECT * { ?s ?p ?o } LIMIT ${at}`)}`, {
          headers: { accept: "text/html" },
        });
      let answer = await ask(1);
      for (let at = 2; at < 5 && answer.status !== 429; at += 1) answer = await ask(at);
      expect(answer.status).toBe(429);
      const seconds = Number(answer.headers.get("retry-after")).toLocaleString("en");
      const text = await answer.text();
      expect(text).toContain(`Try again in ${seconds} second`);
      expect(text).toContain('<a href="/data">Download the whole graph</a>');
    } finally {
      await publication.close();
    }
  });
});

describe("a publication whose engines are gone", () => {
  it("still shows pages for errors, for the help and for the data", async () => {
    const publication = await openPublication(MUSEUM, { settings: defaultSettings(), base: BASE });
    const app = createApp(publication);
    await publication.endpoint.close();
    const get = (path: string) => app.request(path, { headers: { accept: "text/html" } });
    const failed = await get("/sparql?query=ASK%20%7B%7D&ui=kk");
    expect(failed.status).toBeGreaterThanOrEqual(500);
    const text = await failed.text();
    expect(text).toContain('<html lang="kk">');
    expect(text).toContain(failed.headers.get("x-request-id") ?? "no id");
    for (const path of ["/nothing", "/docs/index", "/data"])
      expect((await get(path)).status, path).toBeLessThan(500);
    await publication.close();
  });
});
