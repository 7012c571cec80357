// Stored queries: their list, and each of them with its parameters and its answer.

import type { Context } from "hono";
import { storedQueryPage } from "../html/query/question-page.ts";
import { queriesPage } from "../html/query/questions-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { describeExamples } from "../publish/examples.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { bindParameters } from "../query/stored.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { namesFor } from "./named.ts";
import { ownParameters, pageOf, sendPage } from "./pages.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";
import { datedBy, HTML } from "./respond.ts";
import { answerQuery } from "./sparql.ts";

/** The list as a page; as RDF those that can be run as they are. */
export async function answerQuestions(
  c: Context,
  { release, queries }: Publication,
): Promise<Response> {
  const type = wantedRdfType(c);
  if (type !== HTML)
    return sendRdf(c, release, describeExamples(release, queries), type, VARY_LANGUAGE);
  const page = pageOf(c, release, queries);
  const shown = queries.map((query) => queryInLanguage(query, page.names));
  return sendPage(c, page, () => queriesPage(page, shown), datedBy(release));
}

/** The answer of one question. @throws ChanceryError WEB-601, QRY-509, and what queries throw */
export async function answerQuestion(c: Context, publication: Publication): Promise<Response> {
  const slug = c.req.param("slug");
  const query = publication.queries.find((known) => known.slug === slug);
  if (query === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `there is no stored query ${slug}`,
      hint: "See /queries for all of them.",
    });
  const { format: _, page: number, ...given } = ownParameters(c);
  const values =
    query.kind === "DESCRIBE" || number === undefined ? given : { ...given, page: number };
  const { release } = publication;
  const page = pageOf(c, release, [query]);
  return answerQuery(
    c,
    publication,
    { text: bindParameters(query, values, release.base), lane: "page" },
    page,
    async (answer) =>
      storedQueryPage(
        page.with(await namesFor(c, publication, answer)),
        queryInLanguage(query, page.names),
        values,
        answer,
      ),
  );
}
