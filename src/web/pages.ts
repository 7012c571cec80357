// Pages over HTTP: in whose language they speak, and how they are sent.

import type { Context } from "hono";
import type { Markup } from "../html/markup.ts";
import { LANGUAGE_PARAMETER, type Page, pageFor } from "../html/page.ts";
import { isInterfaceLanguage } from "../model/languages.ts";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { VARY_LANGUAGE, wantedLanguage } from "./languages.ts";
import { HTML, send } from "./respond.ts";

/** A page of this release for whoever asks: in the language of `?ui=`, else in one of Accept-Language. */
export function pageOf(c: Context, release: Release, queries: readonly StoredQuery[] = []): Page {
  const url = new URL(c.req.url);
  const chosen = url.searchParams.get(LANGUAGE_PARAMETER) ?? "";
  url.searchParams.delete(LANGUAGE_PARAMETER);
  return pageFor(release, {
    names: wantedLanguage(c, release, queries),
    // One slash at the start: two would lead to another site.
    path: url.pathname.replace(/^\/+/, "/") + url.search,
    ...(isInterfaceLanguage(chosen) && { chosen }),
  });
}

/** Makes a page and sends it, with these fields beside those of every page. */
export async function sendPage(
  c: Context,
  page: Page,
  make: () => Markup | Promise<Markup>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = await c.get("exchange").timed("render", async () => String(await make()));
  return send(c, body, HTML, { ...VARY_LANGUAGE, ...headers, ...languageField(page) });
}

/** Names are in the language that was chosen; the words around them are in that of the interface. */
function languageField({ names, language }: Page): Record<string, string> {
  return { "Content-Language": [...new Set([names, language])].join(", ") };
}

/** What the address says beside the choice of a language. */
export function ownParameters(c: Context): Record<string, string> {
  const { [LANGUAGE_PARAMETER]: _, ...own } = c.req.query();
  return own;
}
