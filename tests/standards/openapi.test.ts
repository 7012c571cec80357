// The OpenAPI Description, by the schema of OpenAPI 3.1 and by what the server does.

import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { browsePath } from "../../src/publish/browse/paths.ts";
import { openApi } from "../../src/publish/openapi.ts";
import { createApp } from "../../src/web/app.ts";
import { ROUTES } from "../../src/web/routes.ts";
import { MUSEUM, ROOT } from "../app/started.ts";
import { BASE, jsonOf, type Published, publish, readLinks } from "./published.ts";

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: { readonly enum?: readonly string[]; readonly default?: unknown };
  }[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: { readonly properties?: object } }>
    >;
  };
  readonly responses: Readonly<
    Record<string, { readonly $ref: string; readonly content?: object }>
  >;
}

interface Description {
  readonly openapi: string;
  readonly info: object;
  readonly externalDocs?: { readonly url: string };
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>;
  readonly components: {
    readonly responses: Readonly<Record<string, { readonly content: object }>>;
  };
}

/** Pages, files of the site, what operators read, and what has manifests or schemas of its own. */
const NOT_DESCRIBED = [
  /^\/(?:assets|docs|sitemap|wiki|entity|w|wikidata|reconcile)\b/,
  /^\/(?:browse|timeline|map|graph|on|on\/\{date\}|search|q|quality|queries\/\{slug\})?$/,
  /^\/(?:robots\.txt|sitemap\.xml|healthz|readyz|metrics|openapi\.json|opensearch\.xml|\*)$/,
];

const operationsOf = ({ paths }: Description) =>
  Object.values(paths).flatMap((path) => Object.values(path).map((found) => found.operationId));

const mainPaths = ({ paths }: Description) =>
  Object.keys(paths).filter((path) => !path.startsWith("/queries/"));

