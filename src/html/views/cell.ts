// A cell of an answer: a link by name, or a literal in the words of the page.

import { html } from "hono/html";
import { isDateType } from "../../model/date.ts";
import { readPoint } from "../../model/point.ts";
import { term } from "../../model/vocabulary.ts";
import { type Binding, type Row, textOf } from "../../query/results.ts";
import { dateMarkup } from "../date.ts";
import { languageMark } from "../layout.ts";
import { booleanText, isYear } from "../literal.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { linkTo } from "../term.ts";
import { pointText } from "../words/coordinates.ts";
import { dateText } from "../words/dates.ts";
import { isNumberType, numberText } from "../words/numbers.ts";

/** The cell of a column; `?xLabel` is the name of what `?x` holds. */
export function cellMarkup(page: Page, cells: Row, name: string): Markup | string {
  const value = cells[name];
  if (value === undefined) return "";
  if (value.type === "uri") {
    const label = cells[`${name}Label`];
    return linkTo(page, textOf(value), label && textOf(label));
  }
  const { datatype = "", "xml:lang": language = "" } = value;
  if (isDateType(datatype)) return dateMarkup(page, textOf(value), datatype);
  const mark = languageMark(page, language);
  return mark === "" ? cellText(page, cells, name) : html`<span${mark}>${textOf(value)}</span>`;
}

/** The same as plain text, for drawings and sentences. */
export function cellText(page: Page, cells: Row, name: string): string {
  const value = cells[name];
  if (value === undefined) return "";
  const text = textOf(value);
  if (value.type === "uri") {
    const label = cells[`${name}Label`];
    return label === undefined ? page.release.labels.label(text).value : textOf(label);
  }
  const { datatype = "" } = value;
  if (isNumberType(datatype))
    return isYear(name) ? text : numberText(page.language, text, datatype);
  if (isDateType(datatype)) return dateText(page.language, text, datatype);
  return LITERALS[datatype]?.(page, text) ?? text;
}

/** How literals of other datatypes are said; nothing when one is not of the form of its datatype. */
const LITERALS: Readonly<Record<string, (page: Page, text: string) => string | undefined>> = {
  [term("xsd", "boolean")]: booleanText,
  [term("geo", "wktLiteral")]: (page, text) => {
    const point = readPoint(text);
    return point && pointText(page.language, point);
  },
};

/** With greater numbers no scale can be reckoned. */
const NUMBER_MAX = 1e300;

/** The number in a cell; nothing when it holds none. */
export function numberIn(value: Binding | undefined): number | undefined {
  if (value === undefined || !isNumberType(value.datatype ?? "")) return undefined;
  const number = Number(textOf(value));
  return Math.abs(number) <= NUMBER_MAX ? number : undefined;
}
