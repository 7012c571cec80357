// The page of queries: the form, and what became of a query that people or programs sent to it.

import type { Context } from "hono";
import type { Markup } from "../html/markup.ts";
import { type Answer, answerDrawing, type Limits } from "../html/query/answer.ts";
import type { Asked as QueryOrigin } from "../html/query/asked.ts";
import { examplesMarkup } from "../html/query/examples.ts";
import { isLook, type Look, lookCalled } from "../html/query/look.ts";
import { queryPage } from "../html/query/query-page.ts";
import type { Sharing } from "../html/query/sharing.ts";
import { FORM } from "../html/words/query.ts";
import type { Publication } from "../model/publication.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { defaultViewOf } from "../query/dialect/translate.ts";
import { readAside } from "../query/reader.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { budgetOf } from "./budget.ts";
import { answerService } from "./discovery.ts";
import { diagnosisOf } from "./doctor.ts";
import { namesFor } from "./named.ts";
import { pageOf, sendPage } from "./pages.ts";
import { askedAt, redirectToAddress } from "./posted.ts";
import { SharedQueries } from "./shared-queries.ts";
import { type Asked, answerQuery, QUERY_SERVICE_PATH, type Showing } from "./sparql.ts";
import { readSparqlRequest, type SparqlRequest } from "./sparql-request.ts";

/** Where queries are answered. */
export const SPARQL_PATH = "/sparql";

const EXAMPLE = "SELECT * WHERE {\n  ?thing ?property ?value\n} LIMIT 20";

/** GET with ?query=, POST or QUERY of a form or of the query itself (Protocol §2.1, RFC 10008). */
export async function answerSparql(c: Context, publication: Publication): Promise<Response> {
  const request = await readSparqlRequest(c);
  if (request === undefined)
    return (await answerService(c, publication)) ?? sendForm(c, publication);
  const asked = askedAt(SPARQL_PATH, request);
  return (
    redirectToAddress(c, asked, request) ?? answerSparqlRequest(c, publication, request, asked)
  );
}

function sendForm(c: Context, publication: Publication): Promise<Response> {
  return sendPage(c, pageOf(c, publication.release), () => formPage(c, publication));
}

/** The form, with examples that have the words of `?q=`. */
function formPage(c: Context, { release, queries }: Publication): Markup {
  const page = pageOf(c, release, queries);
  const words = c.req.query("q") ?? "";
  const shown = queries.map((query) => queryInLanguage(query, page.names));
  return queryPage(page, EXAMPLE, {
    path: SPARQL_PATH,
    helpsEditors: true,
    examples: examplesMarkup(page, shown, words),
  });
}

/** Answers a query that was read; `asked` is where its answer can be had again. */
export async function answerSparqlRequest(
  c: Context,
  publication: Publication,
  request: SparqlRequest,
  asked: QueryOrigin,
  sharing?: Sharing,
): Promise<Response> {
  const { text } = request;
  const forWikidata = await serviceFor(publication, text);
  // What only people are shown is made when it is: most queries come from programs.
  const page = () => pageOf(c, publication.release);
  const look = () => wantedLook(c, defaultViewOf(text), request.view);
  const options = () =>
    ({
      path: SPARQL_PATH,
      helpsEditors: true,
      asked,
      forWikidata,
      look: look(),
      sharing: sharing ?? offerSharing(publication),
    }) as const;
  const named = async (answer: Answer) => page().with(await namesFor(c, publication, answer));
  const showing: Showing = {
    page: async (answer) =>
      queryPage(await named(answer), text, {
        ...options(),
        outcome: { answer },
        diagnosis: await diagnosisOf(c, publication, request, answer),
        ...limitsFor(c, publication),
      }),
    drawing: async (answer) =>
      answerDrawing(await named(answer), answer, {
        title: page().say(FORM.title),
        look: look(),
      }),
  };
  c.set("errorPage", (error) => queryPage(page(), text, { ...options(), outcome: { error } }));
  const link = `<${QUERY_SERVICE_PATH}>; rel="related"; title="for Wikidata"`;
  return answerQuery(
    c,
    publication,
    request,
    page,
    showing,
    forWikidata === undefined ? {} : { Link: link },
  );
}

/** Where a query that was written for Wikidata is answered. */
async function serviceFor(
  { release }: Publication,
  text: string,
): Promise<QueryOrigin | undefined> {
  if (release.remote !== undefined) return undefined;
  const { value: isForWikidata } = await readAside("isForWikidata", text);
  return isForWikidata && hasMapping(release) ? askedAt(QUERY_SERVICE_PATH, { text }) : undefined;
}

function offerSharing({ settings, release }: Publication): Sharing | undefined {
  return new SharedQueries(settings, release).isOff ? undefined : "offered";
}

/** The look that `?view=` or the form names, else the one that the query asks for as at the Wikidata Query Service. */
export function wantedLook(c: Context, viewThere?: string, posted = ""): Look | undefined {
  const named = c.req.query("view") ?? posted;
  if (isLook(named)) return named;
  return viewThere === undefined ? undefined : lookCalled(viewThere);
}

/** The bounds that the page of an answer tells of. */
export function limitsFor(c: Context, { settings }: Asked): { limits?: Limits } {
  const { resultMaxRows: rows, queryTimeout } = settings;
  if (rows === 0 || queryTimeout === 0) return {};
  const budget = budgetOf(c).leftFor(c);
  return { limits: { rows, seconds: queryTimeout / 1000, ...(budget && { budget }) } };
}
