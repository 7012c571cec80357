// A folder of another domain is opened, queried and reloaded through the public API.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ChanceryError,
  defaultSettings,
  openPublication,
  type Publication,
} from "../../src/index.ts";
import { bindParameters } from "../../src/query/stored.ts";

const MUSEUM = join(import.meta.dirname, "../fixtures/museum");
const BROKEN = join(import.meta.dirname, "../fixtures/broken");
const base = "http://museum.example/";

describe("a publication of another domain", () => {
  let folder: string;
  let publication: Publication;
  const settings = { ...defaultSettings(), queryTimeout: 1500, workers: 1 };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "museum-"));
    cpSync(MUSEUM, folder, { recursive: true });
    publication = await openPublication(folder, { settings, base });
  });
  afterAll(() => publication.close());

  const ask = async (text: string, format: "json" | "csv" | "ntriples" = "csv") =>
    new TextDecoder().decode((await publication.query(text, { format })).body);

  it("reads every syntax and counts what it read", () => {
    expect(publication.release.files).toHaveLength(8);
    expect(publication.release.classes[0]).toEqual({
      iri: "http://museum.example/ns#Work",
      count: 2,
    });
    expect(
      publication.release.labels.label("http://museum.example/work/blue-jug", ["de"]).value,
    ).toBe("Blauer Krug");
    expect(publication.release.labels.label("http://museum.example/person/anna-berg").value).toBe(
      "Anna Berg",
    );
    expect(publication.release.about.title[0].value).toMatch(/^Museum/);
  });

  it("counts a triple that stands in two graphs once", async () => {
    expect(publication.release.defaultGraph).toBe("merged");
    expect(await ask("SELECT (COUNT(*) AS ?n) { ?s <http://museum.example/ns#maker> ?o }")).toBe(
      "n\r\n2\r\n",
    );
  });

  it("leaves no blank node and the same release id on each opening", async () => {
    expect(
      [...publication.release.quads].some(({ subject, object }) =>
        [subject, object].some(({ termType }) => termType === "BlankNode"),
      ),
    ).toBe(false);
    const again = await openPublication(MUSEUM, { settings, base });
    await again.close();
    expect(again.release.id).toBe(publication.release.id);
  });

  it.each([5, 300])("takes lists of %i values that are all the same, and keeps each", async (n) => {
    const folder = mkdtempSync(join(tmpdir(), "alike-"));
    const list = (length: number) => `( ${"1 ".repeat(length)})`;
    writeFileSync(
      join(folder, "data.ttl"),
      `<a> <p> ${list(n)} . <b> <p> [ <p> [ <p> [ <p> 1 ] ] ] .`,
    );
    const ids = [];
    for (const _ of [1, 2]) {
      const opened = await openPublication(folder, { settings, base });
      ids.push(opened.release.id);
      expect(opened.release.counts.triples).toBe(1 + 2 * n + 4);
      await opened.close();
    }
    expect(ids[0]).toBe(ids[1]);
    rmSync(folder, { recursive: true });
  });

  it("keeps the spelling of literals in the release", () => {
    const years = publication.release.quads
      .withSubject("http://museum.example/work/red-bowl")
      .map(({ object }) => object.value);
    expect(years).toContain("01925");
  });

  it("answers SELECT * with columns in the written order", async () => {
    expect(
      (await ask("SELECT * { ?z <http://museum.example/ns#floor> ?a }")).split("\r\n")[0],
    ).toBe("z,a");
  });

  it("binds parameters of stored queries as terms", async () => {
    const query = publication.queries.find(({ slug }) => slug === "works-by-year");
    if (query === undefined) throw new Error("no stored query");
    expect(await ask(bindParameters(query, {}, base))).toContain("Blue jug");
    expect(await ask(bindParameters(query, { year: "1925" }, base))).toContain("Red bowl");
    expect(() => bindParameters(query, { year: "1) } #" }, base)).toThrowError(/cannot be/);
  });

  it("ends a query at its deadline and goes on answering", async () => {
    const endless =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }";
    await expect(ask(endless.replace("?n)", "?x)"))).rejects.toMatchObject({ code: "QRY-504" });
    expect(await ask("ASK {}", "json")).toContain("true");
  });

  it.each([
    ["an update", "DELETE WHERE { ?s ?p ?o }", "QRY-502"],
    ["SERVICE", "SELECT * { SERVICE SILENT <http://x/> { ?s ?p ?o } }", "QRY-503"],
    ["a syntax error", "SELECT * WHERE { ?s ?p ?o", "QRY-501"],
    ["an empty text", "  # nothing\n", "QRY-510"],
    ["a text of 10 MB", `SELECT * { ?s ?p "${"x".repeat(10_000_000)}" }`, "QRY-505"],
    ["deep nesting", `SELECT * ${"{".repeat(1000)}${"}".repeat(1000)}`, "QRY-508"],
  ])("refuses %s with a code of its own", async (_, text, code) => {
    await expect(ask(text)).rejects.toMatchObject({ code });
  });

  it("keeps the old release when an edit is broken, and takes the mended one", async () => {
    const before = publication.release;
    writeFileSync(
      join(folder, "data/new.ttl"),
      "<http://museum.example/x> <http://museum.example/p> .\n",
    );
    expect(await publication.reload()).toMatchObject({ ok: false });
    expect(publication.release).toBe(before);
    writeFileSync(
      join(folder, "data/new.ttl"),
      "<http://museum.example/x> <http://museum.example/p> 1 .\n",
    );
    expect(await publication.reload()).toMatchObject({ ok: true, changed: true });
    expect(publication.release.quads.hasSubject("http://museum.example/x")).toBe(true);
    expect(publication.lastReloadError).toBeUndefined();
  });

  it("refuses an edit that breaks a shape, and says what to do", async () => {
    writeFileSync(
      join(folder, "data/bad.ttl"),
      "<http://museum.example/y> a <http://museum.example/ns#Work> ; <http://museum.example/ns#year> 2010 .\n",
    );
    const outcome = await publication.reload();
    const messages = outcome.ok ? [] : outcome.error.problems.map(({ message }) => message);
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Say who made this work."),
        expect.stringContaining("was made in 2010"),
      ]),
    );
  });
});

describe("a broken folder", () => {
  it("is reported with every problem of every file at once", async () => {
    const error = await openPublication(BROKEN, { settings: defaultSettings(), base }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(ChanceryError);
    const found = (error as ChanceryError).problems.map(
      ({ file, code, line }) => `${file}:${line} ${code}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        "one.ttl:2 RDF-101",
        "one.ttl:4 RDF-104",
        "two.jsonld:1 RDF-101",
        "three.nt:1 RDF-103",
        "four.nt:1 RDF-102",
        "five.ttl:1 RDF-108",
      ]),
    );
  });

  it("is reported as missing when it does not exist", async () => {
    await expect(
      openPublication("/nowhere/at/all", { settings: defaultSettings(), base }),
    ).rejects.toMatchObject({ code: "DIR-201" });
  });
});
