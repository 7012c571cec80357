// The land of the world as a path: coasts alone, without any border of states.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type GeoProjection, geoEqualEarth, geoPath } from "d3-geo";
import type { MultiPolygon } from "geojson";
import { LRUCache } from "lru-cache";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Point } from "../../model/point.ts";
import type { Box, Place } from "./boxes.ts";

/** The width of the whole world, in pixels at zoom 1. */
const WIDTH = 1000;

/** The world at zoom 1: the projection keeps areas. */
const WORLD: GeoProjection = geoEqualEarth().fitWidth(WIDTH, { type: "Sphere" });

export const WORLD_BOX: Box = boxOfWorld();

/** A part of the world, drawn so large. */
export interface Window {
  /** In pixels of the world at zoom 1. */
  readonly box: Box;
  readonly zoom: number;
}

/** The projection that puts the corner of the window at 0, 0. */
export function projectionOf({ box, zoom }: Window): GeoProjection {
  const [x, y] = WORLD.translate();
  return geoEqualEarth()
    .scale(WORLD.scale() * zoom)
    .translate([(x - box.left) * zoom, (y - box.top) * zoom])
    .precision(0.2);
}

/** Where a point lies in the world at zoom 1. */
export function onWorld(longitude: number, latitude: number): Place {
  const [x, y] = WORLD([longitude, latitude]) ?? [0, 0];
  return { x, y };
}

/** The point of the globe at a place of the world at zoom 1; tenths of a degree. Corners lie off the globe. */
export function fromWorld({ x, y }: Place): Point {
  const [longitude, latitude] = WORLD.invert?.([x, y]) ?? [0, 0];
  const tenth = (degrees: number, most: number) =>
    Math.round(Math.max(-most, Math.min(degrees, most)) * 10) / 10;
  return { longitude: tenth(longitude, 180), latitude: tenth(latitude, 90) };
}

/** Coasts closer than this are one point; where nobody sees them, they are drawn roughly. */
const DETAIL = 10;
const ROUGH = 60;

/** Paths that were drawn before: many pages show the same part of the world. */
const DRAWN = new LRUCache<string, string>({ max: 200 });

/** The path of the land in a window; in whole pixels: about 4 KB for the whole world. */
export function landPath(window: Window): string {
  const key = JSON.stringify(window);
  const known = DRAWN.get(key);
  if (known !== undefined) return known;
  const drawn = drawLand(window);
  DRAWN.set(key, drawn);
  return drawn;
}

function drawLand({ box, zoom }: Window): string {
  const width = (box.right - box.left) * zoom;
  const height = (box.bottom - box.top) * zoom;
  const isSeen = ({ x, y }: Place) => x > -9 && y > -9 && x < width + 9 && y < height + 9;
  const rings = landRings().map((ring) =>
    ring.map(({ x, y }) => ({ x: (x - box.left) * zoom, y: (y - box.top) * zoom })),
  );
  return rings
    .filter((ring) => isNear(ring, width, height))
    .map((ring) => ringPath(ring, (place) => (isSeen(place) ? DETAIL : ROUGH)))
    .join("");
}

function isNear(ring: readonly Place[], width: number, height: number): boolean {
  const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)];
  return (
    Math.max(...xs) > 0 &&
    Math.min(...xs) < width &&
    Math.max(...ys) > 0 &&
    Math.min(...ys) < height
  );
}

/** Steps from point to point, which are shorter than places; islands that come to less than a triangle are left out. */
function ringPath(ring: readonly Place[], detailAt: (place: Place) => number): string {
  const [first, ...rest] = ring;
  if (first === undefined) return "";
  let [x, y] = [Math.round(first.x), Math.round(first.y)];
  const start = `M${x} ${y}l`;
  const steps: string[] = [];
  for (const place of rest) {
    const [dx, dy] = [Math.round(place.x - x), Math.round(place.y - y)];
    if (dx * dx + dy * dy < detailAt(place) ** 2) continue;
    steps.push(`${dx} ${dy}`);
    [x, y] = [Math.round(x + dx), Math.round(y + dy)];
  }
  return steps.length < 2 ? "" : `${start}${steps.join(" ").replaceAll(" -", "-")}z`;
}

let rings: readonly (readonly Place[])[] | undefined;

/** Read and projected once, when the first map is drawn. */
function landRings(): readonly (readonly Place[])[] {
  rings ??= readRings();
  return rings;
}

function readRings(): Place[][] {
  const file = createRequire(import.meta.url).resolve("world-atlas/land-110m.json");
  const topology: Topology<{ land: GeometryCollection }> = JSON.parse(readFileSync(file, "utf8"));
  const found: Place[][] = [];
  for (const { geometry } of feature(topology, topology.objects.land).features)
    geoPath(WORLD, collector(found))(geometry as MultiPolygon); // what this file of the package holds
  return found;
}

/** Takes rings where a canvas would draw them. */
function collector(found: Place[][]) {
  return {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => found.push([{ x, y }]),
    lineTo: (x: number, y: number) => found.at(-1)?.push({ x, y }),
    closePath: () => undefined,
    arc: () => undefined,
  };
}

function boxOfWorld(): Box {
  const [[left, top], [right, bottom]] = geoPath(WORLD).bounds({ type: "Sphere" });
  return { left, top, right, bottom };
}
