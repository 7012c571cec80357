// Pages of the help, from docs/.

import type { Context } from "hono";
import { docsPage } from "../html/docs-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { pageOf, sendPage } from "./pages.ts";

export async function answerDocs(c: Context, { release }: Publication): Promise<Response> {
  const name = c.req.param("page") ?? "";
  const page = pageOf(c, release);
  const shown = await docsPage(page, name);
  if (shown === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `there is no page ${name} in the help`,
      hint: "See /docs for all pages.",
    });
  return sendPage(c, page, () => shown);
}
