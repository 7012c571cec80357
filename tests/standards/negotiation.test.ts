// Proactive negotiation (RFC 9110 §12), by section; the Accept matcher against a model of its own.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RDF_FORMATS } from "../../src/model/format.ts";
import { negotiate } from "../../src/web/negotiate.ts";
import { jsonOf, type Published, publish } from "./published.ts";

const OFFERS = [
  "text/html",
  "text/turtle",
  "application/ld+json",
  "application/n-triples",
  "text/csv",
];
const EXPANDED = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"';
const COMPACTED = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"';

describe("RFC 9110 §12.5.1 Accept", () => {
  it.each([
    ["no field means anything", undefined, "text/html"],
    ["an empty field means anything", "", "text/html"],
    ["an exact type", "text/turtle", "text/turtle"],
    ["types are not sensitive to case", "Text/Turtle", "text/turtle"],
    ["white space does not matter", " text/turtle ; q=0.5 , text/csv;q=0.4", "text/turtle"],
    ["the higher weight wins", "text/csv;q=0.5, text/turtle;q=0.6", "text/turtle"],
    ["a type without weight has 1", "text/csv, text/turtle;q=0.9", "text/csv"],
    ["a subtype wildcard", "application/*", "application/ld+json"],
    [
      "the most specific range gives the weight",
      "text/*, text/html;q=0.1, */*;q=0.5",
      "text/turtle",
    ],
    ["0 refuses", "text/html;q=0, */*", "text/turtle"],
    ["0 for all but one", "*/*;q=0, text/csv", "text/csv"],
    ["nothing fits", "image/png", undefined],
    ["all is refused", "*/*;q=0", undefined],
    ["a charset is no obstacle", "text/turtle;charset=iso-8859-1", "text/turtle"],
    ["a version of RDF is no obstacle", "text/turtle;version=1.2", "text/turtle"],
    ["a version that nobody knows is", "text/turtle;version=9", undefined],
    ["a parameter that is not offered is", "text/turtle;level=1", undefined],
    ["what is named wins over what a wildcard lets through", "text/turtle, */*", "text/turtle"],
    ["a comma in quotes parts nothing", 'text/csv;x="a,b", text/turtle;q=0.1', "text/turtle"],
    ["a weight that is none is not acceptable", "text/turtle;q=high, text/csv;q=0.1", "text/csv"],
  ])("%s", (_, accept, best) => {
    expect(negotiate(accept, OFFERS)).toBe(best);
  });

  it.each([
    ["the plain type is compacted", "application/ld+json", "application/ld+json"],
    ["the profile of the expanded form", EXPANDED, EXPANDED],
    ["the profile of the compacted form", COMPACTED, COMPACTED],
    [
      "one of several profiles",
      EXPANDED.replace("expanded", "streaming http://www.w3.org/ns/json-ld#expanded"),
      EXPANDED,
    ],
    [
      "an unknown profile is a wish (RFC 6906)",
      EXPANDED.replace("expanded", "framed"),
      "application/ld+json",
    ],
    [
      "a refused profile refuses itself alone",
      `${EXPANDED};q=0, application/ld+json`,
      "application/ld+json",
    ],
  ])("JSON-LD 1.1 §C: %s", (_, accept, best) => {
    expect(negotiate(accept, ["application/ld+json", COMPACTED, EXPANDED])).toBe(best);
  });

  const type = fc.constantFrom(...OFFERS, "*/*", "text/*", "application/*", "image/png");
  const range = fc.tuple(type, fc.constantFrom("", ";q=0", ";q=0.3", ";q=0.7", ";q=1.000"));

  it("agrees with a model that looks up each offer, whatever the order and the white space", () => {
    const quality = (offer: string, ranges: readonly (readonly [string, string])[]) => {
      for (const wanted of [offer, `${offer.split("/")[0]}/*`, "*/*"]) {
        const weights = ranges
          .filter(([named]) => named === wanted)
          .map(([, q]) => Number(q.slice(3) || 1));
        if (weights.length > 0) return Math.max(...weights);
      }
      return 0;
    };
    fc.assert(
      fc.property(
        fc.array(range, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(",", ", ", " ,\t"),
        (ranges, comma) => {
          const best = negotiate(ranges.map((part) => part.join("")).join(comma), OFFERS);
          const most = Math.max(...OFFERS.map((offer) => quality(offer, ranges)));
          if (most === 0) expect(best).toBeUndefined();
          else expect(quality(best ?? "", ranges)).toBe(most);
        },
      ),
    );
  });

  it("answers or refuses whatever stands in the field, and names only what is offered", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (accept) => {
        expect([undefined, ...OFFERS]).toContain(negotiate(accept, OFFERS));
      }),
    );
  });
});

