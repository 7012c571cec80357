// A citation as a sentence that can be copied.

import { html } from "hono/html";
import { NAMESPACES } from "../../model/vocabulary.ts";
import type { Citation, CitedDate } from "../../publish/citation/citation.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { CITE } from "../words/cite.ts";
import { dateText } from "../words/dates.ts";
import { THING } from "../words/thing.ts";

export function citationMarkup(page: Page, citation: Citation): Markup {
  const text = citationText(page, citation);
  return html`<p class="citation">${text} <button type="button" class="quiet" data-copy="${text}" hidden>${page.say(THING.copy)}</button></p>`;
}

/** Authors, title, what it stands in, publisher, date, address; as far as they are known. */
function citationText(page: Page, citation: Citation): string {
  const { title, authors, publisher, container, version, date, url } = citation;
  const within =
    container === undefined || version === undefined
      ? container
      : page.say(CITE.within, { title: container, version });
  const parts = [
    authors.length === 0 ? undefined : new Intl.ListFormat(page.language).format(authors),
    title,
    within,
    publisher,
    date && wordsOf(page, date),
  ].flatMap((part) => (part === undefined ? [] : [closed(part)]));
  return [...parts, url].join(" ");
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
