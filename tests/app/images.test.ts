// Releases are kept on disk with the memory of their engine: a restart loads nothing, and nothing stale or damaged is served.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSections, writeSections } from "../../src/image/sections.ts";
import { defaultSettings, openPublication, type Publication } from "../../src/index.ts";
import type { Settings } from "../../src/model/settings.ts";
import { termToNTriples } from "../../src/rdf/term.ts";
import { createApp } from "../../src/web/app.ts";
import { finish, MUSEUM, run, startServer } from "./started.ts";

const base = "http://museum.example/";
const COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";

let root: string;
let folder: string;
let images: string;
let notices: string[];
const open: Publication[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "chancery-images-"));
  folder = join(root, "museum");
  images = join(root, "images");
  notices = [];
  cpSync(MUSEUM, folder, { recursive: true });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((publication) => publication.close()));
  rmSync(root, { recursive: true, force: true });
});

/** Opens the folder as a start does, and waits until it is kept. */
async function start(given: Partial<Settings> = {}, path = folder): Promise<Publication> {
  const settings = { ...defaultSettings(), workers: 1, imageCacheFolder: images, ...given };
  const onNotice = (notice: string) => notices.push(notice);
  const publication = await openPublication(path, { settings, base, onNotice });
  open.push(publication);
  await publication.kept();
  return publication;
}

const loads = ({ endpoint }: Publication) => endpoint.figures?.()?.starts.load;
const answer = async (publication: Publication, path: string, accept = "text/csv") =>
  (await createApp(publication).request(path, { headers: { accept } })).text();
const ask = (publication: Publication, query = COUNT) =>
  answer(publication, `/sparql?query=${encodeURIComponent(query)}`);
const kept = () => readdirSync(images).map((name) => join(images, name));
const onlyImage = () => {
  const [path = "", ...more] = kept();
  expect(more).toEqual([]);
  return path;
};

describe("a start with unchanged files", () => {
  it("loads nothing and answers as the start that loaded", async () => {
    const first = await start();
    expect(loads(first)).toBe(1);
    const second = await start();
    expect(loads(second)).toBe(0);
    const paths = [
      "/",
      "/work/blue-jug",
      "/data",
      "/queries",
      "/queries/works-by-year",
      "/.well-known/void",
      `/resource?iri=${encodeURIComponent("http://xmlns.com/foaf/0.1/Person")}`,
      "/graph-store?default",
      `/data/${first.release.id}/graph.trig`,
      `/data/${first.release.id}/graph.jsonld`,
      `/sparql?query=${encodeURIComponent(COUNT)}`,
      `/sparql?query=${encodeURIComponent("SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o")}`,
    ];
    for (const path of paths)
      expect(await answer(second, path, "*/*"), path).toBe(await answer(first, path, "*/*"));
    const { quads: _, labels: __, ...plain } = first.release;
    expect(second.release).toMatchObject(plain);
    expect(notices).toEqual([]);
  });

  it("gives engines that are not twins: what is random differs between them", async () => {
    await start();
    const [one, two] = [await start(), await start()];
    const query = "SELECT (STRUUID() AS ?u) (RAND() AS ?r) {}";
    expect(await ask(one, query)).not.toBe(await ask(two, query));
  });

  it("keeps the report of shapes with its terms", async () => {
    writeFileSync(
      join(folder, "data/bad.ttl"),
      "<http://museum.example/y> a <http://museum.example/ns#Work> ; <http://museum.example/ns#year> 2010 .\n",
    );
    const first = await start({ strict: false });
    const second = await start({ strict: false });
    expect(loads(second)).toBe(0);
    expect(second.release.report.conforms).toBe(false);
    const spelled = ({ release }: Publication) =>
      release.report.findings.map(({ focus, value, ...plain }) => ({
        ...plain,
        focus: focus && termToNTriples(focus),
        value: value && termToNTriples(value),
      }));
    expect(spelled(second)).toEqual(spelled(first));
  });

  it("is told by a started server in its metrics", async () => {
    const args = [
      "--base",
      base,
      "--image-cache-folder",
      images,
      "--quiet",
      "--metrics-token",
      "t",
    ];
    await (await startServer(folder, ...args)).stop();
    const server = await startServer(folder, ...args);
    const metrics = await (
      await fetch(`${server.url}metrics`, { headers: { authorization: "Bearer t" } })
    ).text();
    await server.stop();
    expect(metrics).toContain('chancery_engine_starts_total{origin="load"} 0');
    expect(metrics).toMatch(/chancery_engine_starts_total\{origin="image"\} [123]/);
    expect(server.err()).toBe("");
  });
});

