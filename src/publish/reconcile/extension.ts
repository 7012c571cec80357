// Data extension: values of properties as cells of a table, and which properties things of a type have.

import type { Term } from "@rdfjs/types";
import type { Text } from "../../model/release.ts";
import { RDF_TYPE, term } from "../../model/vocabulary.ts";
import { type Named, type Things, WIKIDATA_ITEM } from "./things.ts";

/** What a cell holds. A date is a whole day; one that is known less exactly is a text. */
export type Cell =
  | { readonly thing: Named }
  | { readonly text: Text }
  | { readonly int: number }
  | { readonly float: number }
  | { readonly date: string };

export interface CellSettings {
  /** How many values a cell has at most; 0 for all. */
  readonly limit: number;
  /** How many values are passed over first. */
  readonly offset: number;
  readonly content: "literal" | "id";
  /** Texts in other languages are left out; "" for all. */
  readonly language: string;
}

interface SettingKind {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly type: "number" | "text" | "select";
  readonly default: number | string;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
}

/** The settings of a property, as both versions of the interface list them. */
export const PROPERTY_SETTINGS: readonly SettingKind[] = [
  {
    id: "limit",
    name: "Limit",
    help: "How many values a row gets at most; 0 for all",
    type: "number",
    default: 0,
  },
  {
    id: "offset",
    name: "Offset",
    help: "How many values are passed over first",
    type: "number",
    default: 0,
  },
  {
    id: "content",
    name: "Content",
    help: "What stands for a thing: the thing with its name, or its id as text",
    type: "select",
    default: "literal",
    choices: [
      { value: "literal", name: "Thing or literal" },
      { value: "id", name: "Id" },
    ],
  },
  {
    id: "language",
    name: "Language",
    help: "Code of a language such as es: texts in others are left out",
    type: "text",
    default: "",
  },
];

/** The values of a property of a thing, as cells. */
export function cellsOf(
  things: Things,
  id: string,
  property: string,
  { limit, offset, content, language }: CellSettings,
): Cell[] {
  const [iri] = things.identified(id);
  if (iri === undefined) return [];
  const values = things.valuesOf(iri, property).filter((value) => speaks(value, language));
  return values
    .slice(offset, limit === 0 ? undefined : offset + limit)
    .map((value) => toCell(things, property, value, content));
}

function speaks(value: Term, language: string): boolean {
  if (language === "" || value.termType !== "Literal" || value.language === "") return true;
  const [own, wanted] = [value.language.toLowerCase(), language.toLowerCase()];
  return own === wanted || own.startsWith(`${wanted}-`);
}

function toCell(things: Things, property: string, value: Term, content: "literal" | "id"): Cell {
  if (property === WIKIDATA_ITEM) return plain(value.value.replace(/^.*\//, ""));
  if (value.termType !== "Literal")
    return content === "id"
      ? plain(things.idOf(value.value))
      : { thing: things.named(value.value) };
  const { datatype, value: text, language } = value;
  if (datatype.value === term("xsd", "integer") && Number.isSafeInteger(Number(text)))
    return { int: Number(text) };
  if (/#(decimal|double|float)$/.test(datatype.value) && Number.isFinite(Number(text)))
    return { float: Number(text) };
  return DATES[datatype.value]?.(text) ?? { text: { value: text, language } };
}

/** XSD §3.3.7, §3.3.9: a day as its beginning, a time without zone as UTC; years before 1 stay texts. */
const DATES: Readonly<Record<string, (text: string) => Cell | undefined>> = {
  [term("xsd", "date")]: (text) => wholeDate(`${text.slice(0, 10)}T00:00:00Z`),
  [term("xsd", "dateTime")]: (text) =>
    wholeDate(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`),
};

function wholeDate(text: string): Cell | undefined {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text);
  return isWhole && !Number.isNaN(Date.parse(text)) ? { date: text } : undefined;
}

function plain(value: string): Cell {
  return { text: { value, language: "" } };
}

/** The class that the values of a property have, where the vocabulary says so (`rdfs:range`). */
export function rangeOf(things: Things, property: string): Named | undefined {
  const iri = things.iriOf(property);
  const ranges = things
    .valuesOf(iri, term("rdfs", "range"))
    .map(({ value }) => value)
    .filter((range) => things.release.classes.some((known) => known.iri === range));
  return ranges[0] === undefined ? undefined : things.named(ranges[0]);
}

/** How many things of a class are looked at to learn what they have. */
const SAMPLE = 2000;

/** Properties of the things of a class, those that most of them have first; of all things without a class. */
export function propertiesOfType(things: Things, id: string): Named[] {
  const counts = new Map<string, number>();
  const kinds = id === "" ? things.types() : [things.iriOf(id)];
  for (const kind of kinds)
    for (const iri of things.instancesOf(kind, SAMPLE)) {
      const own = new Set(things.quadsOf(iri).map(({ predicate }) => predicate.value));
      if (things.valuesOf(iri, WIKIDATA_ITEM).length > 0) own.add(WIKIDATA_ITEM);
      for (const property of own) counts.set(property, (counts.get(property) ?? 0) + 1);
    }
  counts.delete(RDF_TYPE);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([iri]) => things.property(iri === WIKIDATA_ITEM ? iri : things.idOf(iri)));
}
