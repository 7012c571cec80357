// chancery wikidata match: names of a table, and items that somebody downloaded, beside things.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finish, run } from "./started.ts";

const folder = mkdtempSync(join(tmpdir(), "chancery-match-"));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const match = (...args: string[]) =>
  finish(
    run("wikidata", "match", join(folder, "graph"), "--base", "http://e/", "--quiet", ...args),
  );
const rows = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));

const item = (id: string, ...names: string[]) => {
  const [label = "", ...others] = names.map((value) => ({ language: "en", value }));
  return JSON.stringify({ id, labels: { en: label }, aliases: { en: others }, claims: {} });
};

beforeAll(() => {
  mkdirSync(join(folder, "graph"));
  saved(
    "graph/things.ttl",
    `@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <http://schema.org/> .
     <rivers/ural> a <River> ; rdfs:label "Ural"@en , "Жайық"@kk .
     <rivers/irtysh> a <River> ; rdfs:label "Irtysh"@en ; schema:sameAs <http://www.wikidata.org/entity/Q2> .
     <towns/oral> a <Town> ; rdfs:label "Oral"@en .
     <towns/alma> a <Town> ; rdfs:label "Almaty"@en .`,
  );
});

describe("the match of a table", () => {
  it("finds things by names in any script, with their items, and says which are safe to take", async () => {
    const table = saved(
      "names.csv",
      'river,length\n"Жайық",2428\nIrtysh,4248\nIrtych,1\nVolga,3531\n',
    );
    const { out, code } = await match("--names", table, "--column", "river");
    expect(code).toBe(0);
    expect(rows(out)).toEqual([
      ["match", "100", "Жайық", "", "Ural", "http://e/rivers/ural"],
      ["match", "100", "Irtysh", "Q2", "Irtysh", "http://e/rivers/irtysh"],
      ["look", expect.any(String), "Irtych", "Q2", "Irtysh", "http://e/rivers/irtysh"],
      ["none", "0", "Volga", "", "", ""],
    ]);
  });

  it("keeps to a class when it is told one", async () => {
    const names = saved("one.txt", "Ural\n");
    const { out } = await match("--names", names, "--type", "Town");
    expect(out).not.toContain("rivers/");
  });

  it("says which columns there are when one is named that is not there", async () => {
    const { code, err } = await match(
      "--names",
      saved("a.tsv", "one\ttwo\n1\t2\n"),
      "--column",
      "x",
    );
    expect(code).toBe(2);
    expect(err).toContain("It has: one, two");
  });

  it("asks for something to match", async () => {
    expect((await match()).err).toContain("--names");
    expect((await match("--names", join(folder, "none.csv"))).err).toContain("DIR-205");
  });
});

describe("the match of a snapshot", () => {
  it("proposes items for things that have none, by label and alias, and leaves matched things alone", async () => {
    const file = saved(
      "items.ndjson",
      [item("Q5", "Ural", "Yaik"), item("Q2", "Irtysh")].join("\n"),
    );
    const { out } = await match("--snapshot", file);
    expect(rows(out)).toContainEqual([
      "match",
      "100",
      "Ural",
      "Q5",
      "Ural",
      "http://e/rivers/ural",
    ]);
    expect(out).not.toContain("irtysh");
  });

  it("takes none of two items with the same name for safe", async () => {
    const file = saved("two.ndjson", [item("Q5", "Almaty"), item("Q6", "Almaty")].join("\n"));
    const { out } = await match("--snapshot", file);
    const found = rows(out).filter((row) => row[5] === "http://e/towns/alma");
    expect(found.map(([outcome, , , id]) => [outcome, id]).sort()).toEqual([
      ["look", "Q5"],
      ["look", "Q6"],
    ]);
  });
});
