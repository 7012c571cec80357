// What is sent to engines of several kinds, which an endpoint of ours pretends to be.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { analyseQuery } from "../../src/query/analyse.ts";
import { openRemoteEndpoint } from "../../src/store/remote.ts";
import { type Behaviour, FaultyEndpoint, JSON_TYPE, well } from "./faulty.ts";

const SELECT = "SELECT ?x { ?s ?p ?x }";
const GRAPHS =
  '{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"type":"uri","value":"http://e/g"}}]}}';

describe("the dialect of an endpoint", () => {
  const engine = new FaultyEndpoint();
  beforeAll(() => engine.start());
  afterEach(() => {
    engine.behaviour = well;
    engine.asked.length = 0;
  });
  afterAll(() => engine.stop());

  /** The parameters besides the query that come with the last of these queries. */
  const sentFor = async (query: string, endpointDialect = "") => {
    const settings = { ...defaultSettings(), endpoint: engine.url, endpointDialect };
    const endpoint = await openRemoteEndpoint(settings);
    const analysed = analyseQuery(query, { base: "http://e/", maxBytes: 0, maxDepth: 0 });
    try {
      await endpoint.query(analysed, { format: "csv", timeout: 2500 });
    } finally {
      await endpoint.close();
    }
    const [, ...sent] = engine.asked.at(-1)?.form ?? [];
    return sent.map((pair) => pair.join("="));
  };
  const as =
    (headers: Record<string, string>): Behaviour =>
    (response, asked) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (asked.query.includes("DISTINCT ?g"))
        response.setHeader("content-type", JSON_TYPE).end(GRAPHS);
      else well(response, asked);
    };
  const union = [
    "default-graph-uri=urn:x-arq:UnionGraph",
    "default-graph-uri=urn:x-arq:DefaultGraph",
  ];

  it.each([
    ["Fuseki", { "fuseki-request-id": "1" }, [...union, "timeout=3"]],
    ["Oxigraph server", { server: "Oxigraph/0.5.11" }, ["union-default-graph="]],
    ["Virtuoso", { server: "Virtuoso/08.03.3329 (Linux)" }, []],
    ["GraphDB", { server: "GraphDB/11.0.0 RDF4J/5.1.0" }, ["timeout=3"]],
    ["an engine that says nothing", {}, []],
  ])("is found out for %s", async (_, headers, expected) => {
    engine.behaviour = as(headers);
    expect(await sentFor(SELECT)).toEqual(expected);
  });

  it("can be named where an engine does not tell", async () => {
    expect(await sentFor(SELECT, "qlever")).toEqual(["timeout=3s"]);
  });

  it("names the graphs to Fuseki, which hides them else", async () => {
    engine.behaviour = as({ "fuseki-request-id": "1" });
    const sent = await sentFor("SELECT ?g { GRAPH ?g { ?s ?p ?o } }");
    expect(sent).toEqual([...union, "named-graph-uri=http://e/g", "timeout=3"]);
  });

  it("leaves the dataset to a query that names one", async () => {
    engine.behaviour = as({ "fuseki-request-id": "1" });
    expect(await sentFor("SELECT ?x FROM <http://e/g> { ?s ?p ?x }")).toEqual(["timeout=3"]);
  });

  it("knows by a header that Virtuoso answered in part", async () => {
    engine.behaviour = (response, asked) => {
      response.setHeader("server", "Virtuoso/08.03");
      if (asked.query.includes("?x")) response.setHeader("X-SQL-State", "S1TAT");
      well(response, asked);
    };
    await expect(sentFor(SELECT)).rejects.toMatchObject({ code: "END-905" });
  });
});
