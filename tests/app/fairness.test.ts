// One client's load is bounded, and the same question is worked on once.

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { AnalysedQuery, Endpoint, QueryOptions, QueryResult } from "../../src/model/query.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { analyseQuery } from "../../src/query/analyse.ts";
import { buildFromLines } from "../../src/rdf/quad-table.ts";
import { withCache } from "../../src/store/cached.ts";
import { openLocalEndpoint } from "../../src/store/local.ts";
import { CONTRACT_DATA, endpointContract } from "./endpoint-contract.ts";
import { MUSEUM, type Started, startServer } from "./started.ts";

const { table, defaultGraph } = buildFromLines(CONTRACT_DATA.trim().split("\n"));
const openPool = (given = {}) =>
  openLocalEndpoint({ quads: table, defaultGraph, settings: { ...defaultSettings(), ...given } });
const analyse = (text: string) =>
  analyseQuery(text, { base: "http://e/", prefixes: {}, maxBytes: 0, maxDepth: 0 });
const SLOW = `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 9 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(" ")} }`;

endpointContract("the local pool behind a cache", {
  open: async () => withCache(await openPool(), 1_000_000),
  limits: true,
});

/** Counts what reaches the pool. */
class Counting implements Endpoint {
  asked = 0;
  aborted = 0;
  readonly #pool: Endpoint;
  constructor(pool: Endpoint) {
    this.#pool = pool;
  }
  query(query: AnalysedQuery, options: QueryOptions): Promise<QueryResult> {
    this.asked += 1;
    options.signal?.addEventListener("abort", () => {
      this.aborted += 1;
    });
    return this.#pool.query(query, options);
  }
  ready = () => this.#pool.ready();
  close = () => this.#pool.close();
}

describe("the cache of answers", () => {
  let pool: Counting;
  let cached: Endpoint;
  beforeAll(async () => {
    pool = new Counting(await openPool());
    cached = withCache(pool, 1_000_000);
  });
  afterEach(() => {
    pool.asked = 0;
    pool.aborted = 0;
  });
  afterAll(() => cached.close());

  it("does not vouch for answers that it keeps for a while only", async () => {
    const passing = withCache(pool, 1_000_000, { ttl: 60_000 });
    const query = analyse("ASK { <http://e/a> <http://e/p> ?o }");
    await passing.query(query, { format: "json" });
    expect(await passing.query(query, { format: "json" })).toMatchObject({
      elapsed: 0,
      kept: false,
    });
  });

  it("asks the engine once for the same query in the same format", async () => {
    const query = analyse("SELECT ?o { <http://e/a> <http://e/p> ?o }");
    const first = await cached.query(query, { format: "csv" });
    const again = await cached.query(query, { format: "csv" });
    expect(again.body).toEqual(first.body);
    expect(again.elapsed).toBe(0);
    expect([first.kept, again.kept]).toEqual([undefined, true]);
    await cached.query(query, { format: "json" });
    expect(pool.asked).toBe(2);
  });

  it("lets many who ask at once wait for one piece of work", async () => {
    const query = analyse("SELECT (COUNT(*) AS ?many) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => cached.query(query, { format: "csv" })),
    );
    expect(new Set(answers.map(({ body }) => String(body))).size).toBe(1);
    expect(pool.asked).toBe(1);
  });

  it("goes on for those who stay, and stops when the last one has left", async () => {
    const ask = (signal: AbortSignal) =>
      cached
        .query(analyse(SLOW), { format: "csv", signal, timeout: 30_000 })
        .catch(({ name }) => name);
    const [one, two] = [new AbortController(), new AbortController()];
    const answers = [ask(one.signal), ask(two.signal)];
    one.abort();
    expect(await answers[0]).toBe("AbortError");
    expect(pool.aborted).toBe(0);
    two.abort();
    expect(await answers[1]).toBe("AbortError");
    expect([pool.asked, pool.aborted]).toEqual([1, 1]);
  });

  it("keeps no failure and nothing that changes from call to call", async () => {
    const failing = { format: "csv", maxRows: 1 } as const;
    for (let round = 0; round < 2; round += 1)
      await expect(cached.query(analyse("SELECT * { ?s ?p ?o }"), failing)).rejects.toMatchObject({
        code: "QRY-506",
      });
    const random = async () =>
      String((await cached.query(analyse("SELECT (UUID() AS ?u) {}"), { format: "csv" })).body);
    expect(await random()).not.toBe(await random());
    expect(pool.asked).toBe(4);
  });
});

