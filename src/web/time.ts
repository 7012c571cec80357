// What is dated: as a page, and as a calendar.

import type { Context } from "hono";
import { shownPart } from "../html/part.ts";
import { Sources } from "../html/sources.ts";
import { timelinePage } from "../html/timeline-page.ts";
import { cellText } from "../html/views/cell.ts";
import { datedRows, rolesOf } from "../html/views/dated.ts";
import { pathOf } from "../html/views/links.ts";
import type { Shown } from "../html/views/view.ts";
import { type Filter, filtered } from "../html/views/years.ts";
import type { Publication } from "../model/publication.ts";
import { type CalendarEvent, writeCalendar } from "../publish/calendar.ts";
import { datedThings } from "../publish/generic-queries.ts";
import { textOf } from "../query/results.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { pageOf, sendPage } from "./pages.ts";
import { type PageParts, partsOf } from "./parts.ts";
import { datedBy, send } from "./respond.ts";
import { readLane, readYear } from "./years.ts";

export async function answerTimeline(c: Context, publication: Publication): Promise<Response> {
  const filter = readFilter(c);
  const { page, parts, others } = await timeParts(c, publication);
  return sendPage(
    c,
    page,
    () => timelinePage(page, parts, others, filter),
    datedBy(publication.release),
  );
}

/** The same as events of whole days. */
export async function answerCalendar(c: Context, publication: Publication): Promise<Response> {
  const filter = readFilter(c);
  const { page, parts } = await timeParts(c, publication);
  const title = page.release.about.title[0].value;
  const events = parts.flatMap((part) =>
    eventsOf(filtered(shownPart(page, new Sources(page), part, title), filter)),
  );
  const { modified } = publication.release;
  const type = "text/calendar";
  return send(c, writeCalendar(title, events, modified), type, {
    ...VARY_LANGUAGE,
    ...datedBy(publication.release),
    "Content-Disposition": 'attachment; filename="timeline.ics"',
  });
}

function readFilter(c: Context): Filter {
  return { from: readYear(c, "from"), to: readYear(c, "to"), lane: readLane(c) };
}

function timeParts(c: Context, publication: Publication): Promise<PageParts> {
  const { release, queries } = publication;
  return partsOf(c, publication, pageOf(c, release, queries), {
    place: "/timeline",
    view: "timeline",
    otherwise: datedThings(),
  });
}

/** What goes on without an end is no event. */
function eventsOf(shown: Shown): CalendarEvent[] {
  const { page } = shown;
  const roles = rolesOf(shown);
  const { thing } = roles;
  if (thing === undefined) return [];
  return datedRows(shown, roles).dated.flatMap(({ row: { cells }, span }) => {
    const value = cells[thing];
    if (value === undefined || span.isOpenStart || span.isOpenEnd) return [];
    const path = pathOf(page, value);
    const iri = path?.startsWith("/") ? page.release.base + path.slice(1) : textOf(value);
    const isExact = span.isSharpStart && span.isSharpEnd;
    const dates = roles.dates
      .map((name) => cellText(page, cells, name))
      .filter((date) => date !== "");
    return [
      {
        iri,
        title: cellText(page, cells, thing),
        from: span.from,
        to: span.to,
        ...(!isExact && { note: dates.join(" – ") }),
      },
    ];
  });
}
