// A reader with the rules of QuickStatements 3, made from notes on its behaviour: it complains where the other is silent.

import { NAMES, type Parsed, type ParsedCommand, readCsv, sum, worth } from "./parsed.ts";

const ENTITY = "http://www.wikidata.org/entity/";

export function readV1(text: string): Parsed {
  const complaints: string[] = [];
  const commands: ParsedCommand[] = [];
  for (const line of text.split("\n").map((one) => one.trim()))
    if (line !== "")
      try {
        const withTabs = line.includes("\t") ? line : line.replaceAll("|", "\t");
        commands.push(readLine(withoutSummary(withTabs)));
      } catch (error) {
        complaints.push(String(error));
      }
  return { commands, complaints };
}

function withoutSummary(line: string): string {
  return /^(.*?)\s*\/\*\s*(.*?)\s*\*\/\s*$/.exec(line)?.[1] ?? line;
}

function readLine(line: string): ParsedCommand {
  const columns = line
    .split("\t")
    .map((column) => column.trim())
    .filter((column) => column !== "");
  const subject = (columns[0] ?? "").toUpperCase();
  if (subject === "CREATE") {
    if (columns.length !== 1) throw new Error("CREATE has one column");
    return { what: "create" };
  }
  if (!/^([QPLM]\d+|LAST)$/.test(subject)) throw new Error(`Invalid entity ${subject}`);
  const property = columns[1] ?? "";
  const what = NAMES[property[0] ?? ""];
  if (what !== undefined) {
    const value = readOrRefuse(columns[2] ?? "");
    if (columns.length !== 3 || !isPlainText(value)) throw new Error(`${what} must be a string`);
    return { what, subject, language: property.slice(1), text: value.text };
  }
  if (!/^P\d+$/.test(property)) throw new Error(`Invalid property ${property}`);
  return { what: "statement", subject, property, ...pairsOf(columns) };
}

function pairsOf(columns: readonly string[]) {
  const value = readOrRefuse(columns[2] ?? "");
  const qualifiers: [string, unknown][] = [];
  const blocks: [string, unknown][][] = [[]];
  for (let at = 3; at + 1 < columns.length; at += 2) {
    const key = columns[at] ?? "";
    const pair = (name: string): [string, unknown] => [name, readOrRefuse(columns[at + 1] ?? "")];
    if (/^P\d+$/.test(key)) {
      qualifiers.push(pair(key));
      continue;
    }
    if (key.startsWith("!S")) blocks.push([]);
    const source = key.replace(/^!/, "");
    if (!/^S\d+$/.test(source)) throw new Error(`Invalid source ${source}`);
    blocks.at(-1)?.push(pair(`P${source.slice(1)}`));
  }
  return { value, qualifiers, references: blocks.filter((block) => block.length > 0) };
}

/** Empty cells are passed over; every cell is tried as a value first. */
export function readCsvFile(text: string): Parsed {
  const [head = [], ...rows] = readCsv(text);
  if (head[0] !== "qid") return { commands: [], complaints: ["the first column must be qid"] };
  const complaints: string[] = [];
  const commands = rows.flatMap((row) => {
    try {
      return readRow(head, row);
    } catch (error) {
      complaints.push(String(error));
      return [];
    }
  });
  return { commands, complaints };
}

function readRow(head: readonly string[], row: readonly string[]): ParsedCommand[] {
  const isNew = row[0] === "";
  const subject = isNew ? "LAST" : (row[0] ?? "");
  const commands: ParsedCommand[] = isNew ? [{ what: "create" }] : [];
  let qualifiers: [string, unknown][] = [];
  let references: [string, unknown][][] = [];
  for (const [at, name] of head.entries()) {
    const cell = (row[at] ?? "").trim();
    if (at === 0 || cell === "") continue;
    const what = NAMES[name[0] ?? ""];
    if (what !== undefined) {
      const value = triedValue(cell) ?? { text: cell };
      if (!isPlainText(value)) throw new Error(`${what} must be a string: ${cell}`);
      commands.push({ what, subject, language: name.slice(1), text: value.text });
    } else if (name.startsWith("qal"))
      qualifiers.push([name.replace("qal", "P"), readOrRefuse(cell)]);
    else if (/^S\d+$/.test(name)) references.push([[`P${name.slice(1)}`, readOrRefuse(cell)]]);
    else if (/^s\d+$/.test(name))
      references.at(-1)?.push([`P${name.slice(1)}`, readOrRefuse(cell)]);
    else if (/^P\d+$/.test(name)) {
      [qualifiers, references] = [[], []];
      const said = { property: name, value: readOrRefuse(cell), qualifiers, references };
      commands.push({ what: "statement", subject, ...said });
    } else throw new Error(`unknown column ${name}`);
  }
  return commands;
}

function readOrRefuse(column: string): unknown {
  const value = triedValue(column);
  if (value === undefined) throw new Error(`no value: ${column}`);
  return value;
}

function triedValue(column: string): unknown {
  const text = column.trim().replaceAll(/[“”]/g, '"');
  for (const read of READERS) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** In the order in which they are tried. */
const READERS: readonly ((text: string) => unknown)[] = [
  (text) => (/^(somevalue|novalue)$/.test(text) ? { snak: text } : undefined),
  (text) => (/^(LAST|[QMPL]\d+|L\d+-[FS]\d+)$/.test(text) ? { id: text } : undefined),
  (text) => only(/^"""(.*)"""$/, text, ([, inner]) => ({ text: inner })),
  (text) =>
    only(/^([a-z_-]+):"(.*)"$/, text, ([, language, inner = ""]) => ({
      language,
      text: inner.trim(),
    })),
  (text) => only(/^"(.*)"$/, text, ([, inner = ""]) => ({ text: inner.trim() })),
  readTime,
  (text) =>
    only(/^@\s*([+-]?[\d.]+)\s*\/\s*([+-]?[\d.]+)$/, text, ([, latitude, longitude]) => ({
      latitude: Number(latitude),
      longitude: Number(longitude),
      precision: 0.000001,
    })),
  readQuantity,
];

function readTime(text: string): unknown {
  const isJulian = text.endsWith("/J");
  const [moment = "", precision = "9"] = text.replace(/\/J$/, "").split("/");
  if (!/^[+-]?\d+-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(moment)) return undefined;
  const calendar = ENTITY + (isJulian ? "Q1985786" : "Q1985727");
  return { time: moment, precision: Number(precision), calendar };
}

function readQuantity(text: string): unknown {
  const [number = "", unit] = text.split("U");
  const [amount = "", error] = number.split("~").map((part) => part.trim());
  const isDecimal = (part: string) => /^[+-]?\d+(\.\d+)?$/.test(part);
  if (!isDecimal(amount) || (error !== undefined && !isDecimal(error))) return undefined;
  const bounds =
    error === undefined
      ? {}
      : { upper: worth(sum(amount, error)), lower: worth(sum(amount, `-${error}`)) };
  return { amount: worth(amount), unit: unit === undefined ? "1" : `${ENTITY}Q${unit}`, ...bounds };
}

function only(pattern: RegExp, text: string, make: (parts: readonly string[]) => unknown): unknown {
  const parts = pattern.exec(text);
  return parts === null ? undefined : make(parts);
}

function isPlainText(value: unknown): value is { readonly text: string } {
  return typeof value === "object" && value !== null && "text" in value && !("language" in value);
}