describe("the memory of an engine", () => {
  it("is bounded: a query that doubles a text is ended, and the next one is answered", async () => {
    const endpoint = await openPool({ queryMaxMemory: 300_000_000, workers: 1 });
    const doubling = Array.from(
      { length: 40 },
      (_, at) => `BIND(CONCAT(?x${at}, ?x${at}) AS ?x${at + 1})`,
    ).join(" ");
    const bomb = analyse(`SELECT (STRLEN(?x40) AS ?n) { BIND("0123456789" AS ?x0) ${doubling} }`);
    await expect(endpoint.query(bomb, { format: "csv", timeout: 60_000 })).rejects.toMatchObject({
      code: expect.stringMatching(/QRY-514|QRY-511/),
    });
    const { rows } = await endpoint.query(analyse("SELECT (1 AS ?n) {}"), { format: "csv" });
    expect(rows).toBe(1);
    await endpoint.close();
  });
});

describe("the share of one client", () => {
  let server: Started | undefined;
  afterEach(() => server?.stop());
  const start = async (...args: string[]) => {
    server = await startServer(MUSEUM, "--base", "http://museum.example/", ...args);
    const { url } = server;
    return (query: string, headers: Record<string, string> = {}) =>
      fetch(`${url}sparql?query=${encodeURIComponent(query)}`, {
        headers: { accept: "text/csv", ...headers },
      });
  };
  const endless = (at: number) =>
    `SELECT (COUNT(*) AS ?n${at}) { ${Array.from({ length: 12 }, (_, i) => `?a${i} ?b${i} ?c${i} .`).join(" ")} }`;

  it("of query time is counted and told, and its end is 429 with the seconds to wait", async () => {
    const ask = await start("--client-query-seconds", "1", "--query-timeout", "1500");
    expect((await ask("ASK {}")).headers.get("ratelimit-policy")).toBe('"query-seconds";q=1;w=60');
    expect((await ask(endless(1))).status).toBe(503);
    const refused = await ask("SELECT (2 AS ?n) {}");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(1);
    expect(await refused.json()).toMatchObject({
      code: "WEB-608",
      hint: expect.stringContaining("/data"),
    });
  });

  it("of queries at once is bounded", async () => {
    const ask = await start("--client-queries", "2", "--query-timeout", "1000");
    const answers = await Promise.all([1, 2, 3, 4].map((at) => ask(endless(at))));
    expect(answers.map(({ status }) => status).sort()).toEqual([429, 429, 503, 503]);
  });

  it("is that of the client behind a trusted proxy, and X-Forwarded-For of others is not believed", async () => {
    const trusting = await start(
      "--client-query-seconds",
      "1",
      "--query-timeout",
      "1500",
      "--trusted-proxies",
      "127.0.0.1",
    );
    await trusting(endless(1), { "x-forwarded-for": "203.0.113.1" });
    expect((await trusting("ASK {}", { "x-forwarded-for": "203.0.113.1" })).status).toBe(429);
    expect((await trusting("ASK {}", { "x-forwarded-for": "203.0.113.2" })).status).toBe(200);
    expect(
      (await trusting("ASK {}", { "x-forwarded-for": "203.0.113.2, 203.0.113.1" })).status,
    ).toBe(429);
    await trusting(endless(2), { "x-forwarded-for": "2001:db8::1" });
    for (const same of ["2001:db8::2", "2001:0DB8:0:0:ffff::", "2001:db8:0:0:1:2:3:4"])
      expect((await trusting("ASK {}", { "x-forwarded-for": same })).status, same).toBe(429);
    for (const other of ["2001:db8:0:1::1", "2001:db8:1::1", "::1", "2001:db9::"])
      expect((await trusting("ASK {}", { "x-forwarded-for": other })).status, other).toBe(200);
    await server?.stop();
    const wary = await start("--client-query-seconds", "1", "--query-timeout", "1500");
    await wary(endless(1), { "x-forwarded-for": "203.0.113.1" });
    expect((await wary("ASK {}", { "x-forwarded-for": "203.0.113.2" })).status).toBe(429);
  });
});
