// The frame of every page.

import { html } from "hono/html";
import { INTERFACE_LANGUAGES } from "../model/languages.ts";
import type { Text } from "../model/release.ts";
import { asUri, urlsOf } from "../publish/urls.ts";
import { assetPath } from "./assets.ts";
import { colophon } from "./colophon.ts";
import type { Markup } from "./markup.ts";
import { masthead } from "./masthead.ts";
import { type Page, withLanguage } from "./page.ts";
import { FRAME } from "./words/frame.ts";

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
  /** What the page tells, in a sentence, for lists of results of search engines. */
  readonly description?: Text | undefined;
  /** The pages above this one, from the home page down, without either. */
  readonly trail?: readonly Crumb[];
  /** Elements of `<head>` beside those of every page. */
  readonly head?: Markup;
  /** Names of scripts in `assets/` that this page alone needs; every page works without them. */
  readonly scripts?: readonly string[];
  /** The inside of `<main>` after the heading. */
  readonly body: Markup;
}

/** A whole page. */
export function layout(page: Page, content: Content): Markup {
  const { title, titleLanguage = page.language, body } = content;
  const site = page.release.about.title[0].value;
  return html`<!doctype html>
<html lang="${page.language}">
${headOf(page, content, site)}
<body>
<a class="skip" href="#main">${page.say(FRAME.skip)}</a>
${masthead(page, site)}
<main id="main">${trail(page, content)}<h1${languageMark(page, titleLanguage)}>${title}</h1>
${body}
</main>
${colophon(page)}
</body>
</html>`;
}

function headOf(page: Page, content: Content, site: string): Markup {
  const { title, description, head = "", scripts = [] } = content;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site ? site : `${title} · ${site}`}</title>
${
  description === undefined
    ? ""
    : html`<meta name="description"${languageMark(page, description.language)} content="${description.value}">
`
}<link rel="icon" href="${assetPath("icon.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPath("style.css")}">
${addresses(page)}${openSearch(site)}${html`${["site", ...scripts].map(scriptElement)}`}${head}</head>`;
}

/** Scripts add to pages that work without them. */
function scriptElement(name: string): Markup {
  return html`<script type="module" src="${assetPath(`${name}.js`)}"></script>
`;
}

function trail(page: Page, { trail: crumbs = [] }: Content): Markup | string {
  if (crumbs.length === 0) return "";
  const steps = crumbs.map(
    ({ path, name }) => html`<li><a href="${page.href(path)}">${name}</a></li>`,
  );
  return html`<nav aria-label="${page.say(FRAME.trail)}"><ol class="trail">${steps}</ol></nav>`;
}

/** The whole addresses of this page and of its twins in each language, as search engines want them. */
function addresses({ release, path }: Page): Markup {
  const whole = (target: string) => asUri(urlsOf(release).iriOf(target));
  const twins = INTERFACE_LANGUAGES.map(
    (other) =>
      html`<link rel="alternate" hreflang="${other}" href="${whole(withLanguage(path, other))}">
`,
  );
  return html`<link rel="canonical" href="${whole(path)}">
<link rel="alternate" hreflang="x-default" href="${whole(path)}">
${twins}`;
}

function openSearch(site: string): Markup {
  return html`<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="${site}">
`;
}

/** Which language a text is in, where it is not that of the page (WCAG 2.2, 3.1.2). */
export function languageMark(page: Page, language: string): Markup | string {
  return language === "" || language === page.language ? "" : html` lang="${language}"`;
}
