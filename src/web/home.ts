// The address of the publication itself: a page for people, the description of the dataset for programs.

import type { Context } from "hono";
import { homePage } from "../html/home-page.ts";
import type { Publication } from "../model/publication.ts";
import { describe } from "../publish/describe.ts";
import { linksOfDataset, writeLinks } from "../publish/links.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { describeVoid } from "../publish/void.ts";
import { excerptWithin } from "./budget.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { pageOf, sendPage } from "./pages.ts";
import { panelsOf } from "./panels.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";
import { datedBy, HTML } from "./respond.ts";

export async function answerHome(c: Context, publication: Publication): Promise<Response> {
  const { release, queries } = publication;
  const type = wantedRdfType(c);
  const headers = { ...VARY_LANGUAGE, Link: writeLinks(linksOfDataset(release)) };
  if (type !== HTML) {
    const excerpt = await excerptWithin(c, publication, [release.base], "about");
    const own = describe(excerpt, release.base)?.quads ?? [];
    return sendRdf(c, release, [...own, ...describeVoid(release)], type, headers);
  }
  const page = pageOf(c, release, queries);
  const shown = queries.map((query) => queryInLanguage(query, page.names));
  const { page: panelPage, panels } = await panelsOf(c, publication, page, ["/"]);
  return sendPage(c, page, () => homePage(page, { queries: shown, panels, panelPage }), {
    ...datedBy(release),
    ...headers,
  });
}
