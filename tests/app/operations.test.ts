// What operators see of a server that runs: ids, the log, timings, figures.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { Log } from "../../src/web/log.ts";
import { ENDLESS, openSocket } from "./raw.ts";
import { finish, MUSEUM, run, type Started, startServer } from "./started.ts";

const BASE = "http://museum.example/";
const WORKS = encodeURIComponent(`SELECT ?w { ?w a <${BASE}ns#Work> }`);
/** The lines of a log; what is no JSON fails. */
const linesOf = (text: string) =>
  text
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Record<string, unknown> => JSON.parse(line));

const problemOf = async (answer: Response) => (await answer.json()) as { requestId: string }; // the member that all of them have

/** Looks again until it finds something: lines come after answers. */
async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("a server that logs requests", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(
      MUSEUM,
      ...["--base", BASE, "--quiet", "--log", "requests", "--metrics-token", "s3cret-s3cret"],
      ...["--trusted-proxies", "127.0.0.0/8"],
    );
  });
  afterAll(() => server.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, server.url), { headers });
  const lineOf = (id: string | null) =>
    eventually(() => linesOf(server.err()).find((line) => line["id"] === id));

  it("writes one line for each request, with its route, status, time, bytes and client", async () => {
    const answer = await get(`/sparql?query=${WORKS}`, { accept: "text/csv" });
    const body = await answer.text();
    const line = await lineOf(answer.headers.get("x-request-id"));
    expect(line).toMatchObject({
      level: "info",
      method: "GET",
      route: "/sparql",
      path: "/sparql",
      status: 200,
      client: "127.0.0.1",
      lane: "adhoc",
      cache: "miss",
    });
    expect(Date.parse(String(line["time"]))).toBeGreaterThan(Date.now() - 60_000);
    expect(line["ms"]).toBeGreaterThan(0);
    expect(line["bytes"]).toBeGreaterThan(body.length);
  });

  it("names a request by one id in the header, in problem details and in the log", async () => {
    const answer = await get("/nothing/here", { accept: "application/json" });
    const { requestId } = await problemOf(answer);
    expect(answer.headers.get("x-request-id")).toBe(requestId);
    expect(await lineOf(requestId)).toMatchObject({ status: 404, code: "WEB-601" });
  });

  it("takes a well-formed id of a trusted proxy, and makes one in place of any other", async () => {
    const idFor = async (id: string) =>
      (await get("/healthz", { "x-request-id": id })).headers.get("x-request-id");
    expect(await idFor("balancer:7f3a-01.x")).toBe("balancer:7f3a-01.x");
    for (const bad of ["", "two words", '"}{"level":"error', "x".repeat(129), "é"])
      expect(await idFor(bad)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("keeps whatever a client sends within its own line, and credentials out of it", async () => {
    const asked = [
      await get("/a%0A%7B%22level%22:%22error%22%7D%0D%1B[2J%C2%9B%E2%80%AE%E2%80%A8"),
      await get("/http://user:hunter2@elsewhere/?token=hunter3", {
        authorization: "Basic aHVudGVyNA==",
      }),
      await get("/Bearer%20hunter5hunter5"),
    ];
    for (const { headers } of asked) await lineOf(headers.get("x-request-id"));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    expect(server.err()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
    expect(server.err()).not.toMatch(/hunter|aHVudGVyNA/);
  });

  it("tells the client where the time went, and whether the answer was kept from before", async () => {
    const timing = async (path: string, accept: string) =>
      (await get(path, { accept })).headers.get("server-timing");
    const query = `/sparql?query=${encodeURIComponent("SELECT ?o { ?s ?p ?o } LIMIT 3")}`;
    const worked = /^total;dur=[\d.]+, queue;dur=[\d.]+, engine;dur=[\d.]+, cache;desc=miss$/;
    expect(await timing(query, "text/csv")).toMatch(worked);
    expect(await timing(query, "text/csv")).toMatch(/cache;desc=hit$/);
    expect(await timing(query, "text/html")).toMatch(/render;dur=[\d.]+, cache;desc=/);
    expect(await timing("/room/east", "text/html")).toMatch(/render;.*cache;desc=miss$/);
    expect(await timing("/room/east", "text/html")).toMatch(/^total;dur=[\d.]+, cache;desc=hit$/);
    expect(await timing("/nothing/here", "text/html")).toMatch(/^total;dur=[\d.]+$/);
  });

  it("gives figures to those who know the token alone", async () => {
    const status = async (authorization: string) =>
      (await get("/metrics", { authorization })).status;
    expect((await get("/metrics")).status).toBe(401);
    expect((await get("/metrics")).headers.get("www-authenticate")).toMatch(/^Bearer /);
    for (const wrong of ["Bearer s3cret", "Bearer s3cret-s3crex", "Basic s3cret-s3cret", "Bearer"])
      expect(await status(wrong), wrong).toBe(401);
    expect(await status("bearer s3cret-s3cret")).toBe(200);
  });

  it("counts requests in flight, and those whose client has left no longer", async () => {
    const inFlight = async () => {
      const answer = await get("/metrics", { authorization: "Bearer s3cret-s3cret" });
      return Number(/requests_in_flight (\d+)/.exec(await answer.text())?.[1]);
    };
    const leaving = new AbortController();
    const asked = fetch(`${server.url}sparql?query=${ENDLESS}`, { signal: leaving.signal });
    while ((await inFlight()) !== 2);
    leaving.abort();
    await expect(asked).rejects.toThrow("aborted");
    while ((await inFlight()) !== 1);
    const line = await eventually(() => linesOf(server.err()).find(({ status }) => status === 499));
    expect(line).toMatchObject({ level: "info", route: "/sparql", aborted: true });
    openSocket(server.url).end(
      "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nASK",
    );
    await eventually(() => linesOf(server.err()).find(({ method }) => method === "POST"));
    expect(linesOf(server.err()).filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("a server with other settings", () => {
  it("names no client where it should not, and serves no figures without a token", async () => {
    const server = await startServer(MUSEUM, "--log", "requests", "--no-log-clients", "--quiet");
    try {
      const answer = await fetch(`${server.url}metrics`, { headers: { authorization: "Bearer " } });
      expect(answer.status).toBe(404);
      const line = await eventually(() =>
        linesOf(server.err()).find(({ status }) => status === 404),
      );
      expect(line).not.toHaveProperty("client");
    } finally {
      await server.stop();
    }
  });

  it("writes its starts, reloads and stops into the same log, so that all of it is JSON", async () => {
    const folder = mkdtempSync(join(tmpdir(), "logged-"));
    writeFileSync(join(folder, "a.ttl"), "<http://e/a> <http://e/p> 1 .");
    const server = await startServer(folder, "--watch", "--log", "requests", "--quiet");
    const event = (name: string) =>
      eventually(() => linesOf(server.err()).find((line) => line["event"] === name));
    expect(await event("serving")).toMatchObject({ url: server.url, base: server.url });
    writeFileSync(join(folder, "a.ttl"), "<http://e/a> <http://e/p> 1, 2 .");
    expect(await event("reloaded")).toMatchObject({ level: "info", triples: 2 });
    writeFileSync(join(folder, "a.ttl"), "<http://e/a> <http://e/p> .");
    expect(await event("reload failed")).toMatchObject({ code: "RDF-101", problems: 1 });
    await server.stop();
    expect(await event("stopping")).toMatchObject({ code: 143 });
  });

  it("believes no id of a stranger, and says nothing where all is well", async () => {
    const server = await startServer(MUSEUM, "--quiet");
    try {
      const headers = { "x-request-id": "mine" };
      const answer = await fetch(`${server.url}healthz`, { headers });
      expect(answer.headers.get("x-request-id")).not.toBe("mine");
    } finally {
      await server.stop();
    }
    expect(server.err()).toBe("");
  });
});

describe("the address of a client", () => {
  const servers: Started[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.stop())));
  const seenBy = async (...args: string[]) => {
    const server = await startServer(MUSEUM, "--log", "requests", "--quiet", ...args);
    servers.push(server);
    return async (headers: Record<string, string>) => {
      const answer = await fetch(`${server.url}healthz`, { headers });
      const id = answer.headers.get("x-request-id");
      return (await eventually(() => linesOf(server.err()).find((line) => line["id"] === id)))[
        "client"
      ];
    };
  };

  it("is the nearest hop of X-Forwarded-For that is no trusted proxy", async () => {
    const client = await seenBy("--trusted-proxies", "127.0.0.1, 10.0.0.0/8,2001:db8::/32");
    const cases = {
      "203.0.113.1": "203.0.113.1",
      "203.0.113.9, 203.0.113.1, 10.1.2.3": "203.0.113.1",
      "203.0.113.1:4711": "203.0.113.1",
      "::ffff:203.0.113.1": "203.0.113.1",
      "[2001:db9::1]:4711, 2001:db8::7": "2001:db9::1",
      "10.1.2.3": "10.1.2.3",
      "203.0.113.1, unknown": "127.0.0.1",
      "203.0.113.1, <script>": "127.0.0.1",
      "": "127.0.0.1",
    };
    for (const [given, expected] of Object.entries(cases))
      expect(await client({ "x-forwarded-for": given }), given).toBe(expected);
    expect(await client({ forwarded: "for=203.0.113.1" })).toBe("127.0.0.1");
  });

  it("is that of Forwarded where the proxy writes it", async () => {
    const client = await seenBy("--trusted-proxies", "127.0.0.1", "--proxy-header", "forwarded");
    const cases = {
      "for=203.0.113.1": "203.0.113.1",
      'For="[2001:db8::1]:4711";proto=https;by=10.0.0.1': "2001:db8::1",
      "for=203.0.113.9, proto=https;for=203.0.113.1": "203.0.113.1",
      "for=_hidden": "127.0.0.1",
      "by=203.0.113.1": "127.0.0.1",
    };
    for (const [given, expected] of Object.entries(cases))
      expect(await client({ forwarded: given }), given).toBe(expected);
    expect(await client({ "x-forwarded-for": "203.0.113.1" })).toBe("127.0.0.1");
  });

  it("is that of the connection where no proxy is trusted", async () => {
    const client = await seenBy();
    expect(await client({ "x-forwarded-for": "203.0.113.1" })).toBe("127.0.0.1");
  });

  it.each(["example.org", "10.0.0.0/33", "10.0.0.0/", "300.1.1.1"])(
    "cannot come from %s, which is no address or network",
    async (proxies) => {
      const { code, err } = await finish(
        run("serve", MUSEUM, "--port", "0", "--trusted-proxies", proxies, "--quiet"),
      );
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("CFG-301") });
    },
  );
});

describe("a fault of ours", () => {
  let publication: Publication;
  beforeAll(async () => {
    publication = await openPublication(MUSEUM, { settings: defaultSettings(), base: BASE });
  });
  afterAll(() => publication.close());

  it.each([
    ["errors", 1],
    ["off", 0],
  ])("is hidden from the client, and logged whole when the log is %s", async (level, count) => {
    const lines: string[] = [];
    const error = new Error("the\nreason", { cause: new Error("http://me:hunter2@db/ refused") });
    const { folder, settings, release, endpoint, queries } = publication;
    const broken: Publication = {
      ...{ folder, settings, release, endpoint, queries, lastReloadError: undefined },
      query: () => Promise.reject(error),
      derived: () => Promise.reject(error),
      excerpt: async () => release,
      kept: async () => undefined,
      reload: () => publication.reload(),
      close: () => publication.close(),
    };
    const app = createApp(broken, { log: new Log(level, (line) => lines.push(line)) });
    const answer = await app.request("/sparql?query=ASK%7B%7D");
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 500, code: "BUG-999" });
    expect(JSON.stringify(problem)).not.toContain("reason");
    expect(lines).toHaveLength(count);
    for (const line of lines) {
      expect(line).not.toContain("hunter2");
      expect(JSON.parse(line)).toMatchObject({
        level: "error",
        id: problem.requestId,
        route: "/sparql",
        error: "the\nreason",
        stack: expect.stringMatching(/operations\.test\.ts.*\n.*cause.*refused/s),
      });
    }
  });
});
