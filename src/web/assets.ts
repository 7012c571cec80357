// Style, scripts and pictures of pages.

import type { Context } from "hono";
import { ASSETS, VERSION_PARAMETER } from "../html/assets.ts";
import { ChanceryError } from "../model/error.ts";
import { send } from "./respond.ts";

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

/** At the address that names what it holds, an asset is kept for a year (RFC 8246). */
const FOREVER = { "Cache-Control": "public, max-age=31536000, immutable" };

/** @throws ChanceryError WEB-601 */
export function answerAsset(c: Context): Promise<Response> {
  const name = c.req.param("name") ?? "";
  const asset = ASSETS.get(name);
  if (asset === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `pages have no part called ${name}`,
      hint: `There is: ${[...ASSETS.keys()].join(", ")}.`,
    });
  const type = TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  const isThis = c.req.query(VERSION_PARAMETER) === asset.version;
  return send(c, asset.body, type, isThis ? FOREVER : {});
}
