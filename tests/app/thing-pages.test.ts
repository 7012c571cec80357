// The pages of things: marks that lead to sources, names in the language of the reader, citations, and bounds.

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import type { Hono } from "hono";
import jsonld from "jsonld";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM, ROOT } from "./started.ts";

type Element = DefaultTreeAdapterTypes.Element;

const BASE = "http://test.example/";

interface Site {
  readonly publication: Publication;
  readonly app: Hono;
}

async function open(folder: string, base = BASE): Promise<Site> {
  const settings = { ...defaultSettings(), clientQuerySeconds: 0, strict: false };
  const publication = await openPublication(folder, { base, settings });
  return { publication, app: createApp(publication) };
}

/** A folder with one file. */
function folderOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "things-"));
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data/things.trig"), text);
  return folder;
}

const read = async ({ app }: Site, path: string, headers: Record<string, string> = {}) => {
  const answer = await app.request(path, { headers: { accept: "text/html", ...headers } });
  expect(answer.status, path).toBe(200);
  return answer.text();
};

function elementsOf(node: DefaultTreeAdapterTypes.Node): Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsOf) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...children] : children;
}

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

const attribute = (element: Element, name: string) =>
  element.attrs.find((attr) => attr.name === name)?.value;

/** Rows of the tables of facts: the name of the property, and its values. */
function rowsOf(page: string): { name: string; values: Element[] }[] {
  return elementsOf(parse(page))
    .filter((element) => attribute(element, "class") === "facts")
    .flatMap((table) => elementsOf(table).filter(({ tagName }) => tagName === "tr"))
    .map((row) => {
      const [head] = elementsOf(row).filter(({ tagName }) => tagName === "th");
      return {
        name: head === undefined ? "" : textOf(head),
        values: elementsOf(row).filter(({ tagName }) => tagName === "li"),
      };
    });
}

