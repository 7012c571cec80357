// The types of query parameters: how a text becomes an RDF term.

import type { Term } from "@rdfjs/types";
import type { Problem } from "../model/error.ts";
import type { ParameterType, QueryParameter } from "../model/stored-query.ts";
import { type KnownPrefix, term } from "../model/vocabulary.ts";
import { isIriReference } from "../rdf/iri.ts";
import { factory } from "../rdf/term.ts";

interface TypeRule {
  readonly example: string;
  /** The term, or undefined when the text is not of this type. */
  readonly read: (text: string, base: string) => Term | undefined;
}

/** XML Schema 1.1 Part 2 lexical forms; calendars are checked for dates. */
export const PARAMETER_TYPES: Readonly<Record<ParameterType, TypeRule>> = {
  iri: { example: "id/country/kz or https://example.org/x", read: readIri },
  string: { example: "any text", read: (text) => factory.literal(text) },
  langString: { example: "Mexico@en", read: readLangString },
  integer: typed("integer", "2014", /^[+-]?\d+$/),
  decimal: typed("decimal", "23.5", /^[+-]?(\d+(\.\d*)?|\.\d+)$/),
  boolean: typed("boolean", "true", /^(true|false|1|0)$/),
  date: typed("date", "2014-09-30", /^-?\d{4,}-\d\d-\d\d$/, isCalendarDate),
  gYear: typed("gYear", "2014", /^-?\d{4,}$/),
  gYearMonth: typed("gYearMonth", "2014-09", /^-?\d{4,}-(0[1-9]|1[0-2])$/),
};

/** The term for a value, or QRY-509 with an example of a good value. */
export function parameterTerm(
  parameter: QueryParameter,
  text: string,
  base: string,
): { readonly term: Term } | { readonly problem: Problem } {
  const rule = PARAMETER_TYPES[parameter.type];
  const found = rule.read(text, base);
  if (found !== undefined) return { term: found };
  return {
    problem: {
      code: "QRY-509",
      message: `the parameter ${parameter.name} cannot be ${JSON.stringify(text.slice(0, 80))}`,
      hint: `It is of type ${parameter.type}, such as ${rule.example}.`,
      parameter: parameter.name,
    },
  };
}

/** Whether a text can be a value of that type. */
export function isOfType(type: ParameterType, text: string): boolean {
  return PARAMETER_TYPES[type].read(text, "") !== undefined;
}

function typed(
  local: string,
  example: string,
  pattern: RegExp,
  also: (text: string) => boolean = () => true,
): TypeRule {
  const prefix: KnownPrefix = "xsd";
  const datatype = factory.namedNode(term(prefix, local));
  return {
    example,
    read: (text) =>
      pattern.test(text) && also(text) ? factory.literal(text, datatype) : undefined,
  };
}

function readIri(text: string, base: string): Term | undefined {
  if (text === "" || !isIriReference(text)) return undefined;
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(text)) return factory.namedNode(text);
  return factory.namedNode(base + text.replace(/^\//, ""));
}

function readLangString(text: string): Term | undefined {
  const match = /^(.*)@([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/s.exec(text);
  return match === null ? undefined : factory.literal(match[1] ?? "", match[2]);
}

function isCalendarDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.replace(/^-/, "").split("-").map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
}
