// What has a point on the globe: as a page, and as GeoJSON.

import type { Context } from "hono";
import { type MapFilter, mapPage, ofYear } from "../html/map-page.ts";
import { shownPart } from "../html/part.ts";
import { Sources } from "../html/sources.ts";
import { cellText } from "../html/views/cell.ts";
import { mappedRows } from "../html/views/mapped.ts";
import type { Shown } from "../html/views/view.ts";
import type { Publication } from "../model/publication.ts";
import { placedThings } from "../publish/generic-queries.ts";
import { type PlacedThing, writeGeoJson } from "../publish/geojson.ts";
import { textOf } from "../query/results.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { pageOf, sendPage } from "./pages.ts";
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
  return { year: readYear(c, "year"), lane: readLane(c) };
}

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
