// The published schemas and examples of the Reconciliation Service API, where they are at hand.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { expect } from "vitest";
import { ROOT } from "./started.ts";

const FOLDER =
  process.env["CHANCERY_RECONCILIATION_SCHEMAS"] ?? join(ROOT, "../shared/fixtures/reconciliation");

export type Version = "0.2" | "1.0-draft";

export const hasSchemas = existsSync(FOLDER);
export const why = hasSchemas
  ? ""
  : " (skipped: set CHANCERY_RECONCILIATION_SCHEMAS to a folder with 0.2 and 1.0-draft)";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

/** Expects a body to fit a schema of a version. */
export function fitting(version: Version): (schema: string, body: unknown) => void {
  const ajv = new Ajv({ schemaId: "$id", meta: true, unknownFormats: "ignore" });
  // The manifest names this one for its authentication; the real one is not at hand.
  ajv.addSchema(
    { definitions: { securityDefinitions: { additionalProperties: {} } } },
    "http://swagger.io/v2/schema.json",
  );
  const folder = join(FOLDER, version, "schemas");
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".json") || name === "openapi.json") continue;
    const { $schema: _, ...schema } = read(join(folder, name));
    ajv.addSchema(schema, name);
  }
  return (schema, body) => {
    const valid = ajv.getSchema(`${schema}.json`);
    if (valid === undefined) throw new Error(`no schema ${schema}`);
    valid(body);
    expect(valid.errors ?? [], schema).toEqual([]);
  };
}

/** The examples of a schema: `[name, body]`; none where they are not at hand. */
export function examples(
  version: Version,
  schema: string,
  kind: "valid" | "invalid",
): [name: string, body: unknown][] {
  const folder = join(FOLDER, version, "examples", schema, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => [name, read(join(folder, name))]);
}
