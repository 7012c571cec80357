// A folder is loaded anew while the release of before goes on answering.

import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { ENDLESS } from "./raw.ts";
import { MUSEUM, type Started, startServer } from "./started.ts";

const BASE = "http://museum.example/";

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "chancery-reload-"));
  cpSync(MUSEUM, folder, { recursive: true });
  return folder;
}

/** N-Triples of so many statements. */
function manyLines(count: number): string {
  const line = (at: number) =>
    `<${BASE}many/${at % 20_000}> <${BASE}ns#p${at % 7}> "number ${(at * 7919) % count}" .\n`;
  return Array.from({ length: count }, (_, at) => line(at)).join("");
}

const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await delay(20);
};

describe("a server whose folder is loaded anew", () => {
  let folder: string;
  let server: Started;
  /** How long the first reload took, in ms. */
  let took = 0;

  beforeAll(async () => {
    folder = newFolder();
    server = await startServer(folder, "--base", BASE, "--watch", "--image-cache-bytes", "0");
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const releases = () => server.err().match(/Now serving release/g)?.length ?? 0;

  it("answers meanwhile, nobody waiting for it", async () => {
    writeFileSync(join(folder, "data/many.nt"), manyLines(80_000));
    const start = performance.now();
    let longest = 0;
    while (releases() === 0) {
      const asked = performance.now();
      expect((await fetch(`${server.url}work/blue-jug.ttl`)).status).toBe(200);
      longest = Math.max(longest, performance.now() - asked);
      await delay(10);
    }
    took = performance.now() - start;
    expect(longest).toBeLessThan(took / 4);
    expect((await fetch(`${server.url}many/7.ttl`)).status).toBe(200);
  });

  it("ends the loading when it is asked to stop", async () => {
    writeFileSync(join(folder, "data/more.nt"), manyLines(80_001));
    await delay(took / 3);
    const asked = performance.now();
    server.child.kill("SIGTERM");
    expect((await once(server.child, "close"))[0]).toBe(143);
    expect(performance.now() - asked).toBeLessThan(took / 2);
    expect(releases()).toBe(1);
    expect(server.err()).not.toContain("The release of before stays");
  });
});

describe("a query that runs during a reload", () => {
  it("is not taken for what makes the memory grow", async () => {
    const folder = newFolder();
    const server = await startServer(
      folder,
      ...["--base", BASE, "--watch", "--image-cache-bytes", "0", "--metrics-token", "t"],
      ...["--query-timeout", "0", "--client-query-seconds", "0", "--query-max-memory", "80000000"],
    );
    const leaving = new AbortController();
    try {
      const asked = fetch(`${server.url}sparql?query=${ENDLESS}`, { signal: leaving.signal });
      let ended = false;
      const end = asked
        .catch(() => undefined)
        .then(() => {
          ended = true;
        });
      writeFileSync(join(folder, "data/many.nt"), manyLines(80_000));
      await until(() => ended || server.err().includes("Now serving release"));
      await delay(500); // its engine is looked at more than once after that
      expect(ended).toBe(false);
      leaving.abort();
      await end;
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a reload for which memory does not suffice", () => {
  it("fails with a code of its own, and the release of before goes on", async () => {
    const folder = newFolder();
    process.env["NODE_OPTIONS"] = "--max-old-space-size=80";
    const server = await startServer(folder, "--base", BASE, "--watch", "--image-cache-bytes", "0");
    delete process.env["NODE_OPTIONS"];
    try {
      const status = async (path: string) => (await fetch(server.url + path)).status;
      writeFileSync(join(folder, "data/many.nt"), manyLines(500_000));
      await until(() => server.err().includes("The release of before stays."));
      expect(server.err()).toContain("DIR-207");
      expect(await status("readyz")).toBe(503);
      expect(await status("work/blue-jug.ttl")).toBe(200);
      rmSync(join(folder, "data/many.nt"));
      await until(async () => (await status("readyz")) === 200);
      expect(server.child.exitCode).toBe(null);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a reload", () => {
  const settings = { ...defaultSettings(), workers: 1, imageCacheBytes: 0 };
  const open = (folder: string, given = {}) =>
    openPublication(folder, { base: BASE, settings: { ...settings, ...given } });

  it("comes to the release that a start comes to, in all its parts", async () => {
    const folder = newFolder();
    const publication = await open(folder, { strict: false });
    try {
      writeFileSync(
        join(folder, "data/more.trig"),
        `@prefix : <${BASE}ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <${BASE}g> { <${BASE}work/plate> a :Work ; rdfs:label "Plate"@en, "Plato"@es, "Тәрелке"@kk ; :year "soon" . }`,
      );
      expect(await publication.reload()).toMatchObject({ ok: true, changed: true });
      const fresh = await open(folder, { strict: false });
      const [{ quads, labels, ...one }, { quads: quads2, labels: labels2, ...other }] = [
        publication.release,
        fresh.release,
      ];
      await fresh.close();
      expect(one).toEqual(other);
      expect(one.report.findings.length).toBeGreaterThan(0);
      expect(Buffer.compare(quads.bytes, quads2.bytes)).toBe(0);
      expect(quads.withObject(`${BASE}ns#Work`)).toEqual(quads2.withObject(`${BASE}ns#Work`));
      expect(labels.languages).toEqual(labels2.languages);
      for (const subject of quads2.subjects()) {
        expect(labels.labels(subject)).toEqual(labels2.labels(subject));
        expect(labels.description(subject)).toEqual(labels2.description(subject));
      }
      expect(labels.label(`${BASE}work/plate`, ["kk"]).value).toBe("Тәрелке");
    } finally {
      await publication.close();
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    ["files that cannot be read", { "a.ttl": "<a> <b> oops .", "b.nt": "x", "c.jsonld": "{" }],
    ["broken shapes", { "d.ttl": `<${BASE}work/x> a <${BASE}ns#Work> .` }],
  ])("tells of %s what a start tells, in the same order", async (_, files) => {
    const folder = newFolder();
    const publication = await open(folder);
    try {
      for (const [name, text] of Object.entries(files))
        writeFileSync(join(folder, "data", name), text);
      const outcome = await publication.reload();
      const told = await open(folder).then(
        () => undefined,
        (error) => error,
      );
      expect(told.problems.length).toBeGreaterThan(0);
      expect(outcome).toMatchObject({ ok: false, error: { code: told.code } });
      expect("error" in outcome && outcome.error.problems).toEqual(told.problems);
    } finally {
      await publication.close();
      rmSync(folder, { recursive: true });
    }
  });
});
