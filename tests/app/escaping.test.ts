// Whatever the data, a query or an address holds, it stays text: in pages, in headers, in data.

import fc from "fast-check";
import type { Hono } from "hono";
import jsonld from "jsonld";
import { Parser } from "n3";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { iri, sparql } from "../../src/query/tag.ts";
import { createApp } from "../../src/web/app.ts";
import {
  ADDRESSES,
  ATTACKS,
  HOSTILE_BASE,
  HOSTILE_THINGS,
  hostileFolder,
} from "./hostile-folder.ts";

type Element = DefaultTreeAdapterTypes.Element;

/** All that our pages are made of. */
const ELEMENTS = new Set(
  "html head meta title link body a header strong nav main h1 h2 h3 footer p span small code table tbody thead tr th td ul ol li div section sup cite pre form label input textarea button details summary em br hr dl dt dd abbr time caption h4 figure figcaption select option optgroup fieldset legend search blockquote cite kbd strong col colgroup datalist output dialog template meter svg g path line rect circle text tspan title desc polyline polygon defs marker pattern use clippath linearGradient stop aside".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "lang charset name content rel href class aria-label id scope method action for value spellcheck target hreflang aria-current aria-labelledby aria-describedby aria-hidden aria-expanded role type list autocomplete checked selected multiple required placeholder min max step size rows cols tabindex open hidden colspan rowspan datetime title download cite dir focusable viewbox preserveaspectratio width height x y x1 y1 x2 y2 dx dy cx cy r rx ry d points transform fill stroke stroke-width stroke-dasharray text-anchor dominant-baseline marker-end marker-start orient refx refy markerwidth markerheight markerunits xmlns color font-family font-size font-weight paint-order offset stop-color stop-opacity inputmode maxlength".split(
    " ",
  ),
);

