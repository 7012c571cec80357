// Sources from their own side: what the graph of this name says, and what rests on this work.

import { html } from "hono/html";
import type { Description } from "../../publish/describe.ts";
import { type RestingStatement, restingOn } from "../../publish/resting.ts";
import { layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";
import { THING } from "../words/thing.ts";
import { viewOf } from "./addresses.ts";
import { statementTable } from "./statement-table.ts";

/** How many statements the page of a thing shows, and a page of all that rests on it. */
const SHOWN_MAX = 40;
const PAGE_MAX = 100;

/** What stands in the graph of this name; its page is the source of these statements. */
export function contentsSection(page: Page, { iri, contents }: Description): Markup | string {
  const said = contents(SHOWN_MAX + 1);
  if (said.length === 0) return "";
  const title = page.say(THING.says);
  const rows = said.slice(0, SHOWN_MAX).map((quad) => ({ quad }));
  const more = said.length > SHOWN_MAX ? wayOn(page, viewOf(page, iri, "statements")) : "";
  return html`<section aria-labelledby="says"><h2 id="says">${title}</h2>${statementTable(page, title, rows)}${more}</section>`;
}

/** The first statements that rest on this thing, where graphs cite it. */
export function restingSection(page: Page, iri: string, sources: Sources): Markup | string {
  const { quads } = page.release;
  const { statements, next } = restingOn(quads, iri, { from: 0, limit: SHOWN_MAX });
  if (statements.length === 0) return "";
  const more = next === undefined ? "" : wayOn(page, viewOf(page, iri, "rests"));
  return html`<section aria-labelledby="rests"><h2 id="rests">${page.say(THING.rests)}</h2>
${aloneCount(page, statements)}${restingTable(page, statements, sources)}${more}</section>`;
}

function aloneCount(page: Page, statements: readonly RestingStatement[]): Markup | string {
  const n = statements.filter(({ isAlone }) => isAlone).length;
  if (n === 0) return "";
  return html`<p class="soft">${page.say(THING.aloneHelp, { n })}</p>`;
}

function restingTable(
  page: Page,
  statements: readonly RestingStatement[],
  sources: Sources,
): Markup {
  return statementTable(page, page.say(THING.rests), statements, ({ quad, isAlone }) => {
    const alone = isAlone ? html` <small class="soft">${page.say(THING.alone)}</small>` : "";
    return html`${sources.marks([quad])}${alone}`;
  });
}

function wayOn(page: Page, path: string): Markup {
  return html`<p class="more"><a href="${page.href(path)}">${page.say(THING.all)}</a></p>`;
}

/** A page of all that rests on a thing. */
export function restingPage(page: Page, iri: string, from: number, sources: Sources): Markup {
  const { statements, next } = restingOn(page.release.quads, iri, { from, limit: PAGE_MAX });
  const name = page.release.labels.label(iri).value;
  const on =
    next === undefined
      ? ""
      : html`<p class="actions"><a rel="next" href="${page.href(viewOf(page, iri, "rests", { from: String(next) }))}">${page.say(THING.next)}</a></p>`;
  const table =
    statements.length === 0
      ? html`<p>${page.say(THING.none)}</p>`
      : html`${aloneCount(page, statements)}${restingTable(page, statements, sources)}`;
  return layout(page, {
    title: page.say(THING.restsOn, { name }),
    trail: [{ path: viewOf(page, iri, "page"), name }],
    body: html`${table}${on}${sources.list()}`,
  });
}
