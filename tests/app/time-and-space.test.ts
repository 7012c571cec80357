// The pages of time, space and links: /timeline, /map, /graph and /on, for a folder with queries for them and one without.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import oxigraph from "oxigraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { answersFrom, FaultyEndpoint } from "./faulty.ts";
import { VOYAGES, VOYAGES_BASE, voyagesWithQueries } from "./voyages.ts";

interface Site {
  readonly publication: Publication;
  readonly app: Hono;
  readonly page: (path: string) => Promise<string>;
}

async function open(folder: string): Promise<Site> {
  const publication = await openPublication(folder, {
    settings: defaultSettings(),
    base: VOYAGES_BASE,
  });
  const app = createApp(publication);
  const page = async (path: string) =>
    (await app.request(path, { headers: { accept: "text/html" } })).text();
  return { publication, app, page };
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

describe("a folder without queries", () => {
  let site: Site;
  beforeAll(async () => {
    site = await open(VOYAGES);
  });
  afterAll(() => site.publication.close());

  it("has a timeline of what well-known properties date", async () => {
    const text = await site.page("/timeline");
    expect(text).toContain('<a href="/id/first">First voyage</a>');
    expect(text).toContain("November 1872</a></time> – <time");
    expect(text).toContain('<a href="/id/log">Log of the Gull</a>');
    expect(text).toContain("<strong>Without a date</strong>");
    expect(text).toContain('href="/timeline?from=1872&amp;to=1872"');
  });

  it("narrows the timeline by years and kinds of the address, and keeps the language in its links", async () => {
    const years = await site.page("/timeline?from=1873&to=1880&ui=es");
    expect(years).not.toContain("/id/first");
    expect(years).toContain('<a href="/id/second?ui=es" lang="en">Second voyage</a>');
    expect(years).toContain("/timeline?from=1865&amp;to=1872&amp;ui=es");
    const lane = `${VOYAGES_BASE}ns#Log`.replace("ns#", "ns%23");
    const logs = await site.page(`/timeline?lane=${lane}`);
    expect(logs).toContain("/id/log");
    expect(logs).not.toContain("/id/first");
    const wrong = await site.app.request("/timeline?from=soon", {
      headers: { accept: "text/html" },
    });
    expect(wrong.status).toBe(400);
  });

  it("gives the timeline as a calendar of whole days, with the same ids each time", async () => {
    const answer = await site.app.request("/timeline.ics");
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const text = await answer.text();
    const event = (name: string) =>
      text.split("BEGIN:VEVENT").find((part) => part.includes(`SUMMARY:${name}\r\n`)) ?? "";
    expect(event("First voyage")).toContain(
      "DTSTART;VALUE=DATE:18710503\r\nDTEND;VALUE=DATE:18710504",
    );
    expect(event("First voyage")).not.toContain("DESCRIPTION");
    expect(event("Second voyage")).toContain(
      "DTSTART;VALUE=DATE:18721101\r\nDTEND;VALUE=DATE:18730211",
    );
    expect(event("Second voyage")).toContain("DESCRIPTION:November 1872 – 10 February 1873");
    expect(event("Third voyage")).toContain("DESCRIPTION:about 1880");
    expect(text).not.toContain("Fourth voyage");
    expect(text).toBe(await (await site.app.request("/timeline.ics")).text());
  });

  it("has a map of the points of every vocabulary, as GeoJSON too", async () => {
    const text = await site.page("/map");
    expect(count(text, /<circle /g)).toBe(4);
    expect(text).toContain('<a href="/id/callao">Callao</a>');
    expect(text).toMatch(/Without a point on the map.*\/id\/atlantis/s);
    const answer = await site.app.request("/map.geojson");
    expect(answer.headers.get("content-type")).toBe("application/geo+json; charset=utf-8");
    const { features } = (await answer.json()) as {
      features: { id: string; geometry: { type: string; coordinates: number[] } }[];
    };
    const manila = features.find(({ id }) => id === `${VOYAGES_BASE}id/manila`);
    expect(manila?.geometry).toEqual({ type: "Point", coordinates: [120.98, 14.59] });
    expect(features).toHaveLength(4);
  });

  it("shows the part of the world that its address names, and leads to those beside", async () => {
    const all = await site.page("/map?ui=es");
    expect(all).toMatch(/href="\/map\?at=[^"]*&amp;zoom=\d+&amp;ui=es">Acercar/);
    const near = await site.page("/map?at=-12,-77&zoom=8");
    expect(count(near, /<circle /g)).toBe(1);
    expect(near).toContain('<a href="/id/manila">Manila</a>'); // in the table
    expect(near).toMatch(/at=-12%2C-77&amp;zoom=16">Zoom in/);
    expect(near).toMatch(/at=-12%2C-77&amp;zoom=4">Zoom out/);
    const [, east = ""] = /href="(\/map\?[^"]*)">East/.exec(near) ?? [];
    const beside = await site.page(east.replaceAll("&amp;", "&"));
    const [, west = ""] = /href="(\/map\?[^"]*)">West/.exec(beside) ?? [];
    expect(count(await site.page(west.replaceAll("&amp;", "&")), /<circle /g)).toBe(1);
    expect(near).toContain('<a href="/map">All points');
    expect(await site.page("/map?zoom=1")).not.toContain("Zoom out");
  });

  it.each(["at=95,10", "at=north", "at=1,2&zoom=3", "zoom=99", "at=1,2,3"])(
    "says what is wrong with a part of the world such as %s",
    async (part) => {
      const answer = await site.app.request(`/map?${part}`, { headers: { accept: "text/html" } });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("WEB-606");
    },
  );

  it("leads from the point of a thing to the map around it", async () => {
    const [, path = ""] =
      /href="(\/map\?at=16\.86,-99\.82[^"]*)"/.exec(await site.page("/id/acapulco")) ?? [];
    expect(await site.page(path.replaceAll("&amp;", "&"))).toContain("<title>Acapulco</title>");
  });

  it("marks months where few years are drawn, by their names in the language of the reader", async () => {
    const year = await site.page("/timeline?from=1871&to=1871&ui=ru");
    expect(year).toMatch(/>февр\.<\/text>/);
    expect(year).toMatch(/>май<\/text>/);
    const years = await site.page("/timeline?from=1871&to=1873");
    expect(years).toMatch(/>Apr<\/text>/);
    expect(years).not.toMatch(/>Feb<\/text>/);
    expect(await site.page("/timeline")).not.toMatch(/>Apr<\/text>/);
  });

  it("says what is dated at a day, a month or a year, also more coarsely", async () => {
    expect(await site.page("/on/1871-05-03")).toContain("/id/first");
    const month = await site.page("/on/1872-12?ui=ru");
    expect(month).toContain("/id/second");
    expect(month).not.toContain("/id/first");
    expect(month).toContain('<a href="/on/1873-01?ui=ru">');
    expect(await site.page("/on/1880-02-29")).toContain("/id/third");
    expect(await site.page("/on/1900")).toContain("Nothing in the record is dated so.");
  });

  it("leads from the form to the day, and says what a date is where there is none", async () => {
    const form = await site.app.request("/on?date=1871-05&ui=kk");
    expect(form.headers.get("location")).toBe("/on/1871-05?ui=kk");
    for (const date of ["1871-02-30", "yesterday", "1871-5"]) {
      const answer = await site.app.request(`/on/${date}`, { headers: { accept: "text/html" } });
      expect(answer.status, date).toBe(400);
      expect(await answer.text()).toContain("2014-09-12");
    }
  });

  it("draws what a thing is linked to, and goes on from there", async () => {
    const text = await site.page("/graph?focus=id/first");
    expect(text).toContain("<title>First voyage → ship → Gull</title>");
    expect(text).not.toContain("Second voyage");
    expect(text).toMatch(
      /href="\/graph\?focus=http%3A%2F%2Fvoyages.example%2Fid%2Fgull&amp;depth=1"/,
    );
    expect(await site.page("/graph?focus=id/first&depth=2")).toContain("Second voyage");
    expect(await site.page("/graph?focus=id/nobody")).toContain("links it to nothing");
  });

  it("finds a shortest way between two things", async () => {
    const text = await site.page("/graph?focus=id/first&to=id/third");
    const way = /<ol class="way">(.*?)<\/ol>/s.exec(text)?.[1] ?? "";
    expect(count(way, /<li>/g)).toBe(4);
    expect(way).toMatch(/^<li><a href="\/id\/first">/);
    expect(way).toContain('<a href="/id/manila">Manila</a></li>');
    expect(await site.page("/graph?focus=id/first&to=id/nobody")).toContain("No path was found");
  });
});

