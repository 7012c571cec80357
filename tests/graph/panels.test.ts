// Pages of things are made of questions: panels, each with its own answer in tests/graph/expected/.

import { afterAll, describe, expect, it } from "vitest";
import { defaultSettings, openPublication } from "../../src/index.ts";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import type { StoredQuery } from "../../src/model/stored-query.ts";
import { RDF_TYPE } from "../../src/model/vocabulary.ts";
import { classesOf } from "../../src/publish/classes.ts";
import { bindParameters } from "../../src/query/stored.ts";
import { createApp } from "../../src/web/app.ts";
import { BASE, FOLDER } from "./folder.ts";

const publication = await openPublication(FOLDER, {
  settings: { ...defaultSettings(), workers: 1 },
  base: BASE,
});
const app = createApp(publication);
afterAll(() => publication.close());

const panels = publication.queries.filter((query) => query.panels.length > 0);

/** Columns that are shown as a drawing, or as the name of a row. */
const UNNAMED = /^source$|wkt$/i;

/** Panels of numbers, or of what stands in no passage: gaps, and passages themselves. */
const WITHOUT_SOURCES = new Set([
  "facts-of-relation",
  "relation-at-a-glance",
  "gaps-of-relation",
  "gaps-of-agreement",
  "gaps-of-mission",
  "passages-citing-work",
  "passages-of-section",
  "neighbours-of-passage",
  "gaps",
  "single-source",
  "without-reference",
]);

/** Classes whose things have the page of any thing: parts of others, and what only bookkeeping needs. */
const GENERIC = [
  "List",
  "Gap",
  "Inference",
  "TitleImplication",
  "LabelGraph",
  "EditorialGraph",
  "EvidenceGraph",
  "ContactPeriod",
  "EmbassyPlan",
  "Community",
  "Currency",
];

describe("the stored questions and panels", () => {
  it.each(publication.queries.map((query) => [query.slug, query] as const))(
    "%s speaks four languages, in its columns too",
    async (_, query) => {
      const { summary, description, sentence, parameters, columns } = query;
      const texts = [summary, description, ...parameters.map(({ label }) => label)];
      for (const text of sentence.length === 0 ? texts : [...texts, sentence])
        expect(text.map(({ language }) => language)).toEqual([...INTERFACE_LANGUAGES]);
      const headings = await headingsOf(query);
      expect(headings.filter((name) => columns[name] === undefined)).toEqual([]);
      for (const term of Object.values(columns)) {
        const languages = publication.release.labels.labels(term).map(({ language }) => language);
        expect(languages, term).toEqual(expect.arrayContaining([...INTERFACE_LANGUAGES]));
      }
    },
  );
});

describe("the panels of pages", () => {
  it.each(panels.map((panel) => [panel.slug, panel] as const))(
    "%s finds something, and says who says so",
    async (slug, panel) => {
      const { body } = await publication.query(bindParameters(panel, {}, BASE), { format: "json" });
      const { results } = JSON.parse(new TextDecoder().decode(body));
      expect(results.bindings).not.toEqual([]);
      if (WITHOUT_SOURCES.has(slug)) return;
      expect(results.bindings.filter((row: object) => !("source" in row))).toEqual([]);
    },
  );

  it("stand on the page of a thing of every class that is not plain on purpose", async () => {
    const places = new Set(panels.flatMap((panel) => panel.panels.map(({ of }) => of)));
    const own = publication.release.classes.filter(
      ({ iri }) => iri.startsWith(`${BASE}ns#`) || iri.startsWith("http://schema.org/"),
    );
    const bare = own
      .map(({ iri }) => thingOf(iri))
      .filter((iri) => !classesOf(publication.release, iri).some((kind) => places.has(kind)))
      .flatMap((iri) => classesOf(publication.release, iri))
      .filter((kind) => kind.startsWith(`${BASE}ns#`))
      .map((kind) => kind.slice(`${BASE}ns#`.length));
    const expected = GENERIC.map((name) => `${BASE}ns#${name}`);
    const unexpected = bare.filter(
      (name) => !classesAbove(`${BASE}ns#${name}`).some((kind) => expected.includes(kind)),
    );
    expect([...new Set(unexpected)]).toEqual([]);
  });

  it("are all on the pages of their classes, answered, in each language", async () => {
    const kinds = publication.release.classes.filter(({ iri }) =>
      panels.some((panel) => panel.panels.some(({ of }) => of === iri)),
    );
    expect(kinds.length).toBeGreaterThan(20);
    for (const { iri } of kinds) {
      const thing = thingOf(iri);
      const shown = panels.filter((panel) => panel.panels.some(({ of }) => of === iri));
      for (const language of INTERFACE_LANGUAGES) {
        const path = `/${thing.slice(BASE.length)}?ui=${language}`;
        const answer = await app.request(path, { headers: { accept: "text/html" } });
        const page = await answer.text();
        expect(answer.status, path).toBe(200);
        expect(page, path).not.toMatch(/WEB-608|QRY-/);
        for (const { summary } of shown)
          expect(page, path).toContain(summary.find((text) => text.language === language)?.value);
      }
    }
  });

  it("are told on the page of the relation, in each language, with footnotes that exist", async () => {
    const path = "/id/relation/kz-mx";
    for (const language of INTERFACE_LANGUAGES) {
      const answer = await app.request(`${path}?ui=${language}`, {
        headers: { accept: "text/html" },
      });
      const page = await answer.text();
      const shown = panels.filter(({ panels: places }) =>
        places.some(({ of }) => of === `${BASE}ns#BilateralRelation`),
      );
      expect(shown.length).toBeGreaterThan(7);
      for (const { summary } of shown)
        expect(page).toContain(
          `>${summary.find((text) => text.language === language)?.value}</h2>`,
        );
      expect(page).not.toMatch(/WEB-608|QRY-/);
      for (const [, mark] of page.matchAll(/href="#(source-\d+)"/g))
        expect(page).toContain(`id="${mark}"`);
    }
  });
});

/** The columns of an answer that have a heading: `?xLabel` is shown under that of `?x`. */
async function headingsOf(query: StoredQuery): Promise<string[]> {
  if (query.kind !== "SELECT") return [];
  const { body } = await publication.query(bindParameters(query, {}, BASE), { format: "json" });
  const names: string[] = JSON.parse(new TextDecoder().decode(body)).head.vars;
  const labels = new Set(names.map((name) => `${name}Label`));
  return names.filter((name) => !UNNAMED.test(name) && !labels.has(name));
}

function thingOf(kind: string): string {
  return (
    publication.release.quads.withObject(kind).find(({ predicate }) => predicate.value === RDF_TYPE)
      ?.subject.value ?? ""
  );
}

function classesAbove(kind: string): string[] {
  return [
    kind,
    ...publication.release.quads
      .withSubject(kind)
      .filter(({ predicate }) => predicate.value.endsWith("subClassOf"))
      .map(({ object }) => object.value),
  ];
}
