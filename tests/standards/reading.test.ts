// The read side of the SPARQL 1.1 Graph Store HTTP Protocol, by section, and Triple Pattern Fragments.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, type Published, publish, readN3 } from "./published.ts";

const GRAPH = `${BASE}inventory/1930`;
const HYDRA = "http://www.w3.org/ns/hydra/core#";
const VOID = "http://rdfs.org/ns/void#";

let published: Published;
beforeAll(async () => {
  published = await publish();
});
afterAll(() => published.close());

describe("SPARQL 1.1 Graph Store HTTP Protocol", () => {
  const at = (query: string, headers: Record<string, string> = {}) =>
    published.get(`/graph-store?${query}`, headers);
  const named = `graph=${encodeURIComponent(GRAPH)}`;

  it("§4.2: ?graph= names a graph, whose triples are what GRAPH matches", async () => {
    const quads = readN3(await (await at(named, { accept: "application/n-triples" })).text());
    const count = `SELECT (COUNT(*) AS ?n) { GRAPH <${GRAPH}> { ?s ?p ?o } }`;
    const { body } = await published.publication.query(count, { format: "csv" });
    expect(`n\r\n${quads.length}\r\n`).toBe(new TextDecoder().decode(body));
  });

  it("§4.2: a relative graph IRI resolves against the base", async () => {
    expect(await (await at("graph=inventory/1930")).text()).toBe(await (await at(named)).text());
  });

  it("§4.2: ?default is the default graph", async () => {
    const quads = readN3(await (await at("default", { accept: "application/n-triples" })).text());
    expect(quads).toHaveLength(published.publication.release.counts.triples);
  });

  it("§5.2: GET negotiates the syntax; what cannot be had is 406", async () => {
    for (const type of ["text/turtle", "application/rdf+xml", "application/ld+json"])
      expect((await at(named, { accept: type })).headers.get("content-type")).toContain(type);
    expect((await at(named, { accept: "image/png" })).status).toBe(406);
  });

  it("§5.2: a graph that there is not is 404", async () => {
    expect((await at("graph=http://e/none")).status).toBe(404);
  });

  it("§5.6: HEAD is GET without a body", async () => {
    const head = await published.ask(`/graph-store?${named}`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("etag")).toBe((await at(named)).headers.get("etag"));
  });

  it.each(["PUT", "POST", "DELETE", "PATCH"])(
    "§5: %s is 405, for the publication is read-only",
    async (method) => {
      const answer = await published.ask(`/graph-store?${named}`, { method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    },
  );

  it.each(["", "graph=http://e/a&default", "other=1"])(
    "§4: ?%s names no graph, or two: 400",
    async (query) => {
      expect((await at(query)).status).toBe(400);
    },
  );
});

describe("Triple Pattern Fragments", () => {
  const fragment = async (query: string) => {
    const answer = await published.get(`/fragments${query}`, { accept: "application/trig" });
    expect(answer.status).toBe(200);
    const quads = readN3(await answer.text(), "application/trig");
    const data = quads.filter(({ graph }) => graph.value === "");
    const metadata = quads.filter(({ graph }) => graph.value !== "");
    const values = (iri: string) =>
      metadata.filter(({ predicate }) => predicate.value === iri).map(({ object }) => object.value);
    return { data, metadata, values };
  };
  const maker = `?predicate=${encodeURIComponent(`${BASE}ns#maker`)}`;

  it("data: the triples that match, each once", async () => {
    const { data } = await fragment(maker);
    expect(data.map(({ subject }) => subject.value).sort()).toEqual([
      `${BASE}work/blue-jug`,
      `${BASE}work/red-bowl`,
    ]);
  });

  it("metadata: counts the triples of the pattern, in a graph apart from the data", async () => {
    const { values } = await fragment(maker);
    expect(values(`${VOID}triples`)).toEqual(["2"]);
    expect(values(`${HYDRA}totalItems`)).toEqual(["2"]);
  });

  it("controls: a template with subject, predicate and object in explicit representation", async () => {
    const { values } = await fragment("");
    expect(values(`${HYDRA}template`)).toEqual([`${BASE}fragments{?subject,predicate,object}`]);
    expect(values(`${HYDRA}variable`).sort()).toEqual(["object", "predicate", "subject"]);
    expect(values(`${HYDRA}variableRepresentation`)).toEqual([`${HYDRA}ExplicitRepresentation`]);
  });

  it("a pattern that nothing matches is a fragment with the count 0", async () => {
    const { data, values } = await fragment("?subject=http://e/none");
    expect([data.length, values(`${VOID}triples`)]).toEqual([0, ["0"]]);
  });

  it("a variable is anything", async () => {
    const [all, open] = [await fragment(""), await fragment("?subject=?s&predicate=?p&object=")];
    expect(open.data).toHaveLength(all.data.length);
  });
});
