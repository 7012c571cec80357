// What goes wrong in the middle of things: what clients see, what operators hear, and that service goes on.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { defaultSettings, openPublication, type Publication } from "../../src/index.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

const base = "http://museum.example/";
const endless = (at: number) =>
  `SELECT (COUNT(*) AS ?n${at}) { ${Array.from({ length: 12 }, (_, i) => `?a${i} ?b${i} ?c${i} .`).join(" ")} }`;

describe("a server in trouble", () => {
  let folder: string;
  let publication: Publication;
  let app: Hono;
  let notices: string[] = [];
  let fault: Error | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "chancery-faults-"));
    cpSync(MUSEUM, folder, { recursive: true });
    const settings = {
      ...defaultSettings(),
      workers: 1,
      queryTimeout: 700,
      queryMaxDepth: 0,
      queryMaxBytes: 0,
      imageCacheBytes: 0,
      metricsToken: "t",
    };
    const onNotice = (notice: string) => notices.push(notice);
    const onProgress = () => {
      if (fault !== undefined) throw fault;
    };
    publication = await openPublication(folder, { settings, base, onNotice, onProgress });
    app = createApp(publication);
    await answers(); // by now the ad-hoc engine has started
  });
  afterEach(() => {
    notices = [];
    vi.restoreAllMocks();
  });
  afterAll(async () => {
    await publication.close();
    rmSync(folder, { recursive: true });
  });

  const get = async (path: string) => await app.request(path, { headers: { accept: "text/csv" } });
  const ask = (query: string, signal?: AbortSignal) =>
    app.request(`/sparql?query=${encodeURIComponent(query)}`, {
      headers: { accept: "text/csv" },
      ...(signal && { signal }),
    });
  const series = async (name: string) => {
    const text = await (
      await app.request("/metrics", { headers: { authorization: "Bearer t" } })
    ).text();
    const line = text.split("\n").find((one) => one.startsWith(`${name} `));
    return Number(line?.split(" ").at(-1));
  };
  const KILLS = "chancery_engine_kills_total";
  const FORKS = 'chancery_engine_starts_total{origin="image"}';
  let asked = 0;
  /** An engine answers: the cache does not know the question. */
  const answers = async () => {
    asked += 1;
    expect((await ask(`SELECT (${asked} AS ?fresh) {}`)).status).toBe(200);
  };

  it("replaces an engine that misses its deadline from the image, without loading again", async () => {
    const [kills, forks] = [await series(`${KILLS}{reason="timeout"}`), await series(FORKS)];
    const late = await ask(endless(1));
    expect(late.status).toBe(503);
    expect(await late.json()).toMatchObject({ code: "QRY-504" });
    await answers();
    expect(await series(`${KILLS}{reason="timeout"}`)).toBe(kills + 1);
    expect(await series(FORKS)).toBe(forks + 1);
    expect(await series('chancery_engine_starts_total{origin="load"}')).toBe(1);
    expect(notices).toEqual([]);
  });

  it("ends the work of a client that has left, and answers the next one", async () => {
    const kills = await series(`${KILLS}{reason="cancelled"}`);
    const controller = new AbortController();
    const left = Promise.resolve(ask(endless(2), controller.signal)).catch(() => undefined);
    setTimeout(() => controller.abort(), 100);
    await left;
    await answers();
    expect(await series(`${KILLS}{reason="cancelled"}`)).toBe(kills + 1);
  });

  it("takes a trap of the engine as its end, not as its own", async () => {
    const deep = `SELECT * WHERE ${"{".repeat(1500)} ?s ?p ?o ${"}".repeat(1500)}`;
    const kills = await series(`${KILLS}{reason="trap"}`);
    const answer = await ask(deep);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ code: "QRY-511" });
    expect(await series(`${KILLS}{reason="trap"}`)).toBe(kills + 1);
    expect(notices).toEqual([expect.stringMatching(/^An engine was replaced \(trap\)/)]);
    await answers();
  });

  it("answers pages while every ad-hoc engine is being ended, again and again", async () => {
    const bad = Array.from({ length: 3 }, (_, at) => ask(endless(10 + at)));
    for (let round = 0; round < 20; round += 1) {
      expect((await get("/work/blue-jug.ttl")).status).toBe(200);
      expect((await get(`/queries/works-by-year?year=${1900 + round}`)).status).toBe(200);
    }
    for (const answer of await Promise.all(bad)) expect(answer.status).toBe(503);
    await answers();
  });

  it("is not ready while its folder cannot be published, serves the release of before, and recovers", async () => {
    const before = publication.release.id;
    const jug = await (await get("/work/blue-jug.ttl")).text();
    writeFileSync(join(folder, "data/bad.nt"), "<http://e/a> <http://e/b> oops .\n");
    expect(await publication.reload()).toMatchObject({ ok: false });
    expect((await get("/readyz")).status).toBe(503);
    expect(await (await get("/healthz")).json()).toMatchObject({
      ok: true,
      release: before,
      reloadError: expect.any(String),
    });
    expect(await series("chancery_reload_failed")).toBe(1);
    expect(await (await get("/work/blue-jug.ttl")).text()).toBe(jug);
    rmSync(join(folder, "data/bad.nt"));
    expect(await publication.reload()).toMatchObject({ ok: true, changed: false });
    expect((await get("/readyz")).status).toBe(200);
  });

  it("outlives a fault of its own in a reload, and tells operators alone what it was", async () => {
    fault = new TypeError("a slip of ours");
    expect(await publication.reload()).toMatchObject({ ok: false, error: { code: "BUG-999" } });
    fault = undefined;
    expect(await (await get("/healthz")).text()).not.toContain("slip");
    expect(notices).toEqual([expect.stringContaining("a slip of ours")]);
    await answers();
    expect(await publication.reload()).toMatchObject({ ok: true });
  });

  it("keeps deadlines and shares when the clock jumps", async () => {
    const real = Date.now.bind(Date);
    for (const jump of [86_400_000, -86_400_000]) {
      const start = performance.now();
      const answer = ask(endless(jump > 0 ? 20 : 21));
      vi.spyOn(Date, "now").mockImplementation(() => real() + jump);
      expect((await answer).status).toBe(503);
      expect(performance.now() - start).toBeGreaterThan(600);
      expect(performance.now() - start).toBeLessThan(10_000);
      await answers();
    }
  });

  it("counts what waits, what is ready, and what the cache of answers made of queries", async () => {
    expect(await series('chancery_engines_ready{lane="page"}')).toBe(1);
    expect(await series('chancery_queries_waiting{lane="adhoc"}')).toBe(0);
    const hits = await series('chancery_query_cache_total{outcome="hit"}');
    await ask("SELECT (41 AS ?n) { }");
    await ask("SELECT  (41   AS ?n) # a comment } {\n\t{}");
    expect(await series('chancery_query_cache_total{outcome="hit"}')).toBe(hits + 1);
    await ask('SELECT ("a  b" AS ?n) {}');
    await ask('SELECT ("a b" AS ?n) {}');
    expect(await series('chancery_query_cache_total{outcome="hit"}')).toBe(hits + 1);
  });

  it("keeps counting over a reload", async () => {
    const kills = await series(`${KILLS}{reason="timeout"}`);
    writeFileSync(join(folder, "data/new.nt"), "<http://e/a> <http://e/b> <http://e/c> .\n");
    expect(await publication.reload()).toMatchObject({ ok: true, changed: true });
    expect(kills).toBeGreaterThan(0);
    expect(await series(`${KILLS}{reason="timeout"}`)).toBe(kills);
    expect(await series('chancery_engine_starts_total{origin="load"}')).toBe(2);
  });
});

