// The languages that a client reads, by its Accept-Language header (RFC 9110 §12.5.4).

import type { Context } from "hono";
import type { Release } from "../model/release.ts";
import { PAGE_LANGUAGE } from "../publish/localize.ts";

/** Lower-case tags, best first; each is followed by its language alone: `es-mx, es`. Empty when none is given. */
export function languagesOf(header: string | undefined): string[] {
  const ranges = (header ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const quality = parameters.find((text) => text.startsWith("q="))?.slice(2);
    return { tag, quality: Number(quality ?? 1) };
  });
  const wanted = ranges
    .filter(({ tag, quality }) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .slice(0, MOST);
  return [...new Set(wanted.flatMap(({ tag }) => [tag, tag.replace(/-.*/, "")]))];
}

/** Nobody reads more; each costs a look-up. */
const MOST = 8;

/** The language of a release that the client likes best; `es` serves where there is `es-mx` alone. */
export function wantedLanguage(c: Context, { labels }: Release): string {
  const has = (tag: string) =>
    tag === PAGE_LANGUAGE ||
    labels.languages.some((language) => language === tag || language.startsWith(`${tag}-`));
  return languagesOf(c.req.header("accept-language")).find(has) ?? PAGE_LANGUAGE;
}

/** Names are in the language that was chosen; the words around them are in that of the pages. */
export function languageHeaders(language: string): Record<string, string> {
  const spoken = new Set([language, PAGE_LANGUAGE]);
  return { "Content-Language": [...spoken].join(", ") };
}
