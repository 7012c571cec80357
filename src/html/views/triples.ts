// Triples as a table, in which terms of one name can be told apart.

import { html } from "hono/html";
import { prefixedName } from "../../publish/editor-vocabulary.ts";
import { type Binding, type Row, textOf } from "../../query/results.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { THING } from "../words/thing.ts";
import { cellMarkup, cellText } from "./cell.ts";
import { tableView } from "./table.ts";
import type { Shown } from "./view.ts";

const TITLES = [THING.thing, THING.property, THING.value];

export function triplesView(shown: Shown): Markup {
  const { page, query } = shown;
  const columns = shown.columns.map((column, at) => {
    const title = TITLES[at];
    const isNamed = title === undefined || query?.columns[column.name] !== undefined;
    return isNamed ? column : { ...column, title: page.say(title) };
  });
  return tableView({ ...shown, columns }, termCell);
}

/** The IRI stands beside the name of what it names; a literal is told as one of its property. */
function termCell(page: Page, cells: Row, name: string): Markup | string {
  const value = cells[name];
  if (value === undefined) return "";
  if (value.type !== "uri") {
    const local = localName(cells["property"]);
    return cellMarkup(page, { [local]: value }, local);
  }
  const cell = cellMarkup(page, cells, name);
  const iri = textOf(value);
  const written = prefixedName(page.release.prefixes, iri) ?? `<${iri}>`;
  return cellText(page, cells, name) === iri
    ? cell
    : html`${cell} <code class="soft">${written}</code>`;
}

/** As `isYear` knows the names of columns. */
function localName(property: Binding | undefined): string {
  return property === undefined ? "" : (textOf(property).split(/[#/]/).at(-1) ?? "");
}
