// Stored queries: their list, and each of them with its parameters and its answer.

import type { Context } from "hono";
import { queriesPage, storedQueryPage } from "../html/query-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { describeExamples } from "../publish/examples.ts";
import { inLanguage, queryInLanguage } from "../publish/localize.ts";
import { bindParameters } from "../query/stored.ts";
import { languageHeaders, VARY_LANGUAGE, wantedLanguage } from "./languages.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";
import { datedBy, HTML, send } from "./respond.ts";
import { answerQuery, excerptFor } from "./sparql.ts";

/** The list as a page; as RDF those that can be run as they are. */
export async function answerQuestions(
  c: Context,
  { release, queries }: Publication,
): Promise<Response> {
  const type = wantedRdfType(c);
  if (type !== HTML)
    return sendRdf(c, release, describeExamples(release, queries), type, VARY_LANGUAGE);
  const language = wantedLanguage(c, release, queries);
  const shown = queries.map((query) => queryInLanguage(query, language));
  const page = await queriesPage(inLanguage(release, language), shown);
  return send(c, String(page), HTML, {
    ...datedBy(release),
    ...VARY_LANGUAGE,
    ...languageHeaders(language),
  });
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
  const { format: _, page, ...given } = c.req.query();
  const values = query.kind === "DESCRIBE" || page === undefined ? given : { ...given, page };
  const { release } = publication;
  const language = wantedLanguage(c, release, [query]);
  return answerQuery(
    c,
    publication,
    { text: bindParameters(query, values, release.base), lane: "page" },
    async (answer) =>
      storedQueryPage(
        inLanguage(await excerptFor(c, publication, answer), language),
        queryInLanguage(query, language),
        values,
        answer,
      ),
    VARY_LANGUAGE,
  );
}
