// Rows of a query as views take them: without the columns that name others, and with those who say so set apart.

import type { Row } from "../../query/results.ts";
import { textOf } from "../../query/results.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";
import { BROWSE } from "../words/browse.ts";
import type { Catalogue } from "../words/message.ts";
import { ONTOLOGY } from "../words/ontology.ts";
import { VIEW } from "../words/views.ts";
import type { Column, Rows, Shown, ShownRow } from "./view.ts";

/** By the custom of Wikidata queries, `?xLabel` is the name of what `?x` holds. */
const LABEL_COLUMN = /Label$/;

/** A column of this name holds who says what the row says: a graph, or a work. */
const SOURCE_COLUMN = "source";

/** Rows that say the same become one, with all that say so. */
export function shownOf(page: Page, sources: Sources, answer: Rows): Shown {
  const { columns, rows, query, title } = answer;
  const kept = columns.filter((name) => name !== SOURCE_COLUMN);
  return {
    id: (query?.slug ?? "answer").replace(/[^\w-]/g, "_"),
    page,
    sources,
    title,
    columns: kept
      .filter((name) => !namesAnother(name, kept))
      .map((name) => columnOf(page, name, answer)),
    rows: columns.includes(SOURCE_COLUMN)
      ? merged(kept, rows)
      : rows.map((cells) => ({ cells, sources: [] })),
    ...(query !== undefined && { query }),
  };
}

function namesAnother(name: string, columns: readonly string[]): boolean {
  return LABEL_COLUMN.test(name) && columns.includes(name.replace(LABEL_COLUMN, ""));
}

/** What the columns of queries that pages make hold. */
const OWN_COLUMNS: Catalogue = {
  from: VIEW.from,
  property: ONTOLOGY.property,
  to: VIEW.to,
  date: BROWSE.date,
  end: BROWSE.end,
  thing: BROWSE.name,
  place: BROWSE.place,
  wkt: BROWSE.point,
  lane: ONTOLOGY.kind,
};

/** A column goes by the name of its term, where the query says which one that is; else by its own. */
function columnOf(page: Page, name: string, { query, isOwn = false }: Rows): Column {
  const term = query?.columns[name];
  if (term !== undefined) return { name, title: page.release.labels.label(term).value };
  const own = isOwn ? OWN_COLUMNS[name] : undefined;
  return { name, title: own ? page.say(own) : inWords(name.replace(LABEL_COLUMN, "")) };
}

function inWords(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function merged(columns: readonly string[], rows: readonly Row[]): ShownRow[] {
  const found = new Map<string, { cells: Row; sources: string[] }>();
  for (const row of rows) {
    const key = JSON.stringify(columns.map((name) => row[name]));
    const same = found.get(key) ?? { cells: row, sources: [] };
    const said = row[SOURCE_COLUMN];
    if (said !== undefined) same.sources.push(textOf(said));
    found.set(key, same);
  }
  return [...found.values()];
}
