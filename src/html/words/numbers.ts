// Numbers as a language writes them, in the precision in which they are given.

import type { InterfaceLanguage } from "../../model/languages.ts";
import { NAMESPACES } from "../../model/vocabulary.ts";

/** Datatypes of XML Schema whose values are numbers. */
const NUMERIC = new Set(
  [
    ..."decimal integer float double long int short byte".split(" "),
    ..."nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger".split(" "),
    ..."unsignedLong unsignedInt unsignedShort unsignedByte".split(" "),
  ].map((local) => NAMESPACES.xsd + local),
);

const FORM = /^[+-]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:[eE][+-]?\d{1,3})?$/;

/** Longer numbers are texts, and more decimals than this are not shown. */
const LENGTH_MAX = 400;
const DECIMALS_MAX = 20;

export function isNumberType(datatype: string): boolean {
  return NUMERIC.has(datatype);
}

/** A literal of a numeric datatype in the digits of a language; what is no number comes back as it is. */
export function numberText(language: InterfaceLanguage, lexical: string, datatype: string): string {
  const written = lexical.trim();
  const [, decimals, bare] = FORM.exec(written) ?? [];
  if (!isNumberType(datatype) || !FORM.test(written) || written.length > LENGTH_MAX) return lexical;
  const isScientific = /e/i.test(written);
  const digits = isScientific ? 0 : Math.min((decimals ?? bare ?? "").length, DECIMALS_MAX);
  // As text, so that no digit is lost on the way; the typings know of numbers alone.
  return formatter(language, digits).format(written as Intl.StringNumericLiteral);
}

const FORMATTERS = new Map<string, Intl.NumberFormat>();

function formatter(language: InterfaceLanguage, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = FORMATTERS.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: DECIMALS_MAX,
  });
  FORMATTERS.set(key, made);
  return made;
}

/** A number of our own, with as many decimals as it needs. */
export function decimalText(language: InterfaceLanguage, value: number): string {
  return formatter(language, 0).format(value);
}
