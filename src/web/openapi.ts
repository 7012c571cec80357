// The OpenAPI Description of the publication.

import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { openApi } from "../publish/openapi.ts";
import { pageOf } from "./pages.ts";
import { datedBy, send } from "./respond.ts";

/** Its texts are in the language of the reader, as far as the queries have them. */
export function answerOpenApi(c: Context, { release, queries }: Publication): Promise<Response> {
  const page = pageOf(c, release, queries);
  const shown = queries.map((query) => queryInLanguage(query, page.names));
  const text = JSON.stringify(openApi(page.release, shown));
  return send(c, text, "application/json", {
    ...datedBy(release),
    Vary: "Accept-Language, Accept-Encoding",
  });
}
