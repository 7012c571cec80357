// Triple Pattern Fragments and the Graph Store Protocol give what SPARQL gives.

import { Parser, Store } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "./started.ts";

const HYDRA = "http://www.w3.org/ns/hydra/core#";

describe("beside SPARQL", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(ROOT);
  });
  afterAll(() => server.stop());

  const get = (path: string, accept: string) => fetch(server.url + path, { headers: { accept } });
  const quadsOf = async (path: string) =>
    new Parser({ format: "application/trig" }).parse(
      await (await get(path, "application/trig")).text(),
    );
  const fragment = async (pattern: Record<string, string>) => {
    const path = `fragments?${new URLSearchParams(pattern)}`;
    const quads = await quadsOf(path);
    const data = quads.filter(({ graph }) => graph.value === "");
    const metadata = new Store(quads.filter(({ graph }) => graph.value !== ""));
    const [total] = metadata.getObjects(null, `${HYDRA}totalItems`, null);
    const [next] = metadata.getObjects(null, `${HYDRA}next`, null);
    return { data, total: Number(total?.value), next: next?.value };
  };
  const count = async (pattern: string) => {
    const query = `SELECT (COUNT(*) AS ?n) { ${pattern} }`;
    const answer = await get(`sparql?query=${encodeURIComponent(query)}`, "text/csv");
    return Number((await answer.text()).split("\r\n")[1]);
  };

  it.each([
    ["everything", {}, "?s ?p ?o"],
    ["a subject", { subject: "id/country/kz" }, "<id/country/kz> ?p ?o"],
    ["a property", { predicate: "http://www.w3.org/2000/01/rdf-schema#label" }, "?s rdfs:label ?o"],
    ["an address as object", { object: "id/country/mx" }, "?s ?p <id/country/mx>"],
    ["a text with a language", { object: '"Kazakhstan"@en' }, '?s ?p "Kazakhstan"@en'],
    [
      "a value with a datatype",
      { object: '"2014-09"^^http://www.w3.org/2001/XMLSchema#gYearMonth' },
      '?s ?p "2014-09"^^xsd:gYearMonth',
    ],
    [
      "two terms",
      { subject: "id/country/kz", predicate: "ns#capital" },
      "<id/country/kz> <ns#capital> ?o",
    ],
    ["nothing", { subject: "id/nothing" }, "<id/nothing> ?p ?o"],
  ])(
    "a fragment of %s counts what SPARQL counts",
    async (_, pattern: Record<string, string>, sparql) => {
      const absolute = Object.fromEntries(
        Object.entries(pattern).map(([name, term]) => [
          name,
          /^(id\/|ns#)/.test(term) ? server.url + term : term,
        ]),
      );
      const { data, total } = await fragment(absolute);
      expect(total).toBe(await count(sparql));
      expect(data).toHaveLength(Math.min(100, total));
    },
  );

  it("gives all pages once, each triple on one of them", async () => {
    const pattern = { predicate: "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" };
    const all = new Set<string>();
    let page = 1;
    let last = await fragment(pattern);
    while (true) {
      for (const { subject, object } of last.data) all.add(`${subject.value} ${object.value}`);
      if (last.next === undefined) break;
      page += 1;
      last = await fragment({ ...pattern, page: String(page) });
    }
    expect(all.size).toBe(last.total);
    expect(page).toBe(Math.ceil(last.total / 100));
  });

  it("refuses what is no page", async () => {
    expect((await get("fragments?page=0", "text/turtle")).status).toBe(400);
    expect((await get("fragments", "text/html")).status).toBe(406);
  });

  it("gives one graph, and the merge of all", async () => {
    const graph = `${server.url}id/passage/history-3-2`;
    const one = new Parser().parse(
      await (await get(`graph-store?graph=${encodeURIComponent(graph)}`, "text/turtle")).text(),
    );
    expect(one).toHaveLength(await count(`GRAPH <${graph}> { ?s ?p ?o }`));
    const all = new Parser().parse(
      await (await get("graph-store?default", "application/n-triples")).text(),
    );
    expect(all).toHaveLength(await count("?s ?p ?o"));
  });

  it.each(["graph-store", "graph-store?default&graph=x", "graph-store?graph=http://nowhere/"])(
    "refuses %s",
    async (path) => {
      expect([400, 404]).toContain((await get(path, "text/turtle")).status);
    },
  );
});
