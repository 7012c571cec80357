// Short links of queries: made by a form of this site, and what they lead to.

import type { Context } from "hono";
import { queryPage } from "../html/query/query-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { budgetOf } from "./budget.ts";
import { negotiate } from "./negotiate.ts";
import { pageOf } from "./pages.ts";
import { answerSparqlRequest, SPARQL_PATH } from "./query-page.ts";
import { HTML, send } from "./respond.ts";
import { SharedQueries } from "./shared-queries.ts";
import { analysisWithin } from "./sparql.ts";
import { readSparqlRequest } from "./sparql-request.ts";

const QUERY = "application/sparql-query";

const TYPES = [HTML, QUERY];

/** What a link costs its maker, in ms of query time: no client fills the folder in a moment. */
const COST = 1000;

/** Keeps a query and leads to its link. @throws ChanceryError WEB-609, WEB-610, QRY-… for what is no query */
export async function answerShare(c: Context, publication: Publication): Promise<Response> {
  const { release, settings } = publication;
  if (isFromElsewhere(c))
    throw new ChanceryError({
      code: "WEB-610",
      message: "the form was sent by a page of another site",
      hint: "Use the form at /sparql.",
    });
  const request = await readSparqlRequest(c);
  const text = request?.text ?? "";
  c.set("errorPage", (error) =>
    queryPage(pageOf(c, release), text, {
      path: SPARQL_PATH,
      helpsEditors: true,
      outcome: { error },
    }),
  );
  await analysisWithin(c, publication, { text });
  const queries = new SharedQueries(settings, release);
  const { name } = await budgetOf(c).spend(c, async () => ({
    name: await queries.keep(text, release.id),
    elapsed: COST,
  }));
  const page = pageOf(c, release);
  return c.redirect(page.href(`/q/${name}`), 303);
}

/**
 * Browsers say where a form comes from in Sec-Fetch-Site, where they trust the connection, else in Origin; that is
 * `null` on our own pages, which send no Referer. Other programs say neither, and no browser acts for them.
 */
function isFromElsewhere(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = c.req.header("origin") ?? "null";
  return (
    origin !== "null" && (!URL.canParse(origin) || new URL(origin).host !== c.req.header("host"))
  );
}

/** The text of a shared query, or its answer. @throws ChanceryError WEB-601, and what queries throw */
export async function answerShared(c: Context, publication: Publication): Promise<Response> {
  const { release, settings } = publication;
  const name = c.req.param("name") ?? "";
  const found = await new SharedQueries(settings, release).find(name);
  if (found === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `no query was shared as ${name}`,
      hint: "Ask at /sparql.",
    });
  const { query: text, ...kept } = found;
  if (negotiate(c.req.header("accept"), TYPES) === QUERY) return send(c, text, QUERY);
  const asked = { path: `/q/${name}`, fields: {} };
  return answerSparqlRequest(c, publication, { text }, asked, { name, ...kept });
}
