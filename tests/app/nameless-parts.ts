// Blank nodes of a remote graph, compared with those of the folder that its endpoint was filled from.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings, openPublication, type Publication } from "../../src/index.ts";
import type { Settings } from "../../src/model/settings.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { BASE } from "./same-publication.ts";

/** Runs against an endpoint that holds the content of a file. */
export function namelessParts(
  title: string,
  start: (file: string) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>,
): void {
  describe(`blank nodes from ${title}`, () => {
    const TRIG = `@prefix : <${BASE}ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<${BASE}work/vase> rdfs:label "Vase" ; :size [ :height 30 ; :unit [ :name "cm" ; :of [ :base "m" ] ] ] ;
  :parts ( "foot" [ :name "neck" ] "lip" "rim" "handle" "lid" ) ; :mark [ :name "same" ] , [ :name "other" ] .
<${BASE}work/copy> :after <${BASE}work/vase> ; :size [ :height 31 ] .
<${BASE}deep> :p ${"[ :p ".repeat(7)} 1 ${"]".repeat(7)} .
<${BASE}deep-list> :p ${"[ :p ".repeat(3)} ( 1 2 3 ) ${"]".repeat(3)} .
<${BASE}inventory/2> { <${BASE}work/vase> :entry [ :number 7 ; :page [ :of "book" ] ] . }
`;
    let endpoint: { readonly url: string; readonly stop: () => Promise<void> };
    let folder: string;
    let opened: Publication[];
    const open = async (given: Partial<Settings> = {}) => {
      const settings = { ...defaultSettings(), ...given };
      opened = [
        await openPublication(folder, { base: BASE, settings }),
        await openRemotePublication(folder, {
          base: BASE,
          settings: { ...settings, endpoint: endpoint.url },
        }),
      ];
      const apps = opened.map((publication) => createApp(publication));
      return (path: string, accept: string) =>
        Promise.all(
          apps.map(async (app) => {
            const answer = await app.request(path, { headers: { accept } });
            return {
              status: answer.status,
              link: answer.headers.get("link"),
              text: await answer.text(),
            };
          }),
        );
    };
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "blank-"));
      mkdirSync(join(folder, "data"));
      writeFileSync(join(folder, "data/vase.trig"), TRIG);
      endpoint = await start(join(folder, "data/vase.trig"));
    });
    afterEach(() => Promise.all(opened.map((publication) => publication.close())));
    afterAll(async () => {
      await endpoint.stop();
      rmSync(folder, { recursive: true });
    });
    const lines = (text = "") => text.split("\n").filter(Boolean).sort();
    /** Parts of a named graph are named by their triples alone where their graph is not at hand. */
    const anyPart = (text = "") => text.replaceAll(/genid\/[^>"]*/g, "genid/");

    it("the parts of a thing stand on its page and in its RDF, with the addresses that a folder gives them", async () => {
      const both = await open();
      const [mine, theirs] = await both("/work/vase", "application/n-triples");
      expect(lines(anyPart(theirs?.text))).toEqual(lines(anyPart(mine?.text)));
      const part = /size> <([^>]*genid[^>]*)>/;
      const address = part.exec(mine?.text ?? "")?.[1] ?? "";
      expect(part.exec(theirs?.text ?? "")?.[1]).toBe(address);
      const [page, remotePage] = await both("/work/vase", "text/html");
      expect(page?.text).toContain(address.replace(BASE, "/"));
      expect(remotePage?.text).toContain(address.replace(BASE, "/"));
      const [own, fetched] = await both(address.replace(BASE, "/"), "application/n-triples");
      expect(own?.text).toContain('"30"');
      expect(lines(fetched?.text)).toEqual(lines(own?.text));
    });

    it("DESCRIBE tells of a thing, of its parts as deep as they go and of the members of lists, in the same triples", async () => {
      const both = await open();
      const query = encodeURIComponent(`DESCRIBE <${BASE}work/vase> <${BASE}work/copy>`);
      const [mine, theirs] = await both(`/sparql?query=${query}`, "application/n-triples");
      expect(lines(mine?.text).length).toBeGreaterThan(25);
      expect(lines(anyPart(theirs?.text))).toEqual(lines(anyPart(mine?.text)));
      for (const text of ['"m"', '"neck"', '"lid"', '"book"']) expect(theirs?.text).toContain(text);
    });

    it("DESCRIBE of a graph tells what stands in it alone", async () => {
      const both = await open();
      const query = encodeURIComponent(`DESCRIBE <${BASE}work/vase> FROM <${BASE}inventory/2>`);
      const [mine, theirs] = await both(`/sparql?query=${query}`, "application/n-triples");
      expect(lines(anyPart(theirs?.text))).toEqual(lines(anyPart(mine?.text)));
      expect(lines(theirs?.text)).toHaveLength(4);
    });

    it("parts more than four steps deep are left out", async () => {
      const both = await open();
      const query = encodeURIComponent(`DESCRIBE <${BASE}deep>`);
      const [, theirs] = await both(`/sparql?query=${query}`, "application/n-triples");
      expect(lines(theirs?.text)).toHaveLength(4);
      expect(theirs?.text).not.toContain("_:");
    });

    it("a list at the last of these steps is whole", async () => {
      const both = await open();
      const query = encodeURIComponent(`DESCRIBE <${BASE}deep-list>`);
      const [mine, theirs] = await both(`/sparql?query=${query}`, "application/n-triples");
      expect(lines(mine?.text)).toHaveLength(10);
      expect(lines(theirs?.text)).toEqual(lines(mine?.text));
    });

    it("a DESCRIBE comes in pages that fit together, and is refused whole when it is too large", async () => {
      const both = await open({ describeMaxTriples: 4, resultMaxRows: 60, resultCacheBytes: 0 });
      const query = encodeURIComponent(`DESCRIBE ?s { ?s <${BASE}ns#size> ?o }`);
      const found: string[] = [];
      for (let page = 1; ; page += 1) {
        const [mine, theirs] = await both(
          `/sparql?query=${query}&page=${page}`,
          "application/n-triples",
        );
        found.push(...lines(theirs?.text));
        expect(theirs?.link?.includes('rel="next"')).toBe(mine?.link?.includes('rel="next"'));
        if (!theirs?.link?.includes('rel="next"')) break;
        expect(lines(theirs.text)).toHaveLength(4);
      }
      expect(new Set(found).size).toBe(found.length);
      expect(found.length).toBeGreaterThan(25);
      const remote = opened[1];
      await expect(
        remote?.query(`DESCRIBE <${BASE}work/vase>`, { format: "ntriples", maxRows: 10 }),
      ).rejects.toMatchObject({ code: "QRY-506" });
    });
  });
}
