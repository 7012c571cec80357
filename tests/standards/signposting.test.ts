// FAIR Signposting, levels 1 and 2, with link sets of RFC 9264, one case a rule.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CITATION_FORMATS } from "../../src/model/format.ts";
import { BASE, jsonOf, type Published, publish, readLinks } from "./published.ts";

const CATALOGUE = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}set> a dcat:Dataset ; rdfs:label "Museum"@en ; dcterms:license <https://licence.example/> ; dcterms:publisher <${BASE}org/us> .
<${BASE}work/қазақ> rdfs:label "Қазақ"@kk .
`;

describe("FAIR Signposting", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish({ files: { "data/catalogue.ttl": CATALOGUE } });
  });
  afterAll(() => published.close());

  const links = async (path: string, accept = "text/html") =>
    readLinks((await published.get(path, { accept })).headers.get("link"));
  const hrefs = (found: Record<string, string>[], rel: string) =>
    found.filter((link) => link["rel"]?.split(" ").includes(rel)).map(({ href }) => href);
  const linkset = async (path: string) => {
    const answer = await published.get(path, { accept: "application/linkset+json" });
    expect(answer.headers.get("content-type")).toMatch(/^application\/linkset\+json/);
    return (await jsonOf(answer)).linkset;
  };

  it("level 1: a page names its address to cite, licence, author, kind and collection", async () => {
    const found = await links("/work/blue-jug");
    expect(hrefs(found, "cite-as")).toEqual([`${BASE}work/blue-jug`]);
    expect(hrefs(found, "license")).toEqual(["https://licence.example/"]);
    expect(hrefs(found, "author")).toEqual([`${BASE}org/us`]);
    expect(hrefs(found, "type")).toContain(`${BASE}ns#Work`);
    expect(hrefs(found, "collection")).toEqual([`${BASE}data`]);
  });

  it("level 1: describedby leads to metadata of the type it says", async () => {
    for (const { href = "", type = "", rel = "" } of await links("/work/blue-jug")) {
      if (!rel.includes("describedby")) continue;
      const answer = await published.get(href, { accept: "*/*" });
      expect(answer.status, href).toBe(200);
      expect(answer.headers.get("content-type"), href).toContain(type);
    }
  });

  it("level 1: the page of the dataset has items of the types it says, and these lead back", async () => {
    const found = (await links("/data")).filter(({ rel }) => rel === "item");
    expect(found.length).toBeGreaterThan(5);
    for (const { href = "", type = "" } of found) {
      const answer = await published.get(href.replace(BASE, "/"));
      expect(answer.headers.get("content-type"), href).toContain(type);
      expect(hrefs(readLinks(answer.headers.get("link")), "collection")).toEqual([`${BASE}data`]);
    }
  });

  it("the links are the same whichever representation is asked for", async () => {
    expect(await links("/work/blue-jug", "text/turtle")).toEqual(await links("/work/blue-jug"));
  });

  it.each(["/work/blue-jug", "/data"])(
    "level 2: %s names its link set in both types",
    async (path) => {
      const found = (await links(path)).filter(({ rel }) => rel === "linkset");
      expect(found.map(({ type }) => type).sort()).toEqual([
        "application/linkset",
        "application/linkset+json",
      ]);
      for (const { href = "", type = "" } of found) {
        const answer = await published.get(href, { accept: type });
        expect(answer.headers.get("content-type")).toContain(type);
      }
    },
  );

  it("RFC 9264 §4.2: the JSON holds the links of the page under its anchor, absolute", async () => {
    const [page, ...others] = await linkset(
      `/linkset?iri=${encodeURIComponent(`${BASE}work/blue-jug`)}`,
    );
    expect(page.anchor).toBe(`${BASE}work/blue-jug`);
    for (const { rel = "", href = "" } of await links("/work/blue-jug"))
      for (const relation of rel.split(" "))
        expect(page[relation].map((target: { href: string }) => target.href)).toContain(
          new URL(href, BASE).href,
        );
    for (const { anchor, describes } of others) {
      expect((await published.get(anchor.replace(BASE, "/"))).status).toBe(200);
      expect(describes[0].href).toBe(`${BASE}work/blue-jug`);
    }
  });

  it("level 2: the link set of a thing names its bibliographic records, of the types it says", async () => {
    const [page] = await linkset(`/linkset?iri=${encodeURIComponent(`${BASE}work/blue-jug`)}`);
    const records = page.describedby.filter(({ type }: { type: string }) =>
      CITATION_FORMATS.some(({ mediaType }) => mediaType === type),
    );
    expect(records).toHaveLength(CITATION_FORMATS.length);
    for (const { href, type } of records) {
      const answer = await published.get(href.replace(BASE, "/"));
      expect(answer.status, href).toBe(200);
      expect(answer.headers.get("content-type"), href).toContain(type);
    }
  });

  it("RFC 9264 §4.1: the other type holds the same links, each with its anchor", async () => {
    const json = await linkset("/linkset");
    const text = await (await published.get("/linkset", { accept: "application/linkset" })).text();
    const written = readLinks(text).map(({ anchor, rel, href }) => `${anchor} ${rel} ${href}`);
    const expected = json.flatMap(({ anchor, ...relations }: Record<string, { href: string }[]>) =>
      Object.entries(relations).flatMap(([rel, targets]) =>
        targets.map(({ href }) => `${anchor} ${rel} ${href}`),
      ),
    );
    expect(written.sort()).toEqual(expected.sort());
  });

  it("RFC 8288 §3: an address beyond ASCII stands in a header in percent form", async () => {
    const path = `/work/${encodeURIComponent("қазақ")}`;
    const found = await links(path);
    expect(hrefs(found, "cite-as")[0]).toBe(encodeURI(`${BASE}work/қазақ`));
    const [{ href = "" } = {}] = found.filter(({ rel }) => rel === "linkset");
    expect((await published.get(href)).status).toBe(200);
  });

  it("there is no link set of a thing that there is not, nor in another type", async () => {
    expect((await published.get(`/linkset?iri=${BASE}nothing`)).status).toBe(404);
    expect((await published.get("/linkset", { accept: "text/turtle" })).status).toBe(406);
  });
});
