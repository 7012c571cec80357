// The first publication over HTTP: a researcher finds a visit, its sources, and the same as RDF and CSV.

import { Parser } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "../app/started.ts";

const VISIT = "id/visit/erlan-idrissov-mexico-2014";

describe("the first publication", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(ROOT);
  });
  afterAll(() => server.stop());

  const text = async (path: string, accept = "text/html") =>
    (await fetch(server.url + path, { headers: { accept } })).text();

  it("says on the home page what it is, and asks its questions", async () => {
    const page = await text("");
    expect(page).toContain("<h1>Kazakhstan–Mexico relations as linked data</h1>");
    expect(page).toContain("What are the main facts of the relations?");
  });

  it("marks each fact of a visit with the passage that says it and the work cited there", async () => {
    const page = await text(VISIT);
    expect(page).toMatch(/Erlan Idrissov<\/a><sup><a href="#source-1"/);
    expect(page).toMatch(
      /<li id="source-1"><a href="\/id\/passage\/history-2-1">History, paragraph 2, sentence 1<\/a>.*<cite lang="en">Idrissov’s First/,
    );
    expect(page).toContain('<span lang="kk">');
  });

  it("gives the visit with its graphs as TriG and JSON-LD", async () => {
    const quads = new Parser({ format: "application/trig" }).parse(await text(`${VISIT}.trig`));
    expect(new Set(quads.map(({ graph }) => graph.value))).toContain(
      `${server.url}id/passage/history-2-1`,
    );
    const document = JSON.parse(await text(VISIT, "application/ld+json"));
    expect(document["@context"]).toMatchObject({ chy: `${server.url}ns#` });
  });

  it("answers a stored question as a page with a form, and as CSV", async () => {
    const page = await text("queries/agreements-of-year?year=2014");
    expect(page).toContain(
      '<input id="p-year" name="year" type="number" step="1" value="2014" required>',
    );
    expect(page).toContain("3 rows");
    expect(
      (await text("queries/agreements-of-year?year=2014", "text/csv")).trim().split("\r\n"),
    ).toHaveLength(4);
  });

  it("publishes the vocabulary at /ns, each term with a place of its own", async () => {
    const page = await text("ns");
    expect(page).toContain('id="BilateralRelation"');
    const quads = new Parser().parse(await text("ns", "text/turtle"));
    expect(quads.length).toBeGreaterThan(1000);
  });

  it("shows at a passage what it says", async () => {
    const page = await text("id/passage/trade-1-1");
    expect(page).toMatch(/<h2[^>]*>What it says<\/h2>/);
    expect(page).toContain("23,000,000.0");
  });

  it("shows at the desk for Wikidata what is ready, and gives it as files", async () => {
    const page = await text("wikidata");
    expect(page).toContain("34 statements with references on 18 items, 3 of them new");
    expect(page).toMatch(
      /position held <small>P39<\/small>.*Foreign Minister of Kazakhstan <small>Q107752338<\/small>.*2014-09.*Idrissov’s First Official Visit/s,
    );
    expect(page).toContain("Carlos de Icaza González");
    expect(await text("wikidata/quickstatements")).toMatch(/^Q96\tP463\tQ1065\tS143\tQ328$/m);
    expect(JSON.parse(await text("wikidata/json"))).toHaveLength(18);
  });

  it("has no link on its main pages that leads nowhere", async () => {
    const pages = await Promise.all(
      ["", "queries", "data", "wikidata", "docs/index", VISIT, "id/country/kz"].map((path) =>
        text(path),
      ),
    );
    const links = new Set(
      pages.flatMap((page) => [...page.matchAll(/href="(\/[^"#]*)/g)].map(([, href = ""]) => href)),
    );
    expect(links.size).toBeGreaterThan(80);
    const statuses: [string, number][] = [];
    for (const href of links)
      statuses.push([
        href,
        (await fetch(new URL(href.replaceAll("&amp;", "&"), server.url))).status,
      ]);
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  });
});
