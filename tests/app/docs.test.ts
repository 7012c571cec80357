// The documentation says what the tables of the code say, and its commands run.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/cli/program.ts";
import { ERRORS } from "../../src/model/error.ts";
import { RDF_FORMATS } from "../../src/model/format.ts";
import { SETTINGS } from "../../src/model/settings.ts";
import { PARAMETER_TYPES } from "../../src/query/parameter.ts";
import { DIALECTS } from "../../src/store/dialects.ts";
import { ROUTES } from "../../src/web/routes.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const rowsOf = (file: string) =>
  read(file)
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe("the documentation", () => {
  it("explains every error code with its title, exit code and status", () => {
    const text = read("docs/errors.md");
    const found = [
      ...text.matchAll(/^### (\S+)\n\n\*\*(.+)\*\* \(exit code (\d+), HTTP status (\d+)\)\n\n\S/gm),
    ];
    const documented = Object.fromEntries(
      found.map(([, code, title, exit, status]) => [
        code,
        { title, exit: Number(exit), status: Number(status) },
      ]),
    );
    expect(documented).toEqual(ERRORS);
  });

  it("lists every setting with its default and unit", () => {
    const rows = rowsOf("docs/settings.md").filter(([name]) => name?.startsWith("`"));
    const expected = Object.entries(SETTINGS).map(([name, kind]) => [
      `\`${name}\``,
      kind.default === "" ? "none" : `\`${kind.default}\``,
      "unit" in kind ? kind.unit : "",
      kind.help,
    ]);
    expect(rows).toEqual(expected);
  });

  it("lists every route with its methods", () => {
    const rows = rowsOf("docs/http.md").filter(([path]) => path?.startsWith("`/"));
    expect(rows.map(([path, methods]) => [path, methods])).toEqual(
      ROUTES.map(({ path, methods }) => [`\`${path}\``, methods.join(", ")]),
    );
  });

  it("lists every dialect with what is sent to it", () => {
    const rows = rowsOf("docs/remote.md").filter((row) => row.length === 5 && row[0] !== "dialect");
    const list = (parts: readonly string[]) => parts.map((part) => `\`${part}\``).join(" ");
    const expected = DIALECTS.map(({ name, title, union, timeout, cutMarks }) => [
      `\`${name}\``,
      title,
      list(union.map((pair) => pair.join("="))),
      list(timeout === undefined ? [] : [timeout(10_000).join("=")]),
      list(cutMarks),
    ]);
    expect(rows).toEqual(expected);
  });

  it("lists every format with what it is read and written for", () => {
    const word = (yes: boolean) => (yes ? "yes" : "no");
    const rows = rowsOf("docs/formats.md").filter(([, read]) => read === "yes" || read === "no");
    expect(rows.map((row) => row.slice(0, 4)).sort()).toEqual(
      RDF_FORMATS.map(({ name, readable, writable, quads }) => [
        name,
        word(readable),
        word(writable),
        word(quads),
      ]).sort(),
    );
  });

  it("lists every type of parameter", () => {
    const names = rowsOf("docs/queries.md").map(([name]) => name?.replaceAll("`", ""));
    expect(names).toEqual(expect.arrayContaining(Object.keys(PARAMETER_TYPES)));
  });

  it.each(COMMANDS)(
    "describes the command $name with its options",
    ({ name, summary, options, words }) => {
      const section = read("docs/cli.md")
        .split(/^## /m)
        .find((part) => part.startsWith(`chancery ${name}`));
      expect(section).toContain(summary);
      const rows = section?.match(/^\| `[^`]+`/gm)?.map((row) => row.slice(3, -1));
      expect(rows ?? []).toEqual([
        ...words.map(([word]) => word),
        ...options.map(({ flags }) => flags),
      ]);
    },
  );

  it("names for each defence tests that are there", () => {
    const named = rowsOf("docs/security.md").flatMap(([, , tests = ""]) =>
      [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    );
    const missing = named.filter((name) => {
      const path = name.includes("/") ? name : `app/${name}`;
      return !existsSync(join(ROOT, "tests", `${path}.test.ts`));
    });
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  it("links only to pages that are there", () => {
    const files = [
      "README.md",
      "CONTRIBUTING.md",
      ...readdirSync(join(ROOT, "docs"))
        .filter((name) => name.endsWith(".md"))
        .map((name) => `docs/${name}`),
    ];
    const broken = files.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)]
        .map(([, target = ""]) => join(ROOT, file, "..", target))
        .filter((path) => !existsSync(path))
        .map((path) => `${file}: ${path}`),
    );
    expect(broken).toEqual([]);
  });
});

describe("the commands of the README", () => {
  const commands = [...read("README.md").matchAll(/^ {4}npx chancery (.+)$/gm)]
    .map(([, command = ""]) => command)
    .filter((command) => !command.startsWith("serve"));

  it("begins with the two commands", () => {
    expect(read("README.md")).toMatch(
      /^# Chancery\n\n {4}npm ci && npm start .*\n {4}npm ci && npm test /,
    );
  });

  it.each(commands)("chancery %s", (command) => {
    const main = join(ROOT, "dist/cli/main.js");
    const target = join(mkdtempSync(join(tmpdir(), "chancery-tour-")), "graph.trig");
    const line = `"${process.execPath}" "${main}" ${command.replace("graph.trig", `"${target}"`)}`;
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(stderr).not.toContain("error");
    expect(status).toBe(0);
    expect(stdout.length + (existsSync(target) ? 1 : 0)).toBeGreaterThan(0);
  });
});
