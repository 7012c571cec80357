// What operators see of a server that runs: ids, the log, timings, figures, and how it stops.

import { once } from "node:events";
import { Agent, get as httpGet, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { Log } from "../../src/web/log.ts";
import { MUSEUM, type Started, startServer } from "./started.ts";

const BASE = "http://museum.example/";
const WORKS = encodeURIComponent(`SELECT ?w { ?w a <${BASE}ns#Work> }`);
/** Work without an end for the engine. */
const ENDLESS = encodeURIComponent(
  `SELECT (COUNT(*) AS ?n) { ${Array.from({ length: 9 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(" ")} }`,
);

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

/** Bytes to the server, all that it sends until it closes. */
async function talk(url: string, bytes: string): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname).setEncoding("latin1");
  let answer = "";
  socket.on("data", (piece) => {
    answer += piece;
  });
  socket.write(bytes, "latin1");
  await once(socket, "close");
  return answer;
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
    const before = linesOf(server.err()).length;
    await get("/a%0A%7B%22level%22:%22error%22%7D%0D%1B[2J%C2%9B%E2%80%AE%E2%80%A8");
    await get("/http://user:hunter2@elsewhere/?token=hunter3", {
      authorization: "Basic aHVudGVyNA==",
    });
    await get("/Bearer%20hunter5hunter5");
    await eventually(() => (linesOf(server.err()).length === before + 3 ? true : undefined));
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
    expect(await timing("/work/red-bowl", "text/html")).toMatch(/render;.*cache;desc=miss$/);
    expect(await timing("/work/red-bowl", "text/html")).toMatch(
      /^total;dur=[\d.]+, cache;desc=hit$/,
    );
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
    const { port, hostname } = new URL(server.url);
    const uploading = connect(Number(port), hostname);
    uploading.end(
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
        error: "the\nreason",
        stack: expect.stringMatching(/operations\.test\.ts.*\n.*cause.*refused/s),
      });
    }
  });
});

describe("a server that is asked to stop", () => {
  const status = async (url: string) =>
    fetch(url)
      .then((answer) => answer.status)
      .catch(() => "refused");

  it.each([
    ["SIGTERM", 143],
    ["SIGINT", 130],
  ] as const)("ends at %s with code %i", async (signal, code) => {
    const { child, url } = await startServer(MUSEUM);
    expect((await fetch(`${url}healthz`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, "close")).toEqual([code, null]);
    expect(await status(url)).toBe("refused");
  });

  it("finishes the answer that has begun, and refuses what comes after on the same connection", async () => {
    const { child, url } = await startServer(MUSEUM, "--query-timeout", "1500", "--quiet");
    const slow = fetch(`${url}sparql?query=${ENDLESS}`);
    const { port, hostname } = new URL(url);
    const second = connect(Number(port), hostname).setEncoding("utf8");
    let told = "";
    second.on("data", (piece) => {
      told += piece;
    });
    second.write("GET /healthz HTTP/1.1\r\nHost: x\r\n"); // a request whose head is not yet whole
    await once(second, "connect");
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill();
    while ((await status(`${url}healthz`)) !== "refused");
    second.write("\r\n");
    await once(second, "close");
    expect(told).toMatch(/^HTTP\/1\.1 503 /);
    expect(told).toMatch(/^connection: close/im);
    expect(await (await slow).json()).toMatchObject({ code: "QRY-504" });
    expect((await once(child, "close"))[0]).toBe(143);
  });

  it("says that it is not ready before it stops to listen, when it is given time", async () => {
    const { child, url } = await startServer(MUSEUM, "--stop-delay", "1500");
    expect(await status(`${url}readyz`)).toBe(200);
    child.kill();
    while ((await status(`${url}readyz`)) !== 503);
    expect(await status(`${url}healthz`)).toBe(200);
    expect((await once(child, "close"))[0]).toBe(143);
  });

  it("cuts answers that take longer than the grace", async () => {
    const { child, url } = await startServer(
      MUSEUM,
      ...["--query-timeout", "0", "--client-query-seconds", "0", "--stop-grace", "300", "--quiet"],
    );
    const cut = status(`${url}sparql?query=${ENDLESS}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill();
    expect(await cut).toBe("refused");
    expect((await once(child, "close"))[0]).toBe(143);
  });

  it("ends at once when it is asked twice", async () => {
    const { child } = await startServer(MUSEUM, "--stop-delay", "600000");
    child.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill("SIGINT");
    expect((await once(child, "close"))[0]).toBe(130);
  });

  it("loses no answer that has begun when it stops under load", async () => {
    const { child, url } = await startServer(MUSEUM);
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    let [whole, broken, stopped] = [0, 0, false];
    const ask = () =>
      new Promise<void>((resolve) => {
        const asking = httpGet(
          `${url}data/latest/graph.nq`,
          { agent },
          (answer: IncomingMessage) => {
            answer.resume();
            answer.on("end", () => {
              whole += answer.complete ? 1 : 0;
              resolve();
            });
            answer.on("error", () => {
              broken += 1; // its head had come
              resolve();
            });
          },
        );
        asking.on("error", () => resolve()); // refused: nothing had begun
      });
    const client = async () => {
      while (!stopped) await ask();
    };
    const ended = once(child, "close").then(([code]) => {
      stopped = true;
      return code;
    });
    const clients = Array.from({ length: 50 }, client);
    while (whole < 500) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill();
    expect(await ended).toBe(143);
    await Promise.all(clients);
    agent.destroy();
    expect(broken).toBe(0);
    expect(whole).toBeGreaterThanOrEqual(500);
  });
});

describe("connections that take too long", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(
      MUSEUM,
      ...["--headers-timeout", "500", "--request-timeout", "1000", "--keep-alive-timeout", "500"],
      ...["--idle-timeout", "30000", "--head-max-bytes", "4096", "--max-connections", "20"],
    );
  });
  afterAll(() => server.stop());

  it("are closed when the head of a request does not come to its end", async () => {
    expect(await talk(server.url, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")).toMatch(
      /^HTTP\/1\.1 408 /,
    );
  });

  it("are closed when its body does not", async () => {
    const head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n";
    expect(await talk(server.url, `${head}Content-Length: 100\r\n\r\nASK`)).toMatch(
      /^HTTP\/1\.1 408 |^$/,
    );
  });

  it("are closed when no further request comes", async () => {
    expect(await talk(server.url, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  it("are refused when their head is too long, or there are too many of them", async () => {
    const long = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(5000)}\r\n\r\n`;
    expect(await talk(server.url, long)).toMatch(/^HTTP\/1\.1 431 /);
    const { port, hostname } = new URL(server.url);
    const open = Array.from({ length: 20 }, () => connect(Number(port), hostname));
    await Promise.all(open.map((socket) => once(socket, "connect")));
    expect(await talk(server.url, "GET /healthz HTTP/1.1\r\n\r\n").catch(() => "")).toBe("");
    for (const socket of open) socket.destroy();
    const answered = async () =>
      (await fetch(`${server.url}healthz`).catch(() => undefined))?.status === 200;
    while (!(await answered()));
  });
});
