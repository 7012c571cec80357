// Literals in words: dates, numbers, truth values and points as a language writes them.

import type { Literal } from "@rdfjs/types";
import { html } from "hono/html";
import { isDateType } from "../model/date.ts";
import { readPoint } from "../model/point.ts";
import { term } from "../model/vocabulary.ts";
import { dateMarkup } from "./date.ts";
import { mapAround } from "./map-zoom.ts";
import type { Markup } from "./markup.ts";
import { outwardLink } from "./outward.ts";
import type { Page } from "./page.ts";
import { textMarkup } from "./tongue.ts";
import { pointText } from "./words/coordinates.ts";
import { isNumberType, numberText } from "./words/numbers.ts";
import { VIEW } from "./words/views.ts";

/** Texts longer than this are cut; they stand whole among all statements. */
const LENGTH_MAX = 1000;

/** What is called so counts years, whose digits are not grouped. */
const YEARS = /^years?$|Year$/;

type Writer = (page: Page, lexical: string) => Markup | string | undefined;

/** Datatypes that have a form of their own; nothing for a literal that is not of the form of its datatype. */
const WRITERS: Readonly<Record<string, Writer>> = {
  [term("xsd", "string")]: (_, lexical) => cut(lexical),
  [term("xsd", "anyURI")]: (_, lexical) => outwardLink(cut(lexical)),
  [term("xsd", "boolean")]: booleanText,
  [term("geo", "wktLiteral")]: (page, lexical) => {
    const point = readPoint(lexical);
    return (
      point && html`<a href="${page.href(mapAround(point))}">${pointText(page.language, point)}</a>`
    );
  },
};

/**
 * The literal in the language of the page, with its own language or datatype where that says more.
 * @param name the column or the local name of the property that it is a value of
 */
export function literalMarkup(
  page: Page,
  { value, language, datatype }: Literal,
  name = "",
): Markup {
  if (language !== "") return textMarkup(page, { value: cut(value), language });
  const type = datatype.value;
  if (isDateType(type)) return dateMarkup(page, cut(value), type);
  const text = isNumberType(type)
    ? numberIn(page, value, { type, name })
    : WRITERS[type]?.(page, value);
  if (text !== undefined) return html`${text}`;
  return html`${cut(value)} <small class="soft">${type.split(/[#/]/).at(-1)}</small>`;
}

function numberIn(
  { language }: Page,
  lexical: string,
  { type, name }: { readonly type: string; readonly name: string },
): string {
  return isYear(name) ? cut(lexical) : numberText(language, cut(lexical), type);
}

/** Whether a number that goes by this name is a year. */
export function isYear(name: string): boolean {
  return YEARS.test(name);
}

/** Yes or no. */
export function booleanText(page: Page, text: string): string | undefined {
  if (text === "true" || text === "1") return page.say(VIEW.yes);
  return text === "false" || text === "0" ? page.say(VIEW.no) : undefined;
}

function cut(text: string): string {
  return text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX).toWellFormed()}…` : text;
}
