// Each rule of ontology/ finds the mistake that is planted for it, and nothing in the data as published.

import { cp } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import type { Finding, Release } from "../../src/model/release.ts";
import { term } from "../../src/model/vocabulary.ts";
import { BASE, FOLDER, withCopy } from "./folder.ts";

const published = await loadRelease(FOLDER, {
  base: BASE,
  settings: await readSettings({ folder: FOLDER }),
});
const rules = rulesOf(published);
let findings: readonly Finding[] = [];

beforeAll(async () => {
  findings = await withCopy(async (folder) => {
    await cp(join(import.meta.dirname, "planted.trig"), join(folder, "data/planted.trig"));
    const settings = { ...(await readSettings({ folder })), strict: false };
    return (await loadRelease(folder, { base: BASE, settings })).report.findings;
  });
});

describe("the rules of the ontology", () => {
  it("find nothing in the graph as published", () => {
    expect(published.report.findings).toEqual([]);
  });

  it.each(rules)("%s finds the mistake planted for it", (rule) => {
    const hits = findings.filter(({ shape }) => shape === BASE + rule);
    expect(hits.map(({ focus }) => focus?.value)).toContainEqual(
      expect.stringMatching(`^${BASE}(id/planted/|id/country/)`),
    );
    for (const { message } of hits) expect(message).not.toMatch(/\{[?$]/);
  });

  it("find mistakes in planted things alone, or in what these point to", () => {
    const planted = findings.filter(({ focus, value }) =>
      [focus?.value, value?.value].some((iri) => iri?.includes("/planted/")),
    );
    expect(findings.filter((finding) => !planted.includes(finding))).toEqual([]);
  });
});

/** Addresses of property shapes and of shapes in SPARQL, relative to the base; those that only give an order are no rules. */
function rulesOf({ quads }: Release): string[] {
  const shapes = quads
    .withObject(term("sh", "PropertyShape"))
    .filter(({ subject }) =>
      quads
        .withSubject(subject.value)
        .some(({ predicate }) => predicate.value === term("sh", "message")),
    )
    .map(({ subject }) => subject.value.slice(BASE.length));
  const inSparql = [...quads]
    .filter(({ predicate }) => predicate.value === term("sh", "sparql"))
    .map(({ subject }) => subject.value.slice(BASE.length));
  return [...shapes, ...inSparql].sort();
}
