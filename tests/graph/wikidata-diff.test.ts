// What Wikidata has already of the first publication, by JSON that somebody downloaded.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compareSnaks } from "../../src/wikibase/same-value.ts";
import { finish, run } from "../app/started.ts";
import { BASE, FOLDER } from "./folder.ts";

interface Snak {
  snaktype: string;
  property: string;
  datavalue?: { type: string; value: Record<string, unknown> };
}

interface Claim {
  id?: string;
  rank: string;
  mainsnak: Snak;
  qualifiers?: Record<string, Snak[]>;
  references: { snaks: Record<string, Snak[]> }[];
}

interface Item {
  id?: string;
  labels?: unknown;
  aliases?: unknown;
  claims: Record<string, Claim[]>;
}

const folder = mkdtempSync(join(tmpdir(), "chancery-diff-"));
afterAll(() => rmSync(folder, { recursive: true }));

const wikidata = (...args: string[]) =>
  finish(run("wikidata", args[0] ?? "", FOLDER, "--base", BASE, "--quiet", ...args.slice(1)));

let written: Item[] = [];
beforeAll(async () => {
  const { out } = await wikidata("export", "--format", "json");
  written = (JSON.parse(out) as Item[]).filter(({ id }) => id !== undefined);
});

const saved = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** Wikidata as it would be with all our statements, changed by hand; as Special:EntityData gives it. */
function snapshot(name: string, change: (items: Record<string, Item>) => void = () => undefined) {
  const items = Object.fromEntries(
    structuredClone(written).map((item) => [String(item.id), { ...item, labels: [], aliases: [] }]),
  );
  change(items);
  return saved(name, JSON.stringify({ entities: items }, null, 1));
}

/** Rows of the answer: outcome, item, property, value, statement of theirs, detail, thing. */
async function diff(file: string): Promise<string[][]> {
  const { out, err, code } = await wikidata("diff", "--snapshot", file);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  return out
    .trimEnd()
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));
}

const of = (rows: string[][], id: string, property: string) =>
  rows.filter((row) => row[1] === id && row[2] === property);

const claim = (items: Record<string, Item>, id: string, property: string): Claim => {
  const found = items[id]?.claims[property]?.[0];
  if (found === undefined) throw new Error(`${id} has no ${property}`);
  return found;
};

