// An ontology that others wrote, taken from an npm package, is published as it is: the W3C Organization ontology.

import { join } from "node:path";
import { Parser } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "./started.ts";

const FILE = join(ROOT, "node_modules/@vocabulary/org/org.nq");
const CLASS = "http://www.w3.org/ns/org#OrganizationalUnit";

describe("one file of a foreign ontology", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(FILE);
  });
  afterAll(() => server.stop());

  const get = (path: string, accept: string) => fetch(server.url + path, { headers: { accept } });

  it("has its own title and its classes on the home page", async () => {
    const page = await (await get("", "text/html")).text();
    expect(page).toContain("<h1>Core organization ontology</h1>");
    expect(page).toMatch(/>Class<\/a><\/td><td class="number">\d\d</);
  });

  it("shows a term whose address lies elsewhere, with its names and what refers to it", async () => {
    const page = await (await get(`resource?iri=${encodeURIComponent(CLASS)}`, "text/html")).text();
    expect(page).toContain("<h1>OrganizationalUnit</h1>");
    expect(page).toContain("What refers to it");
  });

  it("gives that term as RDF that n3 reads", async () => {
    const answer = await get(`resource?iri=${encodeURIComponent(CLASS)}`, "text/turtle");
    const subjects = new Parser().parse(await answer.text()).map(({ subject }) => subject.value);
    expect(subjects).toContain(CLASS);
  });

  it("answers SPARQL with its prefixes and has no blank nodes left", async () => {
    const query = "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a owl:Class FILTER(!ISBLANK(?c)) }";
    const answer = await get(`sparql?query=${encodeURIComponent(query)}`, "text/csv");
    expect(Number((await answer.text()).split(/\r\n/)[1])).toBeGreaterThan(5);
    const blank = await get(
      `sparql?query=${encodeURIComponent("ASK { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }")}`,
      "application/json",
    );
    expect(await blank.json()).toMatchObject({ boolean: false });
  });
});
