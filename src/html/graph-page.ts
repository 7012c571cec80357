// The page of links: what stands around a thing, and how it is linked to another.

import { html } from "hono/html";
import { isMachinery } from "../model/vocabulary.ts";
import { type Link, STEPS_MAX } from "../publish/paths.ts";
import type { Results, Row } from "../query/results.ts";
import { keptLanguage } from "./form.ts";
import { pathWith } from "./lanes.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { Sources } from "./sources.ts";
import { linkTo } from "./term.ts";
import { graphDrawing, graphFigure } from "./views/graph.ts";
import { networkOf } from "./views/network.ts";
import { shownOf } from "./views/shown.ts";
import { FRAME } from "./words/frame.ts";
import { LINKS, TIME } from "./words/pages.ts";

const PATH = "/graph";

/** To how many things the page leads on. */
const EXPAND_MAX = 40;

/** How far from a thing the page goes. */
export const DEPTHS = [1, 2] as const;

export interface GraphPage {
  /** The IRI of the thing in the middle. */
  readonly focus?: string | undefined;
  readonly to?: string | undefined;
  readonly depth: number;
  /** The links around the thing. */
  readonly around?: readonly Link[];
  /** The way to the other one; nothing when none was found. */
  readonly way?: readonly Link[] | undefined;
  readonly panels: readonly Panel[];
}

export function graphPage(page: Page, asked: GraphPage): Markup {
  const sources = new Sources(page);
  const { focus, to, panels } = asked;
  return layout(page, {
    title: page.say(FRAME.graph),
    body: html`
<p class="lead">${page.say(LINKS.lead)}</p>
${form(page, asked)}
${focus !== undefined && to !== undefined ? wayMarkup(page, focus, to, asked.way) : ""}
${focus === undefined ? "" : aroundMarkup(page, focus, asked)}
${panelsMarkup(page, panels, sources)}${sources.list()}`,
  });
}

/** Names of classes help those who know no IRI yet. */
function form(page: Page, { focus = "", to = "", depth }: GraphPage): Markup {
  const field = (name: "focus" | "to", value: string) =>
    html`<div class="field"><label for="${name}">${page.say(LINKS[name])}</label><input id="${name}" name="${name}" size="34" value="${value}"></div>`;
  const depths = DEPTHS.map(
    (steps) => html`<option${steps === depth ? html` selected` : ""}>${steps}</option>`,
  );
  return html`<form class="fields" method="get" action="${PATH}">${keptLanguage(page)}${field("focus", focus)}${field("to", to)}<div class="field"><label for="depth">${page.say(LINKS.depth)}</label><select id="depth" name="depth">${depths}</select></div><button type="submit">${page.say(TIME.show)}</button></form>`;
}

/** A way as sentences: one statement a line. */
function wayMarkup(page: Page, from: string, to: string, way: readonly Link[] | undefined): Markup {
  const title = page.tell(LINKS.how, { from: linkTo(page, from), to: linkTo(page, to) });
  const steps = (way ?? []).map(
    (link) =>
      html`<li>${linkTo(page, link.from)} – ${linkTo(page, link.property)} → ${linkTo(page, link.to)}</li>`,
  );
  return html`<section><h2>${title}</h2>${way === undefined ? html`<p>${page.say(LINKS.noPath, { n: STEPS_MAX })}</p>` : html`<ol class="way">${steps}</ol>`}</section>`;
}

function aroundMarkup(page: Page, focus: string, { around = [], depth }: GraphPage): Markup {
  const name = page.release.labels.label(focus);
  const title = page.say(LINKS.around, { name: name.value });
  const heading = html`<h2${languageMark(page, name.language)}>${title}</h2>`;
  const shown = shownOf(page, new Sources(page), { ...rowsOf(around), title, isOwn: true });
  const drawing = graphDrawing(shown, focus);
  if (drawing === undefined) return html`${heading}<p>${page.say(LINKS.nothing)}</p>`;
  const others = networkOf(shown, focus).nodes.filter(
    ({ key }) => key !== focus && !isMachinery(key),
  );
  const links = others
    .slice(0, EXPAND_MAX)
    .map(
      ({ key, name: other }) =>
        html`<li><a href="${page.href(pathWith(PATH, { focus: key, depth }))}">${other}</a></li>`,
    );
  return html`<section class="panel">${heading}${graphFigure(shown, drawing)}
<details><summary>${page.say(LINKS.expand)}</summary><ul class="columns">${links}</ul></details></section>`;
}

/** Links as rows of an answer, for the views. */
export function rowsOf(links: readonly Link[]): Results {
  const rows = links.map(({ from, property, to }): Row => {
    const uri = (value: string) => ({ type: "uri", value });
    return { from: uri(from), property: uri(property), to: uri(to) };
  });
  return { columns: ["from", "property", "to"], rows };
}