describe("a thing", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish();
  });
  afterAll(() => published.close());
  const THING = "/work/blue-jug";

  it.each(
    RDF_FORMATS.filter(({ writable }) => writable).map(({ mediaTypes, extensions }) => [
      mediaTypes[0],
      extensions[0],
    ]),
  )("§12.1: is to be had as %s, by Accept and by suffix", async (type, extension) => {
    const asked = await published.get(THING, { accept: type });
    expect(asked.headers.get("content-type")?.replace("; charset=utf-8", "")).toBe(type);
    expect(asked.headers.get("content-location")).toBe(`${THING}.${extension}`);
    const direct = await published.get(`${THING}.${extension}`, { accept: "image/png" });
    expect(await direct.text()).toBe(await asked.text());
  });

  it("§12.5.5: says in Vary what chooses among its representations, whichever is sent", async () => {
    for (const path of [THING, `${THING}.ttl`, `${THING}.html`])
      for (const accept of ["text/html", "text/turtle"])
        expect((await published.get(path, { accept })).headers.get("vary")).toBe(
          "Accept, Accept-Encoding, Accept-Language, Accept-Profile",
        );
  });

  it("§15.5.7: a 406 lists what there is, for people and for programs", async () => {
    const answer = await published.get(THING, { accept: "image/png" });
    expect(answer.status).toBe(406);
    const { choices, hint } = await jsonOf(answer);
    expect(choices).toEqual(
      expect.arrayContaining(["text/html", "text/turtle", "application/rdf+xml"]),
    );
    expect(hint).toContain("text/turtle");
    for (const type of choices)
      expect((await published.get(THING, { accept: type })).status).toBe(200);
  });

  it.each([
    ["the best weight", "br;q=0.1, gzip", "gzip"],
    ["of equal ones the denser", "gzip, br", "br"],
    ["a wildcard", "*", "br"],
    ["none where all are refused", "*;q=0", null],
    ["none where it is not named", "identity", null],
    ["names that merely resemble", "x-br, not-gzip", null],
  ])("§12.5.3 Accept-Encoding: %s", async (_, given, encoding) => {
    const answer = await published.get("/", { "accept-encoding": given });
    expect(answer.headers.get("content-encoding")).toBe(encoding);
  });

  it.each([
    ["a language that names have", "de", "Blauer Krug", "de, en"],
    ["the page's own", "en", "Blue jug", "en"],
    ["the better weight", "en;q=0.5, de", "Blauer Krug", "de, en"],
    ["a region falls back to its language (RFC 4647 §3.4)", "de-AT", "Blauer Krug", "de, en"],
    ["a language that no name has and the interface does not speak", "sw", "Blue jug", "en"],
    ["a language that the interface speaks and no name has", "kk", "Blue jug", "kk"],
    ["a language that is refused", "de;q=0, *", "Blue jug", "en"],
    ["anything", "*", "Blue jug", "en"],
    ["a weight that is none, as in Accept", "de;q=high, kk;q=0.1", "Blue jug", "kk"],
    ["nothing that is a language", ",;=", "Blue jug", "en"],
  ])("§12.5.4 Accept-Language: %s", async (_, given, name, languages) => {
    const answer = await published.get(THING, { accept: "text/html", "accept-language": given });
    expect(await answer.text()).toMatch(new RegExp(`<h1[^>]*>${name}</h1>`));
    expect(answer.headers.get("content-language")).toBe(languages);
  });

  it("WCAG 3.1.2: marks a name in another language than the page's", async () => {
    const answer = await published.get(THING, { accept: "text/html", "accept-language": "de" });
    expect(await answer.text()).toContain('<h1 lang="de">Blauer Krug</h1>');
  });

  it("RDF speaks all languages at once", async () => {
    const answer = await published.get(THING, { accept: "text/turtle", "accept-language": "de" });
    expect(answer.headers.get("content-language")).toBeNull();
    expect(await answer.text()).toContain("Blue jug");
  });
});
