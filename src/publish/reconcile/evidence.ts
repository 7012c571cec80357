// Evidence beside the name: how well the values of a property agree with those that a table has.

import type { Term } from "@rdfjs/types";
import { fold } from "../spelling.ts";
import type { Things } from "./things.ts";

/** What a client knows of the thing that it looks for. */
export interface Condition {
  /** The id of the property. */
  readonly property: string;
  readonly values: readonly string[];
  /** Which of the values the thing must have. */
  readonly quantifier: Quantifier;
  /** Whether things that do not agree are no candidates at all. */
  readonly isRequired: boolean;
}

export const QUANTIFIERS = ["any", "all", "none"] as const;
export type Quantifier = (typeof QUANTIFIERS)[number];

const COMBINED: Readonly<Record<Quantifier, (likenesses: readonly number[]) => number>> = {
  any: (likenesses) => Math.max(0, ...likenesses),
  all: (likenesses) => Math.min(1, ...likenesses),
  none: (likenesses) => 1 - Math.max(0, ...likenesses),
};

/** One likeness from those of several values. */
export function combine(quantifier: Quantifier, likenesses: readonly number[]): number {
  return COMBINED[quantifier](likenesses);
}

/** From 0 to 1: how well a thing fits a condition. */
export function agreement(things: Things, iri: string, condition: Condition): number {
  const own = things.valuesOf(iri, condition.property);
  return combine(
    condition.quantifier,
    condition.values.map((value) =>
      Math.max(0, ...own.map((term) => likeness(things, term, value))),
    ),
  );
}

/** A value agrees by id, by a name in any language, as a number, as a date, or by its letters. */
function likeness(things: Things, own: Term, given: string): number {
  const wanted = fold(given);
  const spelt = spellingsOf(things, own).map(fold);
  if (own.value === given || (wanted !== "" && spelt.includes(wanted))) return 1;
  if (own.termType !== "Literal") return nested(spelt, wanted);
  return Math.max(sameNumber(own.value, given), sameDate(own.value, given), nested(spelt, wanted));
}

function spellingsOf(things: Things, own: Term): string[] {
  if (own.termType === "Literal") return [own.value];
  const names = things.release.labels.labels(own.value).map(({ value }) => value);
  return [own.value, things.idOf(own.value), things.named(own.value).name.value, ...names];
}

/** What a name loses when it stands within a longer one, as "Astana" does in "Astana, Kazakhstan". */
const NESTED = 0.8;

function nested(spelt: readonly string[], wanted: string): number {
  const isWithin = (a: string, b: string) => a !== "" && ` ${b} `.includes(` ${a} `);
  const found = spelt.some((name) => isWithin(wanted, name) || isWithin(name, wanted));
  return found && /\p{L}{3}/u.test(wanted) ? NESTED : 0;
}

/** 1 within half a percent; thousands may be set apart by spaces, commas or underscores. */
function sameNumber(own: string, given: string): number {
  const [a, b] = [numberIn(own), numberIn(given)];
  if (a === undefined || b === undefined) return 0;
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 0.005 ? 1 : 0;
}

function numberIn(text: string): number | undefined {
  const plain = text.trim().replace(/(?<=\d)[\s\u00a0\u202f,_](?=\d{3}(?!\d))/g, "");
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** 1 for the same date as far as both say; less when one says less than the other. */
function sameDate(own: string, given: string): number {
  const [a, b] = [dateIn(own), dateIn(given)];
  if (a === undefined || b === undefined) return 0;
  const shorter = Math.min(a.length, b.length);
  const isSame = a.slice(0, shorter).every((part, at) => part === b[at]);
  if (!isSame) return 0;
  return a.length === b.length ? 1 : 0.9;
}

/** Year, month and day, as far as they are given: ISO 8601, or day.month.year. */
function dateIn(text: string): number[] | undefined {
  const iso = /^([+-]?\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T.*|Z|[+-]\d\d:\d\d)?)?)?$/.exec(text.trim());
  if (iso !== null) return known(iso.slice(1));
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim());
  return european === null ? undefined : known(european.slice(1).reverse());
}

function known(parts: readonly (string | undefined)[]): number[] {
  return parts.filter((part) => part !== undefined).map(Number);
}
