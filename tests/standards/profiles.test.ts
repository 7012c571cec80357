// Content Negotiation by Profile (W3C), and the profiles read back by readers that did not write them.

import oxigraph from "oxigraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, jsonOf, type Published, publish, readLinks, readN3 } from "./published.ts";

const THING = "/work/blue-jug";
const IRI = (profile: string) => `${BASE}docs/formats#${profile}`;
const GRAPH = `${BASE}inventory/1930`;
const REIFIES = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";
const DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom";
const OF_RDF12 = [
  ["text/turtle", "ttl"],
  ["application/trig", "trig"],
  ["application/n-triples", "nt"],
  ["application/n-quads", "nq"],
] as const;

describe("Content Negotiation by Profile", () => {
  let published: Published;
  beforeAll(async () => {
    published = await publish();
  });
  afterAll(() => published.close());

  const profileOf = async (path: string, headers: Record<string, string>) => {
    const answer = await published.get(path, headers);
    expect(answer.status).toBe(200);
    return answer.headers.get("content-profile");
  };

  it.each([
    ["without a wish the plain one", {}, "plain"],
    ["the wish", { "accept-profile": `<${IRI("full")}>` }, "full"],
    [
      "the better wish",
      { "accept-profile": `<${IRI("full")}>;q=0.5, <${IRI("rdf12")}>;q=0.9` },
      "rdf12",
    ],
    [
      "a known wish beside an unknown one",
      { "accept-profile": `<http://other/>, <${IRI("full")}>;q=0.1` },
      "full",
    ],
    ["an unknown wish is no reason to refuse", { "accept-profile": "<http://other/>" }, "plain"],
    ["a wish that is refused", { "accept-profile": `<${IRI("full")}>;q=0` }, "plain"],
  ])("§7.1: %s", async (_, headers, profile) => {
    expect(await profileOf(THING, { accept: "text/turtle", ...headers })).toBe(`<${IRI(profile)}>`);
  });

  it("§7.2: the address names a profile by its name or its own address, and wins over the header", async () => {
    const headers = { accept: "text/turtle", "accept-profile": `<${IRI("rdf12")}>` };
    for (const given of ["full", encodeURIComponent(IRI("full"))])
      expect(await profileOf(`${THING}?profile=${given}`, headers)).toBe(`<${IRI("full")}>`);
    const unknown = await published.get(`${THING}?profile=fuller`, headers);
    expect(unknown.status).toBe(406);
    expect((await jsonOf(unknown)).choices).toEqual(["plain", "full", "rdf12"]);
  });

  it("§7.1: lists the profiles with Link, each where it is to be had", async () => {
    const links = readLinks((await published.get(THING)).headers.get("link"));
    const listed = links.filter(({ formats }) => formats !== undefined);
    expect(listed.map(({ formats }) => formats)).toEqual(["plain", "full", "rdf12"].map(IRI));
    for (const { href = "", formats } of listed)
      expect(await profileOf(href, {})).toBe(`<${formats}>`);
  });

  it("the address of a profile leads to its explanation", async () => {
    const help = await (await published.get("/docs/formats")).text();
    for (const profile of ["plain", "full", "rdf12"]) expect(help).toContain(`id="${profile}"`);
  });

  it("a header's wish gives way to the syntax; a profile of the address does not", async () => {
    const wish = { accept: "application/ld+json", "accept-profile": `<${IRI("rdf12")}>` };
    expect(await profileOf(THING, wish)).toBe(`<${IRI("plain")}>`);
    const named = await published.get(`${THING}?profile=rdf12`, { accept: "application/ld+json" });
    expect(named.status).toBe(406);
    expect((await published.get(`${THING}.jsonld?profile=rdf12`)).status).toBe(406);
    expect((await jsonOf(named)).choices).toContain("application/n-quads");
  });

  it.each(OF_RDF12)(
    "RDF 1.2: %s says its version, and both readers find the source of each statement",
    async (type, suffix) => {
      const answer = await published.get(`${THING}.${suffix}?profile=rdf12`);
      expect(answer.headers.get("content-type")).toBe(`${type};version=1.2; charset=utf-8`);
      const text = await answer.text();
      const store = new oxigraph.Store();
      store.load(text, { format: type });
      const sources = store.query(
        `SELECT ?g { { ?r <${REIFIES}> <<( <${BASE}work/blue-jug> <${BASE}ns#maker> <${BASE}person/anna-berg> )>> ; <${DERIVED}> ?g } }`,
        { results_format: "text/csv" },
      );
      expect(sources).toBe(`g\r\n${GRAPH}\r\n`);
      const quads = readN3(text, type);
      const reified = quads.filter(({ predicate }) => predicate.value === REIFIES);
      expect(reified.length).toBeGreaterThan(0);
      for (const { subject, object } of reified) {
        if (object.termType !== "Quad") throw new Error("no triple term");
        const { subject: s, predicate: p, object: o } = object;
        expect(
          quads.some(
            (quad) => s.equals(quad.subject) && p.equals(quad.predicate) && o.equals(quad.object),
          ),
        ).toBe(true);
        expect(
          quads.some((quad) => quad.subject.equals(subject) && quad.predicate.value === DERIVED),
        ).toBe(true);
      }
    },
  );

  it("RDF 1.2 Turtle: writes a reifier where its statement stands", async () => {
    const text = await (await published.get(`${THING}.ttl?profile=rdf12`)).text();
    expect(text).toMatch(/maker <?\S+anna-berg>? ~ <\S+statement-[0-9a-f]{32}>/);
    expect(text).not.toContain("<<(");
  });

  it("what is no part of a profile stays: the statements are those of the plain one", async () => {
    const plain = readN3(await (await published.get(`${THING}.nt`)).text());
    const full = readN3(await (await published.get(`${THING}.nt?profile=rdf12`)).text());
    for (const quad of plain) expect(full.some((other) => other.equals(quad))).toBe(true);
  });

  it("a CONSTRUCT may make triple terms, and a syntax of RDF 1.1 refuses them with its reason", async () => {
    const query = `CONSTRUCT { <http://e/r> <${REIFIES}> <<( ?s ?p ?o )>> } { BIND(<${BASE}work/blue-jug> AS ?s) ?s ?p ?o }`;
    const ask = (accept: string) =>
      published.get(`/sparql?query=${encodeURIComponent(query)}`, { accept });
    for (const [type] of OF_RDF12)
      expect(
        readN3(await (await ask(type)).text(), type).every(
          ({ object }) => object.termType === "Quad",
        ),
      ).toBe(true);
    for (const type of ["application/ld+json", "application/rdf+xml", "application/rdf+json"]) {
      const refused = await ask(type);
      expect([refused.status, (await jsonOf(refused)).code], type).toEqual([406, "RDF-109"]);
    }
  });
});
