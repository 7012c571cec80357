// Lists over HTTP: all classes, and the things of one, as a page or as data.

import type { Context } from "hono";
import { browsePage } from "../../html/browse-page.ts";
import { listPage } from "../../html/list-page.ts";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import { type ListAddress, writeAddress } from "../../publish/browse/address.ts";
import type { List } from "../../publish/browse/list.ts";
import { classWithSlug } from "../../publish/browse/paths.ts";
import { TWINS, type Twin } from "../../publish/browse/twins.ts";
import { VARY_LANGUAGE } from "../languages.ts";
import { pageOf, sendPage } from "../pages.ts";
import { datedBy, send } from "../respond.ts";
import { askList } from "./ask-list.ts";
import { countFacets, countWithout } from "./count-facets.ts";
import { readListAddress, refusal } from "./read-address.ts";

/** How many things a page shows, and how many a twin carries, when nobody says. */
const PAGE_SIZE = 40;
const TWIN_SIZE = 1000;

export function answerBrowse(c: Context, { release }: Publication): Promise<Response> {
  const page = pageOf(c, release);
  return sendPage(c, page, () => browsePage(page), datedBy(release));
}

/** @throws ChanceryError WEB-601, WEB-606, and what queries throw */
export async function answerList(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const name = c.req.param("class") ?? "";
  const whole = classWithSlug(release, name);
  const [, slug = name, extension = ""] = /^(.+)\.([a-z]+)$/.exec(name) ?? [];
  const kind = whole ?? classWithSlug(release, slug);
  if (kind === undefined) throw noList(name);
  if (whole !== undefined) return answerPage(c, publication, kind, readListAddress(c, name));
  const twin = TWINS[extension];
  if (twin === undefined)
    throw refusal(
      `a list is not to be had as .${extension}`,
      `There is: ${Object.keys(TWINS)
        .map((known) => `.${known}`)
        .join(", ")}.`,
    );
  return answerTwin(c, publication, kind, readListAddress(c, slug), [extension, twin]);
}

async function answerPage(
  c: Context,
  publication: Publication,
  kind: string,
  address: ListAddress,
): Promise<Response> {
  const page = pageOf(c, publication.release);
  const languages = distinct([page.names, page.language, "en"]);
  const list = await askList(c, publication, kind, address, { size: PAGE_SIZE, languages });
  const counted = await countFacets(c, publication, list);
  const without =
    list.things.length === 0 ? await countWithout(c, publication, list) : new Map<string, number>();
  const twins = Object.entries(TWINS).map(([extension, { name }]) => [extension, name] as const);
  return sendPage(c, page, () => listPage(page, list, { counted, without, twins }), {
    ...nextLink(list, ""),
  });
}

async function answerTwin(
  c: Context,
  publication: Publication,
  kind: string,
  address: ListAddress,
  [extension, { mediaType, write }]: readonly [string, Twin],
): Promise<Response> {
  const page = pageOf(c, publication.release);
  const languages = distinct([page.names, page.language, "en"]);
  const list = await askList(c, publication, kind, address, { size: TWIN_SIZE, languages });
  const { base } = publication.release;
  const whole = (path: string) => base + path.slice(1);
  const body = await write(list, {
    languages,
    address: whole(writeAddress(address, `.${extension}`)),
    next: list.next && whole(nextPath(list, `.${extension}`)),
    shape: shapeOf(c),
  });
  return send(c, body, mediaType, { ...VARY_LANGUAGE, ...nextLink(list, `.${extension}`) });
}

function shapeOf(c: Context): "objects" | "arrays" {
  const shape = c.req.query("shape") ?? "objects";
  if (shape === "objects" || shape === "arrays") return shape;
  throw refusal(`rows have no shape ${shape}`, "There is: objects, arrays.");
}

function nextPath({ address, next }: List, extension: string): string {
  return writeAddress({ ...address, after: next }, extension);
}

function nextLink(list: List, extension: string): Record<string, string> {
  return list.next === undefined ? {} : { Link: `<${nextPath(list, extension)}>; rel="next"` };
}

function noList(name: string): ChanceryError {
  return new ChanceryError({
    code: "WEB-601",
    message: `there is no list called ${name}`,
    hint: "/browse has all of them.",
  });
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
