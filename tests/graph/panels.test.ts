// Pages of things are made of questions: panels, each with its own answer in tests/graph/expected/.

import { afterAll, describe, expect, it } from "vitest";
import { defaultSettings, openPublication } from "../../src/index.ts";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
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
  "gaps-of-relation",
  "gaps-of-agreement",
  "gaps-of-mission",
  "passages-citing-work",
  "passages-of-section",
  "neighbours-of-passage",
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
  "Membership",
  "OfficeHolding",
  "ProductExport",
  "Ranking",
  "Cooperation",
  "ContactPeriod",
  "EmbassyPlan",
  "Community",
  "Currency",
  "LaunchVehicle",
  "Satellite",
];

describe("the panels of pages", () => {
  it.each(panels.map((panel) => [panel.slug, panel] as const))(
    "%s speaks four languages",
    (_, panel) => {
      for (const texts of [panel.summary, panel.description])
        expect(texts.map(({ language }) => language)).toEqual([...INTERFACE_LANGUAGES]);
      for (const { label } of panel.parameters)
        expect(label.map(({ language }) => language)).toEqual([...INTERFACE_LANGUAGES]);
      for (const term of Object.values(panel.columns)) {
        const languages = publication.release.labels.labels(term).map(({ language }) => language);
        expect(languages, term).toEqual(expect.arrayContaining([...INTERFACE_LANGUAGES]));
      }
    },
  );

  it.each(panels.map((panel) => [panel.slug, panel] as const))(
    "%s names its columns, finds something, and says who says so",
    async (slug, panel) => {
      const { body } = await publication.query(bindParameters(panel, {}, BASE), { format: "json" });
      const { head, results } = JSON.parse(new TextDecoder().decode(body));
      const unnamed = head.vars.filter(
        (name: string) => !UNNAMED.test(name) && panel.columns[name] === undefined,
      );
      expect(unnamed).toEqual([]);
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
