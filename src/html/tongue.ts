// Languages of texts, marked where a reader would not expect them.

import { html } from "hono/html";
import type { Text } from "../model/release.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";

/** A small mark beside a text that is not in the language of the reader; nothing beside one that is, or has none. */
export function languageBadge(page: Page, language: string): Markup | string {
  return isForeign(page, language)
    ? html` <small class="tongue" title="${languageName(page, language)}">${language}</small>`
    : "";
}

/** Whether a text in this language is not in that of the reader; one without a language is in all. */
export function isForeign(page: Page, language: string): boolean {
  return language !== "" && baseOf(language) !== baseOf(page.names);
}

/** A text with the mark of its language. */
export function textMarkup(page: Page, { value, language }: Text): Markup {
  return html`<span${languageMark(page, language)}>${value}</span>${languageBadge(page, language)}`;
}

/** What a language is called in that of the page; its tag when it has no name there. */
export function languageName({ language: own }: Page, language: string): string {
  const known = NAMES.get(own) ?? new Intl.DisplayNames([own], { type: "language" });
  NAMES.set(own, known);
  try {
    return known.of(language) ?? language;
  } catch {
    // The data may hold tags that are none.
    return language;
  }
}

const NAMES = new Map<string, Intl.DisplayNames>();

/** Whether somebody who reads the one reads the other too. */
function baseOf(language: string): string {
  return language.toLowerCase().replace(/-.*/, "");
}
