// The publication read like a Wikibase: entity data in every syntax, the Action API, and clients of Wikibase.

import { existsSync, readFileSync } from "node:fs";
import Ajv from "ajv";
import { Parser, type Quad } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simplifyEntities, WBK } from "wikibase-sdk";
import { readDocument } from "../../src/wikibase/document.ts";
import { MUSEUM, ROOT, type Started, startServer } from "./started.ts";

interface Hit {
  readonly id: string;
  readonly label: string;
  readonly concepturi: string;
  readonly match: Readonly<Record<string, string>>;
}

/** The members of all answers, of which each has some. */
interface Answer {
  readonly entities: Readonly<Record<string, Record<string, unknown>>>;
  readonly search: readonly Hit[];
  readonly "search-continue": number;
  readonly claims: Readonly<Record<string, unknown[]>>;
  readonly success: number;
  readonly error: Readonly<Record<string, unknown>>;
  readonly query: { readonly general: Readonly<Record<string, unknown>> };
}

/** As Debian installs it. */
const MANIFEST_SCHEMA =
  "/usr/share/openrefine/webapp/extensions/wikidata/module/scripts/wikibase-manifest-schema-v2.js";

let server: Started;
beforeAll(async () => {
  server = await startServer(ROOT);
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers, redirect: "manual" });

const api = async (query: string) => {
  const answer = await get(`w/api.php?format=json&${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
};

/** The relation of the two countries has no item: it has an id of our own. */
const ownId = async () => {
  const { search } = await api("action=wbsearchentities&language=en&search=Kazakhstan–Mexico");
  return search[0]?.id ?? "";
};

describe("entity data", () => {
  it("says the same in every syntax of RDF", async () => {
    const read = async (suffix: string) =>
      new Parser().parse(await (await get(`wiki/Special:EntityData/Q232.${suffix}`)).text());
    const lines = (quads: readonly Quad[]) => quads.map((quad) => JSON.stringify(quad)).sort();
    const turtle = await read("ttl");
    expect(lines(turtle)).toEqual(lines(await read("nt")));
    expect(turtle.map(({ predicate }) => predicate.value)).toContain(
      "http://www.wikidata.org/prop/direct/P530",
    );
    for (const [suffix, type] of [
      ["rdf", "application/rdf+xml"],
      ["jsonld", "application/ld+json"],
    ]) {
      const answer = await get(`wiki/Special:EntityData/Q232.${suffix}`);
      expect(answer.headers.get("content-type")).toContain(type);
      expect(await answer.text()).toContain("P530");
    }
  });

  it("names what it mentions and declares its properties", async () => {
    const turtle = await (await get("wiki/Special:EntityData/Q232.ttl")).text();
    expect(turtle).toContain('"México"@es');
    expect(turtle).toMatch(/wikibase:directClaim wdt:P530/);
  });

  it("is whole in JSON, for items and properties, with GUIDs", async () => {
    const read = async (id: string) => {
      const answer = await get(`wiki/Special:EntityData/${id}.json`);
      return readDocument(((await answer.json()) as Answer).entities[id]);
    };
    const item = await read("Q232");
    expect(item.labels["kk"]?.value).toBe("Қазақстан");
    const ids = Object.values(item.claims).flatMap((said) => said.map(({ id }) => id));
    for (const id of ids) expect(id).toMatch(/^Q232\$[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await read("P530")).toMatchObject({ type: "property", datatype: "wikibase-item" });
  });

  it("is chosen by Accept without a suffix; JSON when nothing is chosen", async () => {
    const typeFor = async (accept: string) => {
      const answer = await get("wiki/Special:EntityData/Q232", { Accept: accept });
      return [answer.headers.get("content-type"), answer.headers.get("content-location")];
    };
    expect(await typeFor("*/*")).toEqual([
      "application/json; charset=utf-8",
      "/wiki/Special:EntityData/Q232.json",
    ]);
    expect((await typeFor("text/turtle"))[0]).toContain("text/turtle");
    expect((await get("wiki/Special:EntityData/Q232", { Accept: "image/png" })).status).toBe(406);
  });

  it("corrects the case of an id, and says when there is no such entity or syntax", async () => {
    const lower = await get("wiki/Special:EntityData/q232.ttl");
    expect([lower.status, lower.headers.get("location")]).toEqual([
      301,
      "/wiki/Special:EntityData/Q232.ttl",
    ]);
    for (const name of ["Q999999999", "Q232.exe", "nothing", "%zz"]) {
      const answer = await get(`wiki/Special:EntityData/${name}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "WEB-601" });
    }
  });

  it("stands behind the address of the concept: for people the thing, for programs the document", async () => {
    const own = await ownId();
    expect(Number(own.slice(1))).toBeGreaterThanOrEqual(1_500_000_000);
    const leadsTo = async (path: string, accept: string) => {
      const answer = await get(path, { Accept: accept });
      expect(answer.status).toBe(303);
      return answer.headers.get("location");
    };
    expect(await leadsTo(`entity/${own}`, "text/turtle")).toBe(`/wiki/Special:EntityData/${own}`);
    const page = await leadsTo(`entity/${own}`, "text/html");
    expect((await get(page?.slice(1) ?? "", { Accept: "text/html" })).status).toBe(200);
    expect(await leadsTo("wiki/Q232", "text/html")).toContain("/id/");
    expect(await leadsTo("wiki/Property:P530", "*/*")).toBe("/wiki/Special:EntityData/P530");
    const rdf = await (await get(`wiki/Special:EntityData/${own}.nt`)).text();
    expect(rdf).toContain(`<${server.url}entity/${own}> `);
  });
});

