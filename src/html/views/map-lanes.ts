// Kinds of what a map shows, told apart by colours that a legend names.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { cellText } from "./cell.ts";
import { paintOf } from "./chart.ts";
import { shortened } from "./drawing.ts";
import type { MappedRow } from "./mapped.ts";
import type { ShownRow } from "./view.ts";

/** The number of each kind by its name; empty where there is but one, or more than colours can tell apart. */
export type Lanes = ReadonlyMap<string, number>;

const LANES_MAX = 6;
const ROW_HEIGHT = 18;

export function lanesOf(page: Page, rows: readonly MappedRow[]): Lanes {
  const names = new Set(rows.map(({ row }) => cellText(page, row.cells, "lane")));
  names.delete("");
  return names.size < 2 || names.size > LANES_MAX
    ? new Map()
    : new Map([...names].map((name, at) => [name, at]));
}

export function laneIn(page: Page, { cells }: ShownRow, lanes: Lanes): number | undefined {
  return lanes.size === 0 ? undefined : lanes.get(cellText(page, cells, "lane"));
}

/** The paint of a kind, or of what is of none. */
export function paintIn(lane: number | undefined): Markup {
  return lane === undefined ? html`fill="currentColor"` : paintOf(lane);
}

/** The names of the kinds beside their colours, in the upper left corner. */
export function legend(lanes: Lanes): Markup | string {
  if (lanes.size === 0) return "";
  const rows = [...lanes].map(([name, at]) => {
    const y = 16 + at * ROW_HEIGHT;
    return html`<circle cx="14" cy="${y}" r="5" ${paintOf(at)}/><text class="ink halo" x="26" y="${y + 4}" font-size="13" fill="#222" stroke="#fff" stroke-width="3" paint-order="stroke">${shortened(name, 40)}</text>`;
  });
  return html`<g class="legend">${rows}</g>`;
}
