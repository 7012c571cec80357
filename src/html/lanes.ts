// Links that narrow a page to what is of one kind.

import { html } from "hono/html";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { cellText } from "./views/cell.ts";
import type { Shown } from "./views/view.ts";
import { laneKey } from "./views/years.ts";
import { TIME } from "./words/pages.ts";

/** More kinds than this are no choice. */
const LANES_MAX = 20;

/** Nothing where there is no choice. `address` is that of the page with a lane, or with all. */
export function laneLinks(
  page: Page,
  all: readonly Shown[],
  chosen: string | undefined,
  address: (lane: string | undefined) => string,
): Markup | string {
  const lanes = new Map<string, string>();
  for (const { rows } of all)
    for (const { cells } of rows) {
      const key = laneKey(cells);
      if (key !== undefined) lanes.set(key, cellText(page, cells, "lane"));
    }
  if (lanes.size < 2 && chosen === undefined) return "";
  const link = (lane: string | undefined, name: string) =>
    html`<li><a href="${page.href(address(lane))}"${lane === chosen ? html` aria-current="true"` : ""}>${name}</a></li>`;
  const items = [...lanes].slice(0, LANES_MAX).map(([lane, name]) => link(lane, name));
  return html`<nav aria-label="${page.say(TIME.lanes)}"><ul class="tabs">${link(undefined, page.say(TIME.everything))}${items}</ul></nav>`;
}

/** A path with those of these parameters that have a value. */
export function pathWith(
  path: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? path : `${path}?${given.toString()}`;
}
