// What is made of results in JSON (SPARQL 1.1 Query Results JSON Format): lines of JSON, and CSV that spreadsheets open safely.

import type { MadeResultId } from "../model/format.ts";

/** A term; the value of a triple term (SPARQL 1.2) is made of three more. */
export interface Binding {
  readonly type: string;
  readonly value:
    | string
    | { readonly subject: Binding; readonly predicate: Binding; readonly object: Binding };
  readonly datatype?: string;
  readonly "xml:lang"?: string;
}

export type Row = Readonly<Record<string, Binding>>;

/** A table of results; the answer of an ASK is a row of its own column. */
export interface Results {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly boolean?: boolean;
}

/** Reads what an engine of ours wrote, which needs no check. */
export function readResults(body: Uint8Array): Results {
  const json: {
    head: { vars?: string[] };
    boolean?: boolean;
    results?: { bindings: Row[] };
  } = JSON.parse(new TextDecoder().decode(body));
  const { boolean } = json;
  if (boolean === undefined)
    return { columns: json.head.vars ?? [], rows: json.results?.bindings ?? [] };
  return {
    columns: ["answer"],
    rows: [{ answer: { type: "literal", value: String(boolean) } }],
    boolean,
  };
}

/** What a cell shows of a term. */
export function textOf({ value }: Binding): string {
  if (typeof value === "string") return value;
  return `<<( ${[value.subject, value.predicate, value.object].map(textOf).join(" ")} )>>`;
}

export const RESULT_MAKERS: Readonly<Record<MadeResultId, (results: Results) => string>> = {
  ndjson: writeNdjson,
  spreadsheet: writeSpreadsheet,
};

/** One binding object a line, columns in their order; an ASK is one line with `boolean`. */
function writeNdjson({ columns, rows, boolean }: Results): string {
  if (boolean !== undefined) return `${JSON.stringify({ boolean })}\n`;
  const lines = rows.map((row) => {
    const bound = columns.flatMap((name) => {
      const binding = row[name];
      return binding === undefined ? [] : [[name, binding] as const];
    });
    return `${JSON.stringify(Object.fromEntries(bound))}\n`;
  });
  return lines.join("");
}

/** RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. */
function writeSpreadsheet({ columns, rows }: Results): string {
  const lines = rows.map((row) =>
    columns.map((name) => {
      const binding = row[name];
      return binding === undefined ? "" : cell(textOf(binding));
    }),
  );
  return `\ufeff${[columns.map(cell), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("")}`;
}

/** What begins so is a formula to some spreadsheet. */
const FORMULA = /^[=+\-@\t\r\n|＝＋－＠]/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
