// Wikidata-Toolkit, by which OpenRefine reads a Wikibase, on our API. Skipped without a JDK and Debian's jars.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finish, ROOT, type Started, startServer } from "../app/started.ts";
import { hasToolkit, runToolkit } from "./toolkit.ts";

const why = hasToolkit
  ? ""
  : " (skipped: install libwikidata-toolkit-java and default-jdk-headless)";

describe.skipIf(!hasToolkit)(`Wikidata-Toolkit${why}`, () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(ROOT);
  });
  afterAll(() => server.stop());

  it("reads items, properties and searches through the API", async () => {
    const { out } = await finish(runToolkit("ReadApi.java", server.url));
    const json = await fetch(`${server.url}wiki/Special:EntityData/Q232.json`);
    const { entities } = (await json.json()) as {
      readonly entities: {
        readonly Q232: { readonly claims: Readonly<Record<string, { references: unknown[] }[]>> };
      };
    };
    const statements = Object.values(entities.Q232.claims).flat();
    const references = statements.flatMap((said) => said.references);
    expect(out.trimEnd().split("\n")).toEqual([
      `Kazajistán ${statements.length} ${references.length}`,
      "diplomatic relation http://wikiba.se/ontology#WikibaseItem",
      "null",
      "Q232",
    ]);
  });
});
