// When and where the things of a list are: what timelines, maps and calendars are made of.

import type { Quad } from "@rdfjs/types";
import { isDateType } from "../../model/date.ts";
import { readPoint } from "../../model/point.ts";
import type { Release } from "../../model/release.ts";
import { term } from "../../model/vocabulary.ts";
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

const STARTS = [
  term("schema", "startDate"),
  "https://schema.org/startDate",
  term("prov", "startedAtTime"),
];
const ENDS = [term("schema", "endDate"), "https://schema.org/endDate", term("prov", "endedAtTime")];

/** What its columns say of it, else what else is said of it. */
export function whenOf({ quads }: Release, { iri, cells }: ListRow): When {
  const said = [...[...cells.values()].flat(), ...quads.withSubject(iri)].filter(isDate);
  const among = (properties: readonly string[]) =>
    said.find(({ predicate }) => properties.includes(predicate.value));
  const [start, end] = [among(STARTS), among(ENDS)];
  if (start !== undefined || end !== undefined)
    return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
  const [date] = said;
  return date === undefined ? {} : { date };
}

/** Its own point, else that of the first thing in its columns that has one. */
export function whereOf(release: Release, { iri, cells }: ListRow): Where | undefined {
  const others = [...cells.values()]
    .flat()
    .flatMap(({ object }) => (object.termType === "NamedNode" ? [object.value] : []));
  for (const place of [iri, ...others]) {
    const wkt = pointOf(release, place);
    if (wkt !== undefined) return { place, wkt };
  }
  return undefined;
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
