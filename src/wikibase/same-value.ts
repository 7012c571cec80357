// Whether two values of Wikibase mean the same, as far as each of them says.

import { z } from "zod";
import type { SnapshotSnak } from "./snapshot.ts";

/** How a value of theirs stands to ours: the same, saying more, saying less, or another. */
export type Likeness = "same" | "finer" | "coarser" | "different";

type DataValue = NonNullable<SnapshotSnak["datavalue"]>;

const Time = z.object({
  time: z.string(),
  precision: z.number().int(),
  calendarmodel: z.string().default(""),
});
const Quantity = z.object({ amount: z.string(), unit: z.string().default("1") });
const Monolingual = z.object({ text: z.string(), language: z.string() });
const Coordinate = z.object({
  latitude: z.number(),
  longitude: z.number(),
  precision: z.number().nullish(),
});

/** By the type of the value, as the JSON of Wikibase names it. */
const COMPARISONS: Readonly<Record<string, (ours: unknown, theirs: unknown) => Likeness>> = {
  "wikibase-entityid": (ours, theirs) => equal(entityId(ours), entityId(theirs)),
  string: (ours, theirs) => equal(normal(String(ours)), normal(String(theirs))),
  monolingualtext: (ours, theirs) => {
    const [a, b] = [Monolingual.parse(ours), Monolingual.parse(theirs)];
    return equal(`${a.language} ${normal(a.text)}`, `${b.language} ${normal(b.text)}`);
  },
  time: compareTimes,
  quantity: (ours, theirs) => {
    const [a, b] = [Quantity.parse(ours), Quantity.parse(theirs)];
    return equal(`${decimal(a.amount)} ${local(a.unit)}`, `${decimal(b.amount)} ${local(b.unit)}`);
  },
  globecoordinate: (ours, theirs) => {
    const [a, b] = [Coordinate.parse(ours), Coordinate.parse(theirs)];
    const apart = Math.max(a.precision ?? EXACT, b.precision ?? EXACT);
    const isNear =
      Math.abs(a.latitude - b.latitude) <= apart && Math.abs(a.longitude - b.longitude) <= apart;
    return isNear ? "same" : "different";
  },
};

/** Precision in degrees of a coordinate that states none. */
const EXACT = 0.000001;

/** Compares two snaks of one property. */
export function compareSnaks(ours: SnapshotSnak, theirs: SnapshotSnak): Likeness {
  if (ours.snaktype !== theirs.snaktype)
    return theirs.snaktype === "somevalue" ? "coarser" : "different";
  if (ours.datavalue === undefined || theirs.datavalue === undefined) return "same";
  return compareValues(ours.datavalue, theirs.datavalue);
}

function compareValues(ours: DataValue, theirs: DataValue): Likeness {
  if (ours.type !== theirs.type) return "different";
  const compare = COMPARISONS[ours.type];
  if (compare === undefined) return equal(JSON.stringify(ours.value), JSON.stringify(theirs.value));
  try {
    return compare(ours.value, theirs.value);
  } catch (error) {
    // A value that is not of the shape of its type equals none of ours.
    if (error instanceof z.ZodError) return "different";
    throw error;
  }
}

/** Times agree as far as the less precise one goes; below a year the calendar counts. */
function compareTimes(ours: unknown, theirs: unknown): Likeness {
  const [a, b] = [Time.parse(ours), Time.parse(theirs)];
  const least = Math.min(a.precision, b.precision);
  if (least > 10 && a.calendarmodel !== b.calendarmodel) return "different";
  if (timeUpTo(a.time, least) !== timeUpTo(b.time, least)) return "different";
  if (a.precision === b.precision) return "same";
  return b.precision > a.precision ? "finer" : "coarser";
}

/** The parts of a time that a precision makes count: 11 day, 10 month, 9 year, 8 ten years, and so on by tens. */
function timeUpTo(time: string, precision: number): string {
  const [, sign = "", year = "", month = "", day = ""] =
    /^([+-])0*(\d+)-(\d\d)-(\d\d)/.exec(time) ?? [];
  if (precision >= 11) return `${sign}${year}-${month}-${day}`;
  if (precision === 10) return `${sign}${year}-${month}`;
  return `${sign}${Math.floor(Number(year) / 10 ** (9 - precision))}`;
}

/** Old JSON has the number of an item alone. */
function entityId(value: unknown): string {
  const { id, "numeric-id": number } = z
    .object({ id: z.string().optional(), "numeric-id": z.number().optional() })
    .parse(value);
  return id ?? `Q${number}`;
}

/** A unit by its id: the same item has addresses with http and https. */
function local(unit: string): string {
  return unit.slice(unit.lastIndexOf("/") + 1);
}

/** Decimals that differ in sign and zeros alone are the same number. */
function decimal(amount: string): string {
  const parts = /^\+?(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(amount.trim());
  if (parts === null) return amount;
  const [, minus = "", whole = "", part = ""] = parts;
  const digits = `${whole || "0"}${part === "" ? "" : `.${part}`}`;
  return digits === "0" ? digits : minus + digits;
}

function normal(text: string): string {
  return text.normalize("NFC").trim();
}

function equal(a: string, b: string): Likeness {
  return a === b ? "same" : "different";
}
