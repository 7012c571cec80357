// SPARQL 1.1 Protocol, one case a rule, by section; HTTP QUERY (RFC 10008); the version of the SPARQL 1.2 draft.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, fieldsOf, jsonOf, type Published, publish } from "./published.ts";

const ASK_ALL = "ASK { ?s ?p ?o }";
const FORM = "application/x-www-form-urlencoded";
const QUERY = "application/sparql-query";
const JSON_RESULTS = "application/sparql-results+json";

const GRAPHS = `
<http://g/one> { <http://e/a> <http://e/p> "one" }
<http://g/two> { <http://e/a> <http://e/p> "two" }
`;

describe("SPARQL 1.1 Protocol", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish({ files: { "data/graphs.trig": GRAPHS } });
  });
  afterAll(() => published.close());

  const byGet = (query: string, accept = JSON_RESULTS, more = "") =>
    published.get(`/sparql?query=${encodeURIComponent(query)}${more}`, { accept });
  const byBody = (method: string, body: string, type: string, path = "/sparql") =>
    published.ask(path, { method, body, headers: { "content-type": type, accept: JSON_RESULTS } });
  const values = async (answer: Response) => {
    expect(answer.status).toBe(200);
    const { results } = await jsonOf(answer);
    return results.bindings.map((row: Record<string, { value: string }>) => row["v"]?.value).sort();
  };
  const SPOKEN = "SELECT ?v { <http://e/a> <http://e/p> ?v }";

  it("§2.1.1 query via GET", async () => {
    expect(await jsonOf(await byGet(ASK_ALL))).toEqual({ head: {}, boolean: true });
  });

  it("§2.1.2 query via POST with URL-encoded parameters", async () => {
    const body = new URLSearchParams({ query: ASK_ALL }).toString();
    expect((await jsonOf(await byBody("POST", body, FORM))).boolean).toBe(true);
    expect((await jsonOf(await byBody("POST", body, `${FORM}; charset=UTF-8`))).boolean).toBe(true);
  });

  it("§2.1.3 query via POST directly, with the dataset in the address", async () => {
    const path = `/sparql?default-graph-uri=${encodeURIComponent("http://g/one")}`;
    expect(await values(await byBody("POST", SPOKEN, QUERY, path))).toEqual(["one"]);
  });

  it("§2.1.4 the dataset of the request takes the place of that of the query", async () => {
    const query = "SELECT ?v FROM <http://g/one> { <http://e/a> <http://e/p> ?v }";
    const two = `&default-graph-uri=${encodeURIComponent("http://g/two")}`;
    expect(await values(await byGet(query))).toEqual(["one"]);
    expect(await values(await byGet(query, JSON_RESULTS, two))).toEqual(["two"]);
    const named =
      "SELECT ?v FROM NAMED <http://g/one> { GRAPH ?g { <http://e/a> <http://e/p> ?v } }";
    const other = `&named-graph-uri=${encodeURIComponent("http://g/two")}`;
    expect(await values(await byGet(named, JSON_RESULTS, other))).toEqual(["two"]);
  });

  it("§2.1.4 several default graphs are merged, and those of a form count as those of an address", async () => {
    const body = new URLSearchParams([
      ["query", SPOKEN],
      ["default-graph-uri", "http://g/one"],
      ["default-graph-uri", "http://g/two"],
    ]).toString();
    expect(await values(await byBody("POST", body, FORM))).toEqual(["one", "two"]);
  });

  it("§2.1.4 DESCRIBE describes from the dataset of the request", async () => {
    const answer = await byGet(
      "DESCRIBE <http://e/a>",
      "application/n-triples",
      `&default-graph-uri=${encodeURIComponent("http://g/two")}`,
    );
    expect(await answer.text()).toBe('<http://e/a> <http://e/p> "two" .\n');
  });

  it.each([
    ["no query in a form", "POST", "other=1", FORM, 400],
    ["two queries", "POST", "query=ASK{}&query=ASK{}", FORM, 400],
    ["a query that is none", "POST", "SELEKT *", QUERY, 400],
    ["an update as such", "POST", "CLEAR ALL", "application/sparql-update", 400],
    ["an update in a form", "POST", "update=CLEAR+ALL", FORM, 400],
    ["an update that claims to be a query", "POST", "CLEAR ALL", QUERY, 400],
    ["a body of no known type", "POST", "{}", "application/json", 415],
    ["a body of no type", "POST", "{}", "", 415],
    ["a body that is not UTF-8 by its own word", "POST", ASK_ALL, `${QUERY};charset=latin1`, 415],
  ])("§2.1.7 refuses %s", async (_, method, body, type, status) => {
    const answer = await byBody(method, body, type);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  it("§2.1.7 refuses two queries in an address, and bytes that are no UTF-8", async () => {
    expect((await published.get("/sparql?query=ASK{}&query=ASK{}")).status).toBe(400);
    const answer = await published.ask("/sparql", {
      method: "POST",
      body: Uint8Array.of(0x41, 0xff),
      headers: { "content-type": QUERY },
    });
    expect([answer.status, (await jsonOf(answer)).code]).toEqual([400, "WEB-606"]);
  });

  it("a 415 names what may be sent (RFC 9110 §15.5.16), to programs too", async () => {
    const answer = await byBody("POST", "{}", "application/json");
    expect(answer.headers.get("accept")).toBe(`${QUERY}, ${FORM}`);
    expect((await jsonOf(answer)).choices).toEqual([QUERY, FORM]);
  });

  it("a body above the limit gets 413 and a query above its own limit too", async () => {
    const small = await publish({ settings: { queryMaxBytes: 100 } });
    const post = (length: number) =>
      small.ask("/sparql", {
        method: "POST",
        body: `ASK { ?s ?p "${"x".repeat(length)}" }`,
        headers: { "content-type": QUERY },
      });
    const [long, longer] = [await post(200), await post(2000)];
    expect([long.status, (await jsonOf(long)).code]).toEqual([413, "QRY-505"]);
    expect([longer.status, (await jsonOf(longer)).code]).toEqual([413, "WEB-604"]);
    await small.close();
  });

  it("RFC 9110 §15.5.6: other methods get 405 with Allow, and OPTIONS says the same", async () => {
    const refused = await published.ask("/sparql", { method: "DELETE" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([
      405,
      "GET, POST, QUERY, HEAD, OPTIONS",
    ]);
    const asked = await published.ask("/sparql", { method: "OPTIONS" });
    expect(asked.headers.get("allow")).toBe(refused.headers.get("allow"));
    expect(asked.headers.get("access-control-allow-methods")).toContain("QUERY");
  });

  it("RFC 10008 §2: QUERY carries the query itself or a form, and is safe", async () => {
    expect((await jsonOf(await byBody("QUERY", ASK_ALL, QUERY))).boolean).toBe(true);
    const form = await byBody("QUERY", new URLSearchParams({ query: ASK_ALL }).toString(), FORM);
    expect((await jsonOf(form)).boolean).toBe(true);
    const again = await published.ask("/sparql", {
      method: "QUERY",
      body: ASK_ALL,
      headers: {
        "content-type": QUERY,
        accept: JSON_RESULTS,
        "if-none-match": form.headers.get("etag") ?? "",
      },
    });
    expect(again.status).toBe(304);
  });

  it("RFC 10008 §2: QUERY without a content type is malformed, with another one 415", async () => {
    const nameless = await published.ask("/sparql", {
      method: "QUERY",
      body: new Blob(["ASK {}"]),
    });
    expect(nameless.status).toBe(400);
    expect((await byBody("QUERY", "x", "text/plain")).status).toBe(415);
  });

  it("RFC 10008 §3: Accept-Query says what a QUERY may carry, on every answer of the address", async () => {
    for (const answer of [
      await published.get("/sparql"),
      await byGet("SELEKT"),
      await published.ask("/sparql", { method: "OPTIONS" }),
    ])
      expect(answer.headers.get("accept-query")).toBe(`${QUERY}, ${FORM}`);
    expect((await published.get("/data")).headers.get("accept-query")).toBeNull();
  });

  it("SPARQL 1.2 Protocol §2.1: a version may be announced once, by parameter or media type", async () => {
    for (const version of ["1.1", "1.2-basic", "1.2"]) {
      expect((await byGet(ASK_ALL, JSON_RESULTS, `&version=${version}`)).status).toBe(200);
      expect((await byBody("POST", ASK_ALL, `${QUERY};version=${version}`)).status).toBe(200);
    }
    const unknown = await byGet(ASK_ALL, JSON_RESULTS, "&version=2.0");
    expect(unknown.status).toBe(400);
    expect((await jsonOf(unknown)).choices).toEqual(["1.1", "1.2-basic", "1.2"]);
    expect((await byGet(ASK_ALL, JSON_RESULTS, "&version=1.2&version=1.2")).status).toBe(400);
  });

  it("a query of SPARQL 1.2 is answered, unless it announces 1.1", async () => {
    const query = "SELECT ?x { BIND(<<( <http://e/a> <http://e/p> 1 )>> AS ?x) }";
    const { results } = await jsonOf(await byGet(query));
    expect(results.bindings[0].x.type).toBe("triple");
    const refused = await byGet(query, JSON_RESULTS, "&version=1.1");
    expect([refused.status, (await jsonOf(refused)).code]).toEqual([400, "QRY-501"]);
  });

  it("CORS (Fetch §3.2): every answer may be read from anywhere, errors too", async () => {
    for (const answer of [await byGet(ASK_ALL), await byGet("SELEKT"), await byGet(ASK_ALL, "x/y")])
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("HEAD answers as GET, without a body", async () => {
    const path = `/sparql?query=${encodeURIComponent(ASK_ALL)}`;
    const [get, head] = [await published.get(path), await published.ask(path, { method: "HEAD" })];
    expect(await head.text()).toBe("");
    expect(fieldsOf(head)).toEqual(fieldsOf(get));
  });

  it(`the dataset is described at ${BASE}sparql itself`, async () => {
    const described = await published.graph("/sparql");
    const names = described.getObjects(
      null,
      "http://www.w3.org/ns/sparql-service-description#name",
      null,
    );
    expect(names.map(({ value }) => value)).toEqual(
      expect.arrayContaining(["http://g/one", "http://g/two"]),
    );
  });
});
