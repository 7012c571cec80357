// The frame of every page.

import { html } from "hono/html";
import { INTERFACE_LANGUAGES, LANGUAGE_NAMES } from "../model/languages.ts";
import { isWebAddress } from "../publish/urls.ts";
import type { Markup } from "./markup.ts";
import { type Page, withLanguage } from "./page.ts";
import { FRAME } from "./words/frame.ts";
import type { Message } from "./words/message.ts";

/** A step of the way from the home page to a page. */
export interface Crumb {
  readonly path: string;
  readonly name: string;
}

/** What a view puts into the frame. */
export interface Content {
  readonly title: string;
  /** The language of the title where it is not that of the interface. */
  readonly titleLanguage?: string;
  /** The pages above this one, from the home page down, without either. */
  readonly trail?: readonly Crumb[];
  /** Elements of `<head>` beside those of every page. */
  readonly head?: Markup;
  /** Names of scripts in `assets/` that this page alone needs; every page works without them. */
  readonly scripts?: readonly string[];
  /** The inside of `<main>` after the heading. */
  readonly body: Markup;
}

const NAVIGATION: readonly (readonly [path: string, name: Message])[] = [
  ["/", FRAME.home],
  ["/queries", FRAME.questions],
  ["/sparql", FRAME.sparql],
  ["/data", FRAME.data],
  ["/docs", FRAME.help],
];

/** A whole page. */
export function layout(page: Page, content: Content): Markup {
  const { release, language } = page;
  const { title, titleLanguage = language, head = "", body } = content;
  const site = release.about.title[0].value;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site ? site : `${title} · ${site}`}</title>
<link rel="stylesheet" href="/assets/style.css">
${alternates(page)}${scripts(content)}${head}
</head>
<body>
<a class="skip" href="#main">${page.say(FRAME.skip)}</a>
<header><strong><a href="${page.href("/")}">${site}</a></strong>${navigation(page)}${languageMenu(page)}</header>
<main id="main">${trail(page, content)}<h1${languageMark(page, titleLanguage)}>${title}</h1>
${body}
</main>
<footer>${footer(page)}</footer>
</body>
</html>`;
}

/** Scripts add to pages that work without them. */
function scripts({ scripts: own = [] }: Content): Markup[] {
  return ["site", ...own].map(
    (name) => html`<script type="module" src="/assets/${name}.js"></script>
`,
  );
}

function navigation(page: Page): Markup {
  const links = NAVIGATION.map(
    ([path, name]) => html`<a href="${page.href(path)}">${page.say(name)}</a>`,
  );
  return html`<nav aria-label="${page.say(FRAME.site)}">${links}</nav>`;
}

function trail(page: Page, { trail: crumbs = [] }: Content): Markup | string {
  if (crumbs.length === 0) return "";
  const steps = crumbs.map(
    ({ path, name }) => html`<li><a href="${page.href(path)}">${name}</a></li>`,
  );
  return html`<nav aria-label="${page.say(FRAME.trail)}"><ol class="trail">${steps}</ol></nav>`;
}

/** The same page in the other languages of the interface, each named in itself. */
function languageMenu({ say, language, path }: Page): Markup {
  const links = INTERFACE_LANGUAGES.map((other) =>
    other === language
      ? html`<a href="${withLanguage(path, other)}" lang="${other}" hreflang="${other}" aria-current="true">${LANGUAGE_NAMES[other]}</a>`
      : html`<a href="${withLanguage(path, other)}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a>`,
  );
  return html`<nav class="languages" aria-label="${say(FRAME.language)}">${links}</nav>`;
}

function alternates({ path }: Page): Markup {
  const links = INTERFACE_LANGUAGES.map(
    (other) => html`<link rel="alternate" hreflang="${other}" href="${withLanguage(path, other)}">
`,
  );
  return html`${links}`;
}

function footer(page: Page): Markup {
  const { id, counts, about } = page.release;
  const size = counts.triples === 0 ? "" : ` · ${page.say(FRAME.triples, { n: counts.triples })}`;
  return html`${page.say(FRAME.release, { id: id.slice(0, 12) })}${size}${licence(page, about.license)}`;
}

function licence(page: Page, license: string | undefined): Markup | string {
  if (license === undefined) return "";
  return isWebAddress(license)
    ? html` · <a href="${license}">${page.say(FRAME.licence)}</a>`
    : html` · ${page.say(FRAME.licenceOf, { licence: license })}`;
}

/** Which language a text is in, where it is not that of the page (WCAG 2.2, 3.1.2). */
export function languageMark(page: Page, language: string): Markup | string {
  return language === "" || language === page.language ? "" : html` lang="${language}"`;
}