describe("pages of things of the first publication", () => {
  let site: Site;
  beforeAll(async () => {
    site = await open(ROOT);
  });
  afterAll(() => site.publication.close());

  const VISIT = "/id/visit/erlan-idrissov-mexico-2014";
  const THINGS = [VISIT, "/id/country/kz", "/id/relation/kz-mx", "/id/source/reference-3"];

  it.each(THINGS)("marks lead to notes and back at %s", async (path) => {
    const elements = elementsOf(parse(await read(site, path)));
    const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const within = elements
      .flatMap((element) => attribute(element, "href") ?? [])
      .filter((href) => href.startsWith("#"));
    expect(within.filter((href) => href.startsWith("#source-")).length).toBeGreaterThan(3);
    expect(within.filter((href) => href.startsWith("#mark-")).length).toBeGreaterThan(3);
    expect(within.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it.each(THINGS)(
    "is small once it is packed at %s, drawings and all, and has one heading at its top",
    async (path) => {
      const page = await read(site, path);
      expect(gzipSync(page).byteLength).toBeLessThan(30_000);
      const levels = elementsOf(parse(page)).flatMap(
        ({ tagName }) => /^h(\d)$/.exec(tagName)?.[1] ?? [],
      );
      expect(levels[0]).toBe("1");
      expect(levels.filter((level) => level === "1")).toHaveLength(1);
    },
  );

  it("marks every fact of a visit, for all of them stand in graphs", async () => {
    const page = await read(site, VISIT);
    const facts = rowsOf(page.slice(page.indexOf('id="facts"'), page.indexOf('id="refers"')));
    expect(facts.map(({ name }) => name)).toContain("host country");
    for (const { name, values } of facts)
      for (const value of values) expect(textOf(value), name).toMatch(/\[\d+\]$/);
  });

  it.each([
    ["en", "September 2014", "what began after it"],
    ["es", "septiembre de 2014", "lo que comenzó después"],
    ["kk", "2014 ж. қыркүйек", "осыдан кейін басталғандар"],
    ["ru", "сентябрь 2014", "что началось после"],
  ])("writes dates and turns names of properties round in %s", async (language, date, inverse) => {
    const page = await read(site, `${VISIT}?ui=${language}`);
    const rows = rowsOf(page);
    expect(
      rows.some(({ values }) =>
        values.some((value) => textOf(value).replace(/\s/g, " ").includes(date)),
      ),
    ).toBe(true);
    expect(rows.some(({ name }) => name.includes(inverse))).toBe(true);
    const main = page.slice(page.indexOf("<main"), page.indexOf("</main"));
    for (const [, href = ""] of main.matchAll(/href="(\/id\/[^"]*)"/g))
      if (!/\.[\w.]+$/.test(href)) expect(href).toContain(`ui=${language}`);
  });

  it("marks a text that is not in the language of the reader", async () => {
    const page = await read(site, "/id/country/kz?ui=kk");
    expect(page).toMatch(
      /<p class="lead" lang="en">State with Astana.*<small class="tongue" title="ағылшын тілі">en<\/small>/,
    );
    expect(page).toMatch(/<h1>Қазақстан<\/h1>/);
    const english = await read(site, "/id/country/kz?ui=en");
    expect(/<p class="lead".*<\/p>/.exec(english)?.[0]).not.toContain("tongue");
  });

  it("leads from a kind to the list of its things, and elsewhere by host", async () => {
    const page = await read(site, "/id/country/kz");
    expect(page).toMatch(/<li class="kind"><a href="\/browse\/country">/);
    expect(page).toContain(
      '<a href="http://www.wikidata.org/entity/Q232">wikidata.org</a> <span class="soft">Q232</span>',
    );
  });

  it("tells at a cited work what rests on it, and what on it alone", async () => {
    const page = await read(site, "/id/source/reference-3");
    const rests = page.slice(page.indexOf('id="rests"'), page.indexOf('id="sources"'));
    expect(rests).toContain("on this alone");
    expect(rests).toMatch(/\d+ statements? rests? on this alone/);
    const all = await read(site, "/id/source/reference-3?view=rests");
    expect(all).toContain("<h1>Statements that rest on Reference 3</h1>");
  });

  it("lists all statements with datatype, language and graph, and writes the thing out", async () => {
    const page = await read(site, `${VISIT}?view=statements`);
    expect(page).toContain('<span lang="kk">');
    expect(page).toMatch(
      /<td><span>2014-09<\/span><\/td><td><a [^>]*>gYearMonth<\/a>|<td><span>2014-09<\/span><\/td><td>.*gYearMonth/,
    );
    expect(page).toMatch(/<span title="[^"]+"><a href="\/ns#hostCountry">/);
    expect(page).toContain("<summary>TriG</summary>");
    expect(page).toContain("/id/passage/history-2-1");
  });

  it("refuses a view that there is not, and says which there are", async () => {
    const answer = await site.app.request(`${VISIT}?view=statement`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("statements");
    expect((await site.app.request(`${VISIT}?view=rests&from=x`)).status).toBe(400);
  });

  it.each([
    ["bib", "application/x-bibtex"],
    ["ris", "application/x-research-info-systems"],
    ["csl.json", "application/vnd.citationstyles.csl+json"],
  ])("is cited as .%s, which programs of others read", async (suffix, type) => {
    const path = `${VISIT}.${suffix}`;
    const answer = await site.app.request(path);
    expect(answer.headers.get("content-type")).toContain(type);
    const text = await answer.text();
    const negotiated = await site.app.request(VISIT, { headers: { accept: type } });
    expect(await negotiated.text()).toBe(text);
    expect(negotiated.headers.get("content-location")).toBe(path);
    const [item, ...others] = new Cite(text).data;
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      title: "Visit of Erlan Idrissov to Mexico, September 2014",
      publisher: "The editors of Chancery",
      URL: `${BASE}id/visit/erlan-idrissov-mexico-2014`,
    });
    const { modified } = site.publication.release;
    expect(item?.issued?.["date-parts"]?.[0]?.[0]).toBe(modified.getUTCFullYear());
  });

  it("is described in the words of schema.org, as JSON-LD that a processor reads", async () => {
    const page = await read(site, "/id/country/kz");
    const [, block = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    const document = { ...JSON.parse(block), "@context": { "@vocab": "https://schema.org/" } };
    const nodes = await jsonld.expand(document);
    const types = nodes.flatMap((node) => node["@type"] ?? []);
    expect(types).toContain("https://schema.org/Country");
    expect(types).toContain("https://schema.org/BreadcrumbList");
    expect(block).toContain('"sameAs":["http://www.wikidata.org/entity/Q232"]');
  });
});

describe("pages of things of a publication without panels", () => {
  let site: Site;
  beforeAll(async () => {
    site = await open(MUSEUM, "http://museum.example/");
  });
  afterAll(() => site.publication.close());

  it("shows facts, parts and what refers to a thing, and groups no digits of years", async () => {
    const page = await read(site, "/work/blue-jug?ui=en");
    const rows = rowsOf(page);
    expect(rows.find(({ name }) => name === "year")?.values.map(textOf)).toEqual(["1921"]);
    expect(textOf(parse(await read(site, "/person/anna-berg?ui=en")))).toContain("“maker” of");
  });

  it("names things in German for who reads German, with words in English", async () => {
    const page = await read(site, "/work/blue-jug", { "accept-language": "de" });
    expect(page).toContain('<h1 lang="de">Blauer Krug</h1>');
    expect(page).toContain(">Facts</h2>");
    expect(page).toMatch(/maker<\/a> <small class="tongue" title="English">en<\/small>/);
  });
});

describe("works, withdrawn things and inverse names in data of one file", () => {
  let site: Site;
  beforeAll(async () => {
    site = await open(
      folderOf(`
@prefix s: <https://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<book> a s:Book ; s:name "Steppe & {sea}: 100% of it"@en ; s:author <ana> , <li> ; s:publisher "Press_1" ;
  s:datePublished "1999-05"^^xsd:gYearMonth ; s:inLanguage "en" .
<ana> a s:Person ; s:name "Ana Ruiz" . <li> a s:Person ; s:name "Li Wei" .
<wrote> owl:inverseOf s:author ; rdfs:label "wrote"@en , "escribió"@es .
<penned> rdfs:subPropertyOf s:author .
<poem> a <Poem> ; rdfs:label "A poem"@en ; <penned> <ana> ; <length> 12 ; <page> "https://poems.example/a/b"^^xsd:anyURI ; <good> true .
<Poem> rdfs:subClassOf s:CreativeWork .
<gone> rdfs:label "A ghost"@en ; prov:invalidatedAtTime "2024-02-03T00:00:00Z"^^xsd:dateTime ;
  dcterms:description "It was a mistake of reading."@en .
<moved> prov:invalidatedAtTime "2024-02-03T00:00:00Z"^^xsd:dateTime ; dcterms:isReplacedBy <poem> .
<likes> rdfs:label "likes"@en . <b> <likes> <ana> .
`),
    );
  });
  afterAll(() => site.publication.close());

  it("cites a work as the work that it is", async () => {
    for (const suffix of ["bib", "ris", "csl.json"]) {
      const [item] = new Cite(await (await site.app.request(`/book.${suffix}`)).text()).data;
      expect(item?.type, suffix).toBe("book");
      expect(item?.title?.replace(/\s+/g, " "), suffix).toBe("Steppe & {sea}: 100% of it");
      expect(item?.author, suffix).toHaveLength(2);
      expect(item?.publisher, suffix).toBe("Press_1");
      expect(item?.issued?.["date-parts"]?.[0]?.slice(0, 2).map(Number), suffix).toEqual([1999, 5]);
    }
  });

  it("reads a property from the other side by the name of its inverse", async () => {
    const names = rowsOf(await read(site, "/ana?ui=es")).map(({ name }) => name);
    expect(names.some((name) => name.startsWith("«likes» de"))).toBe(true);
    const page = await read(site, "/resource?iri=ana&ui=es");
    expect(page).toContain("Lo que se refiere a esto");
    expect(rowsOf(page).some(({ name }) => name === "autor de" || name === "escribió")).toBe(true);
  });

  it("tells schema.org what is narrower than its own terms", async () => {
    const page = await read(site, "/poem");
    const [, block = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(block)["@graph"][0]).toMatchObject({
      "@type": "CreativeWork",
      "@id": `${BASE}poem`,
      name: "A poem",
      author: { "@id": `${BASE}ana` },
    });
  });

  it("says of what was withdrawn when and why, and leads on to what replaced it", async () => {
    const gone = await site.app.request("/gone", { headers: { accept: "text/html" } });
    expect(gone.status).toBe(410);
    const text = textOf(parse(await gone.text()));
    expect(text).toContain("A ghost was withdrawn from the publication (2024-02-03)");
    expect(text).toContain("It was a mistake of reading.");
    const moved = await site.app.request("/moved");
    expect([moved.status, moved.headers.get("location")]).toEqual([301, "/poem"]);
  });

  it("says truth values in words and links addresses by their host", async () => {
    const rows = rowsOf(await read(site, "/poem?ui=ru"));
    expect(rows.find(({ name }) => name.startsWith("good"))?.values.map(textOf)).toEqual(["Да"]);
    expect(rows.find(({ name }) => name.startsWith("page"))?.values.map(textOf)).toEqual([
      "poems.example b",
    ]);
  });
});

describe("the page of a thing of which very much is said", () => {
  let site: Site;
  const many = 3000;
  beforeAll(async () => {
    const each = Array.from({ length: many }, (_, at) => at);
    site = await open(
      folderOf(`
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <http://schema.org/> .
<work> rdfs:label "Work"@en .
<hub> rdfs:label "Hub"@en .
${each.map((at) => `<g/${at}> s:citation <work> . <g/${at}> { <hub> <p${at % 50}> <thing/${at}> . <thing/${at}> <in> <hub> . }`).join("\n")}
<graph> { ${each.map((at) => `<thing/${at}> <says> "${at}" .`).join("\n")} }
${each.map((at) => `<hub#part-${at}> rdfs:label "Part ${at}" ; <q> ${at} .`).join("\n")}
`),
    );
  });
  afterAll(() => site.publication.close());

  it.each(["/hub", "/hub?ui=kk", "/work", "/graph", "/hub?view=statements", "/work?view=rests"])(
    "is no larger than others at %s",
    async (path) => {
      expect(Buffer.byteLength(await read(site, path))).toBeLessThan(60_000);
    },
  );

  it("says how much more there is, and leads to all of it", async () => {
    const page = await read(site, "/hub");
    expect(page).toMatch(/\d[\d,]* more statements/);
    expect(page).toContain("more than 200");
    const seen = new Set<string>();
    let path: string | undefined = /href="(\/hub\?view=links[^"]*)"/.exec(page)?.[1];
    while (path !== undefined) {
      const list = await read(site, path.replaceAll("&amp;", "&"));
      for (const [, thing = ""] of list.matchAll(/href="(\/thing\/\d+)"/g)) seen.add(thing);
      path = /rel="next" href="([^"]*)"/.exec(list)?.[1];
    }
    expect(seen.size).toBe(many);
  });

  it.each([
    ["/hub?view=statements", (many * 3) / 100 + 1],
    ["/work?view=rests", (many * 2) / 100],
  ])("pages through %s to its end", async (start, pages) => {
    let path: string | undefined = start;
    let count = 0;
    while (path !== undefined) {
      const list = await read(site, path.replaceAll("&amp;", "&"));
      path = /rel="next" href="([^"]*)"/.exec(list)?.[1];
      count += 1;
    }
    expect(count).toBe(pages);
  });
});
