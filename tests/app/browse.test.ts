// Lists: all things of a class, narrowed, sorted, page by page, and the same as data.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM, ROOT } from "./started.ts";

const BASE = "http://lists.example/";

interface Row {
  readonly iri: string;
  readonly label: string;
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly sources: readonly string[];
}

/** What a list in JSON holds, as far as tests look at it. */
async function rowsIn(answer: Response): Promise<Row[]> {
  const { rows } = (await answer.json()) as { rows: Row[] }; // what the test goes on to compare
  return rows;
}

async function open(folder: string) {
  const publication = await openPublication(folder, { settings: defaultSettings(), base: BASE });
  const app = createApp(publication);
  return {
    publication,
    get: (path: string, accept = "text/html") => app.request(path, { headers: { accept } }),
    text: async (path: string) =>
      (await app.request(path, { headers: { accept: "text/html" } })).text(),
    rows: async (path: string) => rowsIn(await app.request(path)),
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

describe("lists of the first publication", () => {
  let site: Opened;
  beforeAll(async () => {
    site = await open(ROOT);
  });
  afterAll(() => site.publication.close());

  it("are all named with their numbers at /browse, in the language of the reader", async () => {
    const page = await site.text("/browse?ui=ru");
    expect(page).toMatch(
      /<a href="\/browse\/country\?ui=ru">страна<\/a> <span class="count">своих: 5, с нижестоящими: 6</,
    );
  });

  it("hold the things of classes below theirs", async () => {
    const visits = await site.rows("/browse/passage.json");
    expect(visits).toHaveLength(35);
    const page = await site.text("/browse/office-holding");
    expect(page).toContain("6 things");
  });

  it("mark what they tell with the passages that say it", async () => {
    const page = await site.text("/browse/embassy");
    const [, mark = ""] = /href="#(source-\d+)"/.exec(page) ?? [];
    expect(page).toContain(`id="${mark}"`);
    const rows = await site.rows("/browse/embassy.json");
    expect(rows.every(({ sources }) => sources.length > 0)).toBe(true);
  });

  it("count for each facet what SPARQL counts, and what lacks it", async () => {
    const page = await site.text("/browse/passage");
    const asked = await site.publication.query(
      `SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p a <${BASE}ns#Passage> FILTER NOT EXISTS { ?p <http://schema.org/citation> ?x } }`,
      { format: "csv" },
    );
    const [, count] = new TextDecoder().decode(asked.body).trim().split(/\s+/);
    expect(page).toMatch(new RegExp(`not stated <span class="soft">${count}<`));
    const lacking = await site.rows("/browse/passage.json?citation=");
    expect(lacking).toHaveLength(Number(count));
  });

  it.each(["passage", "treaty", "office-holding"])(
    "tell of %s beside each value how many things it leaves",
    async (slug) => {
      const page = await site.text(`/browse/${slug}`);
      const told = [
        ...page.matchAll(
          /id="f-[^"]+" name="([^"]+)" value="([^"]*)"><label[^>]*>[^<]*<span class="soft">(\d+)</g,
        ),
      ];
      expect(told.length).toBeGreaterThan(1);
      for (const [, key = "", value = "", count] of told) {
        const narrowed = new URLSearchParams({ [key]: value });
        const rows = await site.rows(`/browse/${slug}.json?${narrowed}`);
        expect(rows.length, `${key}=${value}`).toBe(Number(count));
      }
    },
  );

  it("take several values of one facet as either, and of two facets as both", async () => {
    const one = await site.rows("/browse/passage.json?paragraph=2");
    const either = await site.rows("/browse/passage.json?paragraph=2&paragraph=3");
    const both = await site.rows(
      "/browse/passage.json?paragraph=2&paragraph=3&section=id/section/history",
    );
    expect(one.length).toBeGreaterThan(0);
    expect(either.length).toBeGreaterThan(one.length);
    expect(both.length).toBeLessThan(either.length);
    const page = await site.text("/browse/passage?paragraph=2&section=id/section/history");
    expect(page).toContain('<a class="kind" href="/browse/passage?section=id%2Fsection%2Fhistory"');
  });

  it("give every thing exactly once, whatever the size of a page and the order", async () => {
    const all = (await site.rows("/browse/concept.json")).map(({ iri }) => iri).sort();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom("name", "-name", "inScheme", "-inScheme"),
        async (size, sort) => {
          const seen: string[] = [];
          let next: string | undefined = `/browse/concept.json?size=${size}&sort=${sort}`;
          while (next !== undefined) {
            const answer: Response = await site.get(next);
            seen.push(...(await rowsIn(answer)).map(({ iri }) => iri));
            next = /<([^>]*)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
          }
          expect(seen.length).toBe(all.length);
          expect([...seen].sort()).toEqual(all);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("are sorted by name in the language of the reader", async () => {
    const names = (await site.rows("/browse/country.json?ui=es")).map(({ label }) => label);
    expect(names).toContain("Kazajistán");
    expect(names).toEqual([...names].sort());
  });

  it("hold the same things as a page, CSV, JSON, lines of JSON, JSON-LD and a feed", async () => {
    const path = (extension: string) => `/browse/country${extension}?q=a`;
    const rows = await site.rows(path(".json"));
    const iris = rows.map(({ iri }) => iri);
    expect(iris.length).toBeGreaterThan(1);
    const page = await site.text(path(""));
    expect(page.match(/<th scope="row">/g)).toHaveLength(iris.length);
    const csv: string[][] = parse(await site.text(path(".csv")), { from_line: 2 });
    expect(csv.map(([iri]) => iri)).toEqual(iris);
    const lines = (await site.text(path(".ndjson"))).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).iri)).toEqual(iris);
    const feed = await site.text(path(".atom"));
    expect([...feed.matchAll(/<entry><id>([^<]*)/g)].map(([, iri]) => iri)).toEqual(iris);
    const arrays = await (await site.get(`${path(".json")}&shape=arrays`)).text();
    expect(JSON.parse(arrays).rows.map(([iri]: [string]) => iri)).toEqual(iris);
    const jsonld = await (await site.get(path(".jsonld"))).json();
    expect(JSON.stringify(jsonld)).toContain("Mexico");
  });

  it("are shown in time and on a map, and are events and points, where things have dates or points", async () => {
    const treaties = await site.text("/browse/treaty");
    expect(treaties).toContain('href="/browse/treaty?view=timeline"');
    expect(treaties).not.toContain("view=map");
    expect(await site.text("/browse/treaty?view=timeline")).toContain('<ol class="years">');
    const countries = await site.text("/browse/country");
    expect(countries).toContain('href="/browse/country?view=map"');
    expect(countries).not.toContain("view=timeline");
    expect(await site.text("/browse/country?view=map")).toContain("<svg");
    const calendar = await site.get("/browse/treaty.ics");
    expect(calendar.headers.get("content-type")).toContain("text/calendar");
    const dated = (await site.rows("/browse/treaty.json")).filter(
      ({ values }) => values["signedOn"]?.length,
    );
    expect((await calendar.text()).match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(dated.length);
    const { features } = JSON.parse(await site.text("/browse/country.geojson"));
    expect(features.map(({ id }: { id: string }) => id)).toContain(`${BASE}id/country/kz`);
    const offices = JSON.parse(await site.text("/browse/office.geojson"));
    expect(offices.features[0].properties).toMatchObject({ place: expect.any(String) });
  });

  it("have the columns that are asked for, on the page and as data", async () => {
    const page = await site.text("/browse/treaty?columns=signedOn&columns=label");
    expect(page.match(/<th scope="col">[^<]*/g)?.slice(0, 3)).toEqual([
      '<th scope="col">Name',
      '<th scope="col">signed on',
    ]);
    expect(page).toContain('name="columns" value="party"');
    const csv = await site.text("/browse/treaty.csv?columns=party,signedOn");
    expect(csv.split("\r\n")[0]).toBe("iri,label,party,signedOn,source");
    expect((await site.get("/browse/treaty?columns=%3Cx%3E")).status).toBe(200);
  });

  it("lead to a query in SPARQL that gives just these things", async () => {
    const page = await site.text("/browse/concept?q=visa");
    const [, address = ""] = /href="(\/sparql\?query=[^"]*)"/.exec(page) ?? [];
    const csv = await (await site.get(address.replaceAll("&amp;", "&"), "text/csv")).text();
    const rows = await site.rows("/browse/concept.json?q=visa");
    expect(
      csv
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[0]),
    ).toEqual(rows.map(({ iri }) => iri));
  });

  it("refuse the place of a page in a list that is sorted or narrowed otherwise", async () => {
    const first = await site.get("/browse/concept.json?size=5&sort=inScheme");
    const [, next = ""] = /<([^>]*)>; rel="next"/.exec(first.headers.get("link") ?? "") ?? [];
    const after = new URL(next, BASE).searchParams.get("after") ?? "";
    const status = async (given: Record<string, string>, slug = "concept.json") =>
      (await site.get(`/browse/${slug}?${new URLSearchParams({ ...given, after })}`)).status;
    const sort = "inScheme";
    expect(await status({ sort })).toBe(200);
    expect(await status({ sort, size: "7", columns: "inScheme" }, "concept")).toBe(200);
    expect(await status({})).toBe(400);
    expect(await status({ sort: `-${sort}` })).toBe(400);
    expect(await status({ sort, q: "a" })).toBe(400);
    expect(await status({ sort }, "country.json")).toBe(400);
    const refused = await site.get(`/browse/concept.json?after=${after}`);
    expect(await refused.text()).toContain("WEB-606");
  });

  it("say what to drop where nothing is left", async () => {
    const page = await site.text("/browse/passage?paragraph=4&citation=id/source/reference-8");
    expect(page).toContain("Nothing here is all of that.");
    expect(page).toMatch(
      /href="\/browse\/passage\?paragraph=4">Without cites: Reference 8: 1 thing/,
    );
  });

  it.each([
    ["/browse/nothing", 404],
    ["/browse/country.pdf", 400],
    ["/browse/country?colour=red", 400],
    ["/browse/country?sort=colour", 400],
    ["/browse/country?size=0", 400],
    ["/browse/country?size=9999", 400],
    ["/browse/country?after=nonsense", 400],
    ["/browse/country?view=pie", 400],
    ["/browse/country.json?shape=round", 400],
  ])("%s is refused with %i", async (path, status) => {
    expect((await site.get(path)).status).toBe(status);
  });

  it("take any text as text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        const given = new URLSearchParams({ q: text, alpha2: text });
        const { status } = await site.get(`/browse/concept?${new URLSearchParams({ q: text })}`);
        expect(status).toBe(200);
        expect([200, 400]).toContain((await site.get(`/browse/concept?${given}`)).status);
        expect([200, 400]).toContain(
          (await site.get(`/browse/concept?${new URLSearchParams({ after: text })}`)).status,
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("lists of a publication without facets of its own", () => {
  it("tell of what most of its things have", async () => {
    const site = await open(MUSEUM);
    const page = await site.text("/browse/work");
    expect(page).toContain("2 things");
    expect(page).toContain('<th scope="col">maker</th>');
    expect(await site.rows("/browse/work.json?year=1921&sort=-room")).toHaveLength(1);
    expect((await site.get("/browse/work?colour=red")).status).toBe(400);
    const jsonld = await site.get("/browse/work.jsonld");
    expect(jsonld.headers.get("content-type")).toContain("application/ld+json");
    await site.publication.close();
  });
});

describe("lists of classes that stand below others", () => {
  let site: Opened;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "kinds-"));
    writeFileSync(
      join(folder, "kinds.ttl"),
      `PREFIX k: <${BASE}ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
k:Craft a rdfs:Class ; rdfs:label "craft"@en ; rdfs:subClassOf <http://elsewhere.example/Thing> .
k:Boat a rdfs:Class ; rdfs:label "boat"@en ; rdfs:subClassOf k:Craft .
k:Yacht a rdfs:Class ; rdfs:label "yacht"@en ; rdfs:subClassOf k:Boat .
k:Barge a rdfs:Class ; rdfs:label "barge"@en ; rdfs:subClassOf k:Boat , k:Odd . k:Odd rdfs:subClassOf k:Barge .
<${BASE}a> a k:Boat . <${BASE}b> a k:Yacht , k:Boat . <${BASE}c> a k:Yacht . <${BASE}d> a k:Barge .`,
    );
    site = await open(folder);
  });
  afterAll(() => site.publication.close());

  it("make a tree at /browse, with the numbers of their own things and of those below, each once", async () => {
    const text = (await site.text("/browse")).replace(/<(?!\/?(?:ul|li)\b)[^>]*>/g, "");
    expect(text).toMatch(
      /<li>craft none of its own, 4 with those below<ul class="tree"><li>boat 2 of its own, 4 with those below<ul class="tree"><li>yacht 2<\/li><li>barge 1/,
    );
  });

  it("have the things of classes below where there are no others, from /browse and from the vocabulary", async () => {
    expect(await site.text("/browse")).toContain('<a href="/browse/craft">craft</a>');
    const rows = await site.rows("/browse/craft.json");
    expect(rows.map(({ iri }) => iri)).toEqual(["a", "b", "c", "d"].map((name) => BASE + name));
    expect(await site.text("/browse/craft")).toContain("4 things");
    const term = await site.text("/ns?view=term&term=Craft");
    expect(term).toContain('Things: 0 · <a href="/browse/craft">');
    expect((await site.get("/browse/class-that-is-not")).status).toBe(404);
  });
});

