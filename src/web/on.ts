// A day, a month or a year as a page.

import type { Context } from "hono";
import { isoDate } from "../html/date.ts";
import { onPage } from "../html/on-page.ts";
import { type Moment, readDate } from "../model/date.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { term } from "../model/vocabulary.ts";
import { datedThings } from "../publish/generic-queries.ts";
import { namesFor } from "./named.ts";
import { ownParameters, pageOf, sendPage } from "./pages.ts";
import { panelsOf } from "./panels.ts";
import { askAny } from "./parts.ts";
import { datedBy } from "./respond.ts";

/** The form leads to the page of its date. @throws ChanceryError WEB-606 */
export function answerOn(c: Context, { release }: Publication): Response {
  const { date: given = "" } = ownParameters(c);
  const moment = readMoment(given.trim());
  const page = pageOf(c, release);
  return c.redirect(page.href(`/on/${isoDate(moment)}`), 307);
}

/** @throws ChanceryError WEB-606 when the address names no date */
export async function answerDate(c: Context, publication: Publication): Promise<Response> {
  const { release, queries } = publication;
  const moment = readMoment(c.req.param("date") ?? "");
  const date = isoDate(moment);
  const year = isoDate({ year: moment.year });
  const [{ page, panels }, dated] = await Promise.all([
    panelsOf(c, publication, pageOf(c, release, queries), ["/on"], date),
    askAny(c, publication, datedThings(year)),
  ]);
  const rows = panels.flatMap(({ answer }) => ("rows" in answer ? answer.rows : []));
  const named = page.with(
    await namesFor(c, publication, { rows: [...rows, ...dated.answer.rows] }),
  );
  const asksOfDays = queries.some(
    ({ panels: places, parameters }) =>
      places.some(({ of }) => of === "/on") && parameters.some(({ type }) => type === "date"),
  );
  return sendPage(
    c,
    named,
    () => onPage(named, moment, { panels, dated, asksOfDays }),
    datedBy(release),
  );
}

const DATATYPES = ["date", "gYearMonth", "gYear"].map((local) => term("xsd", local));

/** `2014-09-12`, `2014-09` or `2014`. */
function readMoment(text: string): Moment {
  for (const datatype of DATATYPES) {
    const dated = readDate(text, datatype);
    if (dated?.kind === "moment") return dated;
  }
  throw new ChanceryError({
    code: "WEB-606",
    message: `${JSON.stringify(text.slice(0, 40))} is no date`,
    hint: "Write a day as 2014-09-12, a month as 2014-09, a year as 2014. The day must be one of the calendar.",
  });
}
