// The page of a day, a month or a year: what the record says of that time.

import { html } from "hono/html";
import { daysIn, type Moment } from "../model/date.ts";
import { calendarDay, dayNumber, spanOf } from "../model/span.ts";
import { isoDate } from "./date.ts";
import { keptLanguage } from "./form.ts";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { type Part, shownPart } from "./part.ts";
import { Sources } from "./sources.ts";
import { datedRows, rolesOf } from "./views/dated.ts";
import { timelineList } from "./views/timeline.ts";
import type { Shown } from "./views/view.ts";
import { touches } from "./views/years.ts";
import { momentText } from "./words/dates.ts";
import { FRAME } from "./words/frame.ts";
import { ON } from "./words/pages.ts";

export interface OnPage {
  readonly panels: readonly Panel[];
  /** What any graph can say: all that is dated in the year. */
  readonly dated: Part;
  /** Whether there are questions that only a day answers. */
  readonly asksOfDays: boolean;
}

export function onPage(page: Page, moment: Moment, { panels, dated, asksOfDays }: OnPage): Markup {
  const sources = new Sources(page);
  const own = panelsMarkup(page, panels, sources);
  const shown = atTime(shownPart(page, sources, dated, page.say(ON.dated)), moment);
  const list =
    shown.rows.length === 0
      ? html`<p class="soft">${page.say(ON.nothing)}</p>`
      : timelineList(shown);
  return layout(page, {
    title: momentText(page.language, moment),
    trail: [{ path: "/timeline", name: page.say(FRAME.timeline) }],
    body: html`
<p class="lead">${page.say(ON.lead)}</p>
${nearLinks(page, moment)}
<form class="fields" method="get" action="/on">${keptLanguage(page)}<div class="field"><label for="date">${page.say(ON.choose)}</label><input id="date" name="date" size="12" value="${isoDate(moment)}"></div><button type="submit">${page.say(ON.go)}</button></form>
${own}${asksOfDays && moment.day === undefined ? html`<p class="note">${page.say(ON.coarse)}</p>` : ""}
<section class="panel"><h2>${page.say(ON.dated)}</h2>${list}</section>${sources.list()}`,
  });
}

/** Rows that have a day of this time, though they may be dated more coarsely. */
function atTime(shown: Shown, moment: Moment): Shown {
  const time = spanOf(moment);
  if (time === undefined) return { ...shown, rows: [] };
  const { dated } = datedRows(shown, rolesOf(shown));
  return {
    ...shown,
    rows: dated.filter(({ span }) => touches(span, time.from, time.to)).map(({ row }) => row),
  };
}

type Date = Pick<Moment, "year" | "month" | "day">;

/** The day, month or year before and after, and those that this one is a part of. */
function nearLinks(page: Page, { year, month, day }: Moment): Markup {
  const link = (date: Date) => {
    const text = momentText(page.language, { ...date, kind: "moment", ...BARE });
    return html`<li><a href="${page.href(`/on/${isoDate(date)}`)}">${text}</a></li>`;
  };
  const wider: Date[] =
    day !== undefined && month !== undefined
      ? [{ year, month }, { year }]
      : month !== undefined
        ? [{ year }]
        : [];
  const [before, after] = [stepped({ year, month, day }, -1), stepped({ year, month, day }, 1)];
  return html`<nav aria-label="${page.say(ON.near)}"><ul class="actions">${[before, ...wider, after].map(link)}</ul></nav>`;
}

const BARE = { openDigits: 0, isApproximate: false, isUncertain: false } as const;

function stepped(
  { year, month, day }: { year: number; month: number | undefined; day: number | undefined },
  by: 1 | -1,
): Date {
  if (month === undefined) return { year: year + by };
  if (day !== undefined) return calendarDay(dayNumber(year, month, day) + by);
  const first = dayNumber(year, month) + (by === 1 ? daysIn(year, month) : -1);
  const { year: nextYear, month: nextMonth } = calendarDay(first);
  return { year: nextYear, month: nextMonth };
}
