// The built command is started as a user starts it, and asked over HTTP.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Parser } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/index.ts";
import { finish, MAIN, MUSEUM, ROOT, run, type Started, startServer } from "./started.ts";

describe("chancery serve", () => {
  let server: Started;
  let url: string;

  beforeAll(async () => {
    server = await startServer(MUSEUM, "--base", "http://museum.example/");
    url = server.url;
  });
  afterAll(() => server.stop());

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
    const dump = await get("/data/latest/graph.nq", { "accept-encoding": "identity" });
    const bytes = new Uint8Array(await dump.arrayBuffer());
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("base64");
    expect(dump.headers.get("repr-digest")).toBe(`sha-256=:${digest}:`);
  });

  it.runIf(process.platform === "linux")(
    "lets engines of strangers' queries give way to pages where processors are short",
    async () => {
      const own = `/proc/${server.child.pid}/task`;
      const niceness = () =>
        readdirSync(own).map((thread) =>
          Number(readFileSync(`${own}/${thread}/stat`, "utf8").split(") ")[1]?.split(" ")[16]),
        );
      const usual = Math.min(...niceness());
      const { workers } = defaultSettings();
      await expect
        .poll(() => niceness().filter((nice) => nice > usual))
        .toEqual(Array(workers).fill(usual + 5));
    },
  );

  it("takes the graphs that the protocol names in place of those of the query", async () => {
    const query = "SELECT (COUNT(*) AS ?n) FROM <http://nowhere/> { ?s ?p ?o }";
    const graphs = await get(
      `/sparql?query=${encodeURIComponent("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g LIMIT 1")}`,
      { accept: "text/csv" },
    );
    const [graph = "", count] = (await graphs.text()).trim().split(/\r\n/)[1]?.split(",") ?? [];
    const answer = await get(
      `/sparql?query=${encodeURIComponent(query)}&default-graph-uri=${encodeURIComponent(graph)}`,
      { accept: "text/csv" },
    );
    expect(await answer.text()).toBe(`n\r\n${count}\r\n`);
  });

  it("answers HEAD as GET, without a body", async () => {
    const [head, whole] = [
      await get("/work/blue-jug.ttl", {}, "HEAD"),
      await get("/work/blue-jug.ttl"),
    ];
    expect(head.status).toBe(200);
    expect(head.headers.get("etag")).toBe(whole.headers.get("etag"));
    expect(await head.text()).toBe("");
  });

  it("ends requests that are too large and goes on answering", async () => {
    const query = `SELECT * { ?s ?p "${"x".repeat(10_000_000)}" }`;
    const answer = await fetch(`${url}sparql`, {
      method: "POST",
      body: new URLSearchParams({ query }),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/WEB-604|QRY-505/) });
    expect((await get("/healthz")).status).toBe(200);
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
    ["/sparql?query=ASK%20%7B%7D&format=yaml", {}, "GET", 406, "WEB-603"],
    ["/sparql?query=ASK%20%7B%7D&default-graph-uri=no%20iri", {}, "GET", 400, "WEB-606"],
    ["/sparql?update=CLEAR%20ALL", {}, "GET", 400, "QRY-502"],
    ["/queries/works-by-year?year=soon", {}, "GET", 400, "QRY-509"],
    ["/queries/works-by-year?decade=1920", {}, "GET", 400, "QRY-509"],
    ["/queries/nothing", {}, "GET", 404, "WEB-601"],
    ["/docs/nothing", {}, "GET", 404, "WEB-601"],
    ["/data/latest/graph.docx", {}, "GET", 404, "WEB-601"],
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

  it.each([
    "/",
    "/sparql",
    "/queries",
    "/data",
    "/queries/works-by-year",
    "/docs/errors",
    "/docs/index",
  ])("shows a page at %s", async (path) => {
    const answer = await get(path, { accept: "text/html" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/<h1>[^<]+<\/h1>/);
  });
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
        "--quiet",
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

  it("wraps what --json prints in the same members for each command", async () => {
    for (const args of [
      ["validate", MUSEUM],
      ["query", "-e", "ASK {}", "--folder", MUSEUM],
      ["explain", "RDF-101"],
    ]) {
      const { out, code } = await finish(run(...args, "--json"));
      expect(JSON.parse(out)).toMatchObject({ ok: true, command: args[0], errors: [] });
      expect(code).toBe(0);
    }
    const { out, code } = await finish(run("validate", "/nowhere/at/all", "--json"));
    expect(JSON.parse(out)).toMatchObject({ ok: false, errors: [{ code: "DIR-201" }] });
    expect(code).toBe(4);
  });

  it("packs an export, and tells its size and digest", async () => {
    const target = join(mkdtempSync(join(tmpdir(), "chancery-")), "graph.nq.gz");
    const { out } = await finish(
      run("export", MUSEUM, "-f", "nq", "--compress", "gz", "-o", target, "--json"),
    );
    const bytes = readFileSync(target);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(JSON.parse(out).result).toMatchObject({ bytes: bytes.length, sha256 });
    const plain = await finish(run("export", MUSEUM, "-f", "nq"));
    expect(gunzipSync(bytes).toString()).toBe(plain.out);
  });

  it("exports one class alone", async () => {
    const { out } = await finish(
      run("export", MUSEUM, "--class", "http://museum.example/ns#Work", "-f", "nt"),
    );
    const subjects = new Set(
      out
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    );
    expect([...subjects].sort()).toEqual([
      "<http://museum.example/work/blue-jug>",
      "<http://museum.example/work/red-bowl>",
    ]);
  });

  it("draws a table with shortened addresses", async () => {
    const { out } = await finish(
      run(
        "query",
        "-e",
        "SELECT ?w { ?w a <http://museum.example/ns#Work> } ORDER BY ?w",
        "-f",
        "table",
        "--folder",
        MUSEUM,
      ),
    );
    expect(out).toMatch(/^w\n─+\n.*blue-jug\n.*red-bowl\n\n2 rows\n$/);
  });

  it("tells on stderr how far long work has come, and not when it is told to be quiet", async () => {
    const folder = mkdtempSync(join(tmpdir(), "chancery-long-"));
    const line = (at: number) => `<http://e/${at % 5000}> <http://e/p${at % 7}> "${at}" .\n`;
    writeFileSync(
      join(folder, "many.nt"),
      Array.from({ length: 300_000 }, (_, at) => line(at)).join(""),
    );
    const { err, code } = await finish(run("validate", folder));
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining("Sorting statements") });
    expect((await finish(run("validate", folder, "--quiet"))).err).toBe("");
  });

  it("says nothing on stderr when its work is short or it is told to be quiet", async () => {
    expect((await finish(run("validate", "--quiet"))).err).toBe("");
  });

  it.each([[["--version"]], [["--help"]], [["explain", "RDF-104"]]])(
    "reads little of the program for %j",
    async (args) => {
      const folder = mkdtempSync(join(tmpdir(), "chancery-read-"));
      const env = { ...process.env, NODE_V8_COVERAGE: folder };
      const { code } = await finish(spawn(process.execPath, [MAIN, ...args], { env }));
      const [report = ""] = readdirSync(folder);
      const { result } = JSON.parse(readFileSync(join(folder, report), "utf8"));
      rmSync(folder, { recursive: true });
      const read = result
        .filter(({ url }: { url: string }) => url.startsWith("file:"))
        .map(({ url }: { url: string }) => statSync(new URL(url)).size);
      expect(code).toBe(0);
      expect(read.length).toBeGreaterThan(0);
      // Serving takes some megabytes, and half a second of a processor with them.
      expect(read.reduce((sum: number, size: number) => sum + size, 0)).toBeLessThan(400_000);
    },
  );

  it.each([
    [["export", MUSEUM, "--format", "trigg"], 2, "Did you mean trig?"],
    [["serv"], 2, "Did you mean serve?"],
    [["explain", "RDF-194"], 2, "Did you mean RDF-104?"],
    [["export", MUSEUM, "--class", "ns#Nothing"], 4, "WEB-601"],
    [["validate", MUSEUM, "--max-quads", "many"], 2, "CFG-301"],
    [["export", MUSEUM, "--max-quads", "3"], 6, "DIR-206"],
    [["query", "no-such-file.rq", "--folder", MUSEUM], 5, "DIR-205"],
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
