// The reconciliation service: answers that fit the published schemas, and names that are found as people write them.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examples, fitting, hasSchemas, why } from "./reconciliation-schemas.ts";
import { ROOT, type Started, startServer } from "./started.ts";

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly match: boolean;
}

/** The members of all answers, of which each has some. */
interface Answer {
  readonly result: readonly Candidate[];
  readonly properties: readonly Candidate[];
  readonly q0: { readonly result: Candidate[] };
  readonly meta: unknown;
  readonly rows: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

describe("the reconciliation service", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(ROOT);
  });
  afterAll(() => server.stop());

  const json = async (path: string) => (await fetch(server.url + path)).json() as Promise<Answer>;
  const post = async (fields: Record<string, unknown>) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) body.set(name, JSON.stringify(value));
    return (
      await fetch(`${server.url}reconcile`, { method: "POST", body })
    ).json() as Promise<Answer>;
  };
  const candidates = async (query: Record<string, unknown>): Promise<Candidate[]> =>
    (await post({ queries: { q0: query } })).q0.result;

  it.each([
    ["the same name", { query: "Kazakhstan" }, "id/country/kz"],
    ["another case", { query: "MEXICO CITY" }, "id/city/mexico-city"],
    ["no accents", { query: "Jose Antonio Meade" }, "id/person/jose-antonio-meade"],
    ["another order of words", { query: "Idrissov, Erlan" }, "id/person/erlan-idrissov"],
    ["Spanish", { query: "Kazajistán" }, "id/country/kz"],
    ["Kazakh", { query: "Қазақстан" }, "id/country/kz"],
    ["Russian", { query: "Мигель Барбоса Уэрта" }, "id/person/miguel-barbosa-huerta"],
    ["another label", { query: "Turkey" }, "id/country/tr"],
    ["its id", { query: "id/country/br" }, "id/country/br"],
  ])("takes a thing for sure by %s", async (_, query, id) => {
    const [first] = await candidates(query);
    expect(first).toMatchObject({ id, match: true });
  });

  it.each([
    ["a letter changed", "Erlan Idrisov", "id/person/erlan-idrissov"],
    ["letters swapped", "Vincete Fox", "id/person/vicente-fox"],
    ["a word left out", "Ildefonso Guajardo", "id/person/ildefonso-guajardo-villarreal"],
    ["Cyrillic misspelt", "Казахстн", "id/country/kz"],
  ])("finds a thing first with %s", async (_, query, id) => {
    expect((await candidates({ query }))[0]?.id).toBe(id);
  });

  it("finds nothing for a name that nobody has", async () => {
    expect(await candidates({ query: "Zzyzx Qwfp" })).toEqual([]);
    expect(await candidates({ query: "" })).toEqual([]);
  });

  it("does not take for sure what several things could be", async () => {
    const found = await candidates({ query: "Mexico", type: ["http://schema.org/Country"] });
    expect(found[0]).toMatchObject({ id: "id/country/mx", match: true });
    const visits = await candidates({
      query: "Embassy",
      type: "ns#PlannedMission",
      type_strict: "any",
    });
    expect(visits.every(({ match }) => !match)).toBe(true);
  });

  it("counts types, with classes under the one asked for, and leaves others out when told", async () => {
    const any = await candidates({ query: "Erlan Idrissov", type: "ns#Visit", type_strict: "any" });
    expect(any.map(({ id }) => id)).not.toContain("id/person/erlan-idrissov");
    const [visit] = await candidates({
      query: "Visit of Erlan Idrissov to Mexico, September 2014",
      type: "ns#Event",
    });
    expect(visit).toMatchObject({ id: "id/visit/erlan-idrissov-mexico-2014", score: 100 });
    const [lower] = await candidates({ query: "Kazakhstan", type: "http://schema.org/Person" });
    expect(lower).toMatchObject({ id: "id/country/kz", score: 75, match: false });
  });

  it("counts properties by id, by name and by value", async () => {
    const score = async (v: unknown) =>
      (await candidates({ query: "Erlan Idrissov", properties: [{ pid: "ns#officialOf", v }] }))[0]
        ?.score;
    expect(await score({ id: "id/country/kz" })).toBe(100);
    expect(await score("Казахстан")).toBe(100);
    expect(await score("Mexico")).toBe(60);
    const [kz] = await candidates({
      query: "Kazakhstan",
      properties: [{ pid: "ns#countryCode", v: "KZ" }],
    });
    expect(kz).toMatchObject({ score: 100, match: true });
  });

  it("extends a table with values, dates only where the day is known", async () => {
    const { meta, rows } = await post({
      extend: {
        ids: [
          "id/country/kz",
          "id/event/establishment-of-diplomatic-relations",
          "id/event/expo-2017",
        ],
        properties: [{ id: "ns#capital" }, { id: "http://purl.org/dc/terms/date" }],
      },
    });
    expect(meta).toEqual([
      { id: "ns#capital", name: "capital", type: expect.objectContaining({ id: "ns#City" }) },
      { id: "http://purl.org/dc/terms/date", name: "date" },
    ]);
    expect(rows["id/country/kz"]?.["ns#capital"]).toEqual([
      { id: "id/city/astana", name: "Astana" },
    ]);
    expect(
      rows["id/event/establishment-of-diplomatic-relations"]?.["http://purl.org/dc/terms/date"],
    ).toEqual([{ date: "1992-01-14T00:00:00Z" }]);
    expect(rows["id/event/expo-2017"]?.["http://purl.org/dc/terms/date"]).toEqual([
      { str: "2017" },
    ]);
  });

  it("suggests things, properties and types as somebody types, and things by their id", async () => {
    const ids = async (path: string) => (await json(path)).result.map(({ id }: Candidate) => id);
    expect(await ids("reconcile/suggest/entity?prefix=Kaz")).toContain("id/country/kz");
    expect(await ids("reconcile/suggest/entity?prefix=id/country/kz")).toContain("id/country/kz");
    expect(
      await ids(`reconcile/suggest/property?prefix=${encodeURIComponent("столица")}`),
    ).toContain("ns#capital");
    expect(await ids("reconcile/suggest/type?prefix=official")).toContain("ns#OfficialVisit");
    expect(
      (await json("reconcile/properties?type=ns%23OfficialVisit")).properties.map(
        ({ id }: Candidate) => id,
      ),
    ).toContain("ns#visitor");
  });

  it("shows a preview that a page of others may frame", async () => {
    const answer = await fetch(`${server.url}reconcile/preview?id=id/country/kz`);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors *");
    expect(await answer.text()).toContain("Kazakhstan");
    expect((await fetch(`${server.url}reconcile/preview?id=id/nothing`)).status).toBe(404);
  });

  it("shows it in the language of the reader, and marks what is in another", async () => {
    const preview = `${server.url}reconcile/preview?id=id/country/kz`;
    const asked = await fetch(preview, { headers: { "accept-language": "kk" } });
    expect(asked.headers.get("vary")).toContain("Accept-Language");
    expect(asked.headers.get("content-language")).toBe("kk");
    const card = await asked.text();
    expect(card).toContain('<html lang="kk">');
    expect(card).toContain(
      '<a href="/id/country/kz" target="_blank" rel="noopener"><span>Қазақстан',
    );
    expect(card).toContain('<span class="soft"><span>ел</span></span>');
    expect(card).toMatch(
      /<p lang="en">State with Astana .*<small class="tongue" title="[^"]+">en</,
    );
    expect(card).toContain('<span lang="es">Kazajistán</span>');
    const chosen = await (await fetch(`${preview}&ui=ru`)).text();
    expect(chosen).toContain('href="/id/country/kz?ui=ru"');
    expect(chosen).toContain("Казахстан");
  });

  it("calls a function where JSONP is asked for, and only one with a proper name", async () => {
    expect(await (await fetch(`${server.url}reconcile?callback=jQuery.x1`)).text()).toMatch(
      /^\/\*\*\/jQuery\.x1\(\{/,
    );
    expect((await fetch(`${server.url}reconcile?callback=alert(1)//`)).status).toBe(400);
  });

  it.each([
    "no json",
    "[]",
    '{"q0":{"query":1}}',
    '{"q0":{"query":"x","limit":-1}}',
    '{"q0":{"query":"x","type_strict":"maybe"}}',
  ])("refuses %s with what is wrong", async (queries) => {
    const answer = await fetch(`${server.url}reconcile?queries=${encodeURIComponent(queries)}`, {
      headers: { accept: "application/json" },
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "WEB-606" });
  });

  it.skipIf(!hasSchemas)(`answers as the published schemas of version 0.2 want${why}`, async () => {
    const fits = fitting("0.2");
    fits("manifest", await json("reconcile"));
    fits(
      "reconciliation-result-batch",
      await post({ queries: { q0: { query: "Mexico" }, q1: { query: "nobody at all" } } }),
    );
    fits(
      "data-extension-response",
      await post({
        extend: {
          ids: ["id/country/kz", "id/event/expo-2017"],
          properties: [{ id: "ns#capital" }, { id: "http://purl.org/dc/terms/date" }],
        },
      }),
    );
    fits("suggest-entities-response", await json("reconcile/suggest/entity?prefix=Kaz"));
    fits("suggest-properties-response", await json("reconcile/suggest/property?prefix=cap"));
    fits("suggest-types-response", await json("reconcile/suggest/type?prefix=visit"));
    fits(
      "data-extension-property-proposal",
      await json("reconcile/properties?type=ns%23OfficialVisit&limit=5"),
    );
  });

  it.skipIf(!hasSchemas)(`answers every example of a request that is valid${why}`, async () => {
    const fits = fitting("0.2");
    for (const [, queries] of examples("0.2", "reconciliation-query-batch", "valid"))
      fits("reconciliation-result-batch", await post({ queries }));
    for (const [, extend] of examples("0.2", "data-extension-query", "valid"))
      fits("data-extension-response", await post({ extend }));
  });

  it.each(examples("0.2", "reconciliation-query-batch", "invalid"))(
    "refuses the invalid example %s",
    async (_, queries) => {
      expect(await post({ queries })).toMatchObject({ code: "WEB-606" });
    },
  );
});
