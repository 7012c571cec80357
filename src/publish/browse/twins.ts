// Lists as data: the same things in the same order, for spreadsheets, programs and feed readers.

import type { Quad, Term } from "@rdfjs/types";
import type { Release } from "../../model/release.ts";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import { serializeToString } from "../../rdf/serialize.ts";
import { feedOf } from "./atom.ts";
import { writeEvents, writePoints } from "./dated-twins.ts";
import type { List, TwinOptions } from "./list.ts";
import { type ListRow, type ListRows, rowsOf } from "./rows.ts";

export interface Twin {
  readonly name: string;
  readonly mediaType: string;
  readonly write: (list: List, options: TwinOptions) => string | Promise<string>;
}

/** By the extension of their address. */
export const TWINS: Readonly<Record<string, Twin>> = {
  csv: { name: "CSV", mediaType: "text/csv", write: writeCsv },
  json: { name: "JSON", mediaType: "application/json", write: writeJson },
  ndjson: { name: "NDJSON", mediaType: "application/x-ndjson", write: writeNdjson },
  jsonld: { name: "JSON-LD", mediaType: "application/ld+json", write: writeJsonLd },
  geojson: { name: "GeoJSON", mediaType: "application/geo+json", write: writePoints },
  ics: { name: "iCalendar", mediaType: "text/calendar", write: writeEvents },
  atom: { name: "Atom", mediaType: "application/atom+xml", write: feedOf },
};

/** A value in JSON: an IRI with its label, or a literal with its language or datatype. */
type Value =
  | { readonly iri: string; readonly label: string }
  | { readonly value: string; readonly language?: string; readonly datatype?: string };

interface Entry {
  readonly iri: string;
  readonly label: string;
  readonly types: readonly string[];
  readonly values: Readonly<Record<string, readonly Value[]>>;
  /** Graphs that say so. */
  readonly sources: readonly string[];
}

function entriesOf(list: List, options: TwinOptions): { rows: ListRows; entries: Entry[] } {
  const rows = rowsOf(list);
  return { rows, entries: rows.rows.map((row) => entryOf(list.release, rows, row, options)) };
}

function entryOf(
  { quads, labels }: Release,
  { columns }: ListRows,
  { iri, cells }: ListRow,
  { languages }: TwinOptions,
): Entry {
  const label = (of: string) => labels.label(of, languages).value;
  const said = columns.flatMap(({ key }) => cells.get(key) ?? []);
  const own = quads.withSubject(iri);
  return {
    iri,
    label: label(iri),
    types: distinct(
      own.filter(({ predicate }) => predicate.value === RDF_TYPE).map(({ object }) => object.value),
    ),
    values: Object.fromEntries(
      columns.map(({ key }) => [
        key,
        distinctTerms(cells.get(key) ?? []).map((term) => jsonOf(term, label)),
      ]),
    ),
    sources: distinct(said.map(({ graph }) => graph.value).filter((graph) => graph !== "")),
  };
}

function jsonOf(term: Term, label: (iri: string) => string): Value {
  if (term.termType !== "Literal") return { iri: term.value, label: label(term.value) };
  const { value, language, datatype } = term;
  return language === "" ? { value, datatype: datatype.value } : { value, language };
}

/** RFC 4180. A column holds names and lexical forms, parted by `; `. */
function writeCsv(list: List, options: TwinOptions): string {
  const { rows, entries } = entriesOf(list, options);
  const keys = rows.columns.map(({ key }) => key);
  const lines = entries.map(({ iri, label, values, sources }) => [
    iri,
    label,
    ...keys.map((key) => (values[key] ?? []).map(inWords).join("; ")),
    sources.join(" "),
  ]);
  return [["iri", "label", ...keys, "source"], ...lines]
    .map((cells) => `${cells.map(csvCell).join(",")}\r\n`)
    .join("");
}

function inWords(value: Value): string {
  return "iri" in value ? value.label : value.value;
}

/** A cell of CSV, quoted where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function writeJson(list: List, options: TwinOptions): string {
  const { rows, entries } = entriesOf(list, options);
  const { next, shape } = options;
  const keys = rows.columns.map(({ key }) => key);
  const arrays = entries.map(({ iri, label, values, sources }) => [
    iri,
    label,
    ...keys.map((key) => values[key] ?? []),
    sources,
  ]);
  const body =
    shape === "arrays"
      ? { columns: ["iri", "label", ...keys, "sources"], rows: arrays }
      : { rows: entries };
  return JSON.stringify({ class: list.kind, total: list.total, ...body, next }, null, 1);
}

function writeNdjson(list: List, options: TwinOptions): string {
  return entriesOf(list, options)
    .entries.map((entry) => `${JSON.stringify(entry)}\n`)
    .join("");
}

/** All that is said of the things, in graphs. */
function writeJsonLd({ release, things }: List): Promise<string> {
  const quads = things.flatMap((iri) => release.quads.withSubject(iri));
  const { prefixes, context } = release;
  return serializeToString(quads, { format: "jsonld", prefixes, context });
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function distinctTerms(quads: readonly Quad[]): Term[] {
  return [...new Map(quads.map(({ object }) => [JSON.stringify(object), object])).values()];
}
