// What has a point on the globe: as a page, and as GeoJSON.

import type { Context } from "hono";
import { type MapFilter, mapPage, ofYear } from "../html/map-page.ts";
import { NEAR } from "../html/map-zoom.ts";
import { shownPart } from "../html/part.ts";
import { Sources } from "../html/sources.ts";
import { cellText } from "../html/views/cell.ts";
import { type Region, ZOOMS } from "../html/views/map-window.ts";
import { mappedRows } from "../html/views/mapped.ts";
import type { Shown } from "../html/views/view.ts";
import { pointOf } from "../model/point.ts";
import type { Publication } from "../model/publication.ts";
import { placedThings } from "../publish/generic-queries.ts";
import { type PlacedThing, writeGeoJson } from "../publish/geojson.ts";
import { textOf } from "../query/results.ts";
import { refusal } from "./browse/read-address.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { ownParameters, pageOf, sendPage } from "./pages.ts";
import { type PageParts, partsOf } from "./parts.ts";
import { datedBy, send } from "./respond.ts";
import { readLane, readYear } from "./years.ts";

export async function answerMap(c: Context, publication: Publication): Promise<Response> {
  const filter = readFilter(c);
  const { page, parts, others } = await spaceParts(c, publication);
  return sendPage(
    c,
    page,
    () => mapPage(page, parts, others, filter),
    datedBy(publication.release),
  );
}

export async function answerGeoJson(c: Context, publication: Publication): Promise<Response> {
  const filter = readFilter(c);
  const { page, parts } = await spaceParts(c, publication);
  const things = parts.flatMap((part) =>
    placedOf(ofYear(shownPart(page, new Sources(page), part, ""), filter)),
  );
  return send(c, writeGeoJson(things), "application/geo+json", {
    ...VARY_LANGUAGE,
    ...datedBy(publication.release),
  });
}

function readFilter(c: Context): MapFilter {
  return { year: readYear(c, "year"), lane: readLane(c), region: readRegion(c) };
}

/** The part of the world that `at` and `zoom` name. @throws ChanceryError WEB-606 */
function readRegion(c: Context): Region | undefined {
  const { at = "", zoom = "" } = ownParameters(c);
  if (at === "" && zoom === "") return undefined;
  const [, latitude, longitude] = AT.exec(at) ?? [];
  const point = latitude === undefined ? undefined : pointOf(Number(longitude), Number(latitude));
  if (at !== "" && point === undefined)
    throw refusal(
      `there is no point ${at.slice(0, 40)}`,
      "It is a latitude and a longitude: 51.1,71.4",
    );
  const chosen = zoom === "" ? NEAR : ZOOMS.find((known) => String(known) === zoom);
  if (chosen === undefined)
    throw refusal(
      `a map cannot be ${zoom.slice(0, 40)} times as large`,
      `There is: ${ZOOMS.join(", ")}.`,
    );
  return { at: point ?? { latitude: 0, longitude: 0 }, zoom: chosen };
}

/** Latitude first, as people say it and RFC 5870 writes it. */
const AT = /^(-?\d{1,3}(?:\.\d{1,10})?),(-?\d{1,3}(?:\.\d{1,10})?)$/;

function spaceParts(c: Context, publication: Publication): Promise<PageParts> {
  const { release, queries } = publication;
  return partsOf(c, publication, pageOf(c, release, queries), {
    place: "/map",
    view: "map",
    otherwise: placedThings(),
  });
}

/** A way is what its row calls the thing, else both its ends. */
function placedOf(shown: Shown): PlacedThing[] {
  const { page } = shown;
  const { places, ways } = mappedRows(shown);
  return [...places, ...ways].map(({ row: { cells }, names, points }) => {
    const subject = cells["thing"] === undefined ? names : ["thing"];
    const [first = ""] = subject;
    const value = cells[first];
    const lane = cellText(page, cells, "lane");
    return {
      iri: value === undefined ? "" : textOf(value),
      name: subject.map((name) => cellText(page, cells, name)).join(" → "),
      points,
      ...(lane !== "" && { properties: { kind: lane } }),
    };
  });
}
