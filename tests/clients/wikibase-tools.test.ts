// Programs of others read what is written for Wikibase: wikibase-edit takes each payload, wikibase-sdk and
// Wikidata-Toolkit read each item, and none of them loses anything.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { simplifyEntity } from "wikibase-sdk";
import { finish, ROOT, run } from "../app/started.ts";
import { hasToolkit, runToolkit } from "./toolkit.ts";

const EDIT = join(ROOT, ".ci/clients/node_modules/wikibase-edit/dist/src/lib/entity/edit.js");

const hasEdit = existsSync(EDIT);

const unless = (isThere: boolean, what: string) => (isThere ? "" : ` (skipped: ${what})`);

const PUBLICATIONS = [
  ["the first publication", "."],
  ["a publication with values of every kind", "tests/fixtures/lakes"],
] as const;

// biome-ignore lint/suspicious/noExplicitAny: JSON that the test is about
type Json = any;

const EXPORTS = new Map<string, Promise<string>>();

/** Each export runs once. */
function exported(folder: string, format: string): Promise<string> {
  const key = `${folder} ${format}`;
  const text =
    EXPORTS.get(key) ??
    finish(run("wikidata", "export", folder, "-f", format, "--quiet")).then(({ out }) => out);
  EXPORTS.set(key, text);
  return text;
}

const claimsOf = (entity: Json): Json[] => Object.values(entity.claims ?? {}).flat();
const snaksOf = (groups: Json = {}): Json[] => Object.values(groups).flat();

describe.skipIf(!hasEdit)(
  `wikibase-edit${unless(hasEdit, "run npm install in .ci/clients")}`,
  () => {
    it.each(PUBLICATIONS)(
      "takes each payload of %s and would post what it says",
      async (_, folder) => {
        const { _rawEditEntity } = await import(EDIT);
        const lines = (await exported(folder, "payloads")).trimEnd().split("\n");
        expect(lines.length).toBeGreaterThan(3);
        for (const line of lines) {
          const { id, data, new: kind } = JSON.parse(line);
          const { claims, ...names } = data;
          const target = kind === undefined ? { id } : { create: true };
          const input = { ...target, ...names, claims: mapClaims(claims, inputOf) };
          const call = await _rawEditEntity(
            input,
            datatypesOf(claims),
            "https://www.wikidata.org",
            {},
          );
          expect(call.action).toBe("wbeditentity");
          expect([call.data.new, call.data.id]).toEqual([kind, id]);
          const posted = JSON.parse(call.data.data);
          expect(mapClaims(posted.claims, essenceOf)).toEqual(mapClaims(claims, essenceOf));
          expect(posted.labels).toEqual(names.labels);
          expect(posted.descriptions).toEqual(names.descriptions);
          expect(posted.aliases).toEqual(names.aliases);
        }
      },
    );

    it("refuses a payload that is wrong, so that its consent means something", async () => {
      const { _rawEditEntity } = await import(EDIT);
      const wrong = (claims: object, datatype: string) =>
        _rawEditEntity({ id: "Q1", claims }, { P571: datatype }, "https://www.wikidata.org", {});
      await expect(wrong({ P571: [{ value: "no date" }] }, "time")).rejects.toThrow();
      await expect(wrong({ P571: [{ value: "x", rank: "best" }] }, "string")).rejects.toThrow();
    });
  },
);

/** Claims as wikibase-edit takes them: values without the wrapping, which it makes anew. */
function inputOf({ mainsnak, rank, qualifiers, references }: Json): Json {
  return {
    ...valueOfSnak(mainsnak),
    rank,
    qualifiers: mapClaims(qualifiers ?? {}, valueOfSnak),
    references: references.map(({ snaks }: Json) => ({ snaks: mapClaims(snaks, valueOfSnak) })),
  };
}

function valueOfSnak({ snaktype, datavalue }: Json): Json {
  if (snaktype !== "value") return { snaktype };
  const { type, value } = datavalue;
  return { snaktype, value: type === "wikibase-entityid" ? value.id : value };
}

