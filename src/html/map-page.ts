// The page of space: what has a point on the globe.

import { html } from "hono/html";
import { keptLanguage } from "./form.ts";
import { laneLinks, pathWith } from "./lanes.ts";
import { layout } from "./layout.ts";
import { regionParameters, zoomLinks } from "./map-zoom.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { type Part, partMarkup, shownPart } from "./part.ts";
import { Sources } from "./sources.ts";
import { rolesOf } from "./views/dated.ts";
import type { Window } from "./views/land.ts";
import { mapView } from "./views/map.ts";
import { type Region, windowAround, windowAt } from "./views/map-window.ts";
import { mappedRows } from "./views/mapped.ts";
import type { Shown } from "./views/view.ts";
import { filtered } from "./views/years.ts";
import { FRAME } from "./words/frame.ts";
import { SPACE, TIME } from "./words/pages.ts";

const PATH = "/map";

export interface MapFilter {
  readonly year?: number | undefined;
  readonly lane?: string | undefined;
  /** The part of the world; all points without it. */
  readonly region?: Region | undefined;
}

export function mapPage(
  page: Page,
  parts: readonly Part[],
  others: readonly Panel[],
  filter: MapFilter,
): Markup {
  const sources = new Sources(page);
  const title = page.say(FRAME.map);
  const all = parts.map((part) => shownPart(page, sources, part, title));
  const hasDates = all.some(isDated);
  const shown = all.map((one) => ofYear(one, filter));
  const view = (one: Shown) => mapView(one, filter.region);
  const sections = shown.flatMap((one, index) =>
    one.rows.length === 0 ? [] : [partMarkup(page, one, view, parts[index]?.address ?? PATH)],
  );
  return layout(page, {
    title,
    body: html`
<p class="lead">${page.say(SPACE.lead)}</p>
${hasDates ? yearForm(page, filter) : ""}
${laneLinks(page, all, filter.lane, (lane) => addressOf({ ...filter, lane }))}
${sections.length === 0 ? "" : zoomLinks(page, windowOf(shown, filter), filter.region, (region) => addressOf({ ...filter, region }))}
${sections.length === 0 ? html`<p class="note">${page.say(SPACE.empty)}</p>` : sections}
${panelsMarkup(page, others, sources)}
${sections.length === 0 ? "" : html`<p><a href="${page.href(pathWith(`${PATH}.geojson`, { year: filter.year, lane: filter.lane }))}">${page.say(SPACE.points)}</a></p>`}${sources.list()}`,
  });
}

function addressOf({ year, lane, region }: MapFilter): string {
  return pathWith(PATH, { year, lane, ...regionParameters(region) });
}

/** What all maps of the page show together. */
function windowOf(all: readonly Shown[], { region }: MapFilter): Window {
  if (region !== undefined) return windowAt(region);
  return windowAround(
    all.flatMap((one) => {
      const { places, ways } = mappedRows(one);
      return [...places, ...ways].flatMap(({ points }) => points);
    }),
  );
}

/** The rows of a year and a lane; what has no dates at all is of every year. */
export function ofYear(shown: Shown, { year, lane }: MapFilter): Shown {
  const years = isDated(shown) ? { from: year, to: year } : {};
  return filtered(shown, { ...years, lane });
}

function isDated(shown: Shown): boolean {
  return rolesOf(shown).dates.length > 0;
}

function yearForm(page: Page, { year, lane, region }: MapFilter): Markup {
  const kept = Object.entries({ lane, ...regionParameters(region) }).map(([name, value]) =>
    value === undefined ? "" : html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form class="fields" method="get" action="${PATH}">${keptLanguage(page)}${kept}<div class="field"><label for="year">${page.say(TIME.year)}</label><input id="year" name="year" inputmode="numeric" size="6" value="${year ?? ""}"></div><button type="submit">${page.say(TIME.show)}</button></form>`;
}
