// A citation as a sentence that can be copied.

import { html } from "hono/html";
import { NAMESPACES } from "../../model/vocabulary.ts";
import type { Citation, CitedDate } from "../../publish/citation/citation.ts";
import { languageMark } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { CITE } from "../words/cite.ts";
import { dateText } from "../words/dates.ts";
import { THING } from "../words/thing.ts";

/** Authors, title, what it stands in, publisher, date, address; as far as they are known. */
export function citationMarkup(page: Page, citation: Citation): Markup {
  const { authors, title, language = "", publisher, date, url } = citation;
  const by = authors.length === 0 ? undefined : listed(page, authors);
  const before = sentences([by]);
  const after = sentences([withinOf(page, citation), publisher, date && wordsOf(page, date)]);
  const text = [...before, closed(title), ...after, url].join(" ");
  const cite = html`<cite${languageMark(page, language)}>${closed(title)}</cite>`;
  return html`<p class="citation">${before.map((part) => `${part} `)}${cite} ${[...after, url].join(" ")} <button type="button" class="quiet" data-copy="${text}" hidden>${page.say(THING.copy)}</button></p>`;
}

function listed({ language }: Page, authors: readonly string[]): string {
  return new Intl.ListFormat(language).format(authors);
}

function withinOf(page: Page, { container, version }: Citation): string | undefined {
  return container === undefined || version === undefined
    ? container
    : page.say(CITE.within, { title: container, version });
}

function sentences(parts: readonly (string | undefined)[]): string[] {
  return parts.flatMap((part) => (part === undefined ? [] : [closed(part)]));
}

/** With a full stop, unless it ends in a mark already. */
function closed(part: string): string {
  return /[.?!…]$/.test(part) ? part : `${part}.`;
}

function wordsOf({ language }: Page, { year, month, day }: CitedDate): string {
  const digits = [year, month, day]
    .filter((part) => part !== undefined)
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, "0"));
  const types = ["gYear", "gYearMonth", "date"];
  return dateText(
    language,
    digits.join("-"),
    NAMESPACES.xsd + (types[digits.length - 1] ?? "date"),
  );
}
