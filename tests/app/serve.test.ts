// The built command is started as a user starts it, and asked over HTTP.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Parser } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const MAIN = join(ROOT, "dist/cli/main.js");
const MUSEUM = join(ROOT, "tests/fixtures/museum");

const run = (...args: string[]) => spawn(process.execPath, [MAIN, ...args], { cwd: ROOT });

const finish = async (child: ChildProcess) => {
  let out = "";
  let err = "";
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, out, err };
};

describe("chancery serve", () => {
  let child: ChildProcess;
  let url: string;

  beforeAll(async () => {
    child = run(
      "serve",
      MUSEUM,
      "--port",
      "0",
      "--host",
      "127.0.0.1",
      "--json",
      "--base",
      "http://museum.example/",
    );
    if (child.stdout === null) throw new Error("no stdout");
    const [line] = await once(createInterface(child.stdout), "line");
    url = JSON.parse(String(line)).url;
  });
  afterAll(() => child.kill());

  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(new URL(path, url), { headers, method });

  it("answers SPARQL by GET and by both kinds of POST", async () => {
    const query = "SELECT (COUNT(*) AS ?n) { ?s <http://museum.example/ns#maker> ?o }";
    const headers = { accept: "text/csv" };
    const answers = await Promise.all([
      fetch(`${url}sparql?query=${encodeURIComponent(query)}`, { headers }),
      fetch(`${url}sparql`, { method: "POST", headers, body: new URLSearchParams({ query }) }),
      fetch(`${url}sparql`, {
        method: "POST",
        headers: { ...headers, "content-type": "application/sparql-query" },
        body: query,
      }),
    ]);
    expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual([
      "n\r\n2\r\n",
      "n\r\n2\r\n",
      "n\r\n2\r\n",
    ]);
  });

  it("gives a thing as RDF to a program and as a page to a person", async () => {
    const rdf = await get("/work/blue-jug", { accept: "application/n-triples" });
    expect(rdf.headers.get("content-type")).toContain("application/n-triples");
    expect(new Parser().parse(await rdf.text()).length).toBeGreaterThan(3);
    const page = await (await get("/work/blue-jug", { accept: "text/html" })).text();
    expect(page).toContain("<h1>Blue jug</h1>");
    expect(await (await get("/work/blue-jug.ttl")).text()).toContain("@prefix");
  });

  it("downloads the whole graph with a digest that fits", async () => {
    const dump = await get("/data/latest/graph.nq");
    const bytes = new Uint8Array(await dump.arrayBuffer());
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("base64");
    expect(dump.headers.get("repr-digest")).toBe(`sha-256=:${digest}:`);
  });

  it("answers 304 when the client has the page", async () => {
    const etag = (await get("/")).headers.get("etag") ?? "";
    expect((await get("/", { "if-none-match": etag })).status).toBe(304);
  });

  it.each([
    ["/sparql?query=SELECT", {}, "GET", 400, "QRY-501"],
    ["/sparql?query=ASK%20%7B%7D", { accept: "image/png" }, "GET", 406, "WEB-603"],
    ["/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", {}, "GET", 400, "WEB-606"],
    ["/nothing/here", {}, "GET", 404, "WEB-601"],
    ["/data", {}, "DELETE", 405, "WEB-602"],
    ["/work/blue-jug", { accept: "text/html;q=0, image/png" }, "GET", 406, "WEB-603"],
  ])("answers %s %o %s with %i %s", async (path, headers, method, status, code) => {
    const answer = await get(
      path,
      { accept: "application/json", ...headers } as Record<string, string>,
      method,
    );
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it.each(["/", "/sparql", "/queries", "/data", "/queries/works-by-year"])(
    "shows a page at %s",
    async (path) => {
      const answer = await get(path, { accept: "text/html" });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/<h1>[^<]+<\/h1>/);
    },
  );
});

describe("the command line", () => {
  it("writes a query's answer to stdout and nothing else", async () => {
    const { code, out, err } = await finish(
      run(
        "query",
        "-e",
        "SELECT (COUNT(*) AS ?n) { ?s a <http://museum.example/ns#Work> }",
        "--folder",
        MUSEUM,
      ),
    );
    expect({ code, out, err }).toEqual({ code: 0, out: "n\r\n2\r\n", err: "" });
  });

  it("reports every broken file with an excerpt and exits with 3", async () => {
    const { code, err } = await finish(run("validate", join(ROOT, "tests/fixtures/broken")));
    expect(code).toBe(3);
    expect(err).toContain("--> one.ttl:2:9");
    expect(err).toContain("^^^^");
    expect(err).toContain("--> two.jsonld:1");
  });

  it("exports what n3 reads again as the same number of quads", async () => {
    const { out } = await finish(run("export", MUSEUM, "--format", "trig"));
    const lines = await finish(run("export", MUSEUM, "--format", "nq"));
    expect(new Parser({ format: "application/trig" }).parse(out)).toHaveLength(
      lines.out.trim().split("\n").length,
    );
  });

  it.each([
    [["export", MUSEUM, "--format", "trigg"], 2, "Did you mean trig?"],
    [["serv"], 2, "Did you mean serve?"],
    [["validate", "/nowhere/at/all"], 4, "DIR-201"],
    [["query", "-e", "SELECT * WHERE {", "--folder", MUSEUM], 3, "QRY-501"],
    [["query", "-e", "CLEAR ALL", "--folder", MUSEUM], 7, "QRY-502"],
    [["export", MUSEUM, "--output", MAIN], 7, "CLI-703"],
  ])("ends %j with exit code %i", async (args, code, text) => {
    const result = await finish(run(...args));
    expect(result.code).toBe(code);
    expect(result.err).toContain(text);
  });
});
