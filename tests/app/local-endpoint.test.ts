// The pool of engines in this process keeps the endpoint contract, and its own limits.

import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { analyseQuery } from "../../src/query/analyse.ts";
import { buildFromLines } from "../../src/rdf/quad-table.ts";
import { openLocalEndpoint } from "../../src/store/local.ts";
import { CONTRACT_DATA, endpointContract } from "./endpoint-contract.ts";

const { table, defaultGraph } = buildFromLines(CONTRACT_DATA.trim().split("\n"));
const open = (given: Partial<ReturnType<typeof defaultSettings>> = {}) =>
  openLocalEndpoint({ quads: table, defaultGraph, settings: { ...defaultSettings(), ...given } });

endpointContract("the local pool", { open, limits: true });

describe("the local pool", () => {
  it("turns away queries when too many wait", async () => {
    const endpoint = await open({ workers: 1, queryQueue: 1 });
    const slow = analyseQuery(
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x . ?y ?z ?a1 . ?b1 ?c1 ?d1 . ?e1 ?f1 ?g1 }",
      {
        base: "http://e/",
        prefixes: {},
        maxBytes: 0,
        maxDepth: 0,
      },
    );
    const answers = Array.from({ length: 4 }, () =>
      endpoint.query(slow, { format: "csv", timeout: 500 }).catch(({ code }) => code),
    );
    const codes = await Promise.all(answers);
    expect(codes.filter((code) => code === "QRY-513").length).toBeGreaterThanOrEqual(2);
    expect(codes.filter((code) => code === "QRY-504").length).toBeGreaterThanOrEqual(1);
    await endpoint.close();
  });

  it("turns away queries that come after its end", async () => {
    const endpoint = await open();
    await endpoint.close();
    const query = analyseQuery("ASK {}", { base: "http://e/", maxBytes: 0, maxDepth: 0 });
    await expect(endpoint.query(query, { format: "csv" })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