describe("what is kept is not served", () => {
  const edits: [string, (path: string) => void][] = [
    ["a statement", (path) => writeFileSync(join(path, "data/new.ttl"), "<x> <y> <z> .\n")],
    ["a stored query", (path) => writeFileSync(join(path, "queries/new.rq"), "ASK {}\n")],
    [
      "a byte, with size and time of the file as they were",
      (path) => {
        const file = join(path, "data/works.trig");
        const { atime, mtime } = statSync(file);
        writeFileSync(file, readFileSync(file, "utf8").replace("Blue jug", "Blue mug"));
        utimesSync(file, atime, mtime);
      },
    ],
  ];
  it.each(edits)("when a file has changed: %s", async (_, edit) => {
    const { release } = await start();
    edit(folder);
    const after = await start();
    expect(loads(after)).toBe(1);
    expect(after.release.fingerprint).not.toBe(release.fingerprint);
  });

  it("when a byte far down in a large file has changed", async () => {
    const file = join(folder, "data/large.nt");
    const line = (at: number) => `<http://e/${at}> <http://e/p> "${at}" .\n`;
    const text = Array.from({ length: 40_000 }, (_, at) => line(at)).join("");
    writeFileSync(file, text);
    await start();
    expect(loads(await start())).toBe(0);
    writeFileSync(file, text.replace('"39999"', '"39998"'));
    expect(loads(await start())).toBe(1);
  });

  it("when a shape no longer lets the data pass", async () => {
    const file = join(folder, "data/bad.ttl");
    writeFileSync(
      file,
      "<http://museum.example/y> a <http://museum.example/ns#Work> ; <http://museum.example/ns#year> 2010 .\n",
    );
    await start({ strict: false });
    await expect(start({ strict: true })).rejects.toMatchObject({ code: "SHP-401" });
    await expect(start({ strict: false, maxQuads: 3 })).rejects.toMatchObject({ code: "DIR-206" });
  });

  it("when the base is another one", async () => {
    await start();
    const settings = { ...defaultSettings(), imageCacheFolder: images };
    const other = await openPublication(folder, { settings, base: "http://other.example/" });
    open.push(other);
    expect(loads(other)).toBe(1);
    expect(other.release.base).toBe("http://other.example/");
  });

  it("when a shape asks for the time", async () => {
    writeFileSync(
      join(folder, "ontology/time.ttl"),
      `@prefix sh: <http://www.w3.org/ns/shacl#> .
       <http://museum.example/ns#T> a sh:NodeShape ; sh:targetClass <http://museum.example/ns#Work> ; sh:severity sh:Info ;
         sh:sparql [ sh:severity sh:Info ; sh:message "soon" ; sh:select "SELECT $this { $this ?p ?o FILTER(NOW() < ?o) }" ] .`,
    );
    expect((await start()).release.fingerprint).toBeUndefined();
    expect(loads(await start())).toBe(1);
  });

  it("when images are off, or the base is one of chance", async () => {
    for (const given of [{ imageCacheBytes: 0 }, { engineImages: false }]) await start(given);
    const settings = { ...defaultSettings(), port: 0, imageCacheFolder: images };
    const passing = await openPublication(folder, { settings, base: "http://127.0.0.1:41234/" });
    open.push(passing);
    await passing.kept();
    expect(() => readdirSync(images)).toThrow(/ENOENT/);
  });
});

