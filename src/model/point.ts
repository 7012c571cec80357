// Points on the globe, as GeoSPARQL writes them.

/** Degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** Longitude first, as CRS84 has it, which is what a literal without a system is in. */
const POINT =
  /^(?:<http:\/\/www\.opengis\.net\/def\/crs\/OGC\/1\.3\/CRS84>\s*)?POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)$/i;

/** Longer texts are no points. */
const LENGTH_MAX = 200;

/** Both numbers of a point in WKT as they are written; nothing when it is none, or stands in another reference system. */
export function pointParts(wkt: string): readonly [x: string, y: string] | undefined {
  const text = wkt.trim();
  const [, x, y] = (text.length > LENGTH_MAX ? null : POINT.exec(text)) ?? [];
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** A point in WKT; nothing when it is none or lies off the globe. */
export function readPoint(wkt: string): Point | undefined {
  const [x, y] = pointParts(wkt) ?? [];
  return x === undefined || y === undefined ? undefined : pointOf(Number(x), Number(y));
}

/** Nothing when it lies off the globe. */
export function pointOf(longitude: number, latitude: number): Point | undefined {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
    ? { longitude, latitude }
    : undefined;
}
