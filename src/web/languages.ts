// The languages that a client reads, by its Accept-Language header (RFC 9110 §12.5.4).

import type { Context } from "hono";
import { DEFAULT_LANGUAGE, INTERFACE_LANGUAGES } from "../model/languages.ts";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { parseWeighted } from "./negotiate.ts";

/** Nobody reads more; each costs a look-up. */
const MOST = 8;

/** Lower-case tags, best first. Empty when none is given. */
export function acceptedLanguages(header: string | undefined): string[] {
  return parseWeighted(header ?? "")
    .filter(({ value, quality }) => quality > 0 && value !== "*")
    .sort((a, b) => b.quality - a.quality)
    .map(({ value }) => value)
    .slice(0, MOST);
}

/** The same, each followed by its language alone: `es-mx, es`. */
export function languagesOf(header: string | undefined): string[] {
  return [...new Set(acceptedLanguages(header).flatMap((tag) => [tag, tag.replace(/-.*/, "")]))];
}

/** The language that the client likes best of those that things and questions have names in; `es` serves where there is `es-mx` alone. */
export function wantedLanguage(
  c: Context,
  { labels }: Release,
  queries: readonly StoredQuery[] = [],
): string {
  const asked = queries.flatMap(({ summary }) => summary.map(({ language }) => language));
  const known = [...INTERFACE_LANGUAGES, ...labels.languages, ...asked];
  const has = (tag: string) =>
    known.some((language) => language === tag || language.startsWith(`${tag}-`));
  return languagesOf(c.req.header("accept-language")).find(has) ?? DEFAULT_LANGUAGE;
}

/** For addresses whose pages name things in the language of the client. */
export const VARY_LANGUAGE = { Vary: "Accept, Accept-Encoding, Accept-Language" };
