// How a server ends: at once where nobody waits, and without losing an answer that has begun.

import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { Agent, get as httpGet, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDLESS, heard, openSocket, talk } from "./raw.ts";
import { MUSEUM, type Started, startServer } from "./started.ts";

describe("a server that is asked to stop", () => {
  const status = async (url: string) =>
    fetch(url)
      .then((answer) => answer.status)
      .catch(() => "refused");

  /** Settles when the server works on another request than that which asks. */
  const isWorking = async (url: string) => {
    for (let figures = ""; !figures.includes("requests_in_flight 2"); )
      figures = await (
        await fetch(`${url}metrics`, { headers: { authorization: "Bearer figures" } })
      ).text();
  };

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
    const { child, url } = await startServer(MUSEUM, ...["--metrics-token", "figures", "--quiet"]);
    const slow = openSocket(url); // it says itself how long its answer takes
    const answered = heard(slow);
    slow.write("POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n");
    slow.write("Content-Length: 6\r\n\r\nASK");
    const second = openSocket(url);
    const told = heard(second);
    second.write("GET /healthz HTTP/1.1\r\nHost: x\r\n"); // a request whose head is not yet whole
    await once(second, "connect");
    await isWorking(url);
    child.kill();
    while ((await status(`${url}healthz`)) !== "refused");
    second.write("\r\n");
    expect(await told).toMatch(/^HTTP\/1\.1 503 .*^connection: close/ims);
    slow.write(" {}");
    expect(await answered).toMatch(/^HTTP\/1\.1 200 .*"boolean":true/ims);
    expect((await once(child, "close"))[0]).toBe(143);
  });

  it("says that it is not ready before it stops to listen, when it is given time", async () => {
    const { child, url } = await startServer(MUSEUM, "--stop-delay", "4000");
    expect(await status(`${url}readyz`)).toBe(200);
    child.kill();
    let ready = await status(`${url}readyz`);
    while (ready === 200) ready = await status(`${url}readyz`);
    expect(ready).toBe(503);
    expect(await status(`${url}healthz`)).toBe(200);
    expect((await once(child, "close"))[0]).toBe(143);
  });

  it("cuts answers that take longer than the grace", async () => {
    const { child, url } = await startServer(
      MUSEUM,
      ...["--query-timeout", "0", "--client-query-seconds", "0", "--stop-grace", "300"],
      ...["--metrics-token", "figures", "--quiet"],
    );
    const cut = status(`${url}sparql?query=${ENDLESS}`);
    await isWorking(url);
    child.kill();
    expect(await cut).toBe("refused");
    expect((await once(child, "close"))[0]).toBe(143);
  });

  it("ends at once when it is asked twice", async () => {
    const { child, url } = await startServer(MUSEUM, "--stop-delay", "600000");
    child.kill("SIGTERM");
    while ((await status(`${url}readyz`)) !== 503);
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
    const open = Array.from({ length: 20 }, () => openSocket(server.url));
    await Promise.all(
      open.map((socket) => new Promise((on) => socket.once("connect", on).once("close", on))),
    );
    expect(await talk(server.url, "GET /healthz HTTP/1.1\r\n\r\n")).toBe("");
    for (const socket of open) socket.destroy();
    const answered = async () =>
      (await fetch(`${server.url}healthz`).catch(() => undefined))?.status === 200;
    while (!(await answered()));
  });
});

describe("a client that does not read its answer", () => {
  it("is cut off when its connection has stood still", async () => {
    const folder = mkdtempSync(join(tmpdir(), "large-"));
    const text = "x".repeat(16_000_000); // more than what lies on the way to a client can hold
    writeFileSync(join(folder, "a.nt"), `<http://e/a> <http://e/p> "${text}" .\n`);
    const server = await startServer(
      folder,
      ...["--base", "http://e/", "--idle-timeout", "3000", "--log", "requests", "--quiet"],
    );
    try {
      const whole = await (await fetch(`${server.url}a.nt`)).text();
      expect(whole.length).toBeGreaterThan(text.length);
      const socket = openSocket(server.url).pause();
      socket.write("GET /a.nt HTTP/1.1\r\nHost: x\r\n\r\n");
      while (!/"status":200[^\n]*"aborted":true/.test(server.err()))
        await new Promise((resolve) => setTimeout(resolve, 50));
      socket.destroy();
    } finally {
      await server.stop();
    }
  });
});
