// SPARQL 1.1 Query Results: reads JSON, and writes JSON, XML, CSV and TSV.

import type { Term } from "@rdfjs/types";
import { z } from "zod";
import type { EngineResultId } from "../model/format.ts";
import { term } from "../model/vocabulary.ts";
import { factory, termToNTriples } from "./term.ts";

/** A table of terms, or the answer to an ASK. */
export type Solutions =
  | { readonly columns: readonly string[]; readonly rows: readonly Solution[] }
  | { readonly boolean: boolean };

/** Terms by column; a column without a value is not there. */
export type Solution = Readonly<Record<string, Term>>;

const Value = z.object({
  type: z.enum(["uri", "literal", "typed-literal", "bnode"]),
  value: z.string(),
  "xml:lang": z.string().optional(),
  datatype: z.string().optional(),
});
const Document = z.union([
  z.object({ boolean: z.boolean() }),
  z.object({
    head: z.object({ vars: z.array(z.string()).default([]) }),
    results: z.object({ bindings: z.array(z.record(z.string(), Value)) }),
  }),
]);

/** Reads SPARQL 1.1 Query Results JSON. @throws Error when the text is anything else, or not whole */
export function readSolutions(text: string): Solutions {
  const document = Document.parse(JSON.parse(text));
  if ("boolean" in document) return document;
  const rows = document.results.bindings.map((binding) =>
    Object.fromEntries(Object.entries(binding).map(([name, value]) => [name, termOf(value)])),
  );
  return { columns: document.head.vars, rows };
}

function termOf({ type, value, datatype, "xml:lang": language }: z.infer<typeof Value>): Term {
  if (type === "uri") return factory.namedNode(value);
  if (type === "bnode") return factory.blankNode(value);
  if (language !== undefined && language !== "") return factory.literal(value, language);
  return factory.literal(value, datatype === undefined ? undefined : factory.namedNode(datatype));
}

const WRITERS: Readonly<Record<EngineResultId, (results: Solutions) => string>> = {
  json: writeJson,
  xml: writeXml,
  csv: writeCsv,
  tsv: writeTsv,
};

export function writeSolutions(results: Solutions, format: EngineResultId): string {
  return WRITERS[format](results);
}

const STRING = term("xsd", "string");

function writeJson(results: Solutions): string {
  if ("boolean" in results) return JSON.stringify({ head: {}, boolean: results.boolean });
  const { columns, rows } = results;
  const bindings = rows.map((row) =>
    Object.fromEntries(
      columns.flatMap((name) => (row[name] === undefined ? [] : [[name, jsonOf(row[name])]])),
    ),
  );
  return JSON.stringify({ head: { vars: columns }, results: { bindings } });
}

function jsonOf(value: Term): object {
  if (value.termType === "NamedNode") return { type: "uri", value: value.value };
  if (value.termType !== "Literal") return { type: "bnode", value: value.value };
  const { language, datatype } = value;
  if (language !== "") return { type: "literal", value: value.value, "xml:lang": language };
  return datatype.value === STRING
    ? { type: "literal", value: value.value }
    : { type: "literal", value: value.value, datatype: datatype.value };
}

function writeXml(results: Solutions): string {
  const columns = "boolean" in results ? [] : results.columns;
  const head = columns.map((name) => `<variable name="${escapeXml(name)}"/>`).join("");
  const body =
    "boolean" in results
      ? `<boolean>${results.boolean}</boolean>`
      : `<results>${results.rows.map((row) => xmlRow(columns, row)).join("")}</results>`;
  return `<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>${head}</head>${body}</sparql>`;
}

function xmlRow(columns: readonly string[], row: Solution): string {
  const cells = columns.flatMap((name) =>
    row[name] === undefined
      ? []
      : [`<binding name="${escapeXml(name)}">${xmlOf(row[name])}</binding>`],
  );
  return `<result>${cells.join("")}</result>`;
}

function xmlOf(value: Term): string {
  const text = escapeXml(value.value);
  if (value.termType === "NamedNode") return `<uri>${text}</uri>`;
  if (value.termType !== "Literal") return `<bnode>${text}</bnode>`;
  const { language, datatype } = value;
  if (language !== "") return `<literal xml:lang="${escapeXml(language)}">${text}</literal>`;
  return datatype.value === STRING
    ? `<literal>${text}</literal>`
    : `<literal datatype="${escapeXml(datatype.value)}">${text}</literal>`;
}

// Ends of lines would be read as one another (XML 1.0 §2.11).
const XML: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"\r\n]/g, (character) => XML[character] ?? character);
}

/** CSV keeps the text of terms alone. ASK has no form there (SPARQL 1.1 CSV and TSV); the word is given. */
function writeCsv(results: Solutions): string {
  if ("boolean" in results) return String(results.boolean);
  const { columns, rows } = results;
  const lines = rows.map((row) => columns.map((name) => csvCell(row[name])).join(","));
  return [columns.map(csvText).join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function csvCell(value: Term | undefined): string {
  if (value === undefined) return "";
  return csvText(value.termType === "BlankNode" ? `_:${value.value}` : value.value);
}

function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeTsv(results: Solutions): string {
  if ("boolean" in results) return String(results.boolean);
  const { columns, rows } = results;
  const lines = rows.map((row) =>
    columns.map((name) => (row[name] === undefined ? "" : tsvCell(row[name]))).join("\t"),
  );
  const head = columns.map((name) => `?${name}`).join("\t");
  return [head, ...lines].map((line) => `${line}\n`).join("");
}

/** Numbers that Turtle writes bare (TSV §4.2). */
const BARE: Readonly<Record<string, RegExp>> = {
  [term("xsd", "integer")]: /^[+-]?\d+$/,
  [term("xsd", "decimal")]: /^[+-]?\d*\.\d+$/,
  [term("xsd", "double")]: /^[+-]?(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+$/,
};

function tsvCell(value: Term): string {
  const isBare = value.termType === "Literal" && BARE[value.datatype.value]?.test(value.value);
  return isBare ? value.value : termToNTriples(value);
}