describe("a folder with queries for these pages", () => {
  let site: Site;
  beforeAll(async () => {
    const folder = voyagesWithQueries();
    const query = (slug: string, header: string, text: string) =>
      writeFileSync(
        join(folder, `queries/${slug}.rq`),
        `#+ summary: "${slug}"\n${header}\n${text}\n`,
      );
    const ships = `SELECT ?date ?thing ?lane { ?thing a <ns#Voyage> ; <http://purl.org/dc/terms/date> ?date ; <ns#ship> ?lane }`;
    query("ship-log", "#+ view: timeline\n#+ panels: { /timeline: }", ships);
    query(
      "on-that-day",
      "#+ panels: { /on: day }\n#+ params: { day: { type: date } }",
      "SELECT (?_day AS ?asked) {}",
    );
    query(
      "all-links",
      "#+ view: graph\n#+ panels: { /graph: }",
      "CONSTRUCT { ?a <ns#to> ?b } { ?x <ns#from> ?a ; <ns#to> ?b }",
    );
    site = await open(folder);
  });
  afterAll(() => site.publication.close());

  it("makes the timeline of them, with a lane for each of theirs", async () => {
    const text = await site.page("/timeline");
    expect(text).toContain('<h2 id="p-ship-log">ship-log</h2>');
    expect(text).not.toContain("/id/log");
    expect(text).toMatch(/<li><a href="\/timeline\?lane=[^"]*gull">Gull<\/a><\/li>/);
  });

  it("asks of a day what only a day answers", async () => {
    expect(await site.page("/on/1871-05-03")).toContain('<h2 id="p-on-that-day">');
    const year = await site.page("/on/1871");
    expect(year).not.toContain('<h2 id="p-on-that-day">');
    expect(year).toContain("answered for days");
  });

  it("draws the triples of a panel that constructs them", async () => {
    expect(await site.page("/graph")).toContain("<title>Callao → to → Acapulco</title>");
  });
});