describe("a damaged image", () => {
  const damages: [string, (path: string) => void | Promise<void>, RegExp][] = [
    ["cut off", (path) => truncateSync(path, statSync(path).size - 100), /cut off/],
    ["cut off in its header", (path) => truncateSync(path, 30), /cut off/],
    ["empty", (path) => truncateSync(path, 0), /cut off/],
    ["another file", (path) => writeFileSync(path, "x".repeat(1000)), /no image/],
    ["changed in one byte of its header", (path) => flip(path, 60), /digest of its header/],
    [
      "changed in one byte of the quads",
      async (path) => {
        const memory = (await readSections(path)).sections.get("memory");
        flip(path, sizeOf(path) - (memory?.length ?? 0) - 2);
      },
      /digest of its quads/,
    ],
    [
      "changed in one byte far from the ends of its memory",
      (path) => flip(path, sizeOf(path) - 700_000),
      /digest of its memory/,
    ],
    ["changed in its last byte", (path) => flip(path, sizeOf(path) - 1), /digest of its memory/],
    [
      "whole, but of an engine that is not sound",
      async (path) => {
        const { meta, sections } = await readSections(path);
        sections.get("memory")?.fill(0, 1 << 20);
        await writeSections(path, { meta, sections });
      },
      /images are not used/,
    ],
  ];
  const sizeOf = (path: string) => statSync(path).size;
  const flip = (path: string, at: number) => {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };

  it.each(damages)("is told of and loaded anew: %s", async (_, damage, told) => {
    const sound = await ask(await start());
    await damage(onlyImage());
    const second = await start();
    expect(notices.join("\n")).toMatch(told);
    expect(loads(second)).toBeGreaterThan(0);
    expect(await ask(second)).toBe(sound);
  });

  it("is a line of the log when all is logged", async () => {
    const args = ["--base", base, "--image-cache-folder", images, "--log", "requests", "--quiet"];
    await (await startServer(folder, ...args)).stop();
    truncateSync(onlyImage(), 1000);
    const server = await startServer(folder, ...args);
    await server.stop();
    const lines = server.err().trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ event: "notice", message: expect.stringContaining("cut off") }),
    );
  });

  it("gives way to a sound one", async () => {
    await start();
    truncateSync(onlyImage(), 1000);
    await start();
    expect(notices).toHaveLength(1);
    expect(loads(await start())).toBe(0);
  });
});

describe("the folder of images", () => {
  it("is for its owner alone, and is bounded: the longest unused and what was left half written give way", async () => {
    await start();
    const [size, oldest] = [statSync(onlyImage()).size, onlyImage()];
    expect([statSync(images).mode & 0o777, statSync(oldest).mode & 0o777]).toEqual([0o700, 0o600]);
    utimesSync(oldest, 1, 1);
    const [left, written] = [`${oldest}.1-ab.tmp`, `${oldest}.2-cd.tmp`];
    for (const path of [left, written]) writeFileSync(path, "begun");
    utimesSync(left, 1, 1);
    writeFileSync(join(folder, "data/new.ttl"), "<x> <y> <z> .\n");
    await start({ imageCacheBytes: Math.floor(size * 1.5) });
    expect(kept()).toContain(written);
    expect(kept()).not.toContain(left);
    rmSync(written);
    expect(onlyImage()).not.toBe(oldest);
    expect(notices).toEqual([]);
  });

  it("lies in the cache folder of the user, and never among what is published", async () => {
    const cache = join(process.env["XDG_CACHE_HOME"] ?? "", "chancery");
    const { fingerprint } = (await start({ imageCacheFolder: "" })).release;
    expect(readdirSync(cache)).toContain(`${fingerprint}.image`);
    await expect(start({ imageCacheFolder: join(folder, "images") })).rejects.toMatchObject({
      code: "CFG-301",
    });
  });

  it("serves the command line too: a second query loads nothing", async () => {
    const args = ["query", "-e", COUNT, "--folder", folder, "--image-cache-folder", images];
    const first = await finish(run(...args));
    const used = statSync(onlyImage()).mtimeMs;
    expect((await finish(run(...args))).out).toBe(first.out);
    expect(statSync(onlyImage()).mtimeMs).toBeGreaterThan(used);
  });

  it("is not believed when others may write into it", async () => {
    await start();
    chmodSync(images, 0o777);
    expect(loads(await start())).toBe(1);
    expect(notices.join()).toContain("others may write");
  });

  it("may be impossible: the publication is served all the same", async () => {
    writeFileSync(images, "a file stands here");
    const publication = await start();
    expect(await ask(publication)).toMatch(/^n\r\n\d+\r\n$/);
    expect(notices.at(-1)).toMatch(/not kept: .*E(NOTDIR|EXIST)/);
  });

  it("may be full: nothing half written stays and the publication is served", async (context) => {
    mkdirSync(images);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", images], {
        stdio: "ignore",
      });
    } catch {
      context.skip("a small file system can be mounted by root only");
    }
    try {
      const publication = await start();
      expect(notices).toEqual([expect.stringMatching(/is not kept: ENOSPC/)]);
      expect(kept()).toEqual([]);
      expect(await ask(publication)).toMatch(/^n\r\n\d+\r\n$/);
    } finally {
      execFileSync("umount", [images]);
    }
  });
});
