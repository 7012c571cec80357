// What charts share: their colours, and the table that says the same.

import { html, raw } from "hono/html";
import type { Markup } from "../markup.ts";
import { VIEW } from "../words/views.ts";
import { type Drawing, figureMarkup } from "./drawing.ts";
import { tableView } from "./table.ts";
import type { Shown } from "./view.ts";

/** The chart with its table; the table alone where nothing can be drawn. */
export function chartMarkup(shown: Shown, drawing: Drawing | undefined): Markup {
  const table = tableView(shown);
  if (drawing === undefined) return table;
  return figureMarkup(
    drawing,
    html`<details><summary>${shown.page.say(VIEW.data)}</summary>${table}</details>`,
  );
}

/** Colours of series, for drawings without the style of pages. */
const COLOURS = ["#0a5a6e", "#9a3d1f", "#6d5a0b", "#66418a", "#37682a", "#a02657"];

/** Attributes that paint a series; lines and names tell series apart too. */
export function paintOf(series: number): Markup {
  const at = series % COLOURS.length;
  return html`${raw(`class="c${at + 1}" fill="currentColor" color="${COLOURS[at]}"`)}`;
}
