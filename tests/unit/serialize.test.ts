// What we write is read again by libraries that did not write it, and nothing is lost.

import type { Quad } from "@rdfjs/types";
import fc from "fast-check";
import oxigraph from "oxigraph";
import * as rdflib from "rdflib";
import { describe, expect, it } from "vitest";
import { RDF_FORMATS, type RdfFormat, type RdfFormatId } from "../../src/model/format.ts";
import { parseRdf } from "../../src/rdf/parse.ts";
import { buildFromLines } from "../../src/rdf/quad-table.ts";
import { serializeToString } from "../../src/rdf/serialize.ts";
import { factory, lineToQuad, quadToLine } from "../../src/rdf/term.ts";

const { namedNode, literal, quad, defaultGraph } = factory;
const XSD = "http://www.w3.org/2001/XMLSchema#";
const prefixes = { ex: "http://example.org/", xsd: XSD };
const thing = namedNode("http://example.org/thing");
const says = namedNode("http://example.org/says");
const graph = namedNode("http://example.org/graph");

const SAMPLE: Quad[] = [
  quad(thing, says, literal("plain")),
  quad(thing, says, literal("")),
  quad(thing, says, literal('a "quote", a \\ and <&> lines\n\r\ttab', "en")),
  quad(thing, says, literal("México · Қазақстан 🌵", "es-MX")),
  quad(thing, says, literal("01", namedNode(`${XSD}integer`))),
  quad(thing, says, literal("1.0E6", namedNode(`${XSD}double`))),
  quad(thing, says, namedNode("http://example.org/ü?a=1&b='2'")),
  quad(thing, says, literal("plain"), graph),
  quad(namedNode("http://example.org/x/y"), namedNode("http://other.example/p-1"), thing, graph),
];

const merged = (quads: readonly Quad[]) =>
  [
    ...new Set(
      quads.map(({ subject, predicate, object }) =>
        quadToLine(quad(subject, predicate, object, defaultGraph())),
      ),
    ),
  ].sort();
const lines = (quads: readonly Quad[]) => quads.map(quadToLine).sort();

async function parse(text: string, id: RdfFormatId): Promise<Quad[]> {
  const format = RDF_FORMATS.find((known) => known.id === id);
  if (format === undefined) throw new Error(id);
  const quads: Quad[] = [];
  const { problems } = await parseRdf({ text, format, base: "http://b/", file: "test" }, (found) =>
    quads.push(found),
  );
  expect(problems).toEqual([]);
  return quads;
}

describe("a line", () => {
  it.each([
    ["letters", "x".repeat(16_000_000)],
    ["line ends", "\n".repeat(500_000)],
    ["quotes and backslashes", '"\\'.repeat(500_000)],
    ["words and line ends", `${"a word ".repeat(20)}\n`.repeat(100_000)],
  ])("is read again when its literal is a mass of %s", (_, text) => {
    const long = quad(thing, says, literal(text, "en"), graph);
    const read = lineToQuad(quadToLine(long));
    expect(read.equals(long)).toBe(true);
  });
});

