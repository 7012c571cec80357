// The answer of a stored query as a drawing: SVG without a page around it.

import type { Context } from "hono";
import { Sources } from "../html/sources.ts";
import { shownOf } from "../html/views/shown.ts";
import { svgOf } from "../html/views/svg.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { bindParameters } from "../query/stored.ts";
import { runWithin } from "./budget.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { namesFor } from "./named.ts";
import { pageOf } from "./pages.ts";
import { withLanguageOf } from "./panels.ts";
import { send } from "./respond.ts";
import { askRows } from "./rows.ts";

/** @throws ChanceryError WEB-603 where the view of the query draws nothing of the answer, and what queries throw */
export async function sendDrawing(
  c: Context,
  publication: Publication,
  query: StoredQuery,
  given: Readonly<Record<string, string>>,
): Promise<Response> {
  const { release } = publication;
  const page = pageOf(c, release, [query]);
  const text = bindParameters(query, withLanguageOf(page, query, given), release.base);
  const { answer } = await askRows(runWithin(c, publication), query.kind, text);
  const named = page.with(await namesFor(c, publication, answer));
  const shown = queryInLanguage(query, page.names);
  const title = shown.summary[0].value;
  const drawing = svgOf(shownOf(named, new Sources(named), { ...answer, title, query: shown }));
  if (drawing === undefined)
    throw new ChanceryError({
      code: "WEB-603",
      message: `the view ${query.view} of ${query.slug} draws nothing of this answer`,
      hint: "Queries with the view timeline, map, bar, line or graph are drawn, where they find something.",
    });
  return send(c, await drawing, "image/svg+xml", VARY_LANGUAGE);
}
