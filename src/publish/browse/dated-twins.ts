// Lists as calendars and as points: what of their things has a date or a place.

import type { Quad } from "@rdfjs/types";
import { readDate } from "../../model/date.ts";
import { readPoint } from "../../model/point.ts";
import { between, type Span, spanOf } from "../../model/span.ts";
import { type CalendarEvent, writeCalendar } from "../calendar.ts";
import { type PlacedThing, writeGeoJson } from "../geojson.ts";
import type { List, TwinOptions } from "./list.ts";
import { type When, whenOf, whereOf } from "./placed.ts";
import { rowsOf } from "./rows.ts";

/** iCalendar (RFC 5545): an event for each thing that has a date. */
export function writeEvents(list: List, { languages }: TwinOptions): string {
  const { release, kind } = list;
  const events = rowsOf(list).rows.flatMap((row): CalendarEvent[] => {
    const when = whenOf(release, row);
    const span = spanOfWhen(when);
    // What goes on without an end is no event.
    if (span === undefined || span.isOpenStart || span.isOpenEnd) return [];
    const title = release.labels.label(row.iri, languages).value;
    const said = [when.date, when.start, when.end].flatMap((quad) => quad?.object.value ?? []);
    const isExact = span.isSharpStart && span.isSharpEnd;
    const note = isExact ? {} : { note: said.join(" – ") };
    return [{ iri: row.iri, title, from: span.from, to: span.to, ...note }];
  });
  return writeCalendar(release.labels.label(kind, languages).value, events, release.modified);
}

/** GeoJSON (RFC 7946): a feature for each thing that has a point, or leads to one. */
export function writePoints(list: List, { languages }: TwinOptions): string {
  const { release } = list;
  const name = (iri: string) => release.labels.label(iri, languages).value;
  const things = rowsOf(list).rows.flatMap((row): PlacedThing[] => {
    const where = whereOf(release, row);
    const point = where && readPoint(where.wkt.object.value);
    if (where === undefined || point === undefined) return [];
    const place = where.place === row.iri ? {} : { place: name(where.place) };
    const source = where.wkt.graph.value === "" ? {} : { source: where.wkt.graph.value };
    return [
      { iri: row.iri, name: name(row.iri), points: [point], properties: { ...place, ...source } },
    ];
  });
  return writeGeoJson(things);
}

function spanOfWhen({ date, start, end }: When): Span | undefined {
  if (date !== undefined) return spanOfQuad(date);
  const [from, to] = [spanOfQuad(start), spanOfQuad(end)];
  return between(from, to);
}

function spanOfQuad(quad: Quad | undefined): Span | undefined {
  return quad?.object.termType === "Literal"
    ? spanOf(readDate(quad.object.value, quad.object.datatype.value))
    : undefined;
}
