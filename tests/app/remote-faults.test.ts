// What a client sees when the remote endpoint is slow, gone, restarting, wrong, cut short, huge or elsewhere.

import type { Hono } from "hono";
import oxigraph from "oxigraph";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import {
  type Asked,
  always,
  answersFrom,
  type Behaviour,
  FaultyEndpoint,
  JSON_TYPE,
  TABLE,
  well,
} from "./faulty.ts";
import { MUSEUM, startServer } from "./started.ts";

const SECRET = "swordfish";
const SELECT = "SELECT ?x { ?s ?p ?x }";
const CONSTRUCT = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }";

describe("a publication whose endpoint fails", () => {
  const endpoint = new FaultyEndpoint();
  const elsewhere = new FaultyEndpoint();
  let publication: Publication;
  let app: Hono;
  let count = 0;

  beforeAll(async () => {
    await Promise.all([endpoint.start(), elsewhere.start()]);
    publication = await openRemotePublication(MUSEUM, {
      base: "http://museum.example/",
      settings: {
        ...defaultSettings(),
        endpoint: endpoint.url,
        queryTimeout: 1200,
        resultMaxBytes: 100_000,
        clientQuerySeconds: 0,
      },
      credentials: { user: "ana", password: SECRET },
    });
    app = createApp(publication);
  });
  afterEach(() => {
    endpoint.behaviour = well;
    endpoint.asked.length = 0;
    endpoint.left.length = 0;
  });
  afterAll(async () => {
    await publication.close();
    await Promise.all([endpoint.stop(), elsewhere.stop()]);
  });

  /** Asks what was not asked before, so that no kept answer hides the fault. */
  const ask = async (query = SELECT, accept = "text/csv") => {
    count += 1;
    const text = `${query} LIMIT ${count}`;
    const response = await app.request(`/sparql?query=${encodeURIComponent(text)}`, {
      headers: { accept },
    });
    return {
      response,
      again: () =>
        app.request(`/sparql?query=${encodeURIComponent(text)}`, { headers: { accept } }),
    };
  };
  const problemOf = async (query?: string, accept?: string) => {
    const { response } = await ask(query, accept);
    const problem = (await response.json()) as { code: string };
    return [response.status, problem.code];
  };

  it("answers while the endpoint does", async () => {
    const { response } = await ask();
    expect([response.status, await response.text()]).toEqual([200, "x\r\nwhole\r\n"]);
  });

  const half = TABLE.slice(0, 60);
  const cut: Behaviour = (response) => {
    response.writeHead(200, { "content-type": JSON_TYPE }).write(half);
    setTimeout(() => response.destroy(), 20);
  };
  const tooShort: Behaviour = (response) => {
    response
      .writeHead(200, { "content-type": JSON_TYPE, "content-length": TABLE.length })
      .write(half);
    setTimeout(() => response.destroy(), 20);
  };
  const NT = "application/n-triples";

  it.each<[string, Behaviour, string, number, string]>([
    ["says nothing", () => undefined, SELECT, 503, "QRY-504"],
    [
      "begins and does not go on",
      (response) => response.writeHead(200, { "content-type": JSON_TYPE }).write(half),
      SELECT,
      503,
      "QRY-504",
    ],
    [
      "says that the query timed out",
      always(503, "text/plain", "Query timed out"),
      SELECT,
      503,
      "QRY-504",
    ],
    [
      "is busy all the time",
      always(503, "text/plain", "", { "retry-after": "0" }),
      SELECT,
      503,
      "END-902",
    ],
    ["sends a page", always(200, "text/html", "<h1>Welcome</h1>"), SELECT, 502, "END-904"],
    ["sends another JSON", always(200, "application/json", '{"error":[]}'), SELECT, 502, "END-904"],
    [
      "sends bytes that are no text",
      always(200, JSON_TYPE, Buffer.from([0xff, 0xfe, 0])),
      SELECT,
      502,
      "END-904",
    ],
    ["sends rubbish for a graph", always(200, NT, "what is this?"), CONSTRUCT, 502, "END-904"],
    ["breaks off", cut, SELECT, 502, "END-905"],
    ["promises more than it sends", tooShort, SELECT, 502, "END-905"],
    ["ends in the middle of JSON", always(200, JSON_TYPE, half), SELECT, 502, "END-905"],
    [
      "ends in the middle of a triple",
      always(200, NT, "<http://e/a> <http://e/p> <http"),
      CONSTRUCT,
      502,
      "END-905",
    ],
    ["sends nothing at all", always(200, JSON_TYPE, ""), SELECT, 502, "END-905"],
    [
      "remarks at the end that it gave up",
      always(200, NT, "<http://e/a> <http://e/p> <http://e/b> .\n## Incomplete results ##\n"),
      CONSTRUCT,
      502,
      "END-905",
    ],
    ["fails", always(500, "text/plain", "NullPointerException"), SELECT, 502, "END-906"],
    ["knows no such address", always(404, "text/plain", ""), SELECT, 502, "END-906"],
    ["wants other credentials", always(401, "text/plain", ""), SELECT, 502, "END-903"],
    ["forbids", always(403, "text/plain", ""), SELECT, 502, "END-903"],
    ["refuses the query", always(400, "text/plain", "Parse error at 1:1"), SELECT, 400, "QRY-501"],
  ])("tells by status and code when it %s", async (_, behaviour, query, status, code) => {
    endpoint.behaviour = behaviour;
    expect(await problemOf(query, query === SELECT ? "text/csv" : "text/turtle")).toEqual([
      status,
      code,
    ]);
  });

  it.each<[string, Behaviour, number, string]>([
    ["says nothing", () => undefined, 503, "QRY-504"],
    ["says that the query timed out", always(503, "text/plain", "Query timed out"), 503, "QRY-504"],
    ["is busy all the time", always(503, "text/plain", "", { "retry-after": "0" }), 503, "END-902"],
    ["sends a page", always(200, "text/html", "<h1>Welcome</h1>"), 502, "END-904"],
    ["breaks off", cut, 502, "END-905"],
    ["fails", always(500, "text/plain", "NullPointerException"), 502, "END-906"],
    ["refuses the query", always(400, "text/plain", "no REGEX here"), 502, "END-906"],
    ["forbids", always(403, "text/plain", ""), 502, "END-903"],
  ])("tells who searches by a page and in JSON when it %s", async (_, behaviour, status, code) => {
    endpoint.behaviour = behaviour;
    count += 1;
    const page = await app.request(`/search?q=name${count}`, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([
      status,
      expect.stringContaining("text/html"),
    ]);
    expect(await page.text()).toContain(code);
    for (const path of ["/search.json", "/suggest"]) {
      const answer = await app.request(`${path}?q=name${count}`);
      expect([answer.status, await answer.json()]).toMatchObject([status, { code }]);
    }
  });

  it.each<[string, Behaviour, number, string]>([
    ["says nothing", () => undefined, 200, "QRY-504"],
    ["breaks off", cut, 200, "END-905"],
    ["refuses the queries", always(400, "text/plain", "no subqueries here"), 200, "END-906"],
    ["sends a page", always(200, "text/html", "<h1>Welcome</h1>"), 502, "END-904"],
    ["is busy all the time", always(503, "text/plain", "", { "retry-after": "0" }), 503, "END-902"],
  ])("tells who reads the report on the data when it %s", async (_, behaviour, status, code) => {
    const settings = { ...publication.settings, endpointCacheSeconds: 0 };
    const other = await openRemotePublication(MUSEUM, { base: "http://museum.example/", settings });
    const site = createApp(other);
    endpoint.behaviour = behaviour;
    const page = await site.request("/quality", { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([status, expect.stringContaining(code)]);
    for (const name of ["json", "csv", "ttl"])
      expect((await site.request(`/quality.${name}`)).status).toBe(status);
    endpoint.behaviour = well;
    expect((await site.request("/quality")).status).toBe(200);
    await other.close();
  });

  it("says by a page that the endpoint is gone to who searches", async () => {
    await endpoint.stop();
    const page = await app.request("/search?q=gone", { headers: { accept: "text/html" } });
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining("END-902")]);
    await endpoint.start();
    await expect
      .poll(async () => (await app.request("/search.json?q=gone")).status, { timeout: 8000 })
      .toBe(200);
  });

  it.each([
    ["Parse error at 1:1\nmore", "Parse error at 1:1"],
    ['{"exception":"no such prefix","status":"ERROR"}', "no such prefix"],
    ['{"type":"t","detail":"the form has no field query"}', "the form has no field query"],
  ])("repeats what the endpoint says is wrong with a query: %s", async (body, message) => {
    endpoint.behaviour = always(400, "text/plain", body);
    const { response } = await ask();
    expect(await response.json()).toMatchObject({ code: "QRY-501", message });
  });

  it("ends an answer that grows beyond the limit, and the connection with it", async () => {
    endpoint.behaviour = (response) => {
      response.writeHead(200, { "content-type": JSON_TYPE });
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(50_000)));
        response.once("drain", more);
      };
      more();
    };
    expect(await problemOf()).toEqual([400, "QRY-507"]);
    await expect.poll(() => endpoint.left.length).toBeGreaterThan(0);
  });

  it("keeps nothing of an answer that was not whole", async () => {
    endpoint.behaviour = cut;
    const { response, again } = await ask();
    expect(response.status).toBe(502);
    endpoint.behaviour = well;
    expect(await (await again()).text()).toBe("x\r\nwhole\r\n");
  });

  it("tries again when it may pass, and waits as the endpoint asks", async () => {
    endpoint.behaviour = (response, asked) => {
      if (endpoint.asked.length >= 3) well(response, asked);
      else always(503, "text/plain", "", { "retry-after": "0" })(response, asked);
    };
    expect((await ask()).response.status).toBe(200);
    expect(endpoint.asked.length).toBe(3);
  });

  it("does not ask again what timed out or was refused", async () => {
    for (const behaviour of [
      always(503, "text/plain", "Query timed out"),
      always(400, "text/plain", "no"),
    ]) {
      endpoint.asked.length = 0;
      endpoint.behaviour = behaviour;
      await ask();
      expect(endpoint.asked.length).toBe(1);
    }
  });

  it("waits for an endpoint that restarts", async () => {
    await endpoint.stop();
    const answer = ask();
    setTimeout(() => void endpoint.start(), 250);
    expect((await answer).response.status).toBe(200);
  });

  it("says for how long an endpoint is gone, to clients and balancers, and notices that it is back", async () => {
    await endpoint.stop();
    const { response } = await ask();
    expect([response.status, await response.json()]).toMatchObject([503, { code: "END-902" }]);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await app.request("/readyz")).status).toBe(503);
    await endpoint.start();
    await expect
      .poll(async () => (await app.request("/readyz")).status, { timeout: 8000 })
      .toBe(200);
  });

  it("tells operators how questions ended, how long they took, and that the endpoint is gone", async () => {
    const opened = await openRemotePublication(MUSEUM, {
      base: "http://museum.example/",
      settings: { ...defaultSettings(), endpoint: endpoint.url, metricsToken: "figures" },
    });
    const metered = createApp(opened);
    const figure = async (name: string) => {
      const headers = { authorization: "Bearer figures" };
      const text = await (await metered.request("/metrics", { headers })).text();
      const found = text.split("\n").find((line) => line.startsWith(`${name} `));
      return found === undefined ? undefined : Number(found.split(" ")[1]);
    };
    const ok = 'chancery_endpoint_questions_total{outcome="ok"}';
    const gone = 'chancery_endpoint_questions_total{outcome="END-902"}';
    const all = 'chancery_endpoint_answers_within_total{le="+Inf"}';
    const before = (await figure(ok)) ?? 0;
    const query = `/sparql?query=${encodeURIComponent(SELECT)}`;
    await metered.request(query);
    await metered.request(query);
    expect(await figure(ok)).toBe(before + 1); // the second is known
    expect(await figure(all)).toBe(before + 1);
    expect(await figure('chancery_query_cache_total{outcome="hit"}')).toBeGreaterThan(0);
    expect([await figure("chancery_endpoint_up"), await figure(gone)]).toEqual([1, undefined]);
    endpoint.behaviour = always(503, "text/plain", "busy");
    await metered.request(`/sparql?query=${encodeURIComponent("ASK { ?a ?b ?c }")}`);
    expect(await figure("chancery_endpoint_up")).toBe(0);
    expect(await figure(gone)).toBeGreaterThan(0);
    expect(await figure("chancery_endpoint_retries_total")).toBeGreaterThanOrEqual(3);
    await opened.close();
  });

  it("shows a page about it to people who browse", async () => {
    endpoint.behaviour = always(200, "text/html", "<h1>Welcome</h1>");
    const response = await app.request("/id/somebody", { headers: { accept: "text/html" } });
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("END-904");
  });

  it("does not blame the reader of a page for a query that the endpoint refuses", async () => {
    endpoint.behaviour = always(400, "text/plain", "VALUES is not supported");
    const page = await app.request("/id/refused", { headers: { accept: "text/html" } });
    expect(page.status).toBe(502);
    expect(await page.text()).toMatch(/END-906.*VALUES is not supported/s);
  });

  it("follows no redirect, so that nobody else gets the query or the credentials", async () => {
    endpoint.behaviour = always(307, "text/plain", "", { location: elsewhere.url });
    expect(await problemOf()).toEqual([502, "END-907"]);
    expect(elsewhere.asked).toEqual([]);
  });

  it("sends the credentials to the endpoint and shows them to nobody", async () => {
    await ask();
    const authorization = `Basic ${Buffer.from(`ana:${SECRET}`).toString("base64")}`;
    expect(endpoint.asked[0]?.headers.authorization).toBe(authorization);
    endpoint.behaviour = always(401, "text/plain", "who are you?");
    const answers = await Promise.all([
      ask().then(({ response }) => response),
      ...["/", "/metrics", "/healthz", "/data", "/id/somebody"].map((path) => app.request(path)),
    ]);
    for (const answer of answers) {
      const all = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
      expect(all).not.toContain(SECRET);
      expect(all).not.toContain(authorization);
      expect(all).not.toContain(endpoint.url);
    }
  });

  it.each(["/sparql?query=SELECT%20%3Fleft%20%7B%7D", "/id/left", "/search?q=ушли"])(
    "stops the endpoint's work for %s when the client leaves",
    async (path) => {
      endpoint.behaviour = () => undefined;
      const controller = new AbortController();
      const answer = app.request(path, { signal: controller.signal });
      const isMeant = ({ query }: Asked) => /left|ушли/.test(query);
      await expect.poll(() => endpoint.asked.some(isMeant)).toBe(true);
      controller.abort();
      await answer;
      await expect
        .poll(() => endpoint.left.filter(isMeant).length)
        .toBe(endpoint.asked.filter(isMeant).length);
    },
  );

  it("keeps what it knew when a reload finds the endpoint gone, and says so", async () => {
    const other = await openRemotePublication(MUSEUM, {
      base: "http://museum.example/",
      settings: { ...publication.settings, endpointCacheSeconds: 0 },
    });
    const { release } = other;
    await endpoint.stop();
    expect(await other.reload()).toMatchObject({ ok: false, error: { code: "END-902" } });
    expect(other.release).toBe(release);
    expect((await createApp(other).request("/readyz")).status).toBe(503);
    await endpoint.start();
    expect(await other.reload()).toMatchObject({ ok: true, changed: false });
    expect(other.lastReloadError).toBeUndefined();
    await other.close();
  });

  it("starts without what the endpoint cannot tell in time, and says less", async () => {
    endpoint.behaviour = (response, asked) => {
      if (/COUNT|DISTINCT/.test(asked.query))
        always(503, "text/plain", "timed out")(response, asked);
      else well(response, asked);
    };
    const notices: string[] = [];
    const other = await openRemotePublication(MUSEUM, {
      base: "http://museum.example/",
      settings: publication.settings,
      onNotice: (notice) => notices.push(notice),
    });
    expect(notices.join()).toContain("QRY-504");
    expect(other.release.notes.join()).toContain("QRY-504");
    const home = await (
      await createApp(other).request("/", { headers: { accept: "text/html" } })
    ).text();
    expect(home).not.toMatch(/\b0 (?:statements|triples)/);
    await other.close();
  });

  it.each([
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "LOAD <http://127.0.0.1:1/>",
    "DELETE WHERE { ?s ?p ?o }",
  ])("asks the endpoint nothing for %s", async (query) => {
    const { response } = await ask(query);
    expect(response.status).toBe(400);
    expect(endpoint.asked).toEqual([]);
  });

  it("shows a page without nameless parts that the endpoint does not find in time, and says so of a DESCRIBE", async () => {
    const store = new oxigraph.Store();
    const part = `<http://museum.example/id/y> <http://e/p> [ <http://e/q> 1 ] , "whole" .`;
    store.load(part, { format: "text/turtle" });
    const answer = answersFrom(store);
    endpoint.behaviour = (response, asked) => {
      if (!asked.query.includes("ISBLANK")) answer(response, asked);
    };
    const read = async (path: string) =>
      (await app.request(path, { headers: { accept: "application/n-triples" } })).text();
    expect(await read("/id/y")).toBe('<http://museum.example/id/y> <http://e/p> "whole" .\n');
    expect(await read("/sparql?query=DESCRIBE%20<id/y>")).toContain("QRY-504");
  });

  it("the time for nameless parts is that of all steps together", async () => {
    const store = new oxigraph.Store();
    const part = `<http://museum.example/id/z> <http://e/p> "whole" , [ <http://e/p> [ <http://e/p> [ <http://e/p> 1 ] ] ] .`;
    store.load(part, { format: "text/turtle" });
    const answer = answersFrom(store);
    endpoint.behaviour = (response, asked) => {
      setTimeout(() => answer(response, asked), asked.query.includes("ISBLANK") ? 1100 : 0);
    };
    const headers = { accept: "application/n-triples" };
    expect(await (await app.request("/id/z", { headers })).text()).toBe(
      '<http://museum.example/id/z> <http://e/p> "whole" .\n',
    );
  });

  it("shows what a hostile endpoint says as text, or not at all", async () => {
    const row = (value: object) => ({
      s: { type: "uri", value: "http://museum.example/id/x" },
      p: { type: "uri", value: "http://e/p" },
      o: value,
    });
    const bindings = [
      row({ type: "uri", value: "javascript:alert(1)" }),
      row({ type: "uri", value: "http://e/a> <http://e/b> <http://e/c" }),
      row({ type: "uri", value: "http://e/a\nb" }),
      row({ type: "literal", value: "<script>alert(1)</script>" }),
      row({ type: "literal", value: "x", "xml:lang": "en> .\n<http://e/injected>" }),
      row({ type: "bnode", value: "b0" }),
    ];
    endpoint.behaviour = always(
      200,
      JSON_TYPE,
      JSON.stringify({ head: { vars: ["s", "p", "o"] }, results: { bindings } }),
    );
    const page = await (await app.request("/id/x", { headers: { accept: "text/html" } })).text();
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toContain("<script>");
    expect(page).not.toContain('href="javascript:');
    expect(page).not.toContain("injected");
    const accept = "application/n-triples";
    const lines = await (await app.request("/id/x", { headers: { accept } })).text();
    expect(new Set(lines.trim().split("\n"))).toEqual(
      new Set([
        '<http://museum.example/id/x> <http://e/p> "<script>alert(1)</script>" .',
        "<http://museum.example/id/x> <http://e/p> <javascript:alert(1)> .",
        expect.stringMatching(/^<[^>]*x> <[^>]*p> <[^>]*\/genid\/[0-9a-f]+-0> \.$/),
      ]),
    );
  });
});

