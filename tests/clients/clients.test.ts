// Programs of others ask the server: Comunica (SPARQL, fragments, link traversal), fetch-sparql-endpoint, sparql-http-client.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "../app/started.ts";

const CLIENTS = join(ROOT, ".ci/clients");
const missing = !existsSync(join(CLIENTS, "node_modules"));
const why = missing ? " (skipped: run npm install in .ci/clients)" : "";

/** What is asked of each: which visits there are, and who made them. */
const QUERY = (base: string) => `
PREFIX : <${base}ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name WHERE { ?visit a :OfficialVisit ; :visitor ?person . ?person rdfs:label ?name FILTER(LANG(?name) = "en") }`;

type Rows = AsyncIterable<{ get(name: string): { value: string } | undefined }>;

describe.skipIf(missing)(`clients of others${why}`, () => {
  let server: Started;
  const require = createRequire(join(CLIENTS, "package.json"));
  beforeAll(async () => {
    server = await startServer(ROOT);
  });
  afterAll(() => server.stop());

  const comunica = async (query: string, type: string, value: string) => {
    const { QueryEngine } = require("@comunica/query-sparql");
    const rows: Rows = await new QueryEngine().queryBindings(query, {
      sources: [{ type, value }],
      // It asks for quads, and there each statement stands in the graph of its passage.
      unionDefaultGraph: type === "file",
    });
    const names: string[] = [];
    for await (const row of rows) names.push(row.get("name")?.value ?? "");
    return names;
  };

  it("Comunica finds the endpoint by its service description and asks it", async () => {
    expect(await comunica(QUERY(server.url), "sparql", `${server.url}sparql`)).toEqual([
      "Erlan Idrissov",
    ]);
  });

  it("Comunica answers from fragments", async () => {
    expect(await comunica(QUERY(server.url), "qpf", `${server.url}fragments`)).toEqual([
      "Erlan Idrissov",
    ]);
  });

  it("Comunica answers from the document of a thing", async () => {
    const thing = `${server.url}id/person/erlan-idrissov`;
    const query = `SELECT ?name { <${thing}> <http://www.w3.org/2000/01/rdf-schema#label> ?name FILTER(LANG(?name) = "kk") }`;
    expect(await comunica(query, "file", thing)).toEqual(["Ерлан Ыдырысов"]);
  });

  it("fetch-sparql-endpoint reads bindings, booleans and triples", async () => {
    const { SparqlEndpointFetcher } = await import(require.resolve("fetch-sparql-endpoint"));
    const fetcher = new SparqlEndpointFetcher();
    const endpoint = `${server.url}sparql`;
    const names: string[] = [];
    for await (const row of await fetcher.fetchBindings(endpoint, QUERY(server.url)))
      names.push(row.name.value);
    expect(names).toEqual(["Erlan Idrissov"]);
    expect(await fetcher.fetchAsk(endpoint, "ASK { ?s ?p ?o }")).toBe(true);
    let triples = 0;
    for await (const _ of await fetcher.fetchTriples(
      endpoint,
      `DESCRIBE <${server.url}id/country/kz>`,
    ))
      triples += 1;
    expect(triples).toBeGreaterThan(10);
  });

  it("sparql-http-client selects by POST", async () => {
    const { default: Client } = await import(
      join(CLIENTS, "node_modules/sparql-http-client/index.js")
    );
    const client = new Client({ endpointUrl: `${server.url}sparql` });
    const names: string[] = [];
    for await (const row of client.query.select(QUERY(server.url), { operation: "postUrlencoded" }))
      names.push(row.name.value);
    expect(names).toEqual(["Erlan Idrissov"]);
  });
});
