// The head of every page: whose site it is, search, languages, and where one can go.

import { html } from "hono/html";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "../model/languages.ts";
import type { Release } from "../model/release.ts";
import { TYPED_LEAST } from "../model/typing.ts";
import { keptLanguage } from "./form.ts";
import type { Markup } from "./markup.ts";
import { type Page, withLanguage } from "./page.ts";
import { FRAME } from "./words/frame.ts";
import type { Message } from "./words/message.ts";
import { SEARCH_WORDS } from "./words/search.ts";

/** A part of the site that every page leads to. */
export interface Destination {
  readonly path: string;
  readonly name: Message;
  /** Set where the whole graph must be at hand, as in the table of routes. */
  readonly whole?: true;
}

/** In the order of the menu. */
export const DESTINATIONS: readonly Destination[] = [
  { path: "/browse", name: FRAME.browse },
  { path: "/timeline", name: FRAME.timeline },
  { path: "/map", name: FRAME.map },
  { path: "/queries", name: FRAME.questions },
  { path: "/sparql", name: FRAME.sparql },
  { path: "/data", name: FRAME.data },
  { path: "/docs", name: FRAME.help },
];

/** Where the form for words leads. */
export const SEARCH: Destination = { path: "/search", name: FRAME.search };

/** Whether this publication has that part. */
export function offers({ remote }: Release, { whole }: Destination): boolean {
  return remote === undefined || whole !== true;
}

export function masthead(page: Page, site: string): Markup {
  return html`<header><a class="name" href="${page.href("/")}">${site}</a>
${searchForm(page)}
${languageMenu(page)}
${menu(page)}</header>`;
}

/** Scripts make a combobox of it; what they call its list stands in it. */
function searchForm(page: Page): Markup {
  const { say, release } = page;
  const least = release.remote === undefined ? 1 : TYPED_LEAST;
  return html`<form class="search" role="search" method="get" action="${SEARCH.path}" data-suggest="${say(SEARCH_WORDS.suggestions)}" data-least="${least}">${keptLanguage(page)}<input type="search" name="q" aria-label="${say(FRAME.searchFor)}" placeholder="${say(FRAME.searchFor)}"><button type="submit" class="quiet">${say(SEARCH.name)}</button></form>`;
}

/** The same page in the other languages of the interface, each named in itself. */
function languageMenu({ say, language, path }: Page): Markup {
  const links = INTERFACE_LANGUAGES.map(
    (other) =>
      html`<a href="${withLanguage(path, other)}" lang="${other}" hreflang="${other}"${current(other === language, "true")}>${LANGUAGE_NAMES[other]}</a>`,
  );
  return html`<nav class="languages" aria-label="${say(FRAME.language)}">${links}</nav>`;
}

function menu(page: Page): Markup {
  const here = page.path.replace(/[?#].*/s, "");
  const links = DESTINATIONS.filter((part) => offers(page.release, part)).map(
    ({ path, name }) =>
      html`<a href="${page.href(path)}"${current(here === path, "page")}${current(here.startsWith(`${path}/`), "true")}>${page.say(name)}</a>`,
  );
  return html`<nav class="menu" aria-label="${page.say(FRAME.site)}">${links}</nav>`;
}

function current(isCurrent: boolean, what: "page" | "true"): Markup | string {
  return isCurrent ? html` aria-current="${what}"` : "";
}
