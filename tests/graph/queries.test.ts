// Every stored query answers with the rows that a reader of the source expects (tests/graph/expected/).

import { afterAll, describe, expect, it } from "vitest";
import { defaultSettings, openPublication } from "../../src/index.ts";
import { INTERFACE_LANGUAGES } from "../../src/model/languages.ts";
import type { Text } from "../../src/model/release.ts";
import { namesOfTag } from "../../src/publish/tag-names.ts";
import { bindParameters } from "../../src/query/stored.ts";
import { BASE, FOLDER } from "./folder.ts";

const publication = await openPublication(FOLDER, {
  settings: { ...defaultSettings(), workers: 1 },
  base: BASE,
});
afterAll(() => publication.close());

/** Values other than the defaults, each with its own expected answer. */
const OTHER_VALUES: readonly [slug: string, name: string, values: Record<string, string>][] = [
  ["who-met-whom", "ru", { lang: "ru" }],
  ["visits", "kk", { lang: "kk" }],
  ["timeline", "es", { lang: "es" }],
  ["visits-to-country", "mx", { country: "id/country/mx" }],
  ["meetings-of-person", "fox", { person: "id/person/vicente-fox" }],
  ["in-office-at", "2017-08", { month: "2017-08" }],
  ["agreements-of-year", "1992", { year: "1992" }],
  ["is-there-an-embassy", "kz-in-mx", { sender: "id/country/kz", receiver: "id/country/mx" }],
  ["exported-products", "kz-to-mx", { exporter: "id/country/kz", importer: "id/country/mx" }],
  ["common-memberships", "ru", { other: "id/country/ru" }],
  ["events-of-year", "2014", { year: "2014" }],
  ["who-says-so", "embassy", { thing: "id/mission/embassy-of-kazakhstan-in-mexico-city" }],
  ["statements-of-passage", "trade", { passage: "id/passage/trade-1-1" }],
  ["relation-at-a-glance", "none", { relation: "id/relation/kz-br" }],
  ["visit-as-graph", "icaza", { visit: "id/visit/carlos-de-icaza-kazakhstan-2017" }],
];

describe("the competency questions", () => {
  it("are at least thirty, each with its question and description in every language", () => {
    expect(publication.queries.length).toBeGreaterThanOrEqual(30);
    for (const { slug, summary, description } of publication.queries) {
      expect(languagesOf(summary), slug).toEqual(INTERFACE_LANGUAGES);
      expect(languagesOf(description), slug).toEqual(INTERFACE_LANGUAGES);
    }
  });

  it("have fields, sentences and tags with names in every language", () => {
    for (const { slug, parameters, sentence, tags } of publication.queries) {
      for (const { name, label } of parameters)
        expect(languagesOf(label), `${slug} ${name}`).toEqual(INTERFACE_LANGUAGES);
      if (sentence.length > 0) expect(languagesOf(sentence), slug).toEqual(INTERFACE_LANGUAGES);
      expect(tags, slug).not.toEqual([]);
      for (const tag of tags)
        expect(languagesOf(namesOfTag(publication.release, tag)).sort(), tag).toEqual(
          INTERFACE_LANGUAGES,
        );
    }
  });

  it.each(publication.queries.map(({ slug }) => slug))("%s", async (slug) => {
    await expect(await answer(slug, {})).toMatchFileSnapshot(fileOf(slug));
  });

  it.each(OTHER_VALUES)("%s with %s", async (slug, name, values) => {
    await expect(await answer(slug, values)).toMatchFileSnapshot(fileOf(`${slug}@${name}`));
  });

  it("with parameters are all asked with other values too", () => {
    const asked = new Set(OTHER_VALUES.map(([slug]) => slug));
    const open = publication.queries.filter(
      ({ slug, parameters, panels }) =>
        panels.length === 0 && parameters.some(({ name }) => name !== "lang") && !asked.has(slug),
    );
    expect(open.map(({ slug }) => slug)).toEqual([]);
  });
});

function languagesOf(texts: readonly Text[]): string[] {
  return texts.map(({ language }) => language);
}

/** The answer with addresses as the data files write them; triples in a fixed order. */
async function answer(slug: string, values: Record<string, string>): Promise<string> {
  const query = publication.queries.find((stored) => stored.slug === slug);
  if (query === undefined) throw new Error(`there is no query ${slug}`);
  const isGraph = query.kind === "CONSTRUCT" || query.kind === "DESCRIBE";
  const format = isGraph ? "ntriples" : query.kind === "ASK" ? "json" : "csv";
  const { body } = await publication.query(bindParameters(query, values, BASE), { format });
  const text = new TextDecoder().decode(body).replaceAll(BASE, "").replaceAll("\r\n", "\n");
  return isGraph ? `${text.trim().split("\n").sort().join("\n")}\n` : text;
}

function fileOf(name: string): string {
  return `expected/${name}.${name.startsWith("visit-as-graph") ? "nt" : name.startsWith("is-there") ? "json" : "csv"}`;
}
