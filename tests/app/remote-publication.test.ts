// A publication from a remote endpoint is the one from the folder: same addresses, pages, triples, statuses.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import oxigraph from "oxigraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { answersFrom, FaultyEndpoint } from "./faulty.ts";
import { namelessParts } from "./nameless-parts.ts";
import { BASE, openBoth, samePublication } from "./same-publication.ts";
import { finish, MUSEUM, run, type Started, startServer } from "./started.ts";

describe("a remote endpoint", () => {
  let server: Started;
  let opened: Awaited<ReturnType<typeof openBoth>>;
  beforeAll(async () => {
    server = await startServer(
      MUSEUM,
      "--base",
      BASE,
      "--client-queries",
      "0",
      "--client-query-seconds",
      "0",
      "--no-description-graph",
    );
    opened = await openBoth(`${server.url}sparql`);
  });
  afterAll(async () => {
    await opened.close();
    await server.stop();
  });
  const both = (path: string, accept: string) => opened.both(path, accept);
  const ask = async (path: string, accept = "*/*") => {
    const [, answer = new Response()] = await both(path, accept);
    return answer;
  };

  samePublication("a server of our own", () => `${server.url}sparql`);

  it.each([
    ["/work/blue-jug", "text/turtle"],
    ["/work/blue-jug", "image/png"],
    ["/work/blue-jug.ttl", "*/*"],
    ["/work/blue-jug.ttl?profile=full", "*/*"],
    ["/work/blue-jug.jsonld", "*/*"],
    ["/work/nothing", "text/html"],
    ["/work/nothing.ttl", "*/*"],
    ["/work/%EE%80%80", "*/*"],
    ["/resource?iri=%3Cx%3E", "*/*"],
    ["/queries/works-by-year", "text/csv"],
    ["/queries/works-by-year?year=x", "text/csv"],
    ["/queries/none", "text/csv"],
    ["/graph-store?graph=inventory/1930", "text/turtle"],
    ["/graph-store?graph=none", "text/turtle"],
    ["/graph-store", "text/turtle"],
    ["/fragments?page=9", "text/turtle"],
    ["/data", "text/turtle"],
    ["/.well-known/void", "text/turtle"],
    ["/sparql", "text/turtle"],
    ["/sparql?query=SELEKT", "text/csv"],
    ["/robots.txt", "*/*"],
    ["/linkset", "*/*"],
    ["/linkset?iri=work/blue-jug", "*/*"],
    ["/linkset?iri=http://museum.example/work/blue-jug", "*/*"],
    ["/sitemap/1", "*/*"],
    ["/sitemap/2", "*/*"],
    [`/sparql?query=DESCRIBE%20<${BASE}work/red-bowl>`, "text/turtle"],
    ["/sparql?query=ASK%7B%7D", "application/x-ndjson"],
    ["/healthz", "*/*"],
    ["/readyz", "*/*"],
  ])("answers %s for %s with the same status and type", async (path, accept) => {
    const [mine, theirs] = await both(path, accept);
    expect(theirs?.status).toBe(mine?.status);
    expect(theirs?.headers.get("content-type")).toBe(mine?.headers.get("content-type"));
  });

  it.each([
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
  ])("writes a table as %s to the byte as the engine here does", async (accept) => {
    const query = `SELECT ?work ?title ?year ?none (1.5 AS ?d) (1e0 AS ?f) ("a\\t\\"<&,\\r\\n" AS ?t) { ?work <${BASE}ns#year> ?year ; <http://purl.org/dc/terms/title> ?title } ORDER BY ?title`;
    const [mine, theirs] = await both(`/sparql?query=${encodeURIComponent(query)}`, accept);
    expect(await theirs?.text()).toBe(await mine?.text());
  });

  it.each([
    "/wikidata",
    "/wikidata/json",
    "/wikidata/sparql",
    "/reconcile",
    "/reconcile/suggest/type",
    "/reconcile/properties",
    "/reconcile/preview",
    "/reconcile/1.0",
    "/reconcile/1.0/preview",
  ])("says of %s that it needs the whole graph", async (path) => {
    const answer = await ask(path);
    expect([answer.status, await answer.json()]).toMatchObject([501, { code: "END-908" }]);
  });

  it("offers no downloads, and says so", async () => {
    const page = await (await ask("/data", "text/html")).text();
    expect(page).not.toContain("graph.ttl");
    expect(page).toContain("/sparql");
    const { id } = opened.remote.release;
    expect((await ask(`/data/${id}/graph.ttl`)).status).toBe(404);
  });

  it("is served and asked by the command line", async () => {
    const endpoint = ["--endpoint", `${server.url}sparql`];
    const started = await startServer("tests/fixtures/museum", "--base", BASE, ...endpoint);
    const answer = await fetch(`${started.url}work/red-bowl`, { headers: { accept: "text/html" } });
    expect(await answer.text()).toContain("<h1>Red bowl</h1>");
    await started.stop();
    const asked = await finish(
      run("query", "--folder", MUSEUM, ...endpoint, "-f", "csv", "-e", "ASK { ?s a m:Work }"),
    );
    expect(asked).toMatchObject({ code: 0, out: "true" });
    const gone = await finish(run("query", "--endpoint", "http://127.0.0.1:1/", "-e", "ASK {}"));
    expect(gone).toMatchObject({ code: 5, err: expect.stringContaining("END-902") });
  });
});

