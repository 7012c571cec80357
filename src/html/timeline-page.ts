// The page of time: what is dated, year by year.

import { html } from "hono/html";
import { keptLanguage } from "./form.ts";
import { laneLinks, pathWith } from "./lanes.ts";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { type Part, partMarkup, shownPart } from "./part.ts";
import { Sources } from "./sources.ts";
import { timelineView } from "./views/timeline.ts";
import type { Shown } from "./views/view.ts";
import { type Bucket, density, type Filter, filtered } from "./views/years.ts";
import { yearText } from "./words/dates.ts";
import { FRAME } from "./words/frame.ts";
import { TIME } from "./words/pages.ts";

const PATH = "/timeline";

export function timelinePage(
  page: Page,
  parts: readonly Part[],
  others: readonly Panel[],
  filter: Filter,
): Markup {
  const sources = new Sources(page);
  const title = page.say(FRAME.timeline);
  const all = parts.map((part) => shownPart(page, sources, part, title));
  const buckets = density(all.map((shown) => filtered(shown, { lane: filter.lane })));
  const shown = all.map((one) => filtered(one, filter));
  const sections = shown.flatMap((one, index) =>
    one.rows.length === 0
      ? []
      : [
          partMarkup(
            page,
            one,
            (rows) => timelineView(rows, filter),
            parts[index]?.address ?? PATH,
          ),
        ],
  );
  return layout(page, {
    title,
    body: html`
<p class="lead">${page.say(TIME.lead)}</p>
${yearForm(page, filter)}${zoomLinks(page, filter, buckets)}${densityLinks(page, filter, buckets)}
${laneLinks(page, all, filter.lane, (lane) => pathWith(PATH, { ...filter, lane }))}
${sections.length === 0 ? html`<p class="note">${page.say(TIME.empty)}</p>` : sections}
${panelsMarkup(page, others, sources)}
${calendarLink(page, filter, shown)}${sources.list()}`,
  });
}

function yearForm(page: Page, { from, to, lane }: Filter): Markup {
  const field = (name: "from" | "to", value: number | undefined) =>
    html`<div class="field"><label for="${name}">${page.say(TIME[name])}</label><input id="${name}" name="${name}" inputmode="numeric" size="6" value="${value ?? ""}"></div>`;
  return html`<form class="fields" method="get" action="${PATH}">${keptLanguage(page)}${lane === undefined ? "" : html`<input type="hidden" name="lane" value="${lane}">`}${field("from", from)}${field("to", to)}<button type="submit">${page.say(TIME.show)}</button></form>`;
}

/** Steps of the window of years: none where all are shown. */
function zoomLinks(page: Page, filter: Filter, buckets: readonly Bucket[]): Markup | string {
  const [least, greatest] = [buckets[0]?.from, buckets.at(-1)?.to];
  if (least === undefined || greatest === undefined) return "";
  if (filter.from === undefined && filter.to === undefined) return "";
  const { from = least, to = greatest, lane } = filter;
  const size = Math.max(to - from + 1, 1);
  const half = Math.ceil(size / 2);
  const steps = [
    [TIME.earlier, from - size, to - size],
    [TIME.later, from + size, to + size],
    [TIME.wider, from - half, to + half],
    [TIME.all, undefined, undefined],
  ] as const;
  const links = steps.map(
    ([name, first, last]) =>
      html`<li><a href="${page.href(pathWith(PATH, { from: first, to: last, lane }))}">${page.say(name)}</a></li>`,
  );
  return html`<ul class="actions">${links}</ul>`;
}

/** How much there is in which years; each leads to them. */
function densityLinks(page: Page, { lane }: Filter, buckets: readonly Bucket[]): Markup | string {
  if (buckets.length < 2) return "";
  const most = Math.max(...buckets.map(({ count }) => count));
  const items = buckets.map(({ from, to, count }) => {
    const first = yearText(page.language, from);
    const name = from === to ? first : `${first}–${yearText(page.language, to)}`;
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * 36));
    const bar = html`<svg width="20" height="36" aria-hidden="true"><rect x="4" y="${36 - height}" width="12" height="${height}" fill="currentColor"/></svg>`;
    return count === 0
      ? html`<li>${bar}<span class="soft">${name}</span></li>`
      : html`<li><a href="${page.href(pathWith(PATH, { from, to, lane }))}">${bar}<span>${name}</span><small class="soft">${count}</small></a></li>`;
  });
  return html`<nav class="scroll" aria-label="${page.say(TIME.zoom)}"><ol class="density">${items}</ol></nav>`;
}

function calendarLink(page: Page, filter: Filter, shown: readonly Shown[]): Markup | string {
  if (shown.every(({ rows }) => rows.length === 0)) return "";
  return html`<p><a href="${page.href(pathWith(`${PATH}.ics`, { ...filter }))}">${page.say(TIME.calendar)}</a></p>`;
}