/** What both say, without what is told for the ease of readers. */
function essenceOf({ mainsnak, rank, qualifiers, references }: Json): Json {
  return {
    rank,
    main: snakEssence(mainsnak),
    qualifiers: snaksOf(qualifiers).map(snakEssence),
    references: references.map(({ snaks }: Json) => snaksOf(snaks).map(snakEssence)),
  };
}

function snakEssence({ snaktype, property, datavalue }: Json): Json {
  const value = datavalue?.value?.["entity-type"] ? datavalue.value.id : datavalue?.value;
  return { snaktype, property, type: datavalue?.type, value };
}

function mapClaims(claims: Json, map: (claim: Json) => Json): Json {
  return Object.fromEntries(
    Object.entries<Json[]>(claims).map(([property, all]) => [property, all.map(map)]),
  );
}

function datatypesOf(claims: Json): Json {
  const found: Json = {};
  JSON.stringify(claims, (_, value) => {
    if (value?.property) found[value.property] = value.datatype;
    return value;
  });
  return found;
}

describe("wikibase-sdk", () => {
  it.each(PUBLICATIONS)("reads each item of %s whole", async (_, folder) => {
    const items: Json[] = JSON.parse(await exported(folder, "json"));
    for (const item of items) {
      const simple: Json = simplifyEntity(item, {
        keepQualifiers: true,
        keepReferences: true,
        keepRanks: true,
        keepSnaktypes: true,
        keepNonTruthy: true,
      });
      expect(simple.id).toBe(item.id);
      expect(simple.labels ?? {}).toEqual(
        Object.fromEntries(
          Object.entries<Json>(item.labels ?? {}).map(([language, { value }]) => [language, value]),
        ),
      );
      const read: Json[] = Object.values(simple.claims).flat();
      const written = claimsOf(item);
      expect(read.map(({ rank, snaktype }) => [rank, snaktype])).toEqual(
        written.map(({ rank, mainsnak }) => [rank, mainsnak.snaktype]),
      );
      expect(read.map(({ qualifiers }) => snaksOf(qualifiers).length)).toEqual(
        written.map(({ qualifiers }) => snaksOf(qualifiers).length),
      );
      expect(
        read.map(({ references }) => references.map((one: Json) => snaksOf(one).length)),
      ).toEqual(
        written.map(({ references }) => references.map(({ snaks }: Json) => snaksOf(snaks).length)),
      );
    }
  });
});

describe.skipIf(!hasToolkit)(
  `Wikidata-Toolkit${unless(hasToolkit, "install libwikidata-toolkit-java and a JDK")}`,
  () => {
    it.each(PUBLICATIONS)(
      "reads each item of %s with all its statements, qualifiers and references, and writes it the same",
      async (_, folder) => {
        const json = await exported(folder, "json");
        const java = runToolkit("ReadEntities.java");
        java.stdin?.end(json);
        const { code, out, err } = await finish(java);
        expect({ code, err }).toEqual({ code: 0, err: "" });
        const counted = out
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line));
        expect(counted).toEqual(JSON.parse(json).map(countsOf));
        expect(counted.some(({ qualifiers }) => qualifiers > 0)).toBe(true);
      },
    );
  },
);

function countsOf(item: Json): Json {
  const statements = claimsOf(item);
  const references = statements.flatMap((statement) => statement.references);
  const sum = (all: readonly unknown[][]) => all.reduce((total, { length }) => total + length, 0);
  return {
    id: item.id,
    labels: Object.keys(item.labels ?? {}).length,
    descriptions: Object.keys(item.descriptions ?? {}).length,
    aliases: sum(Object.values<unknown[]>(item.aliases ?? {})),
    statements: statements.length,
    qualifiers: sum(statements.map(({ qualifiers }) => snaksOf(qualifiers))),
    references: references.length,
    snaks: sum(references.map(({ snaks }) => snaksOf(snaks))),
    stable: true,
  };
}
