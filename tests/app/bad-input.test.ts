// Folders that nobody should have: each gets a clear error, and a running site stays as it is.

import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { finish, run, type Started, startServer } from "./started.ts";

const GOOD = "<http://e/a> <http://e/p> <http://e/b> .\n";

/** A folder with these files, besides one that is sound. */
function folderWith(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), "chancery-bad-"));
  mkdirSync(join(folder, "queries"));
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data/good.ttl"), GOOD);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

function hugeFile(folder: string): string {
  const handle = openSync(join(folder, "data/huge.nt"), "w");
  ftruncateSync(handle, 200_000_000);
  closeSync(handle);
  return folder;
}

function linkOut(folder: string): string {
  symlinkSync("/etc/hostname", join(folder, "data/secret.ttl"));
  return folder;
}

const CASES: readonly [
  what: string,
  folder: () => string,
  exit: number,
  code: string,
  says: RegExp,
][] = [
  ["a file of 200 MB", () => hugeFile(folderWith({})), 6, "DIR-204", /fileMaxBytes/],
  [
    "a small file that unpacks to 300 MB",
    () => folderWith({ "data/bomb.nt.gz": gzipSync(Buffer.alloc(300_000_000, 32)) }),
    6,
    "DIR-204",
    /fileMaxBytes/,
  ],
  [
    "a link that leads out of the folder",
    () => linkOut(folderWith({})),
    7,
    "DIR-203",
    /Copy the file/,
  ],
  ["Turtle that calls itself XML", () => folderWith({ "data/x.rdf": GOOD }), 3, "RDF-108", /\.ttl/],
  [
    "invalid UTF-8",
    () => folderWith({ "data/x.ttl": Buffer.from([0x3c, 0xff, 0x3e]) }),
    3,
    "RDF-102",
    /UTF-8/,
  ],
  [
    "a prefix with two meanings",
    () =>
      folderWith({
        "data/x.ttl": "@prefix a: <http://a/> .\n@prefix a: <http://b/> .\na:x a:y a:z .\n",
      }),
    3,
    "RDF-105",
    /two prefixes/,
  ],
  [
    "an IRI with a space",
    () => folderWith({ "data/x.nt": "<http://e/a b> <http://e/p> <http://e/c> .\n" }),
    3,
    "RDF-103",
    /%20/,
  ],
  [
    "a context on the web",
    () => folderWith({ "data/x.jsonld": '{"@context":"https://schema.org/","name":"x"}' }),
    3,
    "RDF-106",
    /@context/,
  ],
  [
    "entities that grow",
    () =>
      folderWith({
        "data/x.rdf":
          '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
      }),
    3,
    "RDF-101",
    /plain text/,
  ],
  ["a broken gzip file", () => folderWith({ "data/x.ttl.gz": "no gzip" }), 3, "RDF-107", /gzip/],
  [
    "an unknown setting",
    () => folderWith({ "chancery.config.json": '{"queryTimout": 5}' }),
    2,
    "CFG-302",
    /queryTimeout/,
  ],
  ["nothing but a picture", () => folderWith({}).concat("/queries"), 2, "DIR-202", /\.ttl/],
];

/** Lines of the header of a question, which stand third in its file. */
const HEADERS: readonly [what: string, line: string, says: RegExp][] = [
  ["whose sentence is no message", '#+ sentence: "{n, plural, one {# work}}"', /no message of ICU/],
  ["whose sentence names no column", '#+ sentence_ru: "{makr}: {n}"', /did you mean maker\?/],
  ["whose sentence has tags", '#+ sentence: "<b>{n}</b>"', /<b>/],
  [
    "whose sentence hides what is no column",
    '#+ sentence: "{n, plural, one {{x1}} other {#}}"',
    /x1/,
  ],
  [
    "whose field takes things of no class",
    '#+ params: { work: { type: iri, class: "http://" } }',
    /class: is no IRI/,
  ],
  ["that belongs nowhere", '#+ panels: { "http://": work }', /panels.*no IRI/],
  ["whose column is called by no term", '#+ columns: { n: "http://" }', /columns\.n: is no IRI/],
];

describe("a folder with", () => {
  it.each(CASES)("%s is refused with its code and a hint", async (_, make, exit, code, says) => {
    const { code: status, err } = await finish(run("validate", make(), "--quiet"));
    expect(err).toContain(code);
    expect(err).toMatch(says);
    expect(err).toContain("help:");
    expect(status).toBe(exit);
  });

  it.each(HEADERS)("a question %s is refused at its line", async (_, line, says) => {
    const text = `#+ summary: Works\n#+ view: sentence\n${line}\nSELECT ?n ?maker { ?maker ?p ?n }\n`;
    const { err, code } = await finish(
      run("validate", folderWith({ "queries/q.rq": text }), "--quiet"),
    );
    expect(err).toContain("QRY-512");
    expect(err).toMatch(/queries\/q\.rq:3\b/);
    expect(err).toMatch(says);
    expect(err).toContain("help:");
    expect(code).toBe(3);
  });

  it("two broken questions has both reported", async () => {
    const folder = folderWith({
      "queries/one.rq": "SELECT * WHERE {",
      "queries/two.rq": "#+ summary: [\nSELECT * { ?s ?p ?o }",
    });
    const { err, code } = await finish(run("validate", folder));
    expect(code).toBe(3);
    expect(err).toContain("queries/one.rq");
    expect(err).toContain("queries/two.rq");
  });
});

describe("chancery serve --watch", () => {
  let server: Started | undefined;
  afterEach(() => server?.stop());

  it("takes a good edit, reports a bad one and keeps what it served, and takes the mended one", async () => {
    const folder = folderWith({});
    server = await startServer(folder, "--watch", "--base", "http://e/");
    const { url, err } = server;
    const status = (path: string) => fetch(url + path).then((answer) => answer.status);
    const eventually = (check: () => unknown) =>
      expect.poll(check, { timeout: 15_000, interval: 50 });
    expect(await status("new.ttl")).toBe(404);

    writeFileSync(join(folder, "data/new.ttl"), "<http://e/new> <http://e/p> 1 .\n");
    await eventually(() => status("new.ttl")).toBe(200);

    writeFileSync(join(folder, "data/new.ttl"), "<http://e/new> <http://e/p> .\n");
    await eventually(err).toContain("data/new.ttl:1");
    expect(err()).toContain("The release of before stays");
    expect(await status("new.ttl")).toBe(200);
    expect(await (await fetch(`${url}healthz`)).json()).toMatchObject({
      ok: true,
      reloadError: expect.any(String),
    });

    writeFileSync(join(folder, "data/new.ttl"), "<http://e/newer> <http://e/p> 1 .\n");
    await eventually(() => status("newer.ttl")).toBe(200);
    expect(await status("new.ttl")).toBe(404);
  });
});