describe("a folder with neither dates nor points", () => {
  it("says so at each page", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plain-"));
    writeFileSync(join(folder, "one.ttl"), `<${VOYAGES_BASE}a> <${VOYAGES_BASE}p> "b" .\n`);
    const site = await open(folder);
    expect(await site.page("/timeline")).toContain("nothing that is dated here");
    expect(await site.page("/map")).toContain("nothing with a point here");
    expect(await site.page("/on/2014")).toContain("Nothing in the record is dated so.");
    expect((await site.app.request("/graph")).status).toBe(200);
    expect(await (await site.app.request("/timeline.ics")).text()).toMatch(/END:VCALENDAR\r\n$/);
    await site.publication.close();
  });
});

describe.each([
  ["with queries", voyagesWithQueries],
  ["without queries", () => VOYAGES],
] as const)("a remote endpoint, and a folder %s", (_, folderOf) => {
  const endpoint = new FaultyEndpoint();
  const open: Publication[] = [];
  let pages: (path: string) => Promise<string[]>;
  beforeAll(async () => {
    const folder = folderOf();
    const options = { settings: defaultSettings(), base: VOYAGES_BASE };
    const mine = await openPublication(folder, options);
    const store = new oxigraph.Store();
    store.load(new Uint8Array(mine.release.quads.bytes), { format: "application/n-quads" });
    endpoint.behaviour = answersFrom(store);
    await endpoint.start();
    const settings = { ...defaultSettings(), endpoint: endpoint.url };
    const theirs = await openRemotePublication(folder, { ...options, settings });
    open.push(mine, theirs);
    const apps = open.map((publication) => createApp(publication));
    pages = (path) =>
      Promise.all(
        apps.map(async (app) => {
          const answer = await app.request(path, { headers: { accept: "text/html" } });
          expect(answer.status, path).toBe(200);
          return mainOf(await answer.text());
        }),
      );
  });
  afterAll(async () => {
    await Promise.all(open.map((publication) => publication.close()));
    await endpoint.stop();
  });
  /** What a page tells, without the time of the release, which a remote one has not. */
  const mainOf = (text: string) =>
    (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text).replace(/DTSTAMP:.*/g, "");

  it.each([
    "/timeline",
    "/timeline?from=1890&to=1990",
    "/timeline.ics",
    "/map",
    "/map.geojson",
    "/on/1871-05-03",
    "/on/1872-12?ui=ru",
    "/graph?focus=id/first",
  ])("shows %s as from a folder", async (path) => {
    const [mine = "", theirs = ""] = await pages(path);
    expect(mine.length).toBeGreaterThan(100);
    expect(theirs).toBe(mine);
  });
});
