// data/coverage.csv: each fact of the source is in the graph, in the graph of the passage that says it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import oxigraph from "oxigraph";
import { describe, expect, it } from "vitest";
import { loadRelease } from "../../src/load/release.ts";
import { readSettings } from "../../src/load/settings.ts";
import { quadToLine } from "../../src/rdf/term.ts";
import { BASE, FOLDER } from "./folder.ts";

interface Row {
  readonly fact: string;
  readonly kind: string;
  readonly ask: string;
}

const rows: Row[] = parse(readFileSync(join(FOLDER, "data/coverage.csv")), { columns: true });
const release = await loadRelease(FOLDER, {
  base: BASE,
  settings: await readSettings({ folder: FOLDER }),
});
const prefixes = Object.entries({ ...release.prefixes, "": `${BASE}ns#` })
  .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`)
  .join("");
const store = storeWithout(undefined);

describe("the coverage of the source", () => {
  it("has one row for each fact, F01 to F140", () => {
    expect(rows.map(({ fact }) => fact)).toEqual(
      Array.from({ length: 140 }, (_, index) => `F${String(index + 1).padStart(2, "0")}`),
    );
  });

  it.each(rows)("$fact is in the graph as a $kind", ({ ask }) => {
    expect(store.query(prefixes + ask)).toBe(true);
  });

  it("rests on the graphs it names: without one, its facts are gone", () => {
    for (const [graph, facts] of rowsByGraph()) {
      const without = storeWithout(graph);
      for (const { fact, ask } of facts)
        expect(without.query(prefixes + ask), `${fact} without ${graph}`).toBe(false);
    }
  });
});

function graphOf({ ask }: Row): string {
  const [, prefix = "", local = ""] = /GRAPH (\w+):([\w-]+)/.exec(ask) ?? [];
  return (release.prefixes[prefix] ?? "") + local;
}

function rowsByGraph(): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(graphOf(row), [...(groups.get(graphOf(row)) ?? []), row]);
  return groups;
}

/** Named graphs as they are and, for descriptions of passages, the default graph as written. */
function storeWithout(graph: string | undefined): oxigraph.Store {
  const lines = [...release.quads].filter((quad) => quad.graph.value !== graph).map(quadToLine);
  const without = new oxigraph.Store();
  without.load(lines.join("\n"), { format: "application/n-quads" });
  return without;
}
