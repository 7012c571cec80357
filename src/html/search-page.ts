// What a search found, class by class.

import { html } from "hono/html";
import { browsePath } from "../publish/browse/paths.ts";
import type { Findings, Found } from "../publish/search.ts";
import { keptLanguage } from "./form.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { SEARCH } from "./masthead.ts";
import type { Page } from "./page.ts";
import { linkTo } from "./term.ts";
import { textMarkup } from "./tongue.ts";
import { FRAME } from "./words/frame.ts";
import { SEARCH_WORDS } from "./words/search.ts";

export interface Search extends Findings {
  readonly text: string;
  /** The name in addresses of the class that is searched alone, and its IRI. */
  readonly only?: { readonly slug: string; readonly kind: string };
}

export function searchPage(page: Page, search: Search): Markup {
  const { text } = search;
  const isEmpty = text === "";
  return layout(page, {
    title: isEmpty ? page.say(SEARCH_WORDS.title) : page.say(SEARCH_WORDS.titleFor, { text }),
    head: html`<link rel="alternate" type="application/json" href="${addressOf(search, ".json")}">
`,
    body: html`${searchForm(page, search)}
${isEmpty ? html`<p class="lead">${page.say(SEARCH_WORDS.lead)}</p>` : results(page, search)}`,
  });
}

/** Path and query of a search; `extension` is that of its twin. */
function addressOf({ text, only }: Pick<Search, "text" | "only">, extension = ""): string {
  const parameters = new URLSearchParams({
    q: text,
    ...(only !== undefined && { class: only.slug }),
  });
  return `${SEARCH.path}${extension}?${parameters}`;
}

function searchForm(page: Page, { text, only }: Search): Markup {
  const kept =
    only === undefined ? "" : html`<input type="hidden" name="class" value="${only.slug}">`;
  return html`<form method="get" action="${SEARCH.path}" class="actions">${keptLanguage(page)}${kept}<label for="find">${page.say(SEARCH_WORDS.label)}</label>
<input type="search" id="find" name="q" value="${text}"><button type="submit">${page.say(FRAME.search)}</button></form>`;
}

function results(page: Page, search: Search): Markup {
  const { found, hasMore } = search;
  return html`${onlyMarkup(page, search)}
${found.length === 0 ? nothing(page) : foundNote(page, search)}
${grouped(found).map(([kind, things]) => groupMarkup(page, search, kind, things))}
${hasMore ? html`<p class="note">${page.say(SEARCH_WORDS.more, { n: found.length })}</p>` : ""}`;
}

function onlyMarkup(page: Page, { text, only }: Search): Markup | string {
  if (only === undefined) return "";
  const kind = page.release.labels.label(only.kind).value;
  return html`<p>${page.say(SEARCH_WORDS.onlyOf, { kind })} · <a href="${page.href(addressOf({ text }))}">${page.say(SEARCH_WORDS.noneOf)}</a></p>`;
}

function foundNote(page: Page, { found, isNear, hasMore }: Search): Markup | string {
  const [first] = found;
  if (first === undefined) return "";
  if (!isNear)
    return hasMore ? "" : html`<p>${page.say(SEARCH_WORDS.count, { n: found.length })}</p>`;
  const path = page.href(addressOf({ text: first.matched.value }));
  const name = html`<a href="${path}"${languageMark(page, first.matched.language)}>${first.matched.value}</a>`;
  return html`<p class="note">${page.tell(SEARCH_WORDS.near, { name })}</p>`;
}

function nothing(page: Page): Markup {
  return html`<div class="note"><p>${page.say(SEARCH_WORDS.none)}</p><ul><li><a href="${page.href("/browse")}">${page.say(SEARCH_WORDS.browse)}</a></li><li><a href="${page.href("/sparql")}">${page.say(SEARCH_WORDS.ask)}</a></li></ul></div>`;
}

/** By the narrowest class of each thing; the group of the best one comes first. */
function grouped(found: readonly Found[]): [kind: string, things: readonly Found[]][] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const kind = one.types[0] ?? "";
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [one]);
    else group.push(one);
  }
  return [...groups];
}

function groupMarkup(page: Page, search: Search, kind: string, things: readonly Found[]): Markup {
  return html`<h2>${groupName(page, search, kind)}</h2><ul class="found">${things.map((one) => html`<li>${foundMarkup(page, one)}</li>`)}</ul>`;
}

function groupName(page: Page, { text, only }: Search, kind: string): Markup | string {
  const path = browsePath(page.release, kind);
  if (path === undefined) return page.say(SEARCH_WORDS.others);
  const { value, language } = page.release.labels.label(kind);
  const list = html`<a href="${page.href(path)}"${languageMark(page, language)}>${value}</a>`;
  const slug = decodeURIComponent(path.replace(/^.*\//, ""));
  if (only?.slug === slug) return list;
  const narrower = page.href(addressOf({ text, only: { slug, kind } }));
  return html`${list} <small><a href="${narrower}">${page.say(SEARCH_WORDS.only)}</a></small>`;
}

function foundMarkup(page: Page, { iri, matched }: Found): Markup {
  const { labels } = page.release;
  const description = labels.description(iri);
  const isShown = labels.label(iri).value === matched.value;
  const as = page.tell(SEARCH_WORDS.found, { name: textMarkup(page, matched) });
  return html`${linkTo(page, iri)}${isShown ? "" : html` <span class="soft">${as}</span>`}${description === undefined ? "" : html`<div class="soft"${languageMark(page, description.language)}>${description.value}</div>`}`;
}
