// Whatever text comes as a value, it stays a value: in the sparql tag, in parameters, and in Accept headers.

import fc from "fast-check";
import oxigraph from "oxigraph";
import { describe, expect, it } from "vitest";
import { ChanceryError } from "../../src/model/error.ts";
import type { StoredQuery } from "../../src/model/stored-query.ts";
import { analyseQuery } from "../../src/query/analyse.ts";
import { bindParameters, readStoredQuery } from "../../src/query/stored.ts";
import { iri, sparql } from "../../src/query/tag.ts";
import { factory } from "../../src/rdf/term.ts";
import { negotiate } from "../../src/web/negotiate.ts";

const BASE = "http://b/";
const store = new oxigraph.Store();
/** Texts without lone surrogates, which no RDF string can hold. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom('"', "\\", '"""', "'''", "\n} #", "?_name", "\u0000", "\\u0022", "𝒳", "\r\n\t"),
);

const valueOfSelect = (query: string) => {
  const [row] = store.query(query) as Map<string, { value: string }>[];
  return row?.get("x")?.value;
};

describe("the sparql tag", () => {
  it("gives each text back as it was", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(valueOfSelect(sparql`SELECT ?x { BIND(${value} AS ?x) }`)).toBe(value);
      }),
    );
  });

  it("writes numbers, booleans, dates, terms and lists as SPARQL", () => {
    expect(valueOfSelect(sparql`SELECT ?x { BIND(${2} + ${3n} AS ?x) }`)).toBe("5");
    expect(valueOfSelect(sparql`SELECT ?x { BIND(${true} && ${false} AS ?x) }`)).toBe("false");
    expect(valueOfSelect(sparql`SELECT ?x { VALUES ?x { ${["a", "b"]} } }`)).toBe("a");
    expect(
      valueOfSelect(sparql`SELECT ?x { BIND(LANG(${factory.literal("a", "en")}) AS ?x) }`),
    ).toBe("en");
    expect(
      valueOfSelect(sparql`SELECT ?x { BIND(YEAR(${new Date("2014-09-12T00:00:00Z")}) AS ?x) }`),
    ).toBe("2014");
  });

  it("refuses an IRI that could end early", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom(...'<>"{}|^`\\ \n'),
        fc.string(),
        (before, bad, after) => {
          expect(() => iri(`http://e/${before}${bad}${after}`)).toThrow(TypeError);
        },
      ),
    );
  });
});

describe("a parameter of a stored query", () => {
  const stored = (type: StoredQuery["parameters"][number]["type"]): StoredQuery => {
    const text = `#+ summary: q
#+ params: { name: { type: ${type} } }
SELECT ?x { BIND(?_name AS ?x) } # ?_name in a comment stays, '?_name' too`;
    return readStoredQuery({ file: "queries/q.rq", text }, BASE);
  };

  it("is bound as a term, whatever its text", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(valueOfSelect(bindParameters(stored("string"), { name: value }, BASE))).toBe(value);
      }),
    );
  });

  it("of type iri is refused, by us or by the engine, or stays one address", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((tail) => `http://e/${tail}`),
        ),
        (value) => {
          try {
            const rows = store.query(bindParameters(stored("iri"), { name: value }, BASE));
            expect(rows).toHaveLength(1);
          } catch (error) {
            expect(String(error)).toMatch(/cannot be|Invalid IRI|expected/);
          }
        },
      ),
    );
  });

  it("is refused or stays one term, for each other type", () => {
    const types = [
      "langString",
      "integer",
      "decimal",
      "boolean",
      "date",
      "gYear",
      "gYearMonth",
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...types), text, (type, value) => {
        try {
          const bound = bindParameters(stored(type), { name: value }, BASE);
          expect(() => store.query(bound)).not.toThrow();
          expect(store.query(bound)).toHaveLength(1);
        } catch (error) {
          expect(error).toMatchObject({ code: "QRY-509" });
        }
      }),
    );
  });
});

describe("the guard", () => {
  it("gives a known error or an analysis for any text", () => {
    const words = fc.constantFrom(
      "SELECT",
      "*",
      "{",
      "}",
      "?s",
      "<a>",
      "SERVICE",
      "LOAD",
      "#",
      '"',
      "'''",
      ".",
      "FILTER(",
      ")",
      "PREFIX a: <b>",
      "\\u0053",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.array(words).map((list) => list.join(" ")),
        ),
        (query) => {
          try {
            analyseQuery(query, { base: BASE, prefixes: {}, maxBytes: 10_000, maxDepth: 100 });
          } catch (error) {
            expect(error).toBeInstanceOf(ChanceryError);
            expect((error as ChanceryError).code).toMatch(/^QRY-5/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("finds SERVICE and updates however they are spelt, and not where they are only text", () => {
    const guard = (query: string) => () =>
      analyseQuery(query, { base: BASE, prefixes: {}, maxBytes: 0, maxDepth: 0 });
    for (const query of [
      "SELECT * { sErViCe <http://x/> { ?s ?p ?o } }",
      "SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }",
    ])
      expect(guard(query)).toThrowError(expect.objectContaining({ code: "QRY-503" }));
    expect(guard("# comment\nLOAD <http://x/>")).toThrowError(
      expect.objectContaining({ code: "QRY-502" }),
    );
    expect(guard('SELECT * { ?s ?p "SERVICE <http://x/>" # LOAD\n }')).not.toThrow();
  });
});

describe("content negotiation", () => {
  const offers = ["text/html", "text/turtle", "application/ld+json"];

  it.each([
    [undefined, "text/html"],
    ["*/*", "text/html"],
    ["text/*;q=0.5, application/ld+json", "application/ld+json"],
    ["text/turtle;q=0.9, text/html;q=0.8", "text/turtle"],
    ["text/html;q=0, */*;q=0.1", "text/turtle"],
    ["image/png", undefined],
    ["TEXT/TURTLE", "text/turtle"],
    ["application/xhtml+xml, text/html;level=1, */*;q=0.2", "text/html"],
  ])("of %s chooses %s", (accept, chosen) => {
    expect(negotiate(accept, offers)).toBe(chosen);
  });

  it("never offers what is refused, and never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(
            fc.tuple(fc.constantFrom(...offers, "text/*", "*/*"), fc.constantFrom(0, 0.3, 1)),
          ),
        ),
        (given) => {
          const accept =
            typeof given === "string"
              ? given
              : given.map(([type, quality]) => `${type};q=${quality}`).join(",");
          const chosen = negotiate(accept, offers);
          expect([...offers, undefined]).toContain(chosen);
          if (typeof given === "string" || chosen === undefined) return;
          const exact = given.filter(([type]) => type === chosen);
          if (exact.length > 0) expect(exact.some(([, quality]) => quality > 0)).toBe(true);
        },
      ),
    );
  });
});
