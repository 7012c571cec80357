// How the things of a list are shown: each view by its name.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import type { ListView } from "../publish/browse/address.ts";
import type { List } from "../publish/browse/list.ts";
import { whenOf, whereOf } from "../publish/browse/placed.ts";
import { type ListRows, rowsOf } from "../publish/browse/rows.ts";
import type { Binding, Row } from "../query/results.ts";
import { facetName } from "./facet-markup.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import type { Sources } from "./sources.ts";
import { linkTo, termMarkup } from "./term.ts";
import { FITS } from "./views/fits.ts";
import type { Shown, ShownRow } from "./views/view.ts";
import { VIEWS } from "./views/views.ts";
import { BROWSE } from "./words/browse.ts";

/** A list with its rows, and the page with the names of all that they tell of. */
export interface ListShown {
  readonly page: Page;
  readonly list: List;
  readonly rows: ListRows;
  readonly sources: Sources;
}

interface ListViewer {
  /** Whether there is something to be shown so. */
  readonly fits: (shown: ListShown) => boolean;
  readonly show: (shown: ListShown) => Markup;
}

export const LIST_VIEWERS: Readonly<Record<ListView, ListViewer>> = {
  table: { fits: () => true, show: rowsTable },
  cards: { fits: () => true, show: rowCards },
  timeline: {
    fits: (shown) => FITS.timeline(inTime(shown)),
    show: (shown) => VIEWS.timeline(inTime(shown)),
  },
  map: {
    fits: (shown) => FITS.map(inSpace(shown)),
    show: (shown) => VIEWS.map(inSpace(shown)),
  },
};

export function listShown(page: Page, list: List, sources: Sources): ListShown {
  return { page: page.with(list.release), list, rows: rowsOf(list), sources };
}

function rowsTable({ page, list, rows: { columns, rows }, sources }: ListShown): Markup {
  const heads = columns.map((column) => html`<th scope="col">${facetName(page, column)}</th>`);
  const lines = rows.map(({ iri, cells }) => {
    const shown = columns.map(
      ({ key }) => html`<td>${valuesMarkup(page, cells.get(key) ?? [], sources)}</td>`,
    );
    return html`<tr><th scope="row">${linkTo(page, iri)}</th>${shown}</tr>`;
  });
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${nameOf(page, list)}"><table><thead><tr><th scope="col">${page.say(BROWSE.name)}</th>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function rowCards({ page, rows: { columns, rows }, sources }: ListShown): Markup {
  const cards = rows.map(({ iri, cells }) => {
    const description = page.release.labels.description(iri);
    const facts = columns.flatMap((column) => {
      const said = cells.get(column.key) ?? [];
      return said.length === 0
        ? []
        : [html`<dt>${facetName(page, column)}</dt><dd>${valuesMarkup(page, said, sources)}</dd>`];
    });
    return html`<li class="card"><h2>${linkTo(page, iri)}</h2>${description === undefined ? "" : html`<p${languageMark(page, description.language)}>${description.value}</p>`}${facts.length === 0 ? "" : html`<dl>${facts}</dl>`}</li>`;
  });
  return html`<ul class="cards">${cards}</ul>`;
}

function valuesMarkup(page: Page, said: readonly Quad[], sources: Sources): Markup {
  const byValue = new Map<string, Quad[]>();
  for (const quad of said) {
    const key = JSON.stringify(quad.object);
    byValue.set(key, [...(byValue.get(key) ?? []), quad]);
  }
  const values = [...byValue.values()].map((same) => {
    const [first] = same;
    return first === undefined
      ? ""
      : html`<li>${termMarkup(page, first.object)}${sources.marks(same)}</li>`;
  });
  return html`<ul class="values">${values}</ul>`;
}

function inTime({ page, list, rows, sources }: ListShown): Shown {
  const shown = rows.rows.map((row) => {
    const { date, start, end } = whenOf(list.release, row);
    return shownRow(row.iri, { date, start, end });
  });
  const kinds = ["date", "start", "end"] as const;
  const used = kinds.filter((name) => shown.some(({ cells }) => cells[name] !== undefined));
  const columns = [
    ...used.map((name) => ({ name, title: page.say(BROWSE[name]) })),
    { name: "thing", title: page.say(BROWSE.name) },
  ];
  return { id: "list", page, sources, title: nameOf(page, list), columns, rows: shown };
}

function inSpace({ page, list, rows, sources }: ListShown): Shown {
  const shown = rows.rows.map((row) => {
    const where = whereOf(list.release, row);
    const shownOne = shownRow(row.iri, { wkt: where?.wkt });
    const place: Binding = { type: "uri", value: where?.place ?? row.iri };
    return { ...shownOne, cells: { ...shownOne.cells, place } };
  });
  const columns = [
    { name: "thing", title: page.say(BROWSE.name) },
    { name: "place", title: page.say(BROWSE.place) },
    { name: "wkt", title: page.say(BROWSE.point) },
  ];
  return { id: "list", page, sources, title: nameOf(page, list), columns, rows: shown };
}

/** A row of a thing and of literals that are said, with those who say so. */
function shownRow(iri: string, said: Readonly<Record<string, Quad | undefined>>): ShownRow {
  const cells: Record<string, Binding> = { thing: { type: "uri", value: iri } };
  const sources: string[] = [];
  for (const [name, quad] of Object.entries(said)) {
    if (quad?.object.termType !== "Literal") continue;
    const { value, datatype } = quad.object;
    cells[name] = { type: "literal", value, datatype: datatype.value };
    sources.push(quad.graph.value);
  }
  const row: Row = cells;
  return { cells: row, sources };
}

function nameOf(page: Page, { kind }: List): string {
  return page.release.labels.label(kind).value;
}