describe("a search and a report from a hostile endpoint", () => {
  const SCRIPT = "<script>alert(1)</script> javascript:alert(1)";
  const values = [
    { type: "literal", value: SCRIPT },
    { type: "literal", value: "x", "xml:lang": "en> .\n<http://e/injected>" },
    { type: "uri", value: "javascript:alert(1)" },
    { type: "uri", value: "http://e/a> <http://e/b> <http://e/c" },
    { type: "uri", value: "http://e/x" },
    { type: "bnode", value: "b0" },
  ];
  const endpoint = new FaultyEndpoint();
  let publication: Publication;
  beforeAll(async () => {
    // Every column has each of these in some row, whatever it is asked for.
    endpoint.behaviour = (response, { query }) => {
      const columns = [...new Set([...query.matchAll(/\?(\w+)/g)].map(([, name = ""]) => name))];
      const bindings = values.flatMap((_, turn) =>
        values.map((value) =>
          Object.fromEntries(
            columns.map((name, at) => [name, at % 2 === 0 ? value : values[turn]]),
          ),
        ),
      );
      const body = JSON.stringify({ head: { vars: columns }, results: { bindings } });
      always(200, JSON_TYPE, body)(response, { query, form: new URLSearchParams(), headers: {} });
    };
    await endpoint.start();
    publication = await openRemotePublication(MUSEUM, {
      base: "http://museum.example/",
      settings: { ...defaultSettings(), endpoint: endpoint.url, clientQuerySeconds: 0 },
    });
  });
  afterAll(async () => {
    await publication.close();
    await endpoint.stop();
  });

  it.each([
    "/search?q=script%20alert",
    "/search.json?q=script",
    "/suggest?q=script",
    "/search?q=work/x",
    "/quality",
    "/quality.json",
    "/quality.csv",
    "/quality.ttl",
    "/browse",
  ])("show it as text or not at all: %s", async (path) => {
    const answer = await createApp(publication).request(path, { headers: { accept: "*/*" } });
    const text = await answer.text();
    expect([path, answer.status]).toEqual([path, 200]);
    const isPage = answer.headers.get("content-type")?.includes("text/html");
    if (isPage) expect(text).not.toContain("<script>alert");
    if (path.includes("q=script")) expect(text).toContain("alert(1)"); // it is found
    expect(text).not.toMatch(/href="javascript:/);
    expect(text).not.toMatch(/^<http:\/\/e\/injected>/m);
  });
});

describe("an answer of an endpoint", () => {
  it("is given again for as long as the setting says, and no longer", async () => {
    const endpoint = new FaultyEndpoint();
    const saying = (value: string) => {
      const [s, p] = ["http://museum.example/id/x", "http://e/p"].map((iri) => ({
        type: "uri",
        value: iri,
      }));
      const row = { s, p, o: { type: "literal", value }, x: { type: "literal", value } };
      const table = { head: { vars: Object.keys(row) }, results: { bindings: [row] } };
      return always(200, JSON_TYPE, JSON.stringify(table));
    };
    endpoint.behaviour = saying("first");
    await endpoint.start();
    const server = await startServer(
      MUSEUM,
      ...["--base", "http://museum.example/", "--endpoint", endpoint.url],
      ...["--endpoint-cache-seconds", "2"],
    );
    const ask = async (path: string, accept: string) =>
      (await fetch(`${server.url}${path}`, { headers: { accept } })).text();
    const answers = async () =>
      [
        await ask(`sparql?query=${encodeURIComponent(SELECT)}`, "text/csv"),
        await ask("id/x", "application/n-triples"),
      ].map((text) => /first|second/.exec(text)?.[0]);
    expect(await answers()).toEqual(["first", "first"]);
    endpoint.behaviour = saying("second");
    expect(await answers()).toEqual(["first", "first"]);
    await expect.poll(answers, { timeout: 8000, interval: 300 }).toEqual(["second", "second"]);
    await Promise.all([server.stop(), endpoint.stop()]);
  });
});

describe("the address of an endpoint", () => {
  const open = (endpoint: string, given = {}) =>
    openRemotePublication(MUSEUM, {
      base: "http://museum.example/",
      settings: { ...defaultSettings(), endpoint, queryTimeout: 2000, ...given },
    });

  it.each([
    `http://ana:${SECRET}@127.0.0.1:1/`,
    "file:///etc/passwd",
    "sparql",
    `http://${SECRET}:x`,
  ])("is refused without being repeated: %s", async (address) => {
    const error = await open(address).catch((reason) => reason);
    expect(error).toMatchObject({ code: "END-901" });
    expect(JSON.stringify(error.problems)).not.toContain(SECRET);
  });

  it("must be there at the start", async () => {
    await expect(open("http://127.0.0.1:1/sparql")).rejects.toMatchObject({ code: "END-902" });
  });

  it("comes with a dialect that is known", async () => {
    await expect(
      open("http://127.0.0.1:1/sparql", { endpointDialect: "fuseky" }),
    ).rejects.toMatchObject({ code: "CFG-301", problems: [{ hint: "Did you mean fuseki?" }] });
  });
});
