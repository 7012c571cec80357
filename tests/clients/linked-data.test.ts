// Programs of others follow addresses: rdf-dereference, rdflib's fetcher, jsonld's document loader, Comunica's link traversal.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import jsonld from "jsonld";
import * as rdflib from "rdflib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "../app/started.ts";

const CLIENTS = join(ROOT, ".ci/clients");
const missing = !existsSync(join(CLIENTS, "node_modules/rdf-dereference"));
const why = missing ? " (skipped: run npm install in .ci/clients)" : "";
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";

let server: Started;
let thing: string;
beforeAll(async () => {
  server = await startServer(ROOT);
  thing = `${server.url}id/person/erlan-idrissov`;
});
afterAll(() => server.stop());

describe("readers of linked data", () => {
  it("rdflib's fetcher loads a thing by its address and knows its names", async () => {
    const store = rdflib.graph();
    await new rdflib.Fetcher(store).load(thing);
    const names = store.each(rdflib.sym(thing), rdflib.sym(LABEL)).map(({ value }) => value);
    expect(names).toContain("Erlan Idrissov");
    expect(names).toContain("Ерлан Ыдырысов");
  });

  it("jsonld's document loader asks for JSON-LD, and expands what it gets without another request", async () => {
    // Its types know neither the loaders nor that an address may stand for a document.
    const { documentLoaders } = jsonld as unknown as {
      documentLoaders: { node: () => (url: string) => Promise<{ documentUrl: string }> };
    };
    const asked: string[] = [];
    const load = documentLoaders.node();
    const expanded = await jsonld.expand(thing as never, {
      documentLoader: (async (url: string) => {
        asked.push(url);
        return load(url);
      }) as never,
    });
    expect(asked).toEqual([thing]);
    expect(JSON.stringify(expanded)).toContain("Erlan Idrissov");
  });
});

describe.skipIf(missing)(`clients of others${why}`, () => {
  const require = createRequire(join(CLIENTS, "package.json"));

  it("rdf-dereference finds RDF at the address of a thing, and under each of its suffixes", async () => {
    const { rdfDereferencer } = require("rdf-dereference");
    for (const suffix of [
      "",
      ".ttl",
      ".trig",
      ".nt",
      ".nq",
      ".jsonld",
      ".expanded.jsonld",
      ".rdf",
    ]) {
      const { data } = await rdfDereferencer.dereference(thing + suffix);
      const names: string[] = [];
      for await (const { subject, predicate, object } of data)
        if (subject.value === thing && predicate.value === LABEL) names.push(object.value);
      expect(names, suffix).toContain("Erlan Idrissov");
    }
  });

  it("Comunica follows links from thing to thing", async () => {
    const { QueryEngine } = require("@comunica/query-sparql-link-traversal");
    const query = `
      PREFIX : <${server.url}ns#>
      SELECT DISTINCT ?name WHERE {
        ?visit :visitor <${thing}> ; :hostCountry ?country .
        ?country <${LABEL}> ?name FILTER(LANG(?name) = "en") }`;
    const followed: string[] = [];
    const rows = await new QueryEngine().queryBindings(query, {
      sources: [`${server.url}id/visit/erlan-idrissov-mexico-2014`],
      lenient: true,
      // It asks for quads first and looks into the default graph alone, where a thing that others speak of is empty.
      fetch: (address: string, options: RequestInit) => {
        followed.push(address);
        return fetch(address, { ...options, headers: { accept: "text/turtle" } });
      },
    });
    const names: string[] = [];
    for await (const row of rows) names.push(row.get("name").value);
    expect(names).toEqual(["Mexico"]);
    expect(followed).toContain(`${server.url}id/country/mx`);
  });
});
