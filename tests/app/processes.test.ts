// Several processes serve one port: they load once, hear of reloads together, and outlive each other.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDLESS } from "./raw.ts";
import { finish, MUSEUM, ROOT, run, type Started, startServer } from "./started.ts";

const COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
const COUNTED = 3;

describe("chancery serve --processes", () => {
  let folder: string;
  let server: Started;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "chancery-processes-"));
    cpSync(MUSEUM, folder, { recursive: true });
    const together = ["--processes", String(COUNTED), "--workers", "1", "--watch"];
    server = await startServer(
      folder,
      ...together,
      "--client-queries",
      "0",
      "--metrics-token",
      "t",
      "--quiet",
    );
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** On a connection of its own, so that any process may answer. */
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, server.url), { headers: { connection: "close", ...headers } });
  const ask = async () =>
    (await get(`/sparql?query=${encodeURIComponent(COUNT)}`, { accept: "text/csv" })).text();
  const series = async () => {
    const text = await (await get("/metrics", { authorization: "Bearer t" })).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(
      lines.map((line) => [
        line.slice(0, line.lastIndexOf(" ")),
        Number(line.slice(line.lastIndexOf(" "))),
      ]),
    );
  };
  const byProcess = async () =>
    [...(await series())].flatMap(([name, value]) => {
      const pid = /^chancery_process_answers_total\{pid="(\d+)"\}$/.exec(name)?.[1];
      return pid === undefined ? [] : [{ pid: Number(pid), answers: value }];
    });
  /** Asks until it is so; a test that waits in vain ends by its own time limit. */
  const until = async (isSo: () => Promise<boolean>) => {
    while (!(await isSo())) await delay(50);
  };
  /** What `count` requests on connections of their own are answered with, without doubles. */
  const all = async <T>(count: number, request: () => Promise<T>) => [
    ...new Set(await Promise.all(Array.from({ length: count }, request))),
  ];

  it("answers from all of them, of which one has loaded, and gives their figures together", async () => {
    expect((await all(30, ask)).length).toBe(1);
    const processes = await byProcess();
    expect(processes).toHaveLength(COUNTED);
    for (const { answers } of processes) expect(answers).toBeGreaterThan(0);
    const figures = await series();
    const answered = processes.reduce((sum, { answers }) => sum + answers, 0);
    expect(answered).toBeGreaterThanOrEqual(30);
    expect(figures.get('chancery_engine_starts_total{origin="load"}')).toBe(1);
    expect(figures.get('chancery_engines_ready{lane="page"}')).toBe(COUNTED);
    expect(figures.get("chancery_release_quads")).toBeLessThan(100);
  });

  it("brings an edit to all of them, and a broken one makes none ready", async () => {
    const before = await ask();
    writeFileSync(join(folder, "data/new.nt"), "<http://e/a> <http://e/b> <http://e/c> .\n");
    await until(async () => {
      const answers = await all(12, ask);
      return answers.length === 1 && answers[0] !== before;
    });
    const ready = async () => (await get("/readyz")).status;
    writeFileSync(join(folder, "data/new.nt"), "<http://e/a> <http://e/b> oops .\n");
    await until(async () => String(await all(12, ready)) === "503");
    expect(server.err().match(/RDF-101/g)).toHaveLength(1);
    rmSync(join(folder, "data/new.nt"));
    await until(async () => String(await all(12, ready)) === "200");
    expect(await all(12, ask)).toEqual([before]);
  });

  it("goes on when one of them is killed, and puts another in its place", async () => {
    const [victim] = await byProcess();
    if (victim === undefined) throw new Error("no process");
    process.kill(victim.pid, "SIGKILL");
    await until(async () => server.err().includes(`Process ${victim.pid} ended (SIGKILL)`));
    expect((await all(12, async () => (await get("/healthz")).status)).sort()).toEqual([200]);
    await until(async () => (await byProcess()).length === COUNTED);
    expect((await byProcess()).map(({ pid }) => pid)).not.toContain(victim.pid);
  });

  it("ends them all when it is asked to stop, and says so by its exit code", async () => {
    const pids = (await byProcess()).map(({ pid }) => pid);
    server.child.kill("SIGTERM");
    const { code } = await finish(server.child);
    expect(code).toBe(143);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});

describe("the share of a client, where several processes serve", () => {
  it("is one for all of them", async () => {
    const server = await startServer(
      ...[MUSEUM, "--quiet", "--processes", "3", "--workers", "1"],
      ...["--query-timeout", "1500", "--client-query-seconds", "1"],
    );
    try {
      const ask = async (query: string) => {
        const address = `${server.url}sparql?query=${query}`;
        return (await fetch(address, { headers: { connection: "close" } })).status;
      };
      let asked = 0;
      const askNew = () => {
        asked += 1; // what was answered before is given again to all
        return ask(`ASK%7B%7D%23${asked}`);
      };
      expect(await askNew()).toBe(200);
      expect(await ask(ENDLESS)).toBe(503);
      const all = () => Promise.all(Array.from({ length: 12 }, askNew));
      await expect.poll(all, { timeout: 20_000 }).toEqual(Array.from({ length: 12 }, () => 429));
    } finally {
      await server.stop();
    }
  });
});

describe("chancery serve --processes of a folder that cannot be served", () => {
  it("says so once, and ends with the exit code of one process", async () => {
    const broken = join(ROOT, "tests/fixtures/broken");
    const { code, err, out } = await finish(
      run("serve", broken, "--port", "0", "--processes", "2", "--json"),
    );
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err.match(/one\.ttl:2:9/g)).toHaveLength(1);
  });

  it("ends when the port is taken", async () => {
    const other = await startServer(MUSEUM);
    const { port } = new URL(other.url);
    const result = await finish(
      run("serve", MUSEUM, "--host", "127.0.0.1", "--port", port, "--processes", "2"),
    );
    await other.stop();
    expect(result.code).toBe(5);
    expect(result.err.match(/CLI-704/g)).toHaveLength(1);
  });
});
