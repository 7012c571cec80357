// Pages of the help, from docs/.

import type { Context } from "hono";
import { docsPage } from "../html/docs-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { HTML, send } from "./respond.ts";

export async function answerDocs(c: Context, { release }: Publication): Promise<Response> {
  const name = c.req.param("page") ?? "";
  const page = await docsPage(release, name);
  if (page === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `there is no page ${name} in the help`,
      hint: "See /docs for all pages.",
    });
  return send(c, String(await page), HTML);
}