describe("a server whose engines cannot start", () => {
  it("says so to those who ask, answers what needs none, and recovers by itself", async () => {
    const notices: string[] = [];
    const settings = {
      ...defaultSettings(),
      workers: 1,
      queryTimeout: 300,
      engineImages: false,
    };
    const onNotice = (notice: string) => notices.push(notice);
    const publication = await openPublication(MUSEUM, { settings, base, onNotice });
    const app = createApp(publication);
    const get = (path: string) => app.request(path, { headers: { accept: "text/csv" } });
    const ask = (query: string) => get(`/sparql?query=${encodeURIComponent(query)}`);
    const jug = await (await get("/work/blue-jug.nt")).text();
    // What an engine has to load, spoiled for a while, stands for memory that is short for a while.
    const { bytes } = publication.release.quads;
    const sound = bytes.slice();
    expect((await ask("SELECT (1 AS ?n) {}")).status).toBe(200);
    bytes.fill(120);
    const late = ask(endless(1));
    const behind = ask("SELECT (2 AS ?n) {}");
    expect((await late).status).toBe(503);
    expect(await (await behind).json()).toMatchObject({ code: "QRY-511" });
    expect(notices.join()).toContain("An engine could not load");
    bytes.set(sound);
    expect((await ask("SELECT (3 AS ?n) {}")).status).toBe(200);
    expect(await (await get("/work/blue-jug.nt")).text()).toBe(jug);
    await publication.close();
  });
});