describe.each([
  ["this publication", ROOT],
  ["a museum", MUSEUM],
])("the OpenAPI Description of %s", (_, folder) => {
  let publication: Publication;
  let app: ReturnType<typeof createApp>;
  let description: Description;
  beforeAll(async () => {
    const base = "http://described.example/";
    publication = await openPublication(folder, { settings: defaultSettings(), base });
    app = createApp(publication);
    description = (await (await app.request("/openapi.json")).json()) as Description;
  });
  afterAll(() => publication.close());

  it("is valid by the schema of OpenAPI 3.1", async () => {
    expect(description.openapi).toBe("3.1.0");
    expect(await new Validator().validate({ ...description })).toEqual({ valid: true });
  });

  it("names each operation once", () => {
    const ids = operationsOf(description);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("describes every stored query, and no address that there is not", () => {
    const paths = Object.keys(description.paths);
    for (const { slug } of publication.queries) expect(paths).toContain(`/queries/${slug}`);
    const routes = ROUTES.map(({ path }) => path);
    for (const path of mainPaths(description))
      expect(routes).toContain(path.replace(".{ending}", "").replace(/\{(\w+)\}/g, ":$1"));
  });

  it("describes every address that is for programs", () => {
    const described = mainPaths(description).map((path) => path.replace(".{ending}", ""));
    const missing = ROUTES.map(({ path }) => path.replace(/:(\w+)/g, "{$1}"))
      .filter((path) => !described.includes(path.replace(/\.(?:json|ttl|csv)$/, "")))
      .filter((path) => !described.includes(path))
      .filter((path) => !NOT_DESCRIBED.some((known) => known.test(path)));
    expect(missing).toEqual([]);
  });

  it("tells the truth of the main addresses: what needs nothing answers in each type", async () => {
    for (const path of mainPaths(description)) {
      const operation = description.paths[path]?.get;
      const needed = operation?.parameters?.filter(({ required }) => required) ?? [];
      const types = Object.keys(operation?.responses[200]?.content ?? {});
      if (path === "/sparql" || path === "/graph-store" || needed.length > 0) continue;
      for (const type of types) {
        const answer = await app.request(path, { headers: { accept: type } });
        expect(answer.status, `${path} as ${type}`).toBe(200);
        expect(answer.headers.get("content-type")).toContain(type.split(";")[0]);
      }
    }
  });

  it("names endings of the main addresses that answer in the types that it names", async () => {
    for (const path of mainPaths(description)) {
      const { parameters = [], responses } = description.paths[path]?.get ?? {};
      const endings = parameters.find(({ name }) => name === "ending")?.schema.enum ?? [];
      const types = Object.keys(responses?.[200]?.content ?? {});
      const [kind] = publication.release.classes;
      const slug = browsePath(publication.release, kind?.iri ?? "")?.replace("/browse/", "") ?? "";
      for (const ending of endings) {
        const answer = await app.request(path.replace("{ending}", ending).replace("{class}", slug));
        expect(answer.status, `${path} as ${ending}`).toBe(200);
        const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
        expect(types.map((known) => known.split(";")[0])).toContain(type);
      }
    }
  });

  it("tells the truth of each stored query: with what is required it answers in each type", async () => {
    for (const { slug, parameters } of publication.queries) {
      if (parameters.some(({ default: fallback }) => fallback === undefined)) continue;
      const operation = description.paths[`/queries/${slug}`]?.get;
      expect(operation?.parameters?.filter(({ required }) => required)).toEqual([]);
      const name = operation?.responses["200"]?.$ref.split("/").at(-1) ?? "";
      const types = Object.keys(description.components.responses[name]?.content ?? {});
      expect(types.length).toBeGreaterThan(3);
      for (const type of types) {
        const answer = await app.request(`/queries/${slug}`, { headers: { accept: type } });
        expect(answer.status, `${slug} as ${type}`).toBe(200);
        expect(answer.headers.get("content-type")).toContain(type.split(";")[0]);
      }
    }
  });

  it("names endings that answer", async () => {
    const [query] = publication.queries;
    const path = `/queries/${query?.slug}.{ending}`;
    const ending = description.paths[path]?.get?.parameters?.find(({ name }) => name === "ending");
    for (const known of ending?.schema.enum ?? []) {
      if (known === "svg") continue; // not every view draws
      const answer = await app.request(path.replace("{ending}", known));
      expect(answer.status, known).toBe(200);
    }
    expect(ending?.schema.enum).toContain("csv");
  });
});

describe("the OpenAPI Description of a folder that says much", () => {
  let published: Published;
  let description: Description;
  beforeAll(async () => {
    published = await publish({
      empty: true,
      files: {
        "data/entry.ttl": `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<set> a dcat:Dataset ; dcterms:title "Set" ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
  dcat:contactPoint [ vcard:hasEmail <mailto:desk@museum.example?subject=data> ] .`,
        "data/graphs.trig": "<g> { <a> <p> 1 } <h> { <b> <p> 2 , 3 }",
        "queries/search.rq": "#+ summary: Search\nSELECT ?s { ?s ?p ?o }",
        "queries/search.ending.rq": "#+ summary: Ending\nSELECT ?s { ?s ?p ?o }",
        "queries/data.rq": "#+ summary: Data\nSELECT ?s { ?s ?p ?o }",
      },
    });
    description = await jsonOf(await published.get("/openapi.json"));
  });
  afterAll(() => published.close());

  it("names each operation once, also where stored queries are called as addresses are", async () => {
    const ids = operationsOf(description);
    expect(ids.length - new Set(ids).size).toBe(0);
    expect(await new Validator().validate({ ...description })).toEqual({ valid: true });
  });

  it("is named by the home page and the catalogue (RFC 8631)", async () => {
    for (const path of ["/", "/data"]) {
      const links = readLinks((await published.get(path)).headers.get("link"));
      const described = links.find(({ rel }) => rel === "service-desc");
      expect(described).toMatchObject({ href: `${BASE}openapi.json`, type: "application/json" });
      const explained = links.find(({ rel }) => rel === "service-doc");
      expect((await published.get((explained?.["href"] ?? "").replace(BASE, "/"))).status).toBe(
        200,
      );
    }
  });

  it("names the licence, and whom to ask", () => {
    expect(description.info).toMatchObject({
      license: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
      contact: { email: "desk@museum.example" },
    });
    expect(description.externalDocs?.url).toBe(`${BASE}docs/http`);
  });

  it("tells all fields of the form by which a query comes, and parameters that choose the answer", async () => {
    const { get, post } = description.paths["/sparql"] ?? {};
    const form = post?.requestBody?.content["application/x-www-form-urlencoded"]?.schema;
    expect(Object.keys(form?.properties ?? {}).sort()).toEqual(
      ["default-graph-uri", "named-graph-uri", "query", "version"].sort(),
    );
    const count = async (body: URLSearchParams) =>
      (await published.ask("/sparql?format=csv", { method: "POST", body })).text();
    const query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    const both = new URLSearchParams({ query });
    for (const graph of ["g", "h"]) both.append("default-graph-uri", BASE + graph);
    expect(await count(both)).toBe("n\r\n3\r\n");
    const named = `query=${encodeURIComponent(query)}&default-graph-uri=${BASE}h&format=csv`;
    expect(await (await published.get(`/sparql?${named}`)).text()).toBe("n\r\n2\r\n");
    const wrong = await published.get(`/sparql?${named}&version=9`);
    expect(wrong.status).toBe(400);
    for (const name of ["query", "default-graph-uri", "named-graph-uri", "format", "version"])
      expect(get?.parameters?.map((known) => known.name)).toContain(name);
  });
});

describe("the OpenAPI Description of a remote endpoint", () => {
  it("leaves out the addresses for which the whole graph must be at hand", async () => {
    const publication = await openPublication(MUSEUM, {
      settings: defaultSettings(),
      base: "http://described.example/",
    });
    try {
      const remote = {
        ...publication.release,
        remote: { graphs: new Map(), vocabulary: publication.release.quads },
      };
      const paths = Object.keys((openApi(remote, []) as unknown as Description).paths);
      const ofWhole = ROUTES.filter(({ whole }) => whole).map(({ path }) => path);
      for (const path of paths)
        for (const ending of ["json", "ttl", "csv"])
          expect(ofWhole).not.toContain(path.replace("{ending}", ending));
      const asked = ["/sparql", "/search.json", "/suggest", "/quality.{ending}"];
      expect(paths).toEqual(expect.arrayContaining(asked));
    } finally {
      await publication.close();
    }
  });
});
