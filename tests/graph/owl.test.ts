// The ontology with the data is consistent under OWL 2 RL, by the reasoner owlrl (Python), where that is installed.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import { term } from "../../src/model/vocabulary.ts";
import { factory, quadToLine } from "../../src/rdf/term.ts";
import { BASE, FOLDER } from "./folder.ts";

const SCRIPT = join(import.meta.dirname, "owl-rl.py");
const missing = reason("").status === 2 || spawnSync("python3", ["--version"]).error !== undefined;
const why = missing ? " (skipped: needs Python with the package owlrl)" : "";

const release = await loadRelease(FOLDER, {
  base: BASE,
  settings: await readSettings({ folder: FOLDER }),
});
const triples = [...release.quads]
  .map(({ subject, predicate, object }) => quadToLine(factory.quad(subject, predicate, object)))
  .join("\n");

describe.skipIf(missing)(`under OWL 2 RL${why}`, () => {
  it("the published graph is consistent", () => {
    expect(reason(triples)).toMatchObject({ status: 0, stdout: "" });
  });

  it("a planned mission that is said to be an embassy is found inconsistent", () => {
    const planned = `<${BASE}id/planned-mission/mx-in-astana-2023> <${term("rdf", "type")}> <${BASE}ns#Embassy> .`;
    const { status, stdout } = reason(`${triples}\n${planned}\n`);
    expect(status).toBe(1);
    expect(stdout).toContain("PlannedMission");
  });
});

function reason(input: string): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync("python3", [SCRIPT], { input, encoding: "utf8" });
  return { status, stdout };
}
