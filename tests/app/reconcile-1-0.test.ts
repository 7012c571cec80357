// The 1.0 draft of the reconciliation service: fixed routes, JSON, conditions, texts with language and direction.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examples, fitting, hasSchemas, why } from "./reconciliation-schemas.ts";
import { ROOT, type Started, startServer } from "./started.ts";

interface Named {
  readonly id: string;
  readonly name: string;
  readonly lang?: string;
}

interface Candidate extends Named {
  readonly score: number;
  readonly match: boolean;
}

/** The members of all answers, of which each has some. */
interface Answer {
  readonly results: readonly { readonly candidates: readonly Candidate[] }[];
  readonly result: readonly Named[];
  readonly properties: readonly Named[];
  readonly meta: readonly Named[];
  readonly rows: readonly {
    id: string;
    properties: readonly { id: string; values: unknown[] }[];
  }[];
}

describe("the reconciliation service 1.0", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(ROOT);
  });
  afterAll(() => server.stop());

  const get = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${server.url}reconcile/1.0${path}`, { headers })).json() as Promise<Answer>;
  const post = (path: string, body: unknown, type = "application/json") =>
    fetch(`${server.url}reconcile/1.0${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": type },
    });
  const answered = async (path: string, body: unknown) =>
    (await post(path, body)).json() as Promise<Answer>;
  const candidates = async (...conditions: object[]) =>
    (await answered("/match", { queries: [{ conditions }] })).results[0]?.candidates ?? [];
  const named = (propertyValue: unknown, more = {}) => ({
    matchType: "name",
    propertyValue,
    ...more,
  });
  const having = (propertyId: string, propertyValue: unknown, more = {}) => ({
    matchType: "property",
    propertyId,
    propertyValue,
    ...more,
  });
  const ids = (found: readonly Named[]) => found.map(({ id }) => id);

  it("answers queries in their order, with languages and directions", async () => {
    const { results } = await answered("/match", {
      queries: [
        { conditions: [named("Mexico")] },
        { lang: "ru", conditions: [named("Мигель Барбоса Уэрта")] },
      ],
    });
    expect(results[0]?.candidates[0]).toMatchObject({
      id: "id/country/mx",
      match: true,
      lang: "en",
    });
    expect(results[1]?.candidates[0]).toMatchObject({
      id: "id/person/miguel-barbosa-huerta",
      name: "Мигель Барбоса Уэрта",
      lang: "ru",
      dir: "ltr",
    });
  });

  it("takes one name of several, all of them, or none", async () => {
    const names = ["Mexico", "Мексика"];
    expect((await candidates(named(names)))[0]).toMatchObject({ id: "id/country/mx", score: 100 });
    expect((await candidates(named(names, { matchQuantifier: "all" })))[0]).toMatchObject({
      id: "id/country/mx",
      score: 100,
    });
    const other = await candidates(named("Mexico"), named("Мексика", { matchQuantifier: "none" }));
    expect(ids(other)).not.toContain("id/country/mx");
  });

  it("finds a thing by its id, its address, and the id or address of its Wikidata item", async () => {
    for (const propertyValue of [
      "id/country/kz",
      `${server.url}id/country/kz`,
      "Q232",
      "http://www.wikidata.org/entity/Q232",
    ]) {
      const [found] = await candidates({ matchType: "id", propertyValue });
      expect(found).toMatchObject({ id: "id/country/kz", score: 100, match: true });
    }
    expect(await candidates({ matchType: "id", propertyValue: "Kazakhstan" })).toEqual([]);
  });

  it("finds things by their properties alone, but does not take them for sure", async () => {
    const found = await candidates(having("ns#capital", { id: "id/city/astana" }));
    expect(found[0]).toMatchObject({ id: "id/country/kz", score: 100, match: false });
    expect(ids(await candidates(having("ns#capital", "Астана")))).toContain("id/country/kz");
    expect(ids(await candidates(having("ns#countryCode", "kz")))).toContain("id/country/kz");
    expect(ids(await candidates(having("wikidata", "Q232")))).toEqual(["id/country/kz"]);
  });

  it("lets conditions be required, and counts any, all or none of their values", async () => {
    const idrissov = "id/person/erlan-idrissov";
    const of = (value: unknown, more = {}) =>
      candidates(named("Erlan Idrissov"), having("ns#officialOf", value, more));
    const score = async (value: unknown, more = {}) =>
      (await of(value, more)).find(({ id }) => id === idrissov)?.score;
    expect(await score(["Mexico", "Kazakhstan"])).toBe(100);
    expect(await score(["Mexico", "Kazakhstan"], { matchQuantifier: "all" })).toBe(60);
    expect(await score("Mexico", { matchQuantifier: "none" })).toBe(100);
    expect(await score("Kazakhstan", { matchQuantifier: "none" })).toBe(60);
    expect(ids(await of("Mexico", { required: true }))).not.toContain(idrissov);
    expect(ids(await of("Kazakhstan", { required: true }))).toContain(idrissov);
  });

  it("keeps to the type that is asked for", async () => {
    const { results } = await answered("/match", {
      queries: [{ type: "ns#Visit", conditions: [named("Erlan Idrissov")] }],
    });
    expect(ids(results[0]?.candidates ?? [])).not.toContain("id/person/erlan-idrissov");
  });

  it("extends rows with values, as many and in the language that the settings say", async () => {
    const cells = async (settings: object, id = "http://www.w3.org/2000/01/rdf-schema#label") => {
      const { rows } = await answered("/extend", {
        ids: ["id/country/kz"],
        properties: [{ id, settings }],
      });
      return rows[0]?.properties[0]?.values ?? [];
    };
    const all = await cells({});
    expect(all.length).toBeGreaterThan(3);
    expect(await cells({ limit: "2" })).toEqual(all.slice(0, 2));
    expect(await cells({ limit: 2, offset: 1 })).toEqual(all.slice(1, 3));
    expect(await cells({ language: "ru" })).toEqual([{ str: "Казахстан", lang: "ru", dir: "ltr" }]);
    expect(await cells({}, "ns#capital")).toEqual([
      { id: "id/city/astana", name: "Astana", lang: "en", dir: "ltr" },
    ]);
    expect(await cells({ content: "id" }, "ns#capital")).toEqual([{ str: "id/city/astana" }]);
    expect(await cells({}, "wikidata")).toEqual([{ str: "Q232" }]);
    expect(await cells({}, "http://nobody.example/has-this")).toEqual([]);
  });

  it("gives a row for every id, known or not, in their order", async () => {
    const { rows } = await answered("/extend", {
      ids: ["id/nothing", "Q232"],
      properties: [{ id: "ns#capital" }],
    });
    expect(rows.map(({ id }) => id)).toEqual(["id/nothing", "Q232"]);
    expect(rows.map(({ properties }) => properties[0]?.values.length)).toEqual([0, 1]);
  });

  it("suggests page by page, in the language of the client", async () => {
    const first = await get("/suggest/entity?prefix=Ka&limit=2");
    const second = await get("/suggest/entity?prefix=Ka&limit=2&offset=2");
    expect(first.result).toHaveLength(2);
    expect(ids(second.result)).not.toEqual(ids(first.result));
    const spanish = await get("/suggest/entity?prefix=Q232", {
      "accept-language": "es-MX, es;q=0.8",
    });
    expect(spanish.result[0]).toMatchObject({
      id: "id/country/kz",
      name: "Kazajistán",
      lang: "es",
    });
    expect(ids((await get("/suggest/type?prefix=official")).result)).toContain("ns#OfficialVisit");
    expect(ids((await get("/suggest/property?prefix=wikidata")).result)).toContain("wikidata");
    expect((await fetch(`${server.url}reconcile/1.0/suggest/nothing`)).status).toBe(404);
  });

  it("proposes properties that things of a type have", async () => {
    const { properties } = await get("/extend/propose?type=http://schema.org/Country");
    expect(ids(properties)).toEqual(expect.arrayContaining(["ns#capital", "wikidata"]));
    expect(ids((await get("/extend/propose")).properties)).toContain("ns#capital");
  });

  it("shows a card that pages of others may frame, without any script", async () => {
    const answer = await fetch(`${server.url}reconcile/1.0/preview?id=Q232`);
    expect(answer.headers.get("content-security-policy")).toMatch(
      /default-src 'none'.*ancestors \*/,
    );
    const card = await answer.text();
    expect(card).toContain("Қазақстан");
    expect(card).not.toContain("<script");
  });

  it("lets scripts of other origins ask", async () => {
    const preflight = await fetch(`${server.url}reconcile/1.0/match`, {
      method: "OPTIONS",
      headers: { origin: "https://tool.example", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toContain("POST");
    expect(preflight.headers.get("access-control-allow-headers")).toMatch(/content-type/i);
    const asked = await post("/match", { queries: [] });
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("refuses what is no JSON, and other methods, with what is wrong", async () => {
    expect((await post("/match", { queries: [] }, "text/plain")).status).toBe(415);
    expect((await post("/match", "queries")).status).toBe(400);
    expect(
      (await post("/match", { queries: Array(501).fill({ conditions: [named("x")] }) })).status,
    ).toBe(400);
    const read = await fetch(`${server.url}reconcile/1.0/match`);
    expect([read.status, read.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });

  it.skipIf(!hasSchemas)(`answers as the published schemas want${why}`, async () => {
    const fits = fitting("1.0-draft");
    fits("manifest", await get(""));
    fits("suggest-entities-response", await get("/suggest/entity?prefix=Kaz"));
    fits("suggest-properties-response", await get("/suggest/property?prefix=cap"));
    fits("suggest-types-response", await get("/suggest/type?prefix=visit"));
    fits("data-extension-property-proposal", await get("/extend/propose?type=ns%23OfficialVisit"));
    fits(
      "reconciliation-result-batch",
      await answered("/match", {
        queries: [{ conditions: [named("Mexico"), having("ns#capital", "x")] }],
      }),
    );
    fits(
      "data-extension-response",
      await answered("/extend", {
        ids: ["id/country/kz", "id/event/expo-2017", "id/trade/2012"],
        properties: [
          { id: "ns#capital" },
          { id: "http://purl.org/dc/terms/date" },
          { id: "wikidata" },
        ],
      }),
    );
  });

  it.skipIf(!hasSchemas)(`answers every example of a request that is valid${why}`, async () => {
    const fits = fitting("1.0-draft");
    for (const [, body] of examples("1.0-draft", "reconciliation-query-batch", "valid"))
      fits("reconciliation-result-batch", await answered("/match", body));
    for (const [, body] of examples("1.0-draft", "data-extension-query", "valid"))
      fits("data-extension-response", await answered("/extend", body));
  });

  it.each(examples("1.0-draft", "reconciliation-query-batch", "invalid"))(
    "refuses the invalid example %s",
    async (_, body) => {
      expect(await answered("/match", body)).toMatchObject({ code: "WEB-606" });
    },
  );
});