describe("a comparison with Wikidata", () => {
  it("finds nothing missing where everything is there, and what cites no work unreferenced or no better here", async () => {
    const rows = await diff(snapshot("all.json"));
    const missing = rows.filter(([outcome]) => outcome === "missing");
    // The embassy is to be created: nothing there can refer to it yet.
    expect(missing.map((row) => row.slice(1, 4))).toEqual([["Q232", "P531", "LAST"]]);
    const others = rows.filter(([outcome]) => outcome !== "missing");
    expect(new Set(others.map(([outcome]) => outcome))).toEqual(new Set(["there", "new"]));
    expect(of(rows, "Q232", "P463")[0]?.[5]).toBe("neither here nor there with a work");
  });

  it("tells what is missing, and an export writes that and the new items alone", async () => {
    const file = snapshot("missing.json", ({ Q232 }) => {
      if (Q232 !== undefined) Q232.claims["P530"] = [];
    });
    expect(of(await diff(file), "Q232", "P530")).toEqual([
      ["missing", "Q232", "P530", "Q96", "", "", `${BASE}id/country/kz`],
    ]);
    const { out } = await wikidata("export", "--snapshot", file);
    const onItems = out.split("\n").filter((line) => /^Q\d/.test(line));
    expect(onItems.map((line) => line.split("\t").slice(0, 3))).toEqual([
      ["Q232", "P530", "Q96"],
      ["Q232", "P531", "LAST"],
    ]);
    expect(onItems[0]).toMatch(
      /^Q232\tP530\tQ96\tP580\t\+1992-01-14T00:00:00Z\/11\tS407\tQ1321\tS1476\t/,
    );
    expect(out).toContain("CREATE\n");
  });

  it("tells a statement without a reference, and adds the reference when it is asked to", async () => {
    const file = snapshot("bare.json", (items) => {
      const { references } = claim(items, "Q232", "P530");
      references.splice(0);
    });
    expect(of(await diff(file), "Q232", "P530")[0]?.[0]).toBe("unreferenced");
    const plain = await wikidata("export", "--snapshot", file);
    expect(plain.out).not.toContain("Q232\tP530");
    const more = await wikidata("export", "--snapshot", file, "--also", "unreferenced");
    expect(more.out).toContain("Q232\tP530\tQ96");
  });

  it("takes a reference that only says where a statement was copied from for none", async () => {
    const file = snapshot("copied.json", (items) => {
      const one = claim(items, "Q232", "P530");
      const enwiki = { type: "wikibase-entityid", value: { "entity-type": "item", id: "Q328" } };
      const snak = { snaktype: "value", property: "P143", datavalue: enwiki };
      one.references = [{ snaks: { P143: [snak] } }];
    });
    expect(of(await diff(file), "Q232", "P530")[0]?.[0]).toBe("unreferenced");
  });

  it("refuses to add to statements in a format that would make a second one", async () => {
    const args = ["--snapshot", snapshot("second.json"), "--also", "incomplete"];
    const { code, err } = await wikidata("export", "--format", "payloads", ...args);
    expect(code).toBe(2);
    expect(err).toContain("second statement");
  });

  it("tells which qualifier is lacking and which contradicts", async () => {
    const file = snapshot("qualifiers.json", (items) => {
      delete claim(items, "Q232", "P530").qualifiers;
      const [start] = claim(items, "Q96", "P530").qualifiers?.["P580"] ?? [];
      if (start?.datavalue !== undefined) start.datavalue.value["time"] = "+1992-01-15T00:00:00Z";
    });
    const rows = await diff(file);
    expect(of(rows, "Q232", "P530")[0]).toMatchObject({ 0: "incomplete", 5: "there is no P580" });
    expect(of(rows, "Q96", "P530")[0]).toMatchObject({
      0: "conflicting",
      5: "there P580 has another value",
    });
  });

  it("takes a more precise date for ours, and a less precise one for a conflict", async () => {
    const time = (items: Record<string, Item>, id: string, value: object) => {
      const [snak] = Object.values(claim(items, id, "P39").qualifiers ?? {}).flat();
      Object.assign(snak?.datavalue?.value ?? {}, value);
    };
    const file = snapshot("precision.json", (items) => {
      time(items, "Q58203", { time: "+2014-09-19T00:00:00Z", precision: 11 });
      time(items, "Q190572", { time: "+2014-00-00T00:00:00Z", precision: 9 });
    });
    const rows = await diff(file);
    expect(of(rows, "Q58203", "P39")[0]?.[0]).toBe("there");
    expect(of(rows, "Q190572", "P39")[0]?.[0]).toBe("conflicting");
  });

  it("does not add again what is deprecated there, nor what is said to have no value", async () => {
    const file = snapshot("deprecated.json", (items) => {
      claim(items, "Q232", "P530").rank = "deprecated";
      claim(items, "Q96", "P530").mainsnak = { snaktype: "novalue", property: "P530" };
    });
    const rows = await diff(file);
    expect(of(rows, "Q232", "P530")[0]?.[0]).toBe("conflicting");
    expect(of(rows, "Q96", "P530")[0]?.[5]).toBe("there it is said to have no value");
  });

  it("says of an item that the snapshot does not hold nothing but that, and exports nothing of it", async () => {
    const file = snapshot("absent.json", (items) => {
      delete items["Q96"];
    });
    expect((await diff(file)).filter((row) => row[1] === "Q96")).toEqual([
      ["absent", "Q96", "", "", "", "", `${BASE}id/country/mx`],
    ]);
    expect((await wikidata("export", "--snapshot", file)).out).not.toMatch(/^Q96\t/m);
  });

  it("finds an item under its old id after it was merged into another", async () => {
    const file = snapshot("merged.json", ({ Q232 }) => {
      if (Q232 !== undefined) Q232.id = "Q999999";
    });
    expect(of(await diff(file), "Q232", "P530")[0]?.[0]).toBe("there");
  });

  it("warns of an item with the name of one that is to be created", async () => {
    const file = snapshot("named.json", (items) => {
      const labels = { en: { language: "en", value: "Embassy of Kazakhstan in Mexico City" } };
      items["Q777"] = { id: "Q777", labels, aliases: {}, claims: {} };
    });
    const { out } = await wikidata("check", "--snapshot", file);
    expect(out).toMatch(/may-exist.*embassy-of-kazakhstan.*Q777/);
  });

  it("reads a dump, NDJSON, one entity and packed files alike", async () => {
    const lines = written.map((item) => JSON.stringify({ ...item, labels: [] }));
    const forms = [
      saved("dump.json", `[\n${lines.join(",\n")}\n]\n`),
      saved("pretty.json", `${JSON.stringify(written, null, 2)}\n`),
      saved("many.ndjson", lines.join("\n")),
      saved("packed.json.gz", gzipSync(`[\n${lines.join(",\n")}\n]\n`)),
    ];
    const answers = await Promise.all(forms.map(diff));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const one = await diff(
      saved("one.json", JSON.stringify(written.find(({ id }) => id === "Q232"))),
    );
    expect(of(one, "Q232", "P530")[0]?.[0]).toBe("there");
  });

  it.each([
    ["no JSON", "no.json", "not json at all", "WDT-803"],
    ["JSON of another kind", "other.json", '{"results":[]}', "WDT-803"],
    ["a broken line", "line.json", '[\n{"id":"Q1","claims":[]},\n{"id":7}\n]', "line.json:3"],
  ])("refuses %s and says where", async (_, name, content, told) => {
    const { code, err } = await wikidata("diff", "--snapshot", saved(name, content));
    expect(code).toBe(3);
    expect(err).toContain(told);
  });

  it("says what is missing when there is no snapshot or no such file", async () => {
    expect((await wikidata("diff")).err).toContain("--snapshot");
    expect((await wikidata("diff", "--snapshot", join(folder, "none.json"))).err).toContain(
      "DIR-205",
    );
  });
});

