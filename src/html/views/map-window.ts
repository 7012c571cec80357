// What part of the world a map shows: around its points, or where the reader wants to look.

import { geoInterpolate } from "d3-geo";
import type { Point } from "../../model/point.ts";
import { boxOf } from "./boxes.ts";
import { fromWorld, onWorld, type Window, WORLD_BOX } from "./land.ts";

export const MAP_WIDTH = 1000;

/** How many times larger than the whole world; coasts are too rough for more. */
export const ZOOMS: readonly number[] = [1, 2, 4, 8, 16];

/** The middle of a map, and how large it is drawn. */
export interface Region {
  readonly at: Point;
  readonly zoom: number;
}

/** The least part of the world that is shown, in pixels at zoom 1: about 45 degrees. */
const LEAST = 120;

const SHAPE = 2.2;

/** All points with some room around them, in a shape that suits a page. */
export function windowAround(points: readonly Point[]): Window {
  const places = points.map(({ longitude, latitude }) => onWorld(longitude, latitude));
  const { left, top, right, bottom } = boxOf(places) ?? WORLD_BOX;
  const width = Math.min(
    Math.max((right - left) * 1.35, (bottom - top) * 1.35 * 1.6, LEAST),
    MAP_WIDTH,
  );
  const height = Math.min(Math.max((bottom - top) * 1.35, width / SHAPE), WORLD_BOX.bottom);
  return windowOf((left + right) / 2, (top + bottom) / 2, width, height);
}

/** The part of the world that a reader wants to see; never beyond its edge. */
export function windowAt({ at, zoom }: Region): Window {
  const { x, y } = onWorld(at.longitude, at.latitude);
  const width = MAP_WIDTH / zoom;
  return windowOf(x, y, width, Math.min(width / SHAPE, WORLD_BOX.bottom));
}

function windowOf(x: number, y: number, width: number, height: number): Window {
  const left = within(x - width / 2, WORLD_BOX.right - width);
  const top = within(y - height / 2, WORLD_BOX.bottom - height);
  return {
    box: { left, top, right: left + width, bottom: top + height },
    zoom: MAP_WIDTH / width,
  };
}

/** The region that comes nearest to a window. */
export function regionOf({ box, zoom }: Window): Region {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const nearest = [...ZOOMS].sort((a, b) => distance(a, zoom) - distance(b, zoom))[0] ?? 1;
  return { at: fromWorld(middle), zoom: nearest };
}

function distance(a: number, b: number): number {
  return Math.abs(Math.log(a / b));
}

/** The region beside, by parts of its width and height; one that ends at the edge of the world stays. */
export function beside(region: Region, right: number, down: number): Region {
  const { box } = windowAt(region);
  const middle = {
    x: (box.left + box.right) / 2 + right * (box.right - box.left),
    y: (box.top + box.bottom) / 2 + down * (box.bottom - box.top),
  };
  const { box: next } = windowOf(middle.x, middle.y, box.right - box.left, box.bottom - box.top);
  return {
    at: fromWorld({ x: (next.left + next.right) / 2, y: (next.top + next.bottom) / 2 }),
    zoom: region.zoom,
  };
}

const ALONG = [0, 0.25, 0.5, 0.75, 1];

/** The points of a row; a great circle may lead far from both its ends. */
export function pointsAlong(points: readonly Point[]): readonly Point[] {
  const [from, to] = points;
  if (from === undefined || to === undefined) return points;
  const way = geoInterpolate([from.longitude, from.latitude], [to.longitude, to.latitude]);
  return ALONG.map((part) => {
    const [longitude, latitude] = way(part);
    return { longitude, latitude };
  });
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(value, most));
}
