// Dates and numbers in words.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateText } from "../../src/html/words/dates.ts";
import { numberText } from "../../src/html/words/numbers.ts";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
const LOCALS = "date dateTime gYear gYearMonth gMonthDay gMonth gDay time string".split(" ");

function inEach(lexical: string, datatype: string): string[] {
  return INTERFACE_LANGUAGES.map((language) =>
    dateText(language, lexical, datatype).replace(/\s/g, " "),
  );
}

describe("a date in words", () => {
  it.each([
    [
      "date",
      "2014-09-12",
      [
        "12 September 2014",
        "12 de septiembre de 2014",
        "2014 ж. 12 қыркүйек",
        "12 сентября 2014 г.",
      ],
    ],
    [
      "gYearMonth",
      "2014-09",
      ["September 2014", "septiembre de 2014", "2014 ж. қыркүйек", "сентябрь 2014 г."],
    ],
    ["gYear", "2014", ["2014", "2014", "2014", "2014"]],
    ["gYear", "-0043", ["44 BC", "44 a. C.", "б.з.д. 44 ж.", "44 г. до н. э."]],
    ["gYear", "0044", ["44", "44", "44", "44"]],
    ["gMonthDay", "--09-12", ["12 September", "12 de septiembre", "12 қыркүйек", "12 сентября"]],
    ["time", "24:00:00", ["24:00", "24:00", "24:00", "24:00"]],
    [
      "dateTime",
      "2014-09-12T14:05:09.5+06:00",
      [
        "12 September 2014, 14:05:09 UTC+06:00",
        "12 de septiembre de 2014, 14:05:09 UTC+06:00",
        "2014 ж. 12 қыркүйек, 14:05:09 UTC+06:00",
        "12 сентября 2014 г., 14:05:09 UTC+06:00",
      ],
    ],
  ])("says xsd:%s %s as each language does", (local, lexical, words) => {
    expect(inEach(lexical, XSD + local)).toEqual(words);
  });

  it.each([
    [
      "2014-09~",
      [
        "about September 2014",
        "hacia septiembre de 2014",
        "шамамен 2014 ж. қыркүйек",
        "около сентября 2014 г.",
      ],
    ],
    ["2014?", ["perhaps 2014", "quizá 2014", "мүмкін, 2014", "возможно, 2014"]],
    ["201X", ["2010s", "década de 2010", "2010-жылдар", "2010-е годы"]],
    [
      "-004X",
      [
        "50 BC–41 BC",
        "50 a. C.–41 a. C.",
        "б.з.д. 50 ж.–б.з.д. 41 ж.",
        "50 г. до н. э.–41 г. до н. э.",
      ],
    ],
    ["1992/2014", ["1992–2014", "1992–2014", "1992–2014", "1992–2014"]],
    [
      "1992-05-02/..",
      [
        "since 2 May 1992",
        "desde el 2 de mayo de 1992",
        "1992 ж. 2 мамыр – әлі де",
        "с 2 мая 1992 г.",
      ],
    ],
    ["../2014-05", ["until May 2014", "hasta mayo de 2014", "… – 2014 ж. мамыр", "до мая 2014 г."]],
    ["2001-21", ["spring 2001", "primavera de 2001", "2001 ж. көктем", "весна 2001 г."]],
  ])("says how sure EDTF %s is", (lexical, words) => {
    expect(inEach(lexical, EDTF)).toEqual(words);
  });

  it.each([
    ["date", "2014-02-30"],
    ["date", "<b>2014</b>"],
    ["gYearMonth", "2014-13"],
    ["gYear", "99999999999999999999"],
    ["dateTime", "2014-09-12T25:00:00Z"],
    ["string", "2014-09-12"],
  ])("gives back xsd:%s %s, which is none, as it is", (local, lexical) => {
    expect(dateText("en", lexical, XSD + local)).toBe(lexical);
  });

  it("never fails, whatever the text is", () => {
    const near = fc.stringMatching(/^[-+~?%./XYTZ:\d]{0,24}$/);
    const datatype = fc.constantFrom(EDTF, ...LOCALS.map((local) => XSD + local));
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), near),
        datatype,
        fc.constantFrom(...INTERFACE_LANGUAGES),
        (text, type, language) => {
          expect(dateText(language, text, type)).not.toMatch(/undefined|NaN|Invalid/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a number in the digits of a language", () => {
  it("keeps every digit and the decimals that were written", () => {
    expect(numberText("en", "12345678901234567890123.50", `${XSD}decimal`)).toBe(
      "12,345,678,901,234,567,890,123.50",
    );
    expect(numberText("es", "2014.5", `${XSD}decimal`)).toBe("2014,5");
    expect(numberText("ru", "-1.5E6", `${XSD}double`)).toMatch(/^-1\s500\s000$/);
  });

  it("gives back what is no number as it is, and never fails", () => {
    expect(numberText("en", "INF", `${XSD}double`)).toBe("INF");
    expect(numberText("en", "1234", `${XSD}string`)).toBe("1234");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.eE\d]{0,12}$/)), (text) => {
        expect(typeof numberText("kk", text, `${XSD}decimal`)).toBe("string");
      }),
    );
  });
});
