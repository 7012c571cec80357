// Points of GeoSPARQL as coordinates of Wikibase.

import type { Term } from "@rdfjs/types";
import { pointParts } from "../model/point.ts";
import { term } from "../model/vocabulary.ts";
import type { CoordinatesValue } from "./model.ts";

const EARTH = "Q2";

export interface CoordinatesFacets {
  /** Degrees. */
  readonly precision: Term | undefined;
  readonly globe: string | undefined;
}

/**
 * A precision that is not given is that of the longer decimal: `POINT(71.44598 51.18)` is good to 0.00001.
 * Nothing when it is no point, lies off the globe or stands in another reference system.
 */
export function readCoordinates(
  given: Term,
  facets: CoordinatesFacets,
): CoordinatesValue | undefined {
  if (given.termType !== "Literal" || given.datatype.value !== term("geo", "wktLiteral"))
    return undefined;
  const [x = "", y = ""] = pointParts(given.value) ?? [];
  const [longitude, latitude] = [Number(x), Number(y)];
  const precision =
    facets.precision === undefined ? writtenPrecision(x, y) : Number(facets.precision.value);
  if (x === "" || Math.abs(latitude) > 90 || Math.abs(longitude) > 360) return undefined;
  if (!(precision > 0 && precision <= 360)) return undefined;
  return { type: "coordinates", latitude, longitude, precision, globe: facets.globe ?? EARTH };
}

function writtenPrecision(...decimals: readonly string[]): number {
  const digits = Math.max(...decimals.map((decimal) => decimal.split(".")[1]?.length ?? 0));
  return Number(`1e-${digits}`);
}
