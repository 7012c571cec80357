// Values of every kind on their way from RDF to QuickStatements and to the JSON of Wikibase.

import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { EXPORT_FORMATS } from "../../src/wikibase/format-names.ts";
import { WRITERS } from "../../src/wikibase/formats.ts";
import { finish, ROOT, run, startServer } from "./started.ts";

const LAKES = join(ROOT, "tests/fixtures/lakes");
const WIKIDATA = "http://www.wikidata.org/entity/";

/** What each statement of the lakes must be, by the tables of both formats. */
const VALUES: readonly (readonly [what: string, command: string, json: unknown])[] = [
  ["a file of Commons, by its address", 'P18\t"Blue Lake (test).jpg"', "Blue Lake (test).jpg"],
  ["an external id", 'P297\t"BL-1"', "BL-1"],
  ["a property", "P1687\tP206", { "entity-type": "property", id: "P206", "numeric-id": 206 }],
  [
    "an amount with its unit and bounds",
    "P2046\t12.5~0.5U712226",
    { amount: "+12.5", unit: `${WIKIDATA}Q712226`, lowerBound: "+12", upperBound: "+13" },
  ],
  [
    "a point, longitude last, with the precision that is written",
    "P625\t@51.1801/71.44598",
    {
      latitude: 51.1801,
      longitude: 71.44598,
      altitude: null,
      precision: 0.00001,
      globe: `${WIKIDATA}Q2`,
    },
  ],
  [
    "a day by the Julian calendar",
    "P571\t+1066-10-14T00:00:00Z/11/J",
    time("+1066-10-14", 11, "Q1985786"),
  ],
  [
    "a year before our era, one more than XML Schema counts",
    "P571\t-0044-00-00T00:00:00Z/9",
    time("-0044-00-00", 9),
  ],
  ["a century", "P571\t+1850-00-00T00:00:00Z/7", time("+1850-00-00", 7)],
  ["a month", "P571\t+2014-09-00T00:00:00Z/10", time("+2014-09-00", 10)],
  ["a text in a language", 'P1705\tkk:"Көк көл"', { language: "kk", text: "Көк көл" }],
  ["that there is none", "P201\tnovalue", "novalue"],
];

function time(date: string, precision: number, calendar = "Q1985727") {
  return {
    time: `${date}T00:00:00Z`,
    timezone: 0,
    before: 0,
    after: 0,
    precision,
    calendarmodel: WIKIDATA + calendar,
  };
}

interface JsonStatement {
  readonly mainsnak: {
    readonly snaktype: string;
    readonly datavalue?: { readonly value: unknown };
  };
}

describe("values for Wikidata", () => {
  let lines: string[] = [];
  let items: {
    readonly aliases?: unknown;
    readonly claims: Readonly<Record<string, JsonStatement[]>>;
  }[] = [];
  const export_ = (...args: string[]) =>
    finish(
      run("wikidata", "export", LAKES, "--base", "https://lakes.example/", "--quiet", ...args),
    );

  beforeAll(async () => {
    const [commands, json] = await Promise.all([export_(), export_("-f", "json")]);
    expect([commands.code, json.code, commands.err]).toEqual([0, 0, ""]);
    lines = commands.out.trimEnd().split("\n");
    items = JSON.parse(json.out);
  });

  it.each(VALUES)("carry %s", (_, command, json) => {
    expect(lines.filter((line) => line.startsWith(`LAST\t${command}\t`))).toHaveLength(1);
    const [property = ""] = command.split("\t");
    const said = items.flatMap(({ claims }) => claims[property] ?? []);
    expect(
      said.map(({ mainsnak }) => mainsnak.datavalue?.value ?? mainsnak.snaktype),
    ).toContainEqual(json);
  });

  it("come with qualifiers, and with all references of both pages", () => {
    const kind = lines.find((line) => line.startsWith("LAST\tP31\tQ23397"));
    expect(kind).toBe(
      [
        "LAST\tP31\tQ23397",
        'S813\t+2024-02-29T00:00:00Z/11\tS854\t"https://example.org/one"',
        '!S813\t+2024-02-29T00:00:00Z/11\tS854\t"https://example.org/uno"',
        '!S854\t"https://example.org/two"',
      ].join("\t"),
    );
    expect(lines.some((line) => line.includes("P2046\t12.5~0.5U712226\tP585\t+1998-00-00"))).toBe(
      true,
    );
  });

  it("are said of new items while these are the last, with labels, descriptions and aliases", () => {
    const at = lines.indexOf('LAST\tLen\t"Blue Lake"');
    expect(lines.slice(at - 1, at + 5)).toEqual([
      "CREATE",
      'LAST\tLen\t"Blue Lake"',
      'LAST\tLes\t"Lago Azul"',
      'LAST\tDen\t"A lake of a test"',
      'LAST\tAen\t"Azure"',
      'LAST\tAen\t"Old "Blue""',
    ]);
    const next = lines.indexOf("CREATE", at);
    const referring = lines.findIndex((line) => line.startsWith("Q64\tP206\tLAST\t"));
    expect(referring).toBe(next - 1);
  });

  it("wait in commands for a new item that is not the last, and have it by number in JSON", async () => {
    expect(lines.some((line) => line.includes("P885"))).toBe(false);
    const { out } = await finish(run("wikidata", "check", LAKES, "--quiet"));
    expect(out).toContain("warning[waits] (quickstatements, csv, commands, payloads):");
    expect(out).toContain("P885 waits for the id of");
    const [river] = items.flatMap(({ claims }) => claims["P885"] ?? []);
    expect(river?.mainsnak.datavalue?.value).toMatchObject({
      id: expect.stringMatching(/^Q\d{10}$/),
    });
  });

  it("are downloaded as they are exported, each format with its type and name", async () => {
    const server = await startServer(LAKES, "--base", "https://lakes.example/");
    const texts = new Map<string, string>();
    for (const format of EXPORT_FORMATS) {
      const answer = await fetch(`${server.url}wikidata/${format}`);
      const { mediaType, fileName } = WRITERS[format];
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(new RegExp(`^${mediaType}`));
      expect(answer.headers.get("content-disposition")).toContain(`filename="${fileName}"`);
      texts.set(format, await answer.text());
    }
    expect(texts.get("quickstatements")).toBe(`${lines.join("\n")}\n`);
    expect(JSON.parse(texts.get("json") ?? "")).toEqual(items);
    expect((await fetch(`${server.url}wikidata/pdf`)).status).toBe(404);
    await server.stop();
  });
});