describe("a vocabulary that lies at the endpoint with the rest", () => {
  const PREFIXES = `@prefix m: <${BASE}ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix schema: <http://schema.org/> . @base <${BASE}> .`;
  const DATA = `${PREFIXES}
m:maker rdfs:label "maker"@en . m:made owl:inverseOf m:maker ; rdfs:label "works made"@en .
m:owner rdfs:label "owner"@en ; owl:inverseOf m:owns . m:owns rdfs:label "owns"@en .
m:knows a owl:SymmetricProperty ; rdfs:label "knows"@en .
m:Jug rdfs:subClassOf m:Vessel . m:Vessel rdfs:subClassOf schema:VisualArtwork , m:Artefact .
m:Artefact rdfs:label "artefact"@en .
<p/1> a m:Person ; rdfs:label "Anna"@en .
<p/2> a m:Person ; rdfs:label "Ben"@en ; m:knows <p/1> .
<v/1> a m:Vessel ; rdfs:label "Pot"@en .
<w/1> a m:Jug ; rdfs:label "Jug"@en ; m:maker <p/1> ; m:owner <p/1> .`;
  let sites: readonly Publication[] = [];
  let engine: { readonly stop: () => Promise<void> };
  beforeAll(async () => {
    const [folder, empty] = ["whole-", "empty-"].map((name) => mkdtempSync(join(tmpdir(), name)));
    const file = join(folder ?? "", "all.trig");
    writeFileSync(file, DATA);
    const { url, stop } = await startEngine(file);
    engine = { stop };
    const settings = defaultSettings();
    sites = await Promise.all([
      openPublication(folder ?? "", { base: BASE, settings }),
      openRemotePublication(empty ?? "", { base: BASE, settings: { ...settings, endpoint: url } }),
    ]);
  });
  afterAll(async () => {
    await Promise.all(sites.map((site) => site.close()));
    await engine.stop();
  });
  const both = (path: string, accept = "text/html") =>
    Promise.all(
      sites.map(async (site) =>
        (await createApp(site).request(path, { headers: { accept } })).text(),
      ),
    );

  it("calls properties from the other side by the names of their inverses", async () => {
    const named = (page = "") =>
      ["works made", "owns", "knows"].filter((name) => page.includes(`>${name}<`));
    for (const page of await both("/p/1"))
      expect(named(page)).toEqual(["works made", "owns", "knows"]);
  });

  it("knows the classes above that of a thing, for search engines and citations", async () => {
    for (const page of await both("/w/1")) expect(page).toContain('"VisualArtwork"');
    const [mine, theirs] = await both("/w/1", "application/vnd.citationstyles.csl+json");
    const typeOf = (text = "") => JSON.parse(text)[0]?.type;
    expect(typeOf(theirs)).toBe(typeOf(mine));
  });

  it("finds the things of classes below in a list and by a search", async () => {
    for (const found of await both("/search.json?q=jug&class=vessel"))
      expect(JSON.parse(found)).toMatchObject([{ label: "Jug" }]);
    const [mine, theirs] = await both("/browse/vessel.csv");
    expect(theirs).toContain("Jug");
    expect(theirs).toBe(mine);
  });

  it("has a list of a class whose things are all in classes below", async () => {
    for (const page of await both("/browse")) expect(page).toContain('href="/browse/artefact"');
    const [mine, theirs] = await both("/browse/artefact.csv");
    expect(theirs).toContain("Pot");
    expect(theirs).toBe(mine);
  });

  it("does not repeat the vocabulary in the RDF of a thing", async () => {
    const [mine, theirs] = (await both("/w/1", "application/n-triples")).map((text) =>
      text.split("\n").sort(),
    );
    expect(theirs).toEqual(mine);
  });
});

const startEngine = async (file: string) => {
  const store = new oxigraph.Store();
  store.load(readFileSync(file, "utf8"), { format: "application/trig" });
  const endpoint = new FaultyEndpoint();
  endpoint.behaviour = answersFrom(store);
  await endpoint.start();
  return { url: endpoint.url, stop: () => endpoint.stop() };
};

namelessParts("an engine in this process", startEngine);
