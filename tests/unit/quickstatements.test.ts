// Every value survives the way to QuickStatements, or the check says beforehand that it would not.

import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkEntities } from "../../src/wikibase/check/check.ts";
import { writeCommands } from "../../src/wikibase/commands.ts";
import { writeCsv } from "../../src/wikibase/csv.ts";
import type { ExportFormat } from "../../src/wikibase/format-names.ts";
import { errorsFor } from "../../src/wikibase/formats.ts";
import { entityJson } from "../../src/wikibase/json.ts";
import type { Entity } from "../../src/wikibase/model.ts";
import { writeQuickStatements } from "../../src/wikibase/quickstatements.ts";
import { DATATYPES, entities, expected, expectedInCsv } from "./quickstatements/facts.ts";
import { fromCommands, fromEntity } from "./quickstatements/json.ts";
import type { ParsedCommand } from "./quickstatements/parsed.ts";
import * as qs2 from "./quickstatements/qs2.ts";
import * as qs3 from "./quickstatements/qs3.ts";

const RUNS = { numRuns: 500 };

vi.setConfig({ testTimeout: 60_000 });

/** Whether the check lets the export pass. */
function passes(given: readonly Entity[], format: ExportFormat): boolean {
  const none = () => [];
  const subject = { entities: given, known: [], matchedNamed: none, classesOf: none, idsOf: none };
  return errorsFor(format, checkEntities(subject)).length === 0;
}

/** Runs `holds` on items that pass; enough of them must, or the property says nothing. */
function forAllThatPass(format: ExportFormat, holds: (given: readonly Entity[]) => void): void {
  let passed = 0;
  let withStatements = 0;
  fc.assert(
    fc.property(entities, (given) => {
      if (!passes(given, format)) return;
      passed += 1;
      if (given.some(({ statements }) => statements.length > 0)) withStatements += 1;
      holds(given);
    }),
    RUNS,
  );
  expect(passed).toBeGreaterThan(50);
  expect(withStatements).toBeGreaterThan(20);
}

const inOrder = (commands: readonly ParsedCommand[]) =>
  commands.map((command) => JSON.stringify(command)).sort();

describe("what is written for QuickStatements", () => {
  it("is read from V1 by both readers as it was meant, and neither complains", () => {
    forAllThatPass("quickstatements", (given) => {
      const text = writeQuickStatements(given);
      const meant = { commands: expected(given), complaints: [] };
      expect(qs2.readV1(text)).toEqual(meant);
      expect(qs3.readV1(text)).toEqual(meant);
    });
  });

  it("is read from CSV by both readers as it was meant, file by file, and no row is sparse", () => {
    forAllThatPass("csv", (given) => {
      const files = writeCsv(given);
      const meant = inOrder(expectedInCsv(given));
      for (const { readCsvFile } of [qs2, qs3]) {
        const read = files.map(readCsvFile);
        expect(read.flatMap(({ complaints }) => complaints)).toEqual([]);
        expect(inOrder(read.flatMap(({ commands }) => commands))).toEqual(meant);
      }
      expect(new Set(files.map((file) => file.split("\n")[0])).size).toBe(files.length);
    });
  });

  it("stands in the JSON of commands as it was meant", () => {
    forAllThatPass("commands", (given) => {
      expect(fromCommands(writeCommands(given))).toEqual(expected(given));
    });
  });

  it("stands in the JSON of Wikibase with rank, precision and globe, but for what waits for an id", () => {
    forAllThatPass("json", (given) => {
      for (const entity of given) {
        const json = JSON.parse(JSON.stringify(entityJson(entity, { datatypes: DATATYPES })));
        const ready = entity.statements.filter(
          (statement) => !JSON.stringify(statement).includes('"new-item"'),
        );
        expect(fromEntity(json)).toEqual(
          ready.map(({ main, rank, qualifiers, references }) => ({
            main,
            rank,
            qualifiers,
            references,
          })),
        );
      }
    });
  });
});

describe("the readers that this test has of its own", () => {
  it.each([
    ["a label without quotes", "LAST\tLen\tKazakhstan\n"],
    ["a row that begins with no id", "Kazakhstan\tP31\tQ6256\n"],
    ["a row in small letters", "q1\tp31\tq5\n"],
    ["two aliases in a row", 'LAST\tAen\t"one"\t"two"\n'],
  ])("know that QuickStatements 2 drops %s without a word", (_, text) => {
    expect(qs2.readV1(text)).toEqual({ commands: [], complaints: [] });
  });

  it("know that it keeps an address without quotes as a value of an unknown type, without a word", () => {
    const { commands, complaints } = qs2.readV1("Q1\tP31\tQ5\tS854\thttps://example.org/\n");
    expect(commands).toMatchObject([{ references: [[["P854", "unknown"]]] }]);
    expect(complaints).toEqual([]);
  });

  it.each([
    ["an odd number of columns", "Q1\tP31\tQ5\tP580\n", "Incomplete"],
    ["bounds in brackets", "Q1\tP2046\t100[95,105]U4917\n", "PARSE"],
    ["a rank", 'Q1\tP31\tQ5\tR+\tS854\t"https://example.org/"\n', "Incomplete"],
    ["a language with digits", 'Q1\tP1476\tes-419:"x"\n', "PARSE"],
  ])("know that it complains of %s", (_, text, complaint) => {
    expect(qs2.readV1(text).complaints.join()).toContain(complaint);
  });

  it("know that an empty cell is a value for one and nothing for the other", () => {
    const text = "qid,P31,P17\nQ1,Q5,\n";
    expect(qs2.readCsvFile(text).complaints).toEqual(["PARSE "]);
    expect(qs3.readCsvFile(text)).toMatchObject({
      commands: [{ property: "P31" }],
      complaints: [],
    });
  });
});
