// The files that an export for Wikidata writes.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { finish, ROOT, run } from "./started.ts";

const LAKES = join(ROOT, "tests/fixtures/lakes");
const folder = mkdtempSync(join(tmpdir(), "chancery-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (format: string, output: string, ...more: string[]) =>
  finish(run("wikidata", "export", LAKES, "--quiet", "-f", format, "-o", output, ...more));

describe("an export for Wikidata", () => {
  it("replaces no file unless it is told so", async () => {
    const file = join(folder, "items.json");
    writeFileSync(file, "mine");
    const { code, err } = await write("json", file);
    expect(code).toBe(7);
    expect(err).toContain("CLI-703");
    expect(readFileSync(file, "utf8")).toBe("mine");
    expect((await write("json", file, "--force")).code).toBe(0);
    expect(JSON.parse(readFileSync(file, "utf8"))).not.toHaveLength(0);
  });

  it("leaves no file of an earlier export beside its own, and those of others alone", async () => {
    const imports = join(folder, "imports");
    expect((await write("csv", imports)).code).toBe(0);
    const names = readdirSync(imports).sort();
    writeFileSync(join(imports, "quickstatements-99.csv"), "qid\n");
    writeFileSync(join(imports, "quickstatements-notes.csv"), "mine");
    expect((await write("csv", imports)).code).toBe(7);
    expect((await write("csv", imports, "--force")).code).toBe(0);
    expect(readdirSync(imports).sort()).toEqual([...names, "quickstatements-notes.csv"]);
  });
});
