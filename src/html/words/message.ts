// Messages of the interface: one row each, in every language, in the syntax of ICU MessageFormat.

import { html } from "hono/html";
import { IntlMessageFormat } from "intl-messageformat";
import type { InterfaceLanguage } from "../../model/languages.ts";
import type { Markup } from "../markup.ts";

/** The same message in each language: `{ en: "{n, plural, one {# row} other {# rows}}", … }`. */
export type Message = Readonly<Record<InterfaceLanguage, string>>;

/** The messages of one part of the interface; a language that lacks one does not compile. */
export type Catalogue = Readonly<Record<string, Message>>;

export type Values = Readonly<Record<string, string | number>>;

const COMPILED = new Map<InterfaceLanguage, Map<string, IntlMessageFormat>>();

/** What the syntax of ICU gives a meaning; a text without it is its own message. */
const SYNTAX = /['{}<#|]/;

/** The message with its values in it: plain text, to be escaped like any other. */
export function say(language: InterfaceLanguage, message: Message, values: Values = {}): string {
  const text = message[language];
  return SYNTAX.test(text) ? String(compiled(language, text).format({ ...values })) : text;
}

/** The same with markup among the values, such as a link in the middle of a sentence. */
export function sayMarkup(
  language: InterfaceLanguage,
  message: Message,
  values: Readonly<Record<string, string | number | Markup>>,
): Markup {
  return sayText(language, message[language], values);
}

/**
 * The text of a message that stands in no catalogue, such as one of a stored query.
 * @throws Error when it is no message, or names a value that is not given
 */
export function sayText(
  language: InterfaceLanguage,
  text: string,
  values: Readonly<Record<string, string | number | Markup>>,
): Markup {
  const parts = compiled(language, text).format<Markup>({ ...values });
  return html`${parts}`;
}

function compiled(language: InterfaceLanguage, text: string): IntlMessageFormat {
  const ofLanguage = COMPILED.get(language) ?? new Map<string, IntlMessageFormat>();
  COMPILED.set(language, ofLanguage);
  const known = ofLanguage.get(text);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(text, language);
  ofLanguage.set(text, made);
  return made;
}
