// Numbers as lines: what is not there is a gap in the line, never a zero.

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { decimalText } from "../words/numbers.ts";
import { VIEW } from "../words/views.ts";
import { extentOf } from "./bar.ts";
import { chartMarkup, paintOf } from "./chart.ts";
import { type Drawing, px, shortened, textWidth } from "./drawing.ts";
import { type Chart, chartOf, type Point, type Series } from "./series.ts";
import type { Shown } from "./view.ts";

const WIDTH = 1000;
const HEIGHT = 360;
const LEFT = 90;
const RIGHT = 170;
const TOP = 34;
const BOTTOM = 30;

/** More points of a line than these are in the table alone. */
const POINTS_MAX = 400;

export function lineView(shown: Shown): Markup {
  return chartMarkup(shown, lineDrawing(shown));
}

/** Nothing when there is no column of numbers. */
export function lineDrawing(shown: Shown): Drawing | undefined {
  const chart = chartOf(shown);
  if (chart === undefined) return undefined;
  const { page, id, title } = shown;
  const scales = scalesOf(chart);
  const n = chart.series.reduce((sum, { points }) => sum + points.length, 0);
  return {
    id: `${id}-lines`,
    width: WIDTH,
    height: HEIGHT,
    title,
    description: page.say(VIEW.chart, { n, values: chart.valueTitle, x: chart.xTitle }),
    isLinked: false,
    body: html`<text class="soft-ink" x="0" y="14" fill="#555">${chart.valueTitle}</text>${valueAxis(page, scales)}${categoryAxis(chart, scales)}${chart.series.map((series, at) => seriesMarkup(series, at, scales))}`,
  };
}

type Scales = ReturnType<typeof scalesOf>;

function scalesOf(chart: Chart) {
  const places = chart.series.flatMap(({ points }) => points.map(({ x }) => x));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const x = scaleLinear()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([LEFT, WIDTH - RIGHT]);
  const y = scaleLinear()
    .domain(extentOf(chart))
    .nice(5)
    .range([HEIGHT - BOTTOM, TOP]);
  return { x, y };
}

function valueAxis(page: Page, { y }: Scales): Markup {
  const ticks = y.ticks(5).map((value) => {
    const at = px(y(value));
    return html`<path class="rule" d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#ccc"/><text class="soft-ink" x="${LEFT - 8}" y="${at + 4}" text-anchor="end" fill="#555">${decimalText(page.language, value)}</text>`;
  });
  return html`<g>${ticks}</g>`;
}

/** As many categories as have room, from the first on. */
function categoryAxis({ series }: Chart, { x }: Scales): Markup {
  const names = new Map(
    series.flatMap(({ points }) => points.map((point) => [point.x, point.category])),
  );
  let free = 0;
  const ticks = [...names]
    .sort(([a], [b]) => a - b)
    .map(([place, category]) => {
      const name = shortened(category, 20);
      const [at, half] = [x(place), textWidth(name) / 2];
      if (at - half < free) return "";
      free = at + half + 12;
      return html`<text class="soft-ink" x="${px(at)}" y="${HEIGHT - 8}" text-anchor="middle" fill="#555">${name}</text>`;
    });
  return html`<g>${ticks}</g>`;
}

/** Strokes that tell lines apart without colours. */
const DASHES = ["", "7 4", "2 3", "9 3 2 3", "14 4", "4 2 1 2"];

function seriesMarkup({ name, points }: Series, at: number, { x, y }: Scales): Markup {
  const shown = withGaps([...points].sort((a, b) => a.x - b.x).slice(0, POINTS_MAX));
  const path = line<Point>()
    .digits(1)
    .defined(({ value }) => value !== undefined)
    .x((point) => x(point.x))
    .y(({ value = 0 }) => y(value))(shown);
  const known = shown.filter(({ value }) => value !== undefined);
  const dots = known.map(
    ({ x: place, value = 0, category, text }) =>
      html`<circle cx="${px(x(place))}" cy="${px(y(value))}" r="3.5"><title>${category}: ${text}</title></circle>`,
  );
  const last = known.at(-1);
  const label =
    last === undefined
      ? ""
      : html`<text x="${px(x(last.x) + 10)}" y="${px(y(last.value ?? 0) + 4)}">${shortened(name, 24)}</text>`;
  return html`<g ${paintOf(at)}><path d="${path ?? ""}" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="${DASHES[at % DASHES.length] || "none"}"/>${dots}${label}</g>`;
}

/** A step longer than the shortest is a gap: there a point without a number is put between. */
function withGaps(points: readonly Point[]): Point[] {
  const steps = points.slice(1).map((point, index) => point.x - (points[index]?.x ?? 0));
  const usual = Math.min(...steps.filter((step) => step > 0));
  return points.flatMap((point, index) => {
    const previous = points[index - 1];
    // Months differ in length, which is no gap.
    const isGap = previous !== undefined && point.x - previous.x > usual * 1.5;
    return isGap ? [{ ...point, value: undefined }, point] : [point];
  });
}
