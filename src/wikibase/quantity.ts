// Numbers as quantities of Wikibase, with unit and bounds; exact, as decimals in text.

import type { Term } from "@rdfjs/types";
import type { QuantityValue } from "./model.ts";

const DECIMAL = /^([+-]?)0*(\d+(?:\.\d+)?)$/;

/** Wikibase takes no longer ones (DataValues: DecimalValue). */
const DECIMAL_MAX = 126;

export interface QuantityFacets {
  readonly unit: string | undefined;
  readonly lower: Term | undefined;
  readonly upper: Term | undefined;
}

/** Nothing when it is no decimal, when there is one bound alone, or when the bounds do not enclose it. */
export function readQuantity(given: Term, facets: QuantityFacets): QuantityValue | undefined {
  const [amount, lower, upper] = [given, facets.lower, facets.upper].map(readDecimal);
  if (amount === undefined) return undefined;
  const unit = facets.unit === undefined ? {} : { unit: facets.unit };
  if (facets.lower === undefined && facets.upper === undefined)
    return { type: "quantity", amount, ...unit };
  if (lower === undefined || upper === undefined) return undefined;
  if (compareDecimals(lower, amount) > 0 || compareDecimals(amount, upper) > 0) return undefined;
  return { type: "quantity", amount, ...unit, bounds: { lower, upper } };
}

/** The distance of the bounds when both are equally far; nothing otherwise. */
export function symmetricError({ amount, bounds }: QuantityValue): string | undefined {
  if (bounds === undefined) return undefined;
  const [middle, low, high] = scaled([amount, bounds.lower, bounds.upper]);
  if (middle === undefined || low === undefined || high === undefined) return undefined;
  if (high.units - middle.units !== middle.units - low.units) return undefined;
  return writeDecimal(high.units - middle.units, middle.digits);
}

function readDecimal(given: Term | undefined): string | undefined {
  if (given?.termType !== "Literal") return undefined;
  const [, sign, digits = ""] = DECIMAL.exec(given.value) ?? [];
  if (digits === "" || digits.length > DECIMAL_MAX) return undefined;
  return sign === "-" && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function compareDecimals(a: string, b: string): number {
  const [first, second] = scaled([a, b]);
  return Number((first?.units ?? 0n) - (second?.units ?? 0n));
}

/** Decimals as whole numbers of their smallest common unit, ten to the minus `digits`. */
function scaled(
  decimals: readonly string[],
): readonly { readonly units: bigint; readonly digits: number }[] {
  const parts = decimals.map((decimal) => decimal.split("."));
  const digits = Math.max(...parts.map(([, fraction = ""]) => fraction.length));
  return parts.map(([whole = "", fraction = ""]) => ({
    units: BigInt(whole + fraction.padEnd(digits, "0")),
    digits,
  }));
}

function writeDecimal(units: bigint, digits: number): string {
  const text = String(units).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
