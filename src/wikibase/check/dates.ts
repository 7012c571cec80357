// Dates: which calendar is meant before the Gregorian one was made.

import { finding, type MappingFinding } from "../finding.ts";
import type { TimeValue } from "../model.ts";
import { type Subject, snaksOf } from "./subject.ts";

/** The first day of the Gregorian calendar, as year, month and day in one number. */
const GREGORIAN_START = 1582_10_15;

export function checkDates({ entities }: Subject): MappingFinding[] {
  return entities.flatMap((entity) =>
    snaksOf(entity).flatMap(({ snak: { property, value }, place }) =>
      value.type === "time" && value.calendar === "gregorian" && isEarly(value)
        ? [
            finding(
              "early-gregorian",
              place,
              `${property} gives the day ${value.time.slice(0, -10)} as Gregorian, which XML Schema says it is`,
            ),
          ]
        : [],
    ),
  );
}

/** Years and months differ so little between the calendars that they raise no doubt. */
function isEarly({ time, precision }: TimeValue): boolean {
  if (precision < 11) return false;
  const [, sign, year, month, day] = /^([+-])(\d+)-(\d\d)-(\d\d)/.exec(time) ?? [];
  return sign === "-" || Number(`${year}${month}${day}`) < GREGORIAN_START;
}
