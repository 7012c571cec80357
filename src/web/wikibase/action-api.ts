// The read side of the Action API of MediaWiki with Wikibase, as far as readers of Wikibase need it.

import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import { getClaims, getEntities } from "../../wikibase/api/entities.ts";
import { ApiError, ApiParameters } from "../../wikibase/api/parameters.ts";
import { searchEntities } from "../../wikibase/api/search.ts";
import { contentLanguages, openRefineManifest, siteInfo } from "../../wikibase/api/site-info.ts";
import { isCallback } from "../callback.ts";
import { send } from "../respond.ts";
import { siteOnce } from "./site.ts";

type Action = (publication: Publication, parameters: ApiParameters) => object | Promise<object>;

const ACTIONS: Readonly<Record<string, Action>> = {
  wbgetentities: async (publication, parameters) =>
    getEntities(await siteOnce(publication), parameters),
  wbgetclaims: async (publication, parameters) =>
    getClaims(await siteOnce(publication), parameters),
  wbsearchentities: async (publication, parameters) =>
    searchEntities(await siteOnce(publication), parameters),
  query: async (publication, parameters) =>
    parameters.choice("meta", ["siteinfo", "wbcontentlanguages"]) === "siteinfo"
      ? siteInfo(publication.release, parameters)
      : contentLanguages(await siteOnce(publication)),
};

/** Errors are answers too here: status 200, and what is wrong in the body (API:Errors of MediaWiki). */
export async function answerActionApi(c: Context, publication: Publication): Promise<Response> {
  const parameters = new ApiParameters(await givenParameters(c));
  try {
    parameters.choice("format", ["json", "jsonfm"]);
    const name = parameters.text("action") ?? "";
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (action === undefined)
      throw new ApiError("badvalue", `Unrecognized value for parameter "action": ${name}.`, {
        available: Object.keys(ACTIONS),
      });
    return await sendJson(c, await action(publication, parameters), parameters);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, message: info, details } = error;
    const help = "See /docs/wikibase for what this API has.";
    const told = parameters.isModern ? { docref: help } : { "*": help };
    return sendJson(c, { error: { code, info, ...details, ...told } }, parameters, {
      "MediaWiki-API-Error": code,
      "Cache-Control": "no-store",
    });
  }
}

export function answerWikibaseManifest(c: Context, { release }: Publication): Promise<Response> {
  return send(c, JSON.stringify(openRefineManifest(release), null, 2), "application/json");
}

/** Those of the address and, of a POST, those of the form; the form wins. */
async function givenParameters(c: Context): Promise<URLSearchParams> {
  const given = new URL(c.req.url).searchParams;
  if (c.req.method !== "POST") return given;
  for (const [name, value] of Object.entries(await c.req.parseBody()))
    if (typeof value === "string") given.set(name, value);
  return given;
}

/** JSON, or JavaScript that calls a function; a callback that is no plain name is passed over. */
function sendJson(
  c: Context,
  body: object,
  parameters: ApiParameters,
  headers: Record<string, string> = {},
): Promise<Response> {
  const json = JSON.stringify(body);
  const callback = parameters.text("callback");
  return callback !== undefined && isCallback(callback)
    ? send(c, `/**/${callback}(${json})`, "text/javascript", headers)
    : send(c, json, "application/json", headers);
}