function elementsOf(node: DefaultTreeAdapterTypes.Node): Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsOf) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...children] : children;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** Reads a page as browsers do, and finds nothing in it that is not ours. */
function expectHarmless(page: string, where: string): void {
  const document = parse(page);
  expect(
    document.childNodes.map(({ nodeName }) => nodeName),
    where,
  ).toEqual(["#documentType", "html"]);
  for (const element of elementsOf(document)) {
    const { tagName, attrs } = element;
    if (tagName === "script") {
      if (attrs.some(({ name }) => name === "src")) {
        expect(attrs.find(({ name }) => name === "src")?.value, where).toMatch(
          /^\/assets\/[\w.-]+\?v=[0-9a-f]{12}$/,
        );
        expect(textOf(element), where).toBe("");
        continue;
      }
      // A block of data, which no browser runs.
      expect(attrs, where).toEqual([{ name: "type", value: "application/ld+json" }]);
      expect(() => JSON.parse(textOf(element)), where).not.toThrow();
      continue;
    }
    expect(ELEMENTS, `${where}: <${tagName}>`).toContain(tagName);
    for (const { name, value } of attrs) {
      expect(
        name.startsWith("data-") || ATTRIBUTES.has(name.toLowerCase()),
        `${where}: ${name}=${value}`,
      ).toBe(true);
      if (name === "href" || name === "action")
        expect(value, where).toMatch(/^(https?:\/\/|mailto:|#|\/(?![/\\]))/);
    }
  }
}

/** Header fields that are one line of ASCII, none of them named by the data. */
function expectPlainHeaders(answer: Response, where: string): void {
  for (const [name, value] of answer.headers) {
    expect(name, where).not.toContain("injected");
    expect(value, `${where}: ${name}`).toMatch(/^[\x20-\x7e]*$/);
  }
}

const WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";

describe("a hostile publication", () => {
  let publication: Publication;
  let app: Hono;
  beforeAll(async () => {
    publication = await openPublication(hostileFolder(), {
      settings: { ...defaultSettings(), clientQuerySeconds: 0, strict: false },
      base: HOSTILE_BASE,
    });
    app = createApp(publication);
  });
  afterAll(() => publication.close());

  const get = async (path: string, accept = "text/html") =>
    app.request(path, { headers: { accept } });
  const resource = (iri: string) => `/resource?iri=${encodeURIComponent(iri)}`;

  it("holds all that it should", () => {
    const { quads } = publication.release;
    for (const thing of HOSTILE_THINGS) expect(quads.hasSubject(thing), thing).toBe(true);
  });

  it.each([
    "/",
    "/sparql",
    '/sparql?q="><x-injected>',
    "/queries",
    '/queries?q="><x-injected>&tag="><x-injected>',
    '/queries/x"><x-injected>.csv',
    '/search?q="><x-injected>',
    "/search?q=injected",
    "/search?q=onerror",
    "/q/<x-injected>",
    "/data",
    "/quality",
    "/wikidata",
    "/docs/index",
    "/timeline",
    "/map",
    "/graph",
    "/on/2014",
    "/on/<x-injected>",
    "/nothing<x-injected>",
  ])("has no markup but ours at %s", async (path) => {
    const answer = await get(path);
    expectPlainHeaders(answer, path);
    expectHarmless(await answer.text(), path);
  });

  it("has none on the page of any thing, and shows its texts as they are", async () => {
    for (const thing of HOSTILE_THINGS) {
      const answer = await get(resource(thing));
      expect(answer.status, thing).toBe(200);
      expectPlainHeaders(answer, thing);
      const page = await answer.text();
      expectHarmless(page, thing);
      const at = HOSTILE_THINGS.indexOf(thing);
      const attack = ATTACKS[at % ATTACKS.length] ?? "";
      // HTML has no NUL, and one kind of line end.
      const shown = attack.replace(/\r\n?/g, "\n").replaceAll("\u0000", "");
      expect(textOf(parse(page)), thing).toContain(shown);
    }
  });

  it.each(["statements", "links", "rests"])(
    "has none in the view %s of any thing",
    async (view) => {
      for (const thing of HOSTILE_THINGS) {
        const property = encodeURIComponent(`${HOSTILE_BASE}p"><x-injected>`);
        const answer = await get(`${resource(thing)}&view=${view}&property=${property}`);
        expect(answer.status, thing).toBe(200);
        expectPlainHeaders(answer, thing);
        expectHarmless(await answer.text(), thing);
      }
    },
  );

  it.each(["bib", "ris", "csl.json"])("has one record in its citation as .%s", async (suffix) => {
    for (const at of ATTACKS.keys()) {
      const answer = await get(`/thing/${at}.${suffix}`);
      expect(answer.status).toBe(200);
      expectPlainHeaders(answer, suffix);
      const text = await answer.text();
      expect(text.split("\n").filter((line) => /^(@|TY {2}-|ER {2}-)/.test(line)).length).toBe(
        { bib: 1, ris: 2 }[suffix] ?? 0,
      );
      if (suffix === "csl.json") expect(JSON.parse(text)).toHaveLength(1);
    }
  });

  it("has none at the address of a thing, nor in its headers", async () => {
    for (const thing of HOSTILE_THINGS.filter((iri) => iri.startsWith(HOSTILE_BASE))) {
      const answer = await get(encodeURI(thing.slice(HOSTILE_BASE.length - 1)));
      expectPlainHeaders(answer, thing);
      expectHarmless(await answer.text(), thing);
    }
  });

  it("has none in a stored query, its form and its answer", async () => {
    const [query] = publication.queries;
    const path = `/queries/${encodeURIComponent(query?.slug ?? "")}`;
    for (const text of ["", ...ATTACKS]) {
      const answer = await get(text === "" ? path : `${path}?text=${encodeURIComponent(text)}`);
      expectPlainHeaders(answer, text);
      expectHarmless(await answer.text(), text);
    }
  });

  it("has none in drawings, nor in calendars and points lines of their own", async () => {
    for (const thing of HOSTILE_THINGS) {
      const answer = await get(`/graph?focus=${encodeURIComponent(thing)}&depth=2`);
      expectHarmless(await answer.text(), thing);
    }
    const calendar = await (await get("/timeline.ics")).text();
    expect(calendar).toContain("BEGIN:VEVENT");
    expect(calendar.split("\r\n").every((line) => /^(?: |[A-Z-]+[:;]|$)/.test(line))).toBe(true);
    expect(calendar.replaceAll("\r\n", "")).not.toMatch(/[\r\n\0]/);
    const { features } = JSON.parse(await (await get("/map.geojson")).text());
    expect(features.length).toBeGreaterThan(0);
  });

  it("has none in any view of any answer, and every page stays small", async () => {
    const text = fc.oneof(
      fc.constantFrom(...ATTACKS),
      fc.string(),
      fc.constantFrom("2014-09-12", "201X", "-0043", "POINT(1e5 2)", "POINT(179.9 -89)", "NaN"),
    );
    const row = fc.tuple(text, text, text, fc.constantFrom(...ADDRESSES), fc.double());
    const datatypes = ["date", "gYear", "decimal"].map(
      (local) => `http://www.w3.org/2001/XMLSchema#${local}`,
    );
    const views = ["table", "timeline", "map", "bar", "line", "graph", "number"];
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...datatypes),
        fc.constantFrom(...views),
        async (rows, datatype, view) => {
          const query = rows
            .map(
              ([date, name, wkt, thing, number]) =>
                sparql`{ BIND(STRDT(${date}, ${iri(datatype)}) AS ?date) BIND(${name} AS ?thingLabel) BIND(IRI(${thing}) AS ?thing) BIND(STRDT(${wkt}, ${iri(WKT)}) AS ?wkt) BIND(${number} AS ?n) BIND(?thing AS ?from) BIND(<urn:x> AS ?to) BIND(?date AS ?property) }`,
            )
            .join(" UNION ");
          const path = `/sparql?view=${view}&query=${encodeURIComponent(`SELECT ?date ?thing ?thingLabel ?wkt ?n ?from ?property ?to { ${query} }`)}`;
          const answer = await get(path);
          expect(answer.status, path).toBe(200);
          const page = await answer.text();
          expectHarmless(page, path);
          expect(page.length).toBeLessThan(60_000 + 20 * path.length);
          expect(page).not.toMatch(/ (?:x|y|cx|cy|d|width|height|viewBox)="[^"]*(?:NaN|Infinity)/);
        },
      ),
      { numRuns: 14 },
    );
  });

  it("has none in a preview for frames", async () => {
    for (const thing of HOSTILE_THINGS) {
      const answer = await get(`/reconcile/preview?id=${encodeURIComponent(thing)}`);
      expectPlainHeaders(answer, thing);
      expectHarmless(await answer.text(), thing);
    }
  });

  it("leads nowhere but to the web", async () => {
    for (const path of ["/moved", "/away"]) {
      const answer = await get(path);
      const location = answer.headers.get("location") ?? "/";
      expect([301, 410]).toContain(answer.status);
      expect(location).toMatch(/^\/(?![/\\])/);
    }
    const latest = await get("/data/latest/%0d%0aX-Injected:%201");
    expectPlainHeaders(latest, "latest");
    expect(latest.headers.get("location")).toMatch(/^\/data\/[0-9a-f]+\/%0D%0A/);
  });

  it("is the same graph to readers of every syntax, whatever its names", async () => {
    const body = async (type: string) => {
      const answer = await get(resource(ADDRESSES[6] ?? ""), type);
      expectPlainHeaders(answer, type);
      return answer.text();
    };
    const lines = (await body("application/n-quads")).trim().split("\n").sort();
    expect(new Set(lines).size).toBe(lines.length);
    expect(await body("application/trig").then((text) => new Parser().parse(text))).toHaveLength(
      lines.length,
    );
    const fromJson = await jsonld.toRDF(JSON.parse(await body("application/ld+json")));
    expect(fromJson).toHaveLength(lines.length);
  });

  it("says of every page that it runs no script but its own files and stands in no frame", async () => {
    for (const path of ["/", "/sparql", resource(ADDRESSES[0] ?? ""), "/nothing"]) {
      const { headers } = await get(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|script-src(?! 'self';)/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("geolocation=()");
    }
  });

  const hostileText = fc
    .array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: "binary" })), { maxLength: 4 })
    .map((parts) => parts.join(""));

  it("has no markup but ours in a query form, whatever is asked", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const literal = JSON.stringify(text).replace(/[\u007f-\uffff]/g, (letter) =>
          letter.isWellFormed() ? letter : "?",
        );
        for (const query of [text, `SELECT (${literal} AS ?x) {}`]) {
          const coded = encodeURIComponent(query.toWellFormed());
          for (const path of [
            `/sparql?query=${coded}`,
            `/sparql?query=ASK{}&view=${coded}&q=${coded}`,
          ]) {
            const answer = await get(path);
            expectPlainHeaders(answer, query);
            expectHarmless(await answer.text(), query);
          }
        }
      }),
      { numRuns: 14 },
    );
  });

  it("has none in what it says of an address, whatever the address", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const coded = encodeURIComponent(text.toWellFormed());
        for (const path of [
          `/${coded}`,
          `/resource?iri=${coded}`,
          `/queries/${coded}`,
          `/docs/${coded}`,
        ]) {
          const answer = await get(path);
          expect(answer.status, path).toBeLessThan(500);
          expectPlainHeaders(answer, path);
          if (answer.headers.get("content-type")?.startsWith("text/html"))
            expectHarmless(await answer.text(), path);
        }
      }),
      { numRuns: 100 },
    );
  });
});