describe("lists of things that are hard to sort", () => {
  const SORTS = ["name", "-name", "rank", "-rank"];
  let folder: string;
  let site: Opened;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "chancery-lists-"));
    writeFileSync(
      join(folder, "odd.trig"),
      `@prefix : <${BASE}ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Odd rdfs:subClassOf :Thing .
:a a :Thing ; rdfs:label "b"@en , "a"@en , "A"@de ; :rank 2 , 10 .
:b a :Thing , :Odd ; rdfs:label "Zebra"@de ; :rank 1 .
:c a :Odd ; rdfs:label "\\U0001F600"@en ; :rank 1 .
:d a :Thing ; rdfs:label "\\uFF5E"@en ; :rank "\\U0001F600" , "x\\ny" .
:e a :Thing .
:f a :Thing ; rdfs:label "a"@en ; :rank "\\uFF5E" .
:g a :Thing ; rdfs:label "plain" .
:in { :a a :Thing . :b a :Odd ; :rank 1 . }
`,
    );
    site = await open(folder);
  });
  afterAll(async () => {
    await site.publication.close();
    rmSync(folder, { recursive: true });
  });

  const iris = async (path: string) => (await site.rows(path)).map(({ iri }) => iri);

  it.each(SORTS)("hold by %s what their query in SPARQL gives, page by page", async (sort) => {
    for (const ui of ["en", "ru", "es"]) {
      const order = await iris(`/browse/thing.json?sort=${sort}&ui=${ui}`);
      expect(order).toHaveLength(7);
      const page = await site.text(`/browse/thing?sort=${sort}&ui=${ui}`);
      expect(page).toContain("7 ");
      const [, address = ""] = /href="\/sparql\?query=([^"&]*)/.exec(page) ?? [];
      const asked = `/sparql?query=${address}`;
      const csv = await (await site.get(asked, "text/csv")).text();
      const lines = csv.match(/^http[^,]*/gm);
      expect(lines).toEqual(order);
      const seen: string[] = [];
      let next: string | undefined = `/browse/thing.json?sort=${sort}&ui=${ui}&size=2`;
      while (next !== undefined) {
        const answer: Response = await site.get(next);
        seen.push(...(await rowsIn(answer)).map(({ iri }) => iri));
        next = /<([^>]*)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
      }
      expect([...seen].sort()).toEqual([...order].sort());
    }
  });

  it("cost the share of the client, as queries do", async () => {
    const answer = await site.get("/browse/thing?q=e");
    expect(answer.headers.get("ratelimit")).toContain("query-seconds");
  });

  it("put things without a value last, and code points in their order", async () => {
    const local = (order: string[]) => order.map((iri) => iri.slice(-1)).join("");
    expect(local(await iris("/browse/thing.json"))).toBe("bafegdc");
    expect(local(await iris("/browse/thing.json?sort=-rank"))).toBe("fdabceg");
    expect(local(await iris("/browse/thing.json?q=ZEB"))).toBe("b");
  });
});
