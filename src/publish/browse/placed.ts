// When and where the things of a list are: what timelines, maps and calendars are made of.

import type { Quad } from "@rdfjs/types";
import { isDateType } from "../../model/date.ts";
import { readPoint } from "../../model/point.ts";
import type { Release } from "../../model/release.ts";
import { term } from "../../model/vocabulary.ts";
import { END_PROPERTIES } from "../generic-queries.ts";
import type { ListRow } from "./rows.ts";

/** Statements that say when something is: at one time, or from one to another. */
export interface When {
  readonly date?: Quad;
  readonly start?: Quad;
  readonly end?: Quad;
}

/** Where something is: a statement of a point, and whose point it is. */
export interface Where {
  readonly place: string;
  readonly wkt: Quad;
}

/** What its columns say of it, else what else is said of it. */
export function whenOf({ quads }: Release, { iri, cells }: ListRow): When {
  const said = [...[...cells.values()].flat(), ...quads.withSubject(iri)].filter(isDate);
  const among = (at: 0 | 1) =>
    said.find(({ predicate }) => END_PROPERTIES.some((pair) => pair[at] === predicate.value));
  const [start, end] = [among(0), among(1)];
  if (end !== undefined) return { ...(start !== undefined && { start }), end };
  const [date] = said;
  return date === undefined ? {} : { date };
}

/** Its own point, else that of the only place that its columns name: of two nobody knows at which it is. */
export function whereOf(release: Release, { iri, cells }: ListRow): Where | undefined {
  const own = pointOf(release, iri);
  if (own !== undefined) return { place: iri, wkt: own };
  const named = [...cells.values()]
    .flat()
    .flatMap(({ object }) => (object.termType === "NamedNode" ? [object.value] : []));
  const [found, ...others] = [...new Set(named)].flatMap((place): Where[] => {
    const wkt = pointOf(release, place);
    return wkt === undefined ? [] : [{ place, wkt }];
  });
  return others.length === 0 ? found : undefined;
}

function isDate({ object }: Quad): boolean {
  return object.termType === "Literal" && isDateType(object.datatype.value);
}

const AS_WKT = term("geo", "asWKT");
const HAS_GEOMETRY = term("geo", "hasGeometry");

/** GeoSPARQL §8.5: on the thing itself, or on its geometry. */
function pointOf({ quads }: Release, place: string): Quad | undefined {
  const own = quads.withSubject(place);
  const shapes = own
    .filter(({ predicate }) => predicate.value === HAS_GEOMETRY)
    .flatMap(({ object }) => quads.withSubject(object.value));
  return [...own, ...shapes].find(
    ({ predicate, object }) => predicate.value === AS_WKT && readPoint(object.value) !== undefined,
  );
}