describe("the Action API", () => {
  it("gives entities by id, in the languages and with the parts that are asked for", async () => {
    const { entities, success } = await api(
      "action=wbgetentities&ids=Q232|q96|Q999999999|P530&props=labels|datatype&languages=ru",
    );
    expect(success).toBe(1);
    expect(entities).toEqual({
      Q232: { type: "item", id: "Q232", labels: { ru: { language: "ru", value: "Казахстан" } } },
      Q96: { type: "item", id: "Q96", labels: { ru: { language: "ru", value: "Мексика" } } },
      Q999999999: { id: "Q999999999", missing: "" },
      P530: {
        type: "property",
        id: "P530",
        datatype: "wikibase-item",
        labels: { ru: { language: "ru", value: "дипломатические отношения" } },
      },
    });
  });

  it("lets another language stand in, and says so", async () => {
    const { entities } = await api(
      "action=wbgetentities&ids=Q232&props=labels&languages=es-mx|ja&languagefallback=1",
    );
    expect(entities["Q232"]?.["labels"]).toEqual({
      "es-mx": { language: "es", value: "Kazajistán", "for-language": "es-mx" },
      ja: { language: "en", value: "Kazakhstan", "for-language": "ja" },
    });
  });

  it("writes flags as the version of the format asks", async () => {
    const { entities } = await api("action=wbgetentities&ids=Q999999999&formatversion=2");
    expect(entities["Q999999999"]?.["missing"]).toBe(true);
  });

  it("gives the statements of one property", async () => {
    const { claims } = await api("action=wbgetclaims&entity=Q232&property=P463");
    expect(Object.keys(claims)).toEqual(["P463"]);
    expect(claims["P463"]).toHaveLength(2);
  });

  it("finds entities as somebody types, in pages, and says what matched", async () => {
    const search = (query: string) => api(`action=wbsearchentities&${query}`);
    const found = await search("search=kazakhst&language=en");
    expect(found.search[0]).toMatchObject({
      id: "Q232",
      label: "Kazakhstan",
      concepturi: "http://www.wikidata.org/entity/Q232",
      match: { type: "label", language: "en", text: "Kazakhstan" },
    });
    const [first, second] = [
      await search("search=kazakhst&language=en&limit=1"),
      await search("search=kazakhst&language=en&limit=1&continue=1"),
    ];
    expect(first["search-continue"]).toBe(1);
    expect(second.search[0]?.id).toBe(found.search[1]?.id);
    expect((await search("search=Қазақ&language=kk")).search[0]?.id).toBe("Q232");
    expect((await search("search=Қазақ&language=en")).search).toEqual([]);
    expect((await search("search=q232&language=en")).search[0]?.match).toEqual({
      type: "entityId",
      text: "Q232",
    });
    const property = await search("search=diplomatic&language=en&type=property");
    expect(property.search[0]).toMatchObject({ id: "P530", title: "Property:P530" });
  });

  it.each([
    ["action=wbgetentities", "param-missing"],
    ["action=wbgetentities&ids=Kazakhstan", "no-such-entity"],
    [
      `action=wbgetentities&ids=${Array.from({ length: 51 }, (_, at) => `Q${at + 1}`).join("|")}`,
      "toomanyvalues",
    ],
    ["action=wbgetentities&sites=enwiki|eswiki&titles=A|B", "params-illegal"],
    ["action=wbsearchentities&language=en", "missingparam"],
    ["action=wbsearchentities&language=en&search=a&limit=51", "outofrange"],
    ["action=wbsearchentities&language=en&search=a&limit=x", "badinteger"],
    ["action=wbsearchentities&language=en&search=a&type=lexeme", "badvalue"],
    ["action=wbeditentity&new=item", "badvalue"],
    ["action=constructor", "badvalue"],
    ["action=query&meta=tokens", "badvalue"],
    ["action=wbgetentities&ids=Q1&format=xml", "badvalue"],
  ])("answers %s with the error %s, in the shape of MediaWiki", async (query, code) => {
    const answer = await get(`w/api.php?${query}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("mediawiki-api-error")).toBe(code);
    const { error } = (await answer.json()) as Answer;
    expect(error).toMatchObject({ code, info: expect.any(String) });
  });

  it("says where it stands, takes forms, and calls back plain names alone", async () => {
    const { query } = await api("action=query&meta=siteinfo&siprop=general");
    expect(query.general["wikibase-conceptbaseuri"]).toBe(`${server.url}entity/`);
    const form = await fetch(`${server.url}w/api.php?origin=*`, {
      method: "POST",
      body: new URLSearchParams({ action: "wbgetentities", ids: "Q96", props: "info" }),
    });
    expect(form.headers.get("access-control-allow-origin")).toBe("*");
    expect(((await form.json()) as Answer).entities["Q96"]).toMatchObject({ ns: 0, title: "Q96" });
    const called = await get(
      "w/api.php?action=wbgetentities&ids=Q96&props=info&callback=ours.then",
    );
    expect(await called.text()).toMatch(/^\/\*\*\/ours\.then\(\{.*\}\)$/);
    const evil = await get("w/api.php?action=wbgetentities&ids=Q96&props=info&callback=alert(1)//");
    expect(evil.headers.get("content-type")).toContain("application/json");
  });

  it("has a manifest for OpenRefine, all of whose addresses are here", async () => {
    const answer = await get("wikidata/manifest.json");
    const manifest = (await answer.json()) as {
      readonly mediawiki: Readonly<Record<string, string>>;
      readonly entity_types: { readonly item: Readonly<Record<string, string>> };
    };
    const { root, main_page: home, api: address } = manifest.mediawiki;
    const { reconciliation_endpoint: endpoint = "" } = manifest.entity_types.item;
    const found = await Promise.all([
      fetch(`${root}Q232`),
      fetch(home ?? ""),
      fetch(`${address}?action=query&meta=siteinfo`),
      fetch(endpoint.replace(/\$\{lang\}/, "en")),
    ]);
    expect(found.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it.skipIf(!existsSync(MANIFEST_SCHEMA))(
    "has a manifest that OpenRefine's own schema accepts (skipped without OpenRefine)",
    async () => {
      const script = readFileSync(MANIFEST_SCHEMA, "utf8");
      const schema = new Function(`${script}; return WikibaseManifestSchemaV2;`)();
      const text = await (await get("wikidata/manifest.json")).text();
      const validate = new Ajv().compile(schema);
      // It takes public host names alone.
      const manifest = JSON.parse(text.replaceAll(server.url, "https://example.org/"));
      expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  it("tells the languages of its texts", async () => {
    const { query } = await api("action=query&meta=wbcontentlanguages");
    expect(query).toMatchObject({ wbcontentlanguages: { kk: { code: "kk" } } });
  });
});

describe("wikibase-sdk", () => {
  const client = () =>
    WBK({
      instance: server.url.replace(/\/$/, "") as `http${string}`,
      sparqlEndpoint: `${server.url}wikidata/sparql` as `http${string}`,
    });

  it("reads entities that it asked for, with their statements", async () => {
    const address = client().getEntities({ ids: ["Q232", "Q58203"] });
    const { entities } = (await (await fetch(address)).json()) as Answer;
    const simple = simplifyEntities(entities as never, { keepQualifiers: true }); // its type is that of all of Wikibase
    expect(simple["Q232"]).toMatchObject({
      labels: { en: "Kazakhstan" },
      claims: {
        P530: [{ value: "Q96", qualifiers: { P580: [expect.stringContaining("1992-01-14")] } }],
      },
    });
  });

  it("searches, and asks for statements by SPARQL", async () => {
    const wbk = client();
    const found = await fetch(wbk.searchEntities({ search: "Mexico", language: "en" }));
    expect(((await found.json()) as Answer).search[0]?.id).toBe("Q96");
    const rows = await fetch(wbk.sparqlQuery("SELECT ?x { wd:Q232 wdt:P530 ?x }"));
    expect(await rows.json()).toMatchObject({
      results: { bindings: [{ x: { value: "http://www.wikidata.org/entity/Q96" } }] },
    });
    const reverse = await fetch(wbk.getReverseClaims({ properties: "P530", values: "Q96" }));
    expect(wbk.simplify.sparqlResults((await reverse.json()) as never)).toEqual([
      expect.objectContaining({ subject: "Q232" }),
    ]);
  });
});

describe("a publication without a mapping", () => {
  let museum: Started;
  beforeAll(async () => {
    museum = await startServer(MUSEUM);
  });
  afterAll(() => museum.stop());

  it("says that it is no Wikibase", async () => {
    for (const path of ["w/api.php?action=wbgetentities&ids=Q1", "wikidata/sparql?query=ASK{}"]) {
      const answer = await fetch(museum.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "WDT-801" });
    }
    expect((await fetch(`${museum.url}entity/Q1`)).status).toBe(404);
  });
});
