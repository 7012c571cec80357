// Search over HTTP: a page, its twin in JSON, suggestions, and the description of all that (OpenSearch).

import type { Context } from "hono";
import { assetPath } from "../html/assets.ts";
import type { Page } from "../html/page.ts";
import { type Search, searchPage } from "../html/search-page.ts";
import type { Publication } from "../model/publication.ts";
import { classWithSlug } from "../publish/browse/paths.ts";
import { namesOf, warmNames } from "../publish/names.ts";
import { OPEN_SEARCH_TYPE, openSearchOf, SUGGESTIONS_TYPE } from "../publish/open-search.ts";
import { type Found, foundAs, identified, search } from "../publish/search.ts";
import { asUri, isWebAddress, urlsOf } from "../publish/urls.ts";
import { refusal } from "./browse/read-address.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { ownParameters, pageOf, sendPage } from "./pages.ts";
import { inTurns } from "./reconcile/edge.ts";
import { datedBy, send } from "./respond.ts";

/** The most things that one search shows. */
const SHOWN_MAX = 50;

/** The most suggestions. */
const SUGGESTED_MAX = 8;

/** Longer texts are no names. Addresses may be longer. */
const NAME_MAX = 250;

/** @throws ChanceryError WEB-606 for a class that there is not, and WEB-608 */
export async function answerSearch(c: Context, publication: Publication): Promise<Response> {
  const page = pageOf(c, publication.release);
  const { q = "" } = ownParameters(c);
  const exact = identified(page.release, q.trim());
  const [thing] = exact;
  const path = thing === undefined ? "" : urlsOf(page.release).pathOf(thing);
  if (exact.length === 1 && isWebAddress(path)) {
    c.header("Vary", VARY_LANGUAGE.Vary);
    return c.redirect(asUri(page.href(path)), 303);
  }
  const found = await searchFor(c, publication, page, SHOWN_MAX);
  return sendPage(c, page, () => searchPage(page, found), datedBy(publication.release));
}

/** @throws ChanceryError WEB-606 for a class or a limit that there is not, and WEB-608 */
export async function answerSearchJson(c: Context, publication: Publication): Promise<Response> {
  const page = pageOf(c, publication.release);
  const { found } = await searchFor(c, publication, page, limitOf(c));
  const rows = found.map((one) => rowOf(page, one));
  return send(c, JSON.stringify(rows), "application/json", VARY_LANGUAGE);
}

/** OpenSearch suggestions: what was asked, names, what they are, addresses. */
export async function answerCompletions(c: Context, publication: Publication): Promise<Response> {
  const page = pageOf(c, publication.release);
  const { text, found } = await searchFor(c, publication, page, SUGGESTED_MAX);
  const rows = found.map((one) => rowOf(page, one));
  const kindOf = ({ types, description }: (typeof rows)[number]) =>
    [types[0]?.label, description?.value].filter((part) => part !== undefined).join(" · ");
  const whole = (path: string) =>
    path.startsWith("/") ? asUri(urlsOf(page.release).iriOf(path)) : path;
  const body = [
    text,
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

/** Finds at the cost of the client's share. Until the index of names is made, others are answered between. */
async function searchFor(
  c: Context,
  { release }: Publication,
  page: Page,
  limit: number,
): Promise<Search> {
  const { q = "", class: slug } = ownParameters(c);
  const [text, kind] = [q.trim(), slug === undefined ? undefined : kindOf(page, slug)];
  const only = slug !== undefined && kind !== undefined && { only: { slug, kind } };
  const exact = identified(page.release, text);
  if (exact.length > 0) {
    const found = exact.slice(0, limit).map((iri) => foundAs(page.release, iri));
    return { text, found, isNear: false, hasMore: exact.length > limit, ...only };
  }
  if (text === "") return { text, found: [], isNear: false, hasMore: false, ...only };
  await warmNames(release);
  const [findings] = await inTurns(c, [text.slice(0, NAME_MAX)], (name) =>
    search(namesOf(release), page.release, name, { kind, limit }),
  );
  return { text, found: [], isNear: false, hasMore: false, ...findings, ...only };
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
