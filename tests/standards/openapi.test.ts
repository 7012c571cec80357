// The OpenAPI Description, by the schema of OpenAPI 3.1 and by what the server does.

import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp } from "../../src/web/app.ts";
import { ROUTES } from "../../src/web/routes.ts";
import { MUSEUM, ROOT } from "../app/started.ts";

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: { readonly enum?: readonly string[]; readonly default?: unknown };
  }[];
  readonly responses: Readonly<Record<string, { readonly $ref: string }>>;
}

interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: {
    readonly responses: Readonly<Record<string, { readonly content: object }>>;
  };
}

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
    const ids = Object.values(description.paths).flatMap(({ get }) => get?.operationId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("describes every stored query, and no address that there is not", () => {
    const paths = Object.keys(description.paths);
    for (const { slug } of publication.queries) expect(paths).toContain(`/queries/${slug}`);
    const routes = ROUTES.map(({ path }) => path);
    for (const path of paths.filter((known) => !known.startsWith("/queries/")))
      expect(routes).toContain(path.replace(".{ending}", "").replace(/\{(\w+)\}/g, ":$1"));
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
