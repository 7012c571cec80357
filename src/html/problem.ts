// What is wrong, where, and what to do about it.

import { html } from "hono/html";
import type { Problem } from "../model/error.ts";
import { DEFAULT_LANGUAGE } from "../model/languages.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { ERRORS_WORDS } from "./words/errors.ts";

/** The language of the messages of errors. */
const ENGLISH = DEFAULT_LANGUAGE;

export function problemMarkup(page: Page, problem: Problem): Markup {
  const { code, message, line, column, excerpt, hint } = problem;
  const place =
    line === undefined || column === undefined
      ? ""
      : html` <span class="soft"${languageMark(page, page.language)}>(${page.say(ERRORS_WORDS.place, { line, column })})</span>`;
  const english = languageMark(page, ENGLISH);
  return html`<div class="problem"><p><a href="${page.href(`/docs/errors#${code.toLowerCase()}`)}"><strong>${code}</strong></a> <span${english}>${message}</span>${place}</p>
${excerpt === undefined ? "" : html`<pre tabindex="0">${markedExcerpt(problem)}</pre>`}
${hint === undefined ? "" : html`<p${english}>${hint}</p>`}</div>`;
}

/** The line, and carets below what is meant. */
function markedExcerpt({ excerpt = "", column, endColumn }: Problem): string {
  if (column === undefined) return excerpt;
  const width = Math.max(1, (endColumn ?? column + 1) - column);
  return `${excerpt}\n${" ".repeat(column - 1)}${"^".repeat(width)}`;
}
