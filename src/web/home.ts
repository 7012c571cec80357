// The address of the publication itself: a page for people, the description of the dataset for programs.

import type { Context } from "hono";
import { homePage } from "../html/home-page.ts";
import type { Publication } from "../model/publication.ts";
import { describe } from "../publish/describe.ts";
import { linksOfDataset, writeLinks } from "../publish/links.ts";
import { inLanguage, queryInLanguage } from "../publish/localize.ts";
import { describeVoid } from "../publish/void.ts";
import { excerptWithin } from "./budget.ts";
import { languageHeaders, VARY_LANGUAGE, wantedLanguage } from "./languages.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";
import { datedBy, HTML, send } from "./respond.ts";

export async function answerHome(c: Context, publication: Publication): Promise<Response> {
  const { release, queries } = publication;
  const type = wantedRdfType(c);
  const headers = { ...VARY_LANGUAGE, Link: writeLinks(linksOfDataset(release)) };
  if (type !== HTML) {
    const excerpt = await excerptWithin(c, publication, [release.base], "about");
    const own = describe(excerpt, release.base)?.quads ?? [];
    return sendRdf(c, release, [...own, ...describeVoid(release)], type, headers);
  }
  const language = wantedLanguage(c, release, queries);
  const page = await homePage({
    release: inLanguage(release, language),
    queries: queries.map((query) => queryInLanguage(query, language)),
  });
  return send(c, String(page), HTML, {
    ...datedBy(release),
    ...headers,
    ...languageHeaders(language),
  });
}
