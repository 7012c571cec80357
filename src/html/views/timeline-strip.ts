// The strip of a timeline: lanes one below the other, days as points, months and years as stretches with soft ends.

import { html } from "hono/html";
import { groupBy } from "../../model/group.ts";
import { calendarDay, dayNumber, type Span } from "../../model/span.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { monthText, yearText } from "../words/dates.ts";
import { VIEW } from "../words/views.ts";
import { cellText } from "./cell.ts";
import type { DatedRow, Roles } from "./dated.ts";
import { type Drawing, px, shapeLink, shortened, textWidth } from "./drawing.ts";
import { pathOf } from "./links.ts";
import { type Mark, placed, type Softness } from "./timeline-rows.ts";
import type { Shown } from "./view.ts";

const WIDTH = 1000;
const MARGIN = 12;
const ROW_HEIGHT = 22;
const LANE_TITLE = 18;
const LANE_GAP = 10;
const AXIS = 26;

/** More marks and lanes than these are in the list alone. */
const MARKS_MAX = 200;
const LANES_MAX = 12;
const NAME_MAX = 32;

interface Scale {
  readonly from: number;
  readonly to: number;
  /** The place of a day. */
  readonly x: (day: number) => number;
}

/** Years, from the first to the last. */
export interface Stretch {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Nothing when there is nothing to draw. */
export function timelineStrip(
  shown: Shown,
  roles: Roles,
  dated: readonly DatedRow[],
  part: Stretch = {},
): Drawing | undefined {
  const { page, id, title } = shown;
  const lanes = [...groupBy(dated, (row) => laneOf(page, roles, row))].slice(0, LANES_MAX);
  const drawn = lanes.flatMap(([, rows]) => rows).slice(0, MARKS_MAX);
  if (drawn.length === 0) return undefined;
  const scale = scaleOf(drawn, part);
  const kept = new Set(drawn);
  let top = AXIS;
  const bodies = lanes.map(([name, rows]) => {
    const marks = rows.filter((row) => kept.has(row)).map((row) => markOf(page, roles, row, scale));
    const rowsOf = placed(marks, WIDTH - MARGIN);
    const start = top + (name === "" ? 0 : LANE_TITLE);
    const body = html`${laneTitle(name, top)}${rowsOf.flatMap((row, at) => row.map((mark) => markShape(page, mark, start + at * ROW_HEIGHT, id)))}`;
    top = start + rowsOf.length * ROW_HEIGHT + LANE_GAP;
    return body;
  });
  const years = { from: yearOf(page, scale.from), to: yearOf(page, scale.to - 1) };
  const more = dated.length - drawn.length;
  const description = page.say(VIEW.timeline, { n: drawn.length, ...years });
  return {
    id: `${id}-strip`,
    width: WIDTH,
    height: top,
    title,
    description: more === 0 ? description : `${description} ${page.say(VIEW.undrawn, { n: more })}`,
    isLinked: true,
    body: html`${softPaints(id)}${axis(page, scale, top)}${bodies}`,
  };
}

function laneOf(page: Page, { lane }: Roles, { row }: DatedRow): string {
  return lane === undefined ? "" : cellText(page, row.cells, lane);
}

function yearOf(page: Page, day: number): string {
  return yearText(page.language, calendarDay(day).year);
}

/** Whole years, so that their beginnings can be marked. What goes beyond the part that is drawn ends at its edge. */
function scaleOf(dated: readonly DatedRow[], part: Stretch): Scale {
  const first = dated.reduce((day, { span }) => Math.min(day, span.from), Number.POSITIVE_INFINITY);
  const last = dated.reduce((day, { span }) => Math.max(day, span.to - 1), first);
  const from = dayNumber(part.from ?? calendarDay(first).year);
  const to = Math.max(dayNumber((part.to ?? calendarDay(last).year) + 1), from + 1);
  const perDay = (WIDTH - 2 * MARGIN) / (to - from);
  return { from, to, x: (day) => MARGIN + (Math.min(Math.max(day, from), to) - from) * perDay };
}

function markOf(page: Page, roles: Roles, dated: DatedRow, { x }: Scale): Mark {
  const { span, row } = dated;
  const thing = roles.thing === undefined ? "" : cellText(page, row.cells, roles.thing);
  const when = roles.dates
    .map((date) => cellText(page, row.cells, date))
    .filter((date) => date !== "");
  const name = shortened(thing, NAME_MAX);
  const isPoint = span.to - span.from === 1;
  return {
    from: isPoint ? x(span.from) - 5 : x(span.from),
    to: isPoint ? x(span.from) + 5 : Math.max(x(span.to), x(span.from) + 8),
    isPoint,
    softness: softnessOf(span),
    name,
    nameWidth: textWidth(name),
    // The list beside says the rest.
    title: name === thing ? when.join(" – ") : thing,
    path: roles.thing === undefined ? undefined : pathOf(page, row.cells[roles.thing]),
  };
}

function softnessOf({ isSharpStart, isSharpEnd }: Span): Softness {
  if (isSharpStart) return isSharpEnd ? "none" : "end";
  return isSharpEnd ? "start" : "both";
}

const CLEAR = 0.1;
const FULL = 0.85;

/** Stretches whose ends are not known to the day fade out there: the opacities of the start, the middle and the end. */
const FADES: Readonly<Record<Exclude<Softness, "none">, readonly [number, number]>> = {
  start: [CLEAR, FULL],
  end: [FULL, CLEAR],
  both: [CLEAR, CLEAR],
};

function softPaints(id: string): Markup {
  const paints = Object.entries(FADES).map(([softness, [start, end]]) => {
    const stops = [start, FULL, FULL, end].map(
      (opacity, at) =>
        html`<stop offset="${[0, 0.3, 0.7, 1][at]}" stop-color="currentColor" stop-opacity="${opacity}"/>`,
    );
    return html`<linearGradient id="${id}-soft-${softness}">${stops}</linearGradient>`;
  });
  return html`<defs>${paints}</defs>`;
}

function laneTitle(name: string, top: number): Markup | string {
  if (name === "") return "";
  return html`<text class="ink" x="${MARGIN}" y="${px(top + 13)}" font-weight="600" fill="#222">${shortened(name, 60)}</text>`;
}

function markShape(page: Page, mark: Mark, top: number, id: string): Markup {
  const middle = px(top + ROW_HEIGHT / 2);
  const width = px(Math.max(mark.to - mark.from, 1));
  const shape = mark.isPoint
    ? html`<circle cx="${px((mark.from + mark.to) / 2)}" cy="${middle}" r="5" fill="currentColor"/>`
    : html`<rect x="${px(mark.from)}" y="${px(middle - 5)}" width="${width}" height="10" rx="3" fill="${mark.softness === "none" ? "currentColor" : `url(#${id}-soft-${mark.softness})`}"/>`;
  const name =
    mark.nameAt === undefined
      ? ""
      : html`<text class="ink" x="${px(mark.nameAt)}" y="${px(middle + 4)}" fill="#222">${mark.name}</text>`;
  return shapeLink(page, mark.path, html`<title>${mark.title}</title>${shape}${name}`);
}

/** Steps between marked years. */
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10_000, 100_000];
const TICKS_MAX = 16;

function axis(page: Page, { from, to, x }: Scale, height: number): Markup {
  const [first, last] = [calendarDay(from).year, calendarDay(to).year];
  const step = STEPS.find((years) => (last - first) / years <= TICKS_MAX) ?? last - first;
  const ticks: Markup[] = [];
  for (let year = Math.ceil(first / step) * step; year < last; year += step) {
    const at = px(x(dayNumber(year)));
    ticks.push(
      html`<path class="rule" d="M${at} ${AXIS - 6}V${px(height)}" stroke="#ccc"/><text class="soft-ink" x="${at}" y="14" fill="#555">${yearText(page.language, year)}</text>`,
    );
  }
  const months = MONTHS.find(({ years }) => last - first <= years);
  return html`<g>${ticks}${months === undefined ? "" : monthTicks(page, { from, to, x }, months.step)}</g>`;
}

/** Every so many months are marked where no more years than these are drawn. */
const MONTHS = [
  { years: 1, step: 1 },
  { years: 4, step: 3 },
];

/** January has the name of its year. */
function monthTicks(page: Page, { from, to, x }: Scale, step: number): Markup[] {
  const [first, last] = [calendarDay(from).year, calendarDay(to - 1).year];
  const ticks: Markup[] = [];
  for (let year = first; year <= last; year += 1)
    for (let month = 1 + step; month <= 12; month += step) {
      const at = px(x(dayNumber(year, month)));
      ticks.push(
        html`<path class="rule" d="M${at} ${AXIS - 6}v6" stroke="#ccc"/><text class="soft-ink" x="${at}" y="14" font-size="11" fill="#555">${monthText(page.language, month)}</text>`,
      );
    }
  return ticks;
}
