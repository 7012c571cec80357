// Style and scripts of pages, read once.

import { readdirSync, readFileSync } from "node:fs";
import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import { send } from "./respond.ts";

const FOLDER = new URL("../html/assets/", import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

const ASSETS: ReadonlyMap<string, Buffer> = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER))]),
);

/** @throws ChanceryError WEB-601 */
export function answerAsset(c: Context): Promise<Response> {
  const name = c.req.param("name") ?? "";
  const body = ASSETS.get(name);
  if (body !== undefined)
    return send(c, body, TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream");
  throw new ChanceryError({
    code: "WEB-601",
    message: `pages have no part called ${name}`,
    hint: `There is: ${[...ASSETS.keys()].join(", ")}.`,
  });
}
