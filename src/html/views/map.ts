// Rows with points: a map of the places and ways, and the table that says the same.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { VIEW } from "../words/views.ts";
import { cellMarkup } from "./cell.ts";
import { type Drawing, figureMarkup } from "./drawing.ts";
import { drawMap } from "./map-drawing.ts";
import type { Region } from "./map-window.ts";
import { mappedRows } from "./mapped.ts";
import { tableView } from "./table.ts";
import type { Shown, ShownRow } from "./view.ts";

/** A table where no row has a point. With a region that part of the world alone is drawn; the table has all. */
export function mapView(shown: Shown, region?: Region): Markup {
  const mapped = mappedRows(shown);
  const drawing = drawMap(shown, mapped, region);
  if (drawing === undefined) return tableView(shown);
  const { page } = shown;
  return figureMarkup(
    drawing,
    html`${withoutPoint(shown, mapped.unplaced, mapped.names)}<details><summary>${page.say(VIEW.data)}</summary>${tableView(shown)}</details>`,
  );
}

/** The map alone; nothing when no row has a point. */
export function mapDrawing(shown: Shown): Drawing | undefined {
  return drawMap(shown, mappedRows(shown));
}

function withoutPoint(
  { page }: Shown,
  rows: readonly ShownRow[],
  names: readonly string[],
): Markup | string {
  if (rows.length === 0) return "";
  const items = rows.map(({ cells }) => {
    const parts = names.map(
      (name, at) => html`${at === 0 ? "" : " → "}${cellMarkup(page, cells, name)}`,
    );
    return html`<li>${parts}</li>`;
  });
  return html`<p class="soft">${page.say(VIEW.unplaced)}</p><ul class="columns unplaced">${items}</ul>`;
}
