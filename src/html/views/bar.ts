// Numbers as bars, one below the other, each with its name and its number beside it.

import { scaleLinear } from "d3-scale";
import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { VIEW } from "../words/views.ts";
import { chartMarkup, paintOf } from "./chart.ts";
import { type Drawing, px, shortened, textWidth } from "./drawing.ts";
import { type Chart, chartOf, type Point, type Series } from "./series.ts";
import type { Shown } from "./view.ts";

const WIDTH = 1000;
const BAR = 18;
const GROUP_GAP = 10;
const NAME_MAX = 36;
const TOP = 26;

/** More categories are in the table alone. */
const CATEGORIES_MAX = 60;

export function barView(shown: Shown): Markup {
  return chartMarkup(shown, barDrawing(shown));
}

/** Nothing when there is no column of numbers. */
export function barDrawing(shown: Shown): Drawing | undefined {
  const chart = chartOf(shown);
  if (chart === undefined) return undefined;
  const { page, id, title } = shown;
  const all = [
    ...new Set(chart.series.flatMap(({ points }) => points.map(({ category }) => category))),
  ];
  const categories = all.slice(0, CATEGORIES_MAX);
  const names = categories.map((category) => shortened(category, NAME_MAX));
  const left = Math.max(...names.map((name) => textWidth(name, 13))) + 24;
  const x = scaleLinear()
    .domain(extentOf(chart))
    .range([left, WIDTH - 190]);
  const height = chart.series.length * BAR + GROUP_GAP;
  const groups = categories.map((category, index) => {
    const top = TOP + index * height;
    const bars = chart.series.map((series, at) =>
      barMarkup(series, {
        category,
        at,
        top: top + at * BAR,
        x,
        isAlone: chart.series.length === 1,
      }),
    );
    const middle = px(top + (chart.series.length * BAR) / 2 + 4);
    return html`<text class="ink" x="${px(left - 8)}" y="${middle}" text-anchor="end" font-size="13" fill="#222">${names[index]}</text>${bars}`;
  });
  const values = categories.length * chart.series.length;
  const more = all.length - categories.length;
  const said = page.say(VIEW.chart, { n: values, values: chart.valueTitle, x: chart.xTitle });
  return {
    id: `${id}-bars`,
    width: WIDTH,
    height: TOP + categories.length * height,
    title,
    description: more === 0 ? said : `${said} ${page.say(VIEW.undrawn, { n: more })}`,
    isLinked: false,
    body: html`<text class="soft-ink" x="${px(left)}" y="14" fill="#555">${chart.valueTitle}</text><path class="rule" d="M${px(x(0))} ${TOP - 6}V${TOP + categories.length * height}" stroke="#ccc"/>${groups}`,
  };
}

/** Of less no scale can be reckoned. */
const EXTENT_MIN = 1e-300;

/** From the least to the greatest number, with zero, so that lengths can be compared. */
export function extentOf({ series }: Chart): [number, number] {
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const [least, greatest] = [Math.min(0, ...values), Math.max(0, ...values)];
  return greatest - least < EXTENT_MIN ? [0, 1] : [least, greatest];
}

interface BarPlace {
  readonly category: string;
  readonly at: number;
  readonly top: number;
  readonly x: (value: number) => number;
  readonly isAlone: boolean;
}

/** A number that there is not has no bar, and says so with a dash. */
function barMarkup({ name, points }: Series, place: BarPlace): Markup {
  const { category, at, top, x, isAlone } = place;
  const point: Point | undefined = points.find((other) => other.category === category);
  const value = point?.value;
  const start = px(Math.min(x(0), x(value ?? 0)));
  const width = px(Math.abs(x(value ?? 0) - x(0)));
  const text = [...(isAlone ? [] : [`${name}:`]), value === undefined ? "–" : (point?.text ?? "")];
  const bar =
    value === undefined
      ? ""
      : html`<rect x="${start}" y="${px(top + 2)}" width="${width}" height="${BAR - 4}" rx="2"/>`;
  return html`<g ${paintOf(at)}>${bar}<text class="ink" x="${px(start + width + 6)}" y="${px(top + 13)}" fill="#222">${shortened(text.join(" "), NAME_MAX)}</text></g>`;
}