describe("the serialisers", () => {
  it.each(["trig", "nquads", "jsonld", "jsonld-expanded"] as const)(
    "write %s that another reader reads to the same quads",
    async (id) => {
      const text = await serializeToString(SAMPLE, { format: id, prefixes });
      expect(lines(await parse(text, id === "jsonld-expanded" ? "jsonld" : id))).toEqual(
        lines(SAMPLE),
      );
    },
  );

  it.each(["turtle", "ntriples", "rdfxml"] as const)(
    "write %s that another reader reads to the same triples",
    async (id) => {
      const text = await serializeToString(SAMPLE, { format: id, prefixes });
      expect(merged(await parse(text, id))).toEqual(merged(SAMPLE));
    },
  );

  it("write RDF/XML in which rdflib finds every triple", async () => {
    const store = rdflib.graph();
    rdflib.parse(
      await serializeToString(SAMPLE, { format: "rdfxml", prefixes }),
      store,
      "http://b/",
      "application/rdf+xml",
    );
    expect(store.statements).toHaveLength(merged(SAMPLE).length);
  });

  it("write TriG that Oxigraph loads whole", async () => {
    const store = new oxigraph.Store();
    store.load(await serializeToString(SAMPLE, { format: "trig", prefixes }), {
      format: "application/trig",
    });
    expect(store.size).toBe(SAMPLE.length);
  });

  it("refuse what RDF/XML cannot carry instead of losing it", async () => {
    await expect(
      serializeToString([quad(thing, says, literal("\u0001"))], { format: "rdfxml", prefixes }),
    ).rejects.toMatchObject({ code: "RDF-109" });
    await expect(
      serializeToString([quad(thing, namedNode("http://example.org/1"), thing)], {
        format: "rdfxml",
        prefixes,
      }),
    ).rejects.toMatchObject({ code: "RDF-109" });
  });

  it("carry any literal through every quad syntax", async () => {
    const text = fc.string({ unit: "grapheme" }).filter((value) => value.isWellFormed());
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const given = quad(thing, says, literal(value), graph);
        expect(quadToLine(lineToQuad(quadToLine(given)))).toBe(quadToLine(given));
        for (const id of ["trig", "nquads", "jsonld"] as const) {
          expect(
            lines(await parse(await serializeToString([given], { format: id, prefixes }), id)),
          ).toEqual([quadToLine(given)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the quad table", () => {
  it("finds by subject, object and graph what a plain filter finds", () => {
    const name = fc
      .oneof(fc.constantFrom("a", "ab", "b", "ü", "𝒳", "\uffee"), fc.nat(999).map(String))
      .map((local) => namedNode(`http://e/${local}`));
    const object = fc.oneof(
      name,
      fc.string().map((value) => literal(value)),
      fc.constantFrom(literal("x", "en"), literal("x", "en-gb"), literal("1", thing)),
      fc.constantFrom(literal(" <http://e/a>"), literal("<http://e/a> .", "en")),
    );
    const one = fc.tuple(name, name, object, fc.oneof(name, fc.constant(defaultGraph())));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 200 }), (rows) => {
        const given = rows.map(([s, p, o, g]) => quad(s, p, o, g));
        const { table } = buildFromLines(given.map(quadToLine));
        const distinct = [...new Set(given.map(quadToLine))].sort((a, b) =>
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        );
        expect([...table].map(quadToLine)).toEqual(distinct);
        expect(table.triples).toBe(merged(given).length);
        const read = distinct.map(lineToQuad);
        const keep = (test: (found: Quad) => boolean) => read.filter(test).map(quadToLine);
        for (const [s, , o, g] of rows) {
          expect(table.withSubject(s.value).map(quadToLine)).toEqual(
            keep(({ subject }) => subject.equals(s)),
          );
          if (o.termType === "NamedNode") {
            const pointing = keep((found) => found.object.equals(o));
            expect(table.withObject(o.value).map(quadToLine)).toEqual(pointing);
            expect([...table.pointingAt(o.value, 1)].map(quadToLine)).toEqual(pointing.slice(1));
          }
          const within = keep((found) => found.graph.equals(g));
          expect(table.inGraph(g.value).map(quadToLine)).toEqual(within);
          expect(table.graphs().get(g.value)).toBe(within.length);
        }
        for (const unknown of ["", "http://e/none", "http://e/a> .\n"])
          expect(table.withObject(unknown)).toEqual([]);
      }),
    );
  });
});

describe("the parsers", () => {
  it("never throw, whatever the text", async () => {
    const [turtle] = RDF_FORMATS as [RdfFormat];
    const sound =
      '@prefix a: <http://a/> .\na:b a:c "d"@en , 1 ; a:e [ a:f <g> ] .\na:g { a:h a:i """x\ny""" }\n';
    const damaged = fc
      .tuple(fc.nat(sound.length), fc.nat(6), fc.string())
      .map(([at, cut, put]) => sound.slice(0, at) + put + sound.slice(at + cut));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(damaged, fc.string()),
        fc.constantFrom(...RDF_FORMATS.filter(({ readable }) => readable)),
        async (text, format) => {
          const { problems } = await parseRdf(
            { text, format, base: "http://b/", file: "f" },
            () => undefined,
          );
          for (const problem of problems) expect(problem.code).toMatch(/^RDF-1/);
        },
      ),
      { numRuns: 300, examples: [["@prefix a: <:> .", turtle]] },
    );
  });
});
