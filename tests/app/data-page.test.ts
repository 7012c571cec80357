// The page of the publication as data: what it says is true, and what it tells people to run works.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { dumpOf, listDumps } from "../../src/publish/dumps.ts";
import { openTable } from "../../src/rdf/quad-table.ts";
import { createApp } from "../../src/web/app.ts";
import { codeOf, programs } from "./page-text.ts";
import { finish, MUSEUM, ROOT, type Started, startServer } from "./started.ts";

/** The command that checks a copy needs these. */
const HAS_SHELL = ["curl", "sha256sum"].every(
  (tool) => spawnSync(tool, ["--version"]).status === 0,
);

describe("the page of the data", () => {
  let server: Started;
  let page: string;
  let release: string;
  beforeAll(async () => {
    server = await startServer(MUSEUM);
    page = await (await fetch(`${server.url}data`, { headers: { accept: "text/html" } })).text();
    release = Object(await (await fetch(`${server.url}healthz`)).json()).release;
  });
  afterAll(() => server.stop());

  it("tells the SHA-256 of each file as it is", async () => {
    const rows = [
      ...page.matchAll(/<a href="(\/data\/[^"]+)">[\s\S]*?<code>([0-9a-f]{64})<\/code>/g),
    ];
    expect(rows.length).toBeGreaterThan(8);
    for (const [, path = "", digest] of rows) {
      const bytes = await (await fetch(new URL(path, server.url))).arrayBuffer();
      expect(createHash("sha256").update(Buffer.from(bytes)).digest("hex"), path).toBe(digest);
    }
  });

  it.skipIf(!HAS_SHELL)("gives a command whose output is the id of the release", async () => {
    const { out } = await finish(spawn("sh", ["-c", codeOf(page, "verify")]));
    expect(out).toMatch(new RegExp(`^${release} `));
    expect(page).toContain(`<code>${release}</code>`);
  });

  it("gives a program for JavaScript that loads the whole graph", async () => {
    const file = join(ROOT, "node_modules", `.loading-${process.pid}.mjs`); // where n3 is found
    writeFileSync(file, programs(page).get("JavaScript, n3") ?? "");
    const { code, out, err } = await finish(spawn(process.execPath, [file]));
    expect(code, err).toBe(0);
    expect(out).toBe("35 statements\n");
  });

  it("gives R an address of a table", async () => {
    const address = /read\.csv\("([^"]+)"\)/.exec(programs(page).get("R") ?? "")?.[1] ?? "";
    const answer = await fetch(address);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(await answer.text()).toMatch(
      /^class,things\r?\nhttp:\/\/museum.example\/ns#Work,2\r?\n/,
    );
  });

  it("links services that are there", async () => {
    const services = page.split("For programs").at(-1) ?? "";
    const links = [...services.matchAll(/<td><a href="([^"]+)"/g)].map(([, path = ""]) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links)
      expect((await fetch(new URL(path, server.url))).status, path).toBe(200);
  });

  it("tells the licence in words of the reader", async () => {
    const sample = await startServer(ROOT);
    try {
      const answer = await fetch(`${sample.url}data?ui=es`, { headers: { accept: "text/html" } });
      const text = await answer.text();
      expect(text).toMatch(/CC0 1\.0<\/a>: úselos para lo que quiera, sin pedir permiso/);
      expect(text).toMatch(/<dt>Último cambio<\/dt><dd>\d+ de [a-z]+ de \d{4}<\/dd>/);
    } finally {
      await sample.stop();
    }
  });
});

describe("the page of data that one syntax cannot hold", () => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "chancery-data-"));
    // No name of an XML element begins with a digit.
    writeFileSync(join(folder, "odd.nt"), "<http://e/a> <http://e/p/1> <http://e/b> .\n");
    publication = await openPublication(folder, {
      settings: defaultSettings(),
      base: "http://odd.example/",
    });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  it("lists the other files, and says of that one that it is not to be had", async () => {
    const answer = await app.request("/data", { headers: { accept: "text/html" } });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toMatch(/graph\.rdf<\/a>.*cannot hold the graph/);
    expect(page).toMatch(/graph\.ttl<\/a>.*<code>[0-9a-f]{64}/);
    const catalogue = await (
      await app.request("/data", { headers: { accept: "text/turtle" } })
    ).text();
    expect(catalogue).toContain("graph.nt");
    expect(catalogue).not.toContain("graph.rdf");
    const file = await app.request(`/data/${publication.release.id}/graph.rdf`);
    expect(await file.json()).toMatchObject({ code: "RDF-109" });
  });

  it("does not wait for files longer than it was told to, and has them all later", async () => {
    const { bytes, index, triples } = publication.release.quads;
    const release = { ...publication.release, quads: openTable(bytes, index, triples) };
    const { settings } = publication;
    const facts = async (patience: number) =>
      (await listDumps({ release, settings }, patience)).map((dump) => typeof dump.facts);
    expect(await facts(0)).toContain("string");
    expect((await facts(20_000)).filter((kind) => kind === "string")).toHaveLength(2);
  });

  it("writes a file again that is not kept, byte for byte", async () => {
    const { release } = publication;
    const settings = { downloadCacheBytes: 0 };
    const { bytes, index, triples } = release.quads;
    const fresh = { release: { ...release, quads: openTable(bytes, index, triples) }, settings };
    const [first, second] = [await dumpOf(fresh, "graph.ttl"), await dumpOf(fresh, "graph.ttl")];
    expect(second?.sha256).toBe(first?.sha256);
    expect(second?.body).not.toBe(first?.body);
  });
});
