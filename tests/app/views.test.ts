// Answers as people see them: each view on pages of stored queries.

import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { VOYAGES_BASE, voyagesWithQueries } from "./voyages.ts";

describe("a view", () => {
  let publication: Publication;
  let app: Hono;
  beforeAll(async () => {
    publication = await openPublication(voyagesWithQueries(), {
      settings: defaultSettings(),
      base: VOYAGES_BASE,
    });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const page = async (path: string) =>
    (await app.request(path, { headers: { accept: "text/html" } })).text();
  const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

  it("says numbers and dates of a table in the language of the page", async () => {
    const query = encodeURIComponent(
      `SELECT (12400.5 AS ?n) ("2014-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> AS ?d) (true AS ?t) ("POINT(-99.5 19.25)"^^<http://www.opengis.net/ont/geosparql#wktLiteral> AS ?p) {}`,
    );
    const text = (await page(`/sparql?ui=es&query=${query}`)).replace(/\s/g, " ");
    expect(text).toContain('<th scope="col" class="number">n</th>');
    expect(text).toContain('<td class="number">12.400,5</td>');
    expect(text).toContain(
      '<time datetime="2014-09"><a class="date" href="/on/2014-09?ui=es">septiembre de 2014</a></time>',
    );
    expect(text).toContain("<td>Sí</td>");
    expect(text).toContain("19,25° N 99,5° O");
  });

  it("says rows in sentences with the plurals of the language", async () => {
    expect(await page("/queries/said")).toMatch(
      /<p class="sentence"><a href="\/id\/gull">Gull<\/a> made 2 voyages, the first in <time datetime="1871-05-03">/,
    );
    expect(await page("/queries/said?ui=ru")).toMatch(/Gull<\/a>[^:]*: 2 плавания, первое <time/);
    expect(await page("/queries/asked?ui=kk")).toContain('<p class="sentence">Иә</p>');
    expect(await page("/queries/unsayable")).toContain('<td class="number">12,400</td>');
  });

  it("shows one row as figures", async () => {
    expect(await page("/queries/count")).toMatch(
      /<dl class="figures"><div><dt>voyages<\/dt><dd>4<\/dd><\/div><div><dt>first<\/dt><dd><time/,
    );
  });

  it("draws every date of a timeline that it lists, in the precision of the date", async () => {
    const text = await page("/queries/when");
    expect(count(text, /<circle /g)).toBe(1);
    expect(count(text, /<rect /g)).toBe(2);
    expect(text).toContain('fill="url(#when-soft-start)"');
    expect(text).toContain('fill="url(#when-soft-both)"');
    const items = text.slice(text.indexOf('<ol class="years">'));
    expect(count(items, /class="when"/g)).toBe(4);
    expect(items).toContain("<strong>Without a date</strong>");
  });

  it("tells kinds of places apart by colours that a legend names", async () => {
    const text = await page("/queries/kinds");
    for (const kind of ["early", "late"]) expect(text).toMatch(new RegExp(`<text [^>]*>${kind}<`));
    expect(text).toMatch(/<circle [^>]*class="c1"/);
    expect(text).toMatch(/<circle [^>]*class="c2"/);
    expect(await page("/queries/where")).not.toContain('class="c1"');
  });

  it("draws every point of a map, and lists below it what has none", async () => {
    const text = await page("/queries/where");
    expect(count(text, /<circle /g)).toBe(2);
    expect(text).toMatch(/<path class="land"[^>]* d="M/);
    const rest = text.slice(text.indexOf("Without a point on the map"), text.indexOf("<details"));
    expect(rest).toContain('<a href="/id/atlantis">Atlantis</a>');
    expect(rest).toContain('<a href="/id/manila">Manila</a>');
    expect(text).toContain("12.0565° S 77.118° W");
  });

  it("draws a way with its direction between both of its places", async () => {
    const text = await page("/queries/ways");
    expect(text).toContain("<title>Callao → Acapulco\nFirst voyage</title>");
    expect(count(text, /<circle /g)).toBe(2);
    expect(count(text, /rotate\(/g)).toBe(1);
  });

  it("draws a bar for each number, and for one that is missing a dash", async () => {
    const text = await page("/queries/size?ui=es");
    expect(count(text, /<rect /g)).toBe(2);
    expect(text.replace(/\s/g, " ")).toContain(">12.400</text>");
    const holes = await page("/queries/holes");
    expect(count(holes, /<rect /g)).toBe(3);
    expect(holes).toContain(">arrivals: –</text>");
  });

  it("breaks a line where a number or a year is missing", async () => {
    const text = await page("/queries/years");
    const lines = [...text.matchAll(/<path d="([^"]*)" fill="none"/g)].map(([, d = ""]) => d);
    expect(lines.map((d) => count(d, /M/g))).toEqual([2, 3]);
    expect(count(text, /<circle /g)).toBe(5 + 4);
    const table = /<table>.*?<\/table>/s.exec(text)?.[0] ?? "";
    expect(count(table, /<tr>/g)).toBe(1 + 5);
  });

  it("draws things and their links as a graph, of which each line is a row of the table", async () => {
    const text = await page("/queries/net");
    const [drawing = "", table = ""] = text.split("<details>");
    expect(count(drawing, /<circle /g)).toBe(11);
    expect(count(drawing, /marker-end=/g)).toBe(12);
    expect(count(table, /<tr>/g)).toBe(1 + 12);
    expect(drawing).toContain("<title>First voyage → ship → Gull</title>");
  });

  it.each(["when", "where", "ways", "size", "years", "net"])(
    "draws /queries/%s the same each time, within a page of 60 KB",
    async (slug) => {
      const drawing = async () => /<svg xmlns.*<\/svg>/s.exec(await page(`/queries/${slug}`))?.[0];
      const first = await drawing();
      expect(first).toBeDefined();
      expect(await drawing()).toBe(first);
      expect((await page(`/queries/${slug}`)).length).toBeLessThan(60_000);
    },
  );

  it("draws the triples that a query constructs", async () => {
    const text = await page("/queries/built");
    expect(text).toContain("<title>Callao → to → Acapulco</title>");
    expect(await page("/queries/built?view=raw")).toMatch(/<pre[^>]*>[^<]*v:to d:acapulco/);
  });

  it.each(["when", "where", "ways", "size", "years", "net", "built"])(
    "gives the drawing of /queries/%s as a file that stands alone",
    async (slug) => {
      const answer = await app.request(`/queries/${slug}.svg`);
      expect(answer.headers.get("content-type")).toMatch(/^image\/svg\+xml/);
      const text = await answer.text();
      expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns=.*<\/svg>\n$/s);
      expect(text).not.toMatch(/href="\/|style=|&(?!(?:amp|lt|gt|quot|#39);)/);
    },
  );

  it("has no drawing of an answer in words", async () => {
    const answer = await app.request("/queries/said?format=svg");
    expect(answer.status).toBe(406);
  });
});
