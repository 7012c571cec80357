// Places and ways as GeoJSON (RFC 7946).

import type { Point } from "../model/point.ts";

export interface PlacedThing {
  readonly iri: string;
  readonly name: string;
  /** One is a place; several are a way along them. */
  readonly points: readonly Point[];
  /** What else is known, by the names of columns. */
  readonly properties?: Readonly<Record<string, string>>;
}

export function writeGeoJson(things: readonly PlacedThing[]): string {
  const features = things.flatMap(({ iri, name, points, properties = {} }) => {
    const positions = points.map(({ longitude, latitude }) => [longitude, latitude]);
    const [first, ...others] = positions;
    if (first === undefined) return [];
    const geometry =
      others.length === 0
        ? { type: "Point", coordinates: first }
        : { type: "LineString", coordinates: positions };
    return [{ type: "Feature", id: iri, properties: { ...properties, name }, geometry }];
  });
  return `${JSON.stringify({ type: "FeatureCollection", features })}\n`;
}
