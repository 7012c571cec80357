// Pages of the help, from docs/.

import type { Context } from "hono";
import { docsPage } from "../html/docs-page.ts";
import { shelves } from "../html/help-text.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { nearest } from "../model/text.ts";
import { pageOf, sendPage } from "./pages.ts";

export async function answerDocs(c: Context, { release }: Publication): Promise<Response> {
  const name = c.req.param("page") ?? "";
  const page = pageOf(c, release);
  const shown = await docsPage(page, name);
  if (shown === undefined) throw await noPage(name);
  return sendPage(c, page, () => shown);
}

async function noPage(name: string): Promise<ChanceryError> {
  const names = (await shelves()).flatMap(({ pages }) => pages.map((known) => known.name));
  const meant = nearest(name, names);
  return new ChanceryError({
    code: "WEB-601",
    message: `there is no page ${name} in the help`,
    hint: "See /docs for all pages.",
    ...(meant !== undefined && { choices: [`/docs/${meant}`] }),
  });
}
