// What the forms of all pages share.

import { html } from "hono/html";
import type { Markup } from "./markup.ts";
import { LANGUAGE_PARAMETER, type Page } from "./page.ts";

/** The field of a form that keeps the language which the address chose. */
export function keptLanguage({ chosen }: Page): Markup | string {
  return chosen === undefined
    ? ""
    : html`<input type="hidden" name="${LANGUAGE_PARAMETER}" value="${chosen}">`;
}
