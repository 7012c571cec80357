// The frame of every page.

import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Release } from "../model/release.ts";
import { isWebAddress } from "../publish/urls.ts";

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const NAVIGATION = [
  ["/", "Home"],
  ["/queries", "Questions"],
  ["/sparql", "SPARQL"],
  ["/data", "Data"],
  ["/docs", "Help"],
] as const;

/** A whole page; `content` is the inside of `<main>`, `language` that of the title. */
export function layout(release: Release, title: string, content: Markup, language = "en"): Markup {
  const site = release.about.title[0].value;
  const links = NAVIGATION.map(([path, name]) => html`<a href="${path}">${name}</a>`);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site ? site : `${title} · ${site}`}</title>
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><strong><a href="/">${site}</a></strong><nav aria-label="Site">${links}</nav></header>
<main id="main"><h1${languageMark(language)}>${title}</h1>
${content}
</main>
<footer>Release ${release.id.slice(0, 12)}${release.counts.triples === 0 ? "" : ` · ${release.counts.triples} triples`}${licence(release.about.license)}</footer>
</body>
</html>`;
}

function licence(license: string | undefined): Markup | string {
  if (license === undefined) return "";
  return isWebAddress(license)
    ? html` · <a href="${license}">licence</a>`
    : html` · licence: ${license}`;
}

/** Which language a text is in, where it is not that of the page (WCAG 2.2, 3.1.2). */
export function languageMark(language: string): Markup | string {
  return language === "" || language === "en" ? "" : html` lang="${language}"`;
}
