// A map: land, ways along great circles, places with their names.

import { type GeoProjection, geoInterpolate, geoPath } from "d3-geo";
import { html } from "hono/html";
import { groupBy } from "../../model/group.ts";
import type { Point } from "../../model/point.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { VIEW } from "../words/views.ts";
import { type Box, type Place, placeTexts } from "./boxes.ts";
import { cellText } from "./cell.ts";
import { paintOf } from "./chart.ts";
import { type Drawing, px, shapeLink, shortened, textWidth } from "./drawing.ts";
import { landPath, projectionOf, type Window } from "./land.ts";
import { pathOf } from "./links.ts";
import { type Lanes, laneIn, lanesOf, legend, paintIn } from "./map-lanes.ts";
import { MAP_WIDTH, pointsAlong, type Region, windowAround, windowAt } from "./map-window.ts";
import type { Mapped, MappedRow } from "./mapped.ts";
import type { Shown } from "./view.ts";

/** More marks than these are in the table alone. */
const PLACES_MAX = 200;
const WAYS_MAX = 100;
const NAME_MAX = 28;

/** A place with all that lies there. */
interface Spot {
  readonly at: Place;
  readonly name: string;
  readonly path: string | undefined;
  /** The number of its lane, where there are several. */
  readonly lane: number | undefined;
}

/** The part of the world around all that is drawn. */
export function fittingWindow({ places, ways }: Mapped): Window {
  const rows = [...places.slice(0, PLACES_MAX), ...ways.slice(0, WAYS_MAX)];
  return windowAround(rows.flatMap(({ points }) => pointsAlong(points)));
}

/** Nothing when there is nothing to draw. Without a region, all is within the drawing. */
export function drawMap(shown: Shown, mapped: Mapped, region?: Region): Drawing | undefined {
  const { page, id, title } = shown;
  const { places, ways } = mapped;
  const drawn = { places: places.slice(0, PLACES_MAX), ways: ways.slice(0, WAYS_MAX) };
  const rows = [...drawn.places, ...drawn.ways];
  if (rows.length === 0) return undefined;
  const view = region === undefined ? fittingWindow(mapped) : windowAt(region);
  const projection = projectionOf(view);
  const height = (view.box.bottom - view.box.top) * view.zoom;
  const frame = { left: 0, top: 0, right: MAP_WIDTH, bottom: height };
  const lanes = lanesOf(page, rows);
  const spots = spotsOf(page, rows, lanes, projection).filter(({ at }) => isWithin(at, frame));
  const said = page.say(VIEW.map, { places: spots.length, ways: drawn.ways.length });
  const more = places.length + ways.length - rows.length;
  return {
    id: `${id}-map`,
    width: MAP_WIDTH,
    height,
    title,
    description: more === 0 ? said : `${said} ${page.say(VIEW.undrawn, { n: more })}`,
    isLinked: true,
    body: html`<path class="land" fill="#dcd8cc" d="${landPath(view)}"/>${waysMarkup(page, drawn.ways, lanes, projection)}${spotsMarkup(page, spots, frame)}${legend(lanes)}`,
  };
}

/** Every place once, by what it is called and where it lies. */
function spotsOf(
  page: Page,
  rows: readonly MappedRow[],
  lanes: Lanes,
  projection: GeoProjection,
): Spot[] {
  const spots = rows.flatMap(({ row, names, points }) =>
    points.map((point, index) => {
      const name = names[index] ?? "";
      return {
        at: placeOf(point, projection),
        name: cellText(page, row.cells, name),
        path: pathOf(page, row.cells[name]),
        // The ends of a way are of no kind.
        lane: points.length === 1 ? laneIn(page, row, lanes) : undefined,
      };
    }),
  );
  return [...groupBy(spots, ({ at, name }) => `${at.x} ${at.y} ${name}`)].flatMap(
    ([, same]) => same[0] ?? [],
  );
}

function isWithin({ x, y }: Place, { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

function placeOf({ longitude, latitude }: Point, projection: GeoProjection): Place {
  const [x, y] = projection([longitude, latitude]) ?? [0, 0];
  return { x: px(x), y: px(y) };
}

function spotsMarkup(page: Page, spots: readonly Spot[], frame: Box): Markup {
  const names = spots.map(({ name }) => shortened(name, NAME_MAX));
  const texts = placeTexts(
    spots.map(({ at }, index) => ({ at, width: textWidth(names[index] ?? "", 13) })),
    frame,
  );
  const shapes = spots.map(({ at, name, path, lane }, index) => {
    const text = texts[index];
    const label =
      text === undefined
        ? ""
        : html`<text class="ink halo" x="${px(text.x)}" y="${px(text.y)}" font-size="13" fill="#222" stroke="#fff">${names[index]}</text>`;
    return shapeLink(
      page,
      path,
      html`<title>${name}</title><circle cx="${at.x}" cy="${at.y}" r="5" ${paintIn(lane)}/>${label}`,
    );
  });
  return html`<g class="spots" paint-order="stroke" stroke-width="3">${shapes}</g>`;
}

/** One line for all ways between the same places, as wide as there are many. */
function waysMarkup(
  page: Page,
  ways: readonly MappedRow[],
  lanes: Lanes,
  projection: GeoProjection,
): Markup {
  const lines = [...groupBy(ways, ({ points }) => JSON.stringify(points))].map(([, same]) => {
    const [lane, ...others] = new Set(same.map(({ row }) => laneIn(page, row, lanes)));
    const way = wayMarkup(page, same, projection);
    return lane === undefined || others.length > 0
      ? way
      : html`<g ${paintOf(lane)}><g fill="none">${way}</g></g>`;
  });
  return html`<g class="ways" fill="none" stroke="currentColor">${lines}</g>`;
}

function wayMarkup(
  page: Page,
  same: readonly MappedRow[],
  projection: GeoProjection,
): Markup | string {
  const [first] = same;
  const [from, to] = first?.points ?? [];
  if (first === undefined || from === undefined || to === undefined) return "";
  const [start, end] = [toPair(from), toPair(to)];
  const line =
    geoPath(projection).digits(1)({ type: "LineString", coordinates: [start, end] }) ?? "";
  const ends = first.names.map((name) => cellText(page, first.row.cells, name)).join(" → ");
  const things = same
    .map(({ row }) => cellText(page, row.cells, "thing"))
    .filter((name) => name !== "");
  const title = [ends, ...things].join("\n");
  const width = Math.min(1.5 + (same.length - 1) * 0.5, 5);
  const path = same.length === 1 ? pathOf(page, first.row.cells["thing"]) : undefined;
  return shapeLink(
    page,
    path,
    html`<title>${title}</title><path d="${line}" stroke-width="${width}"/>${arrow(start, end, projection)}`,
  );
}

/** A little before the middle, so that a way and the way back have theirs apart. */
const ARROW_AT = 0.42;

function arrow(start: [number, number], end: [number, number], projection: GeoProjection): Markup {
  const way = geoInterpolate(start, end);
  const [x, y] = projection(way(ARROW_AT)) ?? [0, 0];
  const [nextX, nextY] = projection(way(ARROW_AT + 0.01)) ?? [0, 0];
  const angle = Math.round((Math.atan2(nextY - y, nextX - x) * 180) / Math.PI);
  return html`<path d="M-6-5L6 0L-6 5z" fill="currentColor" stroke="none" transform="translate(${px(x)} ${px(y)}) rotate(${angle})"/>`;
}

function toPair({ longitude, latitude }: Point): [number, number] {
  return [longitude, latitude];
}
