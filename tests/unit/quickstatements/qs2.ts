// A reader with the rules of QuickStatements 2, its silences included; made from notes on its behaviour.

import { NAMES, type Parsed, type ParsedCommand, readCsv, sum, worth } from "./parsed.ts";

const ENTITY = "http://www.wikidata.org/entity/";

export function readV1(text: string): Parsed {
  const lines = text.includes("\n") ? text.split("\n") : text.split("||");
  const found = lines
    .filter((line) => line.trim() !== "")
    .map((line) => readLine(line.includes("\t") ? line.split("\t") : line.split("|")));
  return {
    commands: found.flatMap(({ commands }) => commands),
    complaints: found.flatMap(({ complaints }) => complaints),
  };
}

function readLine(given: readonly string[]): Parsed {
  const columns = given.map((column) => column.replace(/^[ \n\r\v\f\0]+|[ \n\r\v\f\0]+$/g, ""));
  const [subject = "", property = "", value = "", ...rest] = columns;
  if (subject.toUpperCase() === "CREATE") return said({ what: "create" });
  if (!/^([QPLM]\d+|LAST)$/.test(subject)) return NOTHING;
  const name = /^([LDA])(.+)$/.exec(property);
  if (name !== null && !/^P\d+$/.test(property)) {
    const text = /^"(.*)"$/s.exec(value)?.[1];
    if (columns.length !== 3 || text === undefined) return NOTHING;
    const what = NAMES[name[1] ?? ""] ?? "label";
    return said({ what, subject, language: name[2] ?? "", text: trimmed(text) });
  }
  if (!/^P\d+$/.test(property)) return NOTHING;
  return readStatement(subject, property, value, rest);
}

function readStatement(
  subject: string,
  property: string,
  value: string,
  rest: readonly string[],
): Parsed {
  const complaints: string[] = [];
  const main = readValue(value);
  if (main === undefined) complaints.push(`PARSE ${value}`);
  const qualifiers: [string, unknown][] = [];
  const references: [string, unknown][][] = [];
  let isSource = false;
  for (let at = 0; at + 1 < rest.length; at += 2) {
    const [, bang, letter, number] = /^(!?)([PS])(\d+)$/i.exec(rest[at] ?? "") ?? [];
    if (number === undefined) complaints.push(`not a qualifier or source: ${rest[at]}`);
    const pair: [string, unknown] = [`P${number}`, readValue(rest[at + 1] ?? "") ?? "unknown"];
    if (letter === "P") qualifiers.push(pair);
    else if (bang === "!" || !isSource) references.push([pair]);
    else references.at(-1)?.push(pair);
    isSource = letter !== "P";
  }
  if (rest.length % 2 === 1) complaints.push("Incomplete reference/qualifier list");
  const statement = { subject, property, value: main ?? "unknown", qualifiers, references };
  return { commands: [{ what: "statement", ...statement }], complaints };
}

/** Empty cells are values like any other. */
export function readCsvFile(text: string): Parsed {
  const [head = [], ...rows] = readCsv(text);
  if (head[0] !== "qid") return NOTHING;
  const complaints: string[] = [];
  const commands = rows.flatMap((row) => readRow(head, row, complaints));
  return { commands, complaints };
}

interface Open {
  readonly property: string;
  readonly value: unknown;
  readonly qualifiers: [string, unknown][];
  readonly references: [string, unknown][][];
}

function readRow(head: readonly string[], row: readonly string[], complaints: string[]) {
  const subject = row[0] === "" ? "LAST" : (row[0] ?? "");
  const commands: ParsedCommand[] = row[0] === "" ? [{ what: "create" }] : [];
  let open: Open | undefined;
  for (const [at, name] of head.entries()) {
    if (at === 0) continue;
    const cell = row[at] ?? "";
    const value = readValue(cell);
    const [, letters = "", rest = ""] = /^(qal|[LDAPSs])(.*)$/.exec(name) ?? [];
    const what = NAMES[letters];
    if (what !== undefined) commands.push({ what, subject, language: rest, text: trimmed(cell) });
    else if (value === undefined) complaints.push(`PARSE ${cell}`);
    else if (letters === "P") {
      open = { property: name, value, qualifiers: [], references: [] };
      commands.push({ what: "statement", subject, ...open });
    } else if (letters === "qal") open?.qualifiers.push([`P${rest}`, value]);
    else if (letters === "S") open?.references.push([[`P${rest}`, value]]);
    else open?.references.at(-1)?.push([`P${rest}`, value]);
  }
  return commands;
}

type Form = readonly [pattern: RegExp, read: (parts: readonly string[]) => unknown];

const FORMS: readonly Form[] = [
  [/^(somevalue|novalue)$/, ([, word]) => ({ snak: word })],
  [/^(LAST|[QP]\d+)$/, ([, id]) => ({ id })],
  [/^"(.*)"$/s, ([, text = ""]) => ({ text: trimmed(text) })],
  [/^([a-z_-]+):"(.*)"$/is, ([, language, text = ""]) => ({ language, text: trimmed(text) })],
  [
    /^([+-]?)(\d+-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/?(\d*)(\/J)?$/,
    ([, sign, rest, precision, julian]) => ({
      time: `${sign}${rest}`,
      precision: precision === "" ? 9 : Number(precision),
      calendar: `${ENTITY}${julian === undefined ? "Q1985727" : "Q1985786"}`,
    }),
  ],
  [
    /^@\s*([+-]?[0-9.]+)\s*\/\s*([+-]?[0-9.]+)$/,
    ([, latitude, longitude]) => ({
      latitude: Number(latitude),
      longitude: Number(longitude),
      precision: 0.000001,
    }),
  ],
  [
    /^([+-]?\d+(?:\.\d+)?)(?:~([+-]?\d+(?:\.\d+)?))?(?:U(\d+))?$/,
    ([, amount = "", error, unit]) => ({
      amount: worth(amount),
      unit: unit === undefined ? "1" : `${ENTITY}Q${unit}`,
      ...(error !== undefined && {
        upper: worth(sum(amount, error)),
        lower: worth(sum(amount, `-${error}`)),
      }),
    }),
  ],
];

/** Nothing when it becomes a value of type unknown. */
function readValue(column: string): unknown {
  const text = trimmed(column);
  const found = FORMS.map(([pattern, read]) => ({ read, parts: pattern.exec(text) })).find(
    ({ parts }) => parts !== null,
  );
  return found?.parts === null ? undefined : found?.read(found.parts ?? []);
}

const NOTHING: Parsed = { commands: [], complaints: [] };

function said(command: ParsedCommand): Parsed {
  return { commands: [command], complaints: [] };
}

/** PHP cuts these off and no others. */
function trimmed(text: string): string {
  return text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, "");
}
