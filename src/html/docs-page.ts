// The documentation: a page of docs/ among the others, with what it contains.

import { html, raw } from "hono/html";
import { DEFAULT_LANGUAGE } from "../model/languages.ts";
import { type Heading, type HelpText, helpText, type Shelf, shelves } from "./help-text.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { DOCS, SHELVES } from "./words/docs.ts";
import { FRAME } from "./words/frame.ts";
import type { Message } from "./words/message.ts";

/** Fewer headings need no list. */
const CONTENTS_FROM = 3;

/** The deepest headings that the list of contents has. */
const CONTENTS_DEPTH = 3;

/** The language of docs/. */
const ENGLISH = DEFAULT_LANGUAGE;

/** A page of docs/ by its name without `.md`; nothing when there is none. */
export async function docsPage(page: Page, name: string): Promise<Markup | undefined> {
  const text = await helpText(name, page.href);
  return text === undefined ? undefined : docsMarkup(page, name, text, await shelves());
}

function docsMarkup(page: Page, name: string, text: HelpText, all: readonly Shelf[]): Markup {
  const note = page.say(DOCS.english);
  return layout(page, {
    title: text.title,
    titleLanguage: ENGLISH,
    ...(name !== "index" && { trail: [{ path: "/docs/index", name: page.say(FRAME.help) }] }),
    // The text is our own and part of the package.
    body: html`<div class="docs">
<nav aria-label="${page.say(DOCS.pages)}">${all.map((shelf) => shelfMarkup(page, shelf, name))}</nav>
<div>
${note === "" ? "" : html`<p class="soft">${note}</p>`}
${contents(page, text.headings)}
<div${languageMark(page, ENGLISH)}>${raw(text.body)}</div>
</div></div>`,
  });
}

function shelfMarkup(page: Page, { name, pages }: Shelf, current: string): Markup {
  const known: Readonly<Record<string, Message>> = SHELVES;
  const heading = known[name];
  const links = pages.map(
    (other) =>
      html`<li${languageMark(page, ENGLISH)}>${
        other.name === current
          ? html`<a href="${page.href(`/docs/${other.name}`)}" aria-current="page">${other.title}</a>`
          : html`<a href="${page.href(`/docs/${other.name}`)}">${other.title}</a>`
      }</li>`,
  );
  return html`<p><strong>${heading === undefined ? name : page.say(heading)}</strong></p><ul>${links}</ul>`;
}

function contents(page: Page, headings: readonly Heading[]): Markup | string {
  const listed = headings.filter(({ depth }) => depth <= CONTENTS_DEPTH);
  if (listed.length < CONTENTS_FROM) return "";
  const items = listed.map(
    ({ id, text, depth }) =>
      html`<li class="level-${depth}"${languageMark(page, ENGLISH)}><a href="#${id}">${raw(text.replace(/<\/?a\b[^>]*>/g, ""))}</a></li>`,
  );
  return html`<details class="contents"><summary>${page.say(DOCS.contents)}</summary><nav aria-label="${page.say(DOCS.contents)}"><ul>${items}</ul></nav></details>`;
}