describe("two values", () => {
  const snak = (type: string, value: unknown) =>
    ({ snaktype: "value", property: "P1", datavalue: { type, value } }) as const;
  const time = fc
    .record({
      year: fc.integer({ min: 1, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      precision: fc.integer({ min: 7, max: 11 }),
    })
    .map(({ year, month, day, precision }) => {
      const two = (number: number) => String(number).padStart(2, "0");
      const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
      return { time: `+${date}T00:00:00Z`, precision, calendarmodel: "g" };
    });

  it("are the same as themselves, and a time that says more of the same says the same the other way round as less", () => {
    fc.assert(
      fc.property(time, fc.integer({ min: 7, max: 11 }), (given, precision) => {
        const [a, b] = [snak("time", given), snak("time", { ...given, precision })];
        expect(compareSnaks(a, a)).toBe("same");
        const turned = { finer: "coarser", coarser: "finer", same: "same", different: "different" };
        expect(compareSnaks(b, a)).toBe(turned[compareSnaks(a, b)]);
        expect(compareSnaks(a, b)).not.toBe("different");
      }),
    );
  });

  it.each([
    ["+23000000", "+23000000.00", "same"],
    ["+0", "-0", "same"],
    ["+100", "+10", "different"],
    ["-7", "+7", "different"],
  ])("of quantity %s and %s are %s", (a, b, likeness) => {
    const quantity = (amount: string) => snak("quantity", { amount, unit: "1" });
    expect(compareSnaks(quantity(a), quantity(b))).toBe(likeness);
  });

  it("of a kind that we never write are compared as they stand, and broken ones equal none", () => {
    expect(compareSnaks(snak("x", { a: 1 }), snak("x", { a: 1 }))).toBe("same");
    expect(compareSnaks(snak("time", { time: "+1" }), snak("time", "soon"))).toBe("different");
  });
});
