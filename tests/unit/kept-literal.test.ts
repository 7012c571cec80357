// Literals as the engine keeps them.

import fc from "fast-check";
import oxigraph from "oxigraph";
import { expect, it } from "vitest";
import { keptLiteral } from "../../src/rdf/kept-literal.ts";
import { factory, termToNTriples } from "../../src/rdf/term.ts";

const XSD = "http://www.w3.org/2001/XMLSchema#";

/** What the engine makes of a literal. */
function stored(line: string): string {
  const store = new oxigraph.Store();
  store.load(`<http://a/a> <http://a/b> ${line} .`, { format: "application/n-triples" });
  const [quad] = store.match();
  return quad === undefined ? "" : termToNTriples(quad.object as never);
}

const digits = fc.stringMatching(/^[0-9]{0,5}$/);
const number = fc
  .tuple(
    fc.constantFrom("", "+", "-"),
    digits,
    fc.constantFrom("", "."),
    digits,
    fc.constantFrom("", "e3", "E-2", "e30", "x", " "),
  )
  .map((parts) => parts.join(""));
const two = fc.integer({ min: 0, max: 31 }).map((n) => String(n).padStart(2, "0"));
const zone = fc.constantFrom("", "Z", "+00:00", "-00:00", "+05:30", "-14:00", "+99:00", "z");
const date = fc
  .tuple(fc.constantFrom("2020", "-0044", "12020", "02020", "0000", "20"), two, two)
  .map((parts) => parts.join("-"));
const time = fc
  .tuple(two, two, two, fc.constantFrom("", ".", ".5", ".50", ".000", ".10"))
  .map(([h, m, s, f]) => `${h}:${m}:${s}${f}`);
const of = (types: readonly string[], text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.constantFrom(...types))
    .map(([value, type]) => factory.literal(value, factory.namedNode(XSD + type)));

const literal = fc.oneof(
  of(
    ["integer", "int", "unsignedByte", "nonNegativeInteger", "decimal", "double", "float"],
    number,
  ),
  of(["boolean"], fc.constantFrom("0", "1", "true", "false", "TRUE", "")),
  of(["double", "float", "decimal"], fc.constantFrom("INF", "-INF", "NaN", "inf", "+INF", "nan")),
  of(
    ["dateTime", "dateTimeStamp", "time", "date"],
    fc.tuple(date, time, zone).map(([d, t, z]) => `${d}T${t}${z}`),
  ),
  of(
    ["time", "dateTime"],
    fc.tuple(time, zone).map((parts) => parts.join("")),
  ),
  of(
    ["date", "gYear", "dateTime"],
    fc.tuple(date, zone).map((parts) => parts.join("")),
  ),
  of(
    ["gYear", "gYearMonth"],
    fc.tuple(fc.constantFrom("2020", "2020-01", "020"), zone).map((parts) => parts.join("")),
  ),
  of(
    ["gMonth", "gDay", "gMonthDay"],
    fc.tuple(fc.constantFrom("--01", "---01", "--01-01"), zone).map((parts) => parts.join("")),
  ),
  of(
    ["duration", "yearMonthDuration", "dayTimeDuration"],
    fc.constantFrom(
      "P1Y",
      "P12M",
      "P10D",
      "PT24H",
      "-P1Y",
      "P01Y",
      "P0Y",
      "P1YT1S",
      "-P0D",
      "PT60S",
      "P",
    ),
  ),
  of(["string", "anyURI", "token"], fc.string()),
  fc.constantFrom("en", "EN", "zh-Hant").map((tag) => factory.literal("a", tag)),
);

it("are what the engine makes of them, or it is said that only the engine can tell", () => {
  fc.assert(
    fc.property(literal, (given) => {
      const kept = keptLiteral(given);
      if (kept !== undefined) expect(termToNTriples(kept)).toBe(stored(termToNTriples(given)));
    }),
    { numRuns: 1500 },
  );
});

it.each(["12", "012", "+7", "10.0", "10.50", "-0.5", "1.0e1"])(
  "are known without the engine for numbers as people write them, such as %s",
  (text) => {
    const types = ["integer", "decimal", "double"].map((type) => factory.namedNode(XSD + type));
    for (const type of types) expect(keptLiteral(factory.literal(text, type))).toBeDefined();
  },
);
