// Literals as the engine keeps them: numbers, truth values and times by what they mean, not by how they are spelt.

import type { Literal } from "@rdfjs/types";
import { NAMESPACES } from "../model/vocabulary.ts";
import { factory } from "./term.ts";

interface Form {
  /** The datatype that it is kept with. */
  readonly type: string;
  /** What the engine takes for a value of the datatype; all else is kept as it is. */
  readonly pattern: RegExp;
  /** How it is spelt then; nothing where only the engine can tell. */
  readonly spell: (text: string) => string | undefined;
}

const xsd = (local: string) => NAMESPACES.xsd + local;

const INTEGERS =
  "integer byte short int long unsignedByte unsignedShort unsignedInt unsignedLong positiveInteger negativeInteger nonPositiveInteger nonNegativeInteger";

/** So many digits fit into the numbers of the engine in any case. */
const DIGITS_MAX = 18;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$|^[+-]?(?:inf|infinity|nan)$/i;
const TIME = /[:\dZ]$/;

const FORMS: Readonly<Record<string, Form>> = {
  ...Object.fromEntries(
    INTEGERS.split(" ").map((local) => [
      xsd(local),
      { type: xsd("integer"), pattern: /^[+-]?\d+$/, spell: spellInteger },
    ]),
  ),
  ...formsOf(["decimal"], /^[+-]?(?:\d+\.?\d*|\.\d+)$/, spellDecimal),
  ...formsOf(["double"], NUMBER, spellDouble),
  ...formsOf(["float"], NUMBER, spellFloat),
  ...formsOf(["boolean"], /^[01]$/, (text) => String(text === "1")),
  ...formsOf(["dateTime"], TIME, spellMoment),
  ...formsOf(["dateTimeStamp"], TIME, () => undefined),
  ...formsOf(
    ["time", "date", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"],
    TIME,
    spellTime,
  ),
  ...formsOf(["duration", "yearMonthDuration", "dayTimeDuration"], /^-?P/, spellDuration),
};

/** The literal that the engine makes of this one; nothing where only the engine can tell. */
export function keptLiteral(literal: Literal): Literal | undefined {
  const { value, language, datatype } = literal;
  if (language !== "") return keptTag(literal);
  const form = FORMS[datatype.value];
  if (form?.pattern.test(value) !== true) return literal;
  const spelt = form.spell(value);
  return spelt === undefined ? undefined : factory.literal(spelt, factory.namedNode(form.type));
}

function keptTag(literal: Literal): Literal {
  const { value, language, direction } = literal;
  const tag = language.toLowerCase();
  if (tag === language) return literal;
  return factory.literal(value, direction ? { language: tag, direction } : tag);
}

function formsOf(
  locals: readonly string[],
  pattern: RegExp,
  spell: Form["spell"],
): Record<string, Form> {
  return Object.fromEntries(
    locals.map((local) => [xsd(local), { type: xsd(local), pattern, spell }]),
  );
}

function spellInteger(text: string): string | undefined {
  const digits = text.replace(/^\+/, "");
  return digits.length > DIGITS_MAX ? undefined : String(BigInt(digits));
}

function spellDecimal(text: string): string | undefined {
  const [, sign = "", whole = "", part = ""] = /^([+-]?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole.length > DIGITS_MAX || part.length > DIGITS_MAX) return undefined;
  const size = `${whole === "" ? "0" : whole}${part === "" ? "" : `.${part}`}`;
  return sign === "-" && size !== "0" ? `-${size}` : size;
}

function spellDouble(text: string): string | undefined {
  const number = Number(text);
  const spelt = String(number);
  // What JavaScript writes with an exponent, the engine writes without.
  return Number.isFinite(number) && !Object.is(number, -0) && !spelt.includes("e")
    ? spelt
    : undefined;
}

/** Whole numbers up to here are the same in single precision. */
const FLOAT_MAX = 2 ** 24;

function spellFloat(text: string): string | undefined {
  const spelt = spellDouble(text);
  const isSure = Number.isInteger(Number(text)) && Math.abs(Number(text)) <= FLOAT_MAX;
  return isSure ? spelt : undefined;
}

/** What may be spelt otherwise: noughts at the end of a second, the hour 24, the zone that Z stands for. */
const OTHERWISE = /\.\d*0(?!\d)|\.(?!\d)|(?:^|T)24:|[+-]00:00$/;

/** What is a moment, whatever the month. */
const MOMENT =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z|[+-]00:00)?$/;

function spellTime(text: string): string | undefined {
  return OTHERWISE.test(text) ? undefined : text;
}

function spellMoment(text: string): string | undefined {
  if (!MOMENT.test(text)) return spellTime(text);
  return text
    .replace(/\.(\d*?)0*(?!\d)/, (_, part) => (part === "" ? "" : `.${part}`))
    .replace(/[+-]00:00$/, "Z");
}

/** Units are carried over, such as twelve months into a year. */
function spellDuration(text: string): string | undefined {
  return /^-?P[1-9]\d{0,8}[YD]$/.test(text) ? text : undefined;
}
