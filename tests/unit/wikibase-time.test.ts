// Times of Wikibase as xsd:dateTime: days stay days, in the one calendar that XSD has.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateTimeOf } from "../../src/wikibase/rdf/time.ts";

const GREGORIAN = "http://www.wikidata.org/entity/Q1985727";
const JULIAN = "http://www.wikidata.org/entity/Q1985786";

const write = (time: string, precision: number, calendarmodel = GREGORIAN) =>
  dateTimeOf({ time: `${time}T00:00:00Z`, precision, calendarmodel, timezone: 0 });

/** Days of the years 1 to 9999, as JavaScript counts them. */
const days = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("times of Wikibase in RDF", () => {
  it("keep every day of the Gregorian calendar", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(write(`+${day}`, 11)).toBe(`${day}T00:00:00Z`);
        expect(write(`+${day}`, 10)).toBe(`${day.slice(0, 7)}-01T00:00:00Z`);
        expect(write(`+${day}`, 9)).toBe(`${day.slice(0, 4)}-01-01T00:00:00Z`);
      }),
    );
  });

  it("count as many days between two calendars as there are leap days that one of them leaves out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 9000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        (year, month, day) => {
          const digits = String(year).padStart(4, "0");
          const name = `${digits}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          const since = month > 2 ? year : year - 1;
          const apart = Math.floor(since / 100) - Math.floor(since / 400) - 2;
          const found = write(`+${name}`, 11, JULIAN)?.slice(0, 10) ?? "";
          expect((Date.parse(found) - Date.parse(name)) / 86_400_000).toBe(apart);
        },
      ),
    );
  });

  it.each([
    ["+1582-10-04", "1582-10-14"],
    ["+1918-02-01", "1918-02-14"],
    ["+1752-09-02", "1752-09-13"],
    ["-0044-03-15", "-0043-03-13"],
    ["+1900-02-29", "1900-03-13"],
  ])("write the Julian day %s as %s", (julian, gregorian) => {
    expect(write(julian, 11, JULIAN)).toBe(`${gregorian}T00:00:00Z`);
  });

  it("are nothing when they are no time, whatever is written", () => {
    expect(write("+0000-01-01", 11)).toBeUndefined();
    expect(write("+2012-01-01", 11, "http://example.org/calendar")).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 14 }), (time, precision) => {
        const found = dateTimeOf({ time, precision, calendarmodel: GREGORIAN, timezone: 0 });
        expect(found === undefined || /^-?\d{4,}-\d\d-\d\dT/.test(found)).toBe(true);
      }),
    );
  });
});
