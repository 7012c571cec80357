// Wikidata-Toolkit, by which OpenRefine reads a Wikibase, on our API. Skipped without a JDK and Debian's jars.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, type Started, startServer } from "../app/started.ts";

const JARS = [
  ..."wdtk-datamodel wdtk-util wdtk-wikibaseapi jackson-core jackson-databind jackson-annotations".split(
    " ",
  ),
  ..."commons-lang3 commons-compress threeten-extra slf4j-api slf4j-nop okhttp okio".split(" "),
  ..."okhttp-signpost okhttp-urlconnection".split(" "),
].map((name) => `/usr/share/java/${name}.jar`);
const hasToolkit = existsSync("/usr/bin/javac") && JARS.every((jar) => existsSync(jar));
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
    const program = join(import.meta.dirname, "toolkit/ReadApi.java");
    const { stdout } = await promisify(execFile)("java", [
      "-cp",
      JARS.join(":"),
      program,
      server.url,
    ]);
    const json = await fetch(`${server.url}wiki/Special:EntityData/Q232.json`);
    const { entities } = (await json.json()) as {
      readonly entities: {
        readonly Q232: { readonly claims: Readonly<Record<string, { references: unknown[] }[]>> };
      };
    };
    const statements = Object.values(entities.Q232.claims).flat();
    const references = statements.flatMap((said) => said.references);
    expect(stdout.trimEnd().split("\n")).toEqual([
      `Kazajistán ${statements.length} ${references.length}`,
      "diplomatic relation http://wikiba.se/ontology#WikibaseItem",
      "null",
      "Q232",
    ]);
  });
});
