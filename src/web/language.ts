// The language of names on pages: what the client reads (RFC 4647 §3.4), as far as things have names in it.

import type { Context } from "hono";
import type { Release } from "../model/release.ts";
import { PAGE_LANGUAGE } from "../publish/localize.ts";
import { languagesOf } from "./languages.ts";

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
