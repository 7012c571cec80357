// Rows with dates: a strip of time, and the list that says the same.

import { html } from "hono/html";
import { groupBy } from "../../model/group.ts";
import { calendarDay } from "../../model/span.ts";
import type { Markup } from "../markup.ts";
import { yearText } from "../words/dates.ts";
import { VIEW } from "../words/views.ts";
import { cellMarkup } from "./cell.ts";
import { type DatedRow, datedRows, type Roles, rolesOf } from "./dated.ts";
import { type Drawing, figureMarkup } from "./drawing.ts";
import { tableView } from "./table.ts";
import { type Stretch, timelineStrip } from "./timeline-strip.ts";
import type { Shown, ShownRow } from "./view.ts";

/** A table where no row has a date. `part` is the part of time to be drawn, if not all of it. */
export function timelineView(shown: Shown, part: Stretch = {}): Markup {
  const roles = rolesOf(shown);
  const { dated } = datedRows(shown, roles);
  const strip = timelineStrip(shown, roles, dated, part);
  return strip === undefined ? tableView(shown) : figureMarkup(strip, timelineList(shown));
}

/** The rows by their years. */
export function timelineList(shown: Shown): Markup {
  const roles = rolesOf(shown);
  const { dated, undated } = datedRows(shown, roles);
  return yearList(shown, roles, dated, undated);
}

/** The strip alone; nothing when no row has a date. */
export function timelineDrawing(shown: Shown): Drawing | undefined {
  const roles = rolesOf(shown);
  return timelineStrip(shown, roles, datedRows(shown, roles).dated);
}

function yearList(
  shown: Shown,
  roles: Roles,
  dated: readonly DatedRow[],
  undated: readonly ShownRow[],
): Markup {
  const { language } = shown.page;
  const years = [...groupBy(dated, ({ span }) => calendarDay(span.from).year)].map(([year, rows]) =>
    yearGroup(
      shown,
      roles,
      yearText(language, year),
      rows.map(({ row }) => row),
    ),
  );
  const rest =
    undated.length === 0 ? "" : yearGroup(shown, roles, shown.page.say(VIEW.undated), undated);
  return html`<ol class="years">${years}${rest}</ol>`;
}

function yearGroup(shown: Shown, roles: Roles, title: string, rows: readonly ShownRow[]): Markup {
  const items = rows.map((row) => html`<li>${rowMarkup(shown, roles, row)}</li>`);
  return html`<li><strong>${title}</strong><ol>${items}</ol></li>`;
}

/** The dates, the thing, and what else the row says. */
function rowMarkup(
  { page, sources }: Shown,
  roles: Roles,
  { cells, sources: said }: ShownRow,
): Markup {
  const cell = (name: string) => cellMarkup(page, cells, name);
  const dates = roles.dates.filter((name) => cells[name] !== undefined).map(cell);
  const when = dates.map((date, at) => html`${at === 0 ? "" : " – "}${date}`);
  const more = [...(roles.lane === undefined ? [] : [roles.lane]), ...roles.others]
    .filter((name) => cells[name] !== undefined)
    .map((name) => html` <span class="soft">· ${cell(name)}</span>`);
  const thing = roles.thing === undefined ? "" : cell(roles.thing);
  return html`<span class="when">${when}</span> <span>${thing}${more}${sources.marksOf(said)}</span>`;
}
