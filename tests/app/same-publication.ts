// What a publication from a remote endpoint has in common with the one from the folder that the endpoint was filled from.

import { Parser, type Quad, Writer } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { openRemotePublication } from "../../src/remote/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { MUSEUM } from "./started.ts";

export const BASE = "http://museum.example/";
const THINGS = ["/work/blue-jug", "/work/red-bowl", "/person/anna-berg", "/ns", "/inventory/1930"];
const FOREIGN = `/resource?iri=${encodeURIComponent("http://xmlns.com/foaf/0.1/Person")}`;

/** The museum from its folder, and from an endpoint. */
export async function openBoth(endpoint: string) {
  const settings = defaultSettings();
  const folder = await openPublication(MUSEUM, { base: BASE, settings });
  const remote = await openRemotePublication(MUSEUM, {
    base: BASE,
    settings: { ...settings, endpoint },
  });
  const apps = [createApp(folder), createApp(remote)];
  return {
    remote,
    both: (path: string, accept: string) =>
      Promise.all(apps.map((app) => app.request(path, { headers: { accept } }))),
    close: () => Promise.all([folder.close(), remote.close()]),
  };
}

/** Runs against an endpoint that holds the museum. One that does not merge graphs counts some triples twice. */
export function samePublication(title: string, endpoint: () => string, merges = true): void {
  describe(`a publication from ${title}`, () => {
    let opened: Awaited<ReturnType<typeof openBoth>>;
    beforeAll(async () => {
      opened = await openBoth(endpoint());
    });
    afterAll(() => opened.close());
    const both = (path: string, accept: string) => opened.both(path, accept);

    it.each([...THINGS, FOREIGN])(
      "gives %s with the same triples, graphs and links",
      async (path) => {
        const [mine, theirs] = await both(path, "application/n-quads");
        expect(theirs?.status).toBe(mine?.status);
        expect(statements(await theirs?.text())).toEqual(statements(await mine?.text()));
        for (const name of ["link", "content-location", "vary"])
          expect(theirs?.headers.get(name)).toBe(mine?.headers.get(name));
      },
    );

    // The page of a vocabulary tells numbers of statements.
    const shown = THINGS.filter((path) => merges || path !== "/ns");
    it.each([...shown, "/queries", "/queries/works-by-year?year=1921", FOREIGN])(
      "shows %s as the same page",
      async (path) => {
        const [mine, theirs] = await both(path, "text/html");
        expect(theirs?.status).toBe(mine?.status);
        expect(pageOf(await theirs?.text())).toBe(pageOf(await mine?.text()));
      },
    );

    it.runIf(merges)("shows on its home page the same figures, questions and classes", async () => {
      const [mine, theirs] = await both("/", "text/html");
      const parts = [
        /<dl class="figures">.*?<\/dl>/s,
        /<ul class="cards">.*?<\/ul>/s,
        /<tbody>.*?<\/tbody>/s,
      ];
      const [page, other] = [(await mine?.text()) ?? "", (await theirs?.text()) ?? ""];
      for (const part of parts) {
        expect(part.exec(page)).not.toBeNull();
        expect(part.exec(other)?.[0]).toBe(part.exec(page)?.[0]);
      }
    });

    it("leads from its head and its foot to what it has alone", async () => {
      const pages = await Promise.all((await both("/", "text/html")).map((page) => page.text()));
      for (const [at, page] of pages.entries()) {
        const frame = page.replace(/<main.*<\/main>/s, "");
        const links = [...frame.matchAll(/<(?:a|form)[^>]* (?:href|action)="(\/[^"]*)"/g)];
        expect(links.length).toBeGreaterThan(8);
        for (const [, path = ""] of links)
          expect([path, (await both(path, "text/html"))[at]?.status]).toEqual([
            path,
            path === "/docs" ? 307 : 200,
          ]);
      }
    });

    it.each([
      ...(merges
        ? ["/fragments", `/fragments?predicate=${encodeURIComponent(`${BASE}ns#maker`)}`]
        : []),
      `/fragments?object=${encodeURIComponent('"Red bowl"@en')}`,
      "/fragments?subject=%22literal%22",
      "/graph-store?default",
      "/graph-store?graph=inventory/1930",
    ])("gives the same triples at %s", async (path) => {
      const [mine, theirs] = await both(path, "application/n-triples");
      expect(statements(await theirs?.text())).toEqual(statements(await mine?.text()));
    });

    it.each([
      "blue jug",
      "KRUG blauer",
      "Ber",
      "Red bowl",
      "red",
      "work of art",
      "work/blue-jug",
      `<${BASE}person/anna-berg>`,
      "+++",
      "",
    ])("finds the same by %s, as a page, as JSON and as suggestions", async (text) => {
      for (const path of ["/search", "/search.json", "/suggest"]) {
        const [mine, theirs] = await both(`${path}?${new URLSearchParams({ q: text })}`, "*/*");
        expect([path, theirs?.status]).toEqual([path, mine?.status]);
        for (const name of ["location", "content-type", "vary", "content-language"])
          expect(theirs?.headers.get(name)).toBe(mine?.headers.get(name));
        const [here, there] = [(await mine?.text()) ?? "", (await theirs?.text()) ?? ""];
        const isPage = path === "/search";
        expect(isPage ? pageOf(there) : there).toBe(isPage ? pageOf(here) : here);
      }
    });

    it("narrows a search to a class, and is described for browsers in the same way", async () => {
      for (const path of [
        "/search.json?q=b&class=work",
        "/search.json?q=b&class=person",
        "/search.json?q=b&limit=1",
        "/search.json?q=b&class=none",
        "/search.json?q=b&limit=0",
        "/opensearch.xml",
      ]) {
        const [mine, theirs] = await both(path, "*/*");
        const found = async (answer?: Response) => [
          path,
          answer?.status,
          (await answer?.text())?.replace(/"requestId": "[^"]*"/, ""),
        ];
        expect(await found(theirs)).toEqual(await found(mine));
      }
    });

    it("reports the same of its data: who has what, in which languages, on what statements rest", async () => {
      const [mine, theirs] = await both("/quality.json", "*/*");
      const told = (report: Awaited<ReturnType<typeof reportIn>>) => ({
        support: report.support,
        findings: report.findings,
        shapes: report.shapes,
        classes: report.classes
          .filter(({ class: kind }) => !/owl#|shacl#|rdf-/.test(kind))
          .sort((a, b) => (a.class < b.class ? -1 : 1)),
      });
      const there = await reportIn(theirs);
      expect(told(there)).toEqual(told(await reportIn(mine)));
      expect(there.classes.length).toBeGreaterThan(1);
      expect(there).not.toHaveProperty("untold");
      // One rule is a query.
      expect(there).toMatchObject({ conforms: null, unchecked: 1 });
      const [page, remotePage] = await Promise.all(
        (await both("/quality", "text/html")).map(async (answer) => pageOf(await answer.text())),
      );
      expect(remotePage).toContain("1 constraint was not checked.");
      const fromCompleteness = (text = "") => text.slice(text.indexOf("<h2>How complete"));
      expect(fromCompleteness(remotePage)).toBe(fromCompleteness(page));
    });

    it("lists the same addresses in the sitemap", async () => {
      const [mine, theirs] = await both("/sitemap.xml", "*/*");
      const listed = async (answer?: Response) =>
        [...((await answer?.text()) ?? "").matchAll(/<loc>(.*)<\/loc>/g)]
          .map(([, loc]) => loc)
          .sort();
      expect(await listed(theirs)).toEqual(await listed(mine));
    });

    it.runIf(merges)("counts the same classes and properties in VoID", async () => {
      const [mine, theirs] = await both("/.well-known/void", "application/n-triples");
      const counted = async (answer?: Response) =>
        (await answer?.text())
          ?.split("\n")
          .filter((line) => /void#(?:triples|entities|class|property|distinctSubjects)>/.test(line))
          .filter((line) => !/void#class-\d+-property-/.test(line)) // not asked of an endpoint
          .sort();
      expect(await counted(theirs)).toEqual(await counted(mine));
    });
  });
}

/**
 * Statements as sorted lines. The engine behind the endpoint gives numbers in their canonical form, and its default
 * graph is the merge, so that what a named graph says is not told from the same said without a graph.
 */
function statements(text = ""): string[] {
  const quads = new Parser({ format: "N-Quads" }).parse(text.replace('"01925"', '"1925"'));
  const inGraphs = quads.filter(({ graph }) => graph.value !== "").map(tripleOf);
  return quads
    .filter((quad) => quad.graph.value !== "" || !inGraphs.includes(tripleOf(quad)))
    .map((quad) => `${tripleOf(quad)} ${quad.graph.value}`)
    .sort();
}

function tripleOf({ subject, predicate, object }: Quad): string {
  return new Writer().quadToString(subject, predicate, object);
}

interface Report {
  readonly conforms: boolean | null;
  readonly shapes: number;
  readonly findings: readonly object[];
  readonly support: object;
  readonly classes: { readonly class: string }[];
}

async function reportIn(answer?: Response): Promise<Report> {
  expect(answer?.status).toBe(200);
  return (await answer?.json()) as Report; // what the test goes on to compare
}

/** What a page shows within its frame: all but how long the engine took, and what downloads there are. */
function pageOf(text = ""): string {
  return text
    .slice(text.indexOf("<main"), text.indexOf("</main>"))
    .replace(/<script type="application\/ld\+json">.*?<\/script>/s, "")
    .replace(/<p class="citation">.*?<\/p>/s, "") // cites a release; an endpoint has one of another name
    .replace(/ in \d+ ms/, "")
    .replace(/>01925\b/g, ">1925");
}
