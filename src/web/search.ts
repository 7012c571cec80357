// Search over HTTP: a page, its twin in JSON, suggestions, and the description of all that (OpenSearch).

import type { Context } from "hono";
import { assetPath } from "../html/assets.ts";
import type { Page } from "../html/page.ts";
import { type Search, searchPage } from "../html/search-page.ts";
import type { Publication } from "../model/publication.ts";
import { TYPED_LEAST, typedLength } from "../model/typing.ts";
import { classWithSlug } from "../publish/browse/paths.ts";
import { OPEN_SEARCH_TYPE, openSearchOf, SUGGESTIONS_TYPE } from "../publish/open-search.ts";
import type { Found } from "../publish/search.ts";
import { asUri, isWebAddress, urlsOf } from "../publish/urls.ts";
import { refusal } from "./browse/read-address.ts";
import { type Finding, find } from "./find.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { ownParameters, pageOf, sendPage } from "./pages.ts";
import { datedBy, send } from "./respond.ts";

/** The most things that one search shows. */
const SHOWN_MAX = 50;

/** The most suggestions. */
const SUGGESTED_MAX = 8;

/** @throws ChanceryError WEB-606 for a class that there is not, and WEB-608 */
export async function answerSearch(c: Context, publication: Publication): Promise<Response> {
  const asked = pageOf(c, publication.release);
  const { page, search, isCertain } = await searchFor(c, publication, asked, SHOWN_MAX);
  const [thing, ...others] = search.found;
  const path = thing === undefined ? "" : urlsOf(page.release).pathOf(thing.iri);
  if (isCertain && others.length === 0 && isWebAddress(path)) {
    c.header("Vary", VARY_LANGUAGE.Vary);
    return c.redirect(asUri(page.href(path)), 303);
  }
  return sendPage(c, page, () => searchPage(page, search), datedBy(publication.release));
}

/** @throws ChanceryError WEB-606 for a class or a limit that there is not, and WEB-608 */
export async function answerSearchJson(c: Context, publication: Publication): Promise<Response> {
  const asked = pageOf(c, publication.release);
  const { page, search } = await searchFor(c, publication, asked, limitOf(c));
  const rows = search.found.map((one) => rowOf(page, one));
  return send(c, JSON.stringify(rows), "application/json", VARY_LANGUAGE);
}

/** OpenSearch suggestions: what was asked, names, what they are, addresses. */
export async function answerCompletions(c: Context, publication: Publication): Promise<Response> {
  const asked = pageOf(c, publication.release);
  const { page, search } = await suggestionsFor(c, publication, asked);
  const rows = search.found.map((one) => rowOf(page, one));
  const kindOf = ({ types, description }: (typeof rows)[number]) =>
    [types[0]?.label, description?.value].filter((part) => part !== undefined).join(" · ");
  const whole = (path: string) =>
    path.startsWith("/") ? asUri(urlsOf(page.release).iriOf(path)) : path;
  const body = [
    search.text,
    rows.map(({ label }) => label),
    rows.map(kindOf),
    rows.map(({ path }) => whole(path)),
  ];
  return send(c, JSON.stringify(body), SUGGESTIONS_TYPE, VARY_LANGUAGE);
}

export function answerOpenSearch(c: Context, { release }: Publication): Promise<Response> {
  const body = openSearchOf(pageOf(c, release).release, assetPath("icon.svg"));
  return send(c, body, OPEN_SEARCH_TYPE, { ...VARY_LANGUAGE, ...datedBy(release) });
}

interface Answer extends Pick<Finding, "page" | "isCertain"> {
  readonly search: Search;
}

/** What the address asks for, found. */
async function searchFor(
  c: Context,
  publication: Publication,
  page: Page,
  limit: number,
): Promise<Answer> {
  const { q = "", class: slug } = ownParameters(c);
  const [text, kind] = [q.trim(), slug === undefined ? undefined : kindOf(page, slug)];
  const only = slug !== undefined && kind !== undefined && { only: { slug, kind } };
  const finding = await find(c, publication, page, { text, kind, limit });
  return { ...finding, search: { ...finding, text, ...only } };
}

/** An endpoint is not asked at the first letters: names that begin so are too many. */
async function suggestionsFor(
  c: Context,
  publication: Publication,
  page: Page,
): Promise<Pick<Answer, "page" | "search">> {
  const text = (ownParameters(c)["q"] ?? "").trim();
  const isThere = publication.release.remote !== undefined;
  if (isThere && typedLength(text) < TYPED_LEAST)
    return { page, search: { text, found: [], isNear: false, hasMore: false } };
  return searchFor(c, publication, page, SUGGESTED_MAX);
}

function kindOf({ release }: Page, slug: string): string {
  const kind = classWithSlug(release, slug);
  if (kind !== undefined) return kind;
  throw refusal(`there is no class called ${slug}`, "/browse has all of them.");
}

function limitOf(c: Context): number {
  const { limit = String(SHOWN_MAX) } = ownParameters(c);
  if (/^[1-9]\d?$/.test(limit) && Number(limit) <= SHOWN_MAX) return Number(limit);
  throw refusal(`${limit} is no number of things to find`, `Give a number from 1 to ${SHOWN_MAX}.`);
}

/** A thing as a program gets it; `path` is its page on this site. */
function rowOf({ release, href }: Page, { iri, matched, types }: Found) {
  const { labels } = release;
  const { value, language } = labels.label(iri);
  return {
    iri,
    label: value,
    language,
    matched,
    types: types.map((kind) => ({ iri: kind, label: labels.label(kind).value })),
    description: labels.description(iri),
    path: href(urlsOf(release).pathOf(iri)),
  };
}
