// Stored queries: their list, and each of them with its parameters and its answer.

import type { Context } from "hono";
import { type Answer, answerDrawing } from "../html/query/answer.ts";
import { pathOf, type QuestionOptions, questionPage } from "../html/query/question-page.ts";
import { questionsPage } from "../html/query/questions-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { LANGUAGE_OF_LABELS, type StoredQuery } from "../model/stored-query.ts";
import { describeExamples } from "../publish/examples.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { bindParameters } from "../query/stored.ts";
import { diagnosisOf } from "./doctor.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { namesFor } from "./named.ts";
import { ownParameters, pageOf, sendPage } from "./pages.ts";
import { withLanguageOf } from "./panels.ts";
import { wantedQueryFormat } from "./query-format.ts";
import { wantedLook } from "./query-page.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";
import { datedBy, HTML, send } from "./respond.ts";
import { answerQuery } from "./sparql.ts";

/** The list as a page, of what `?q=` and `?tag=` look for; as RDF those that can be run as they are. */
export async function answerQuestions(
  c: Context,
  { release, queries }: Publication,
): Promise<Response> {
  const type = wantedRdfType(c);
  if (type !== HTML)
    return sendRdf(c, release, describeExamples(release, queries), type, VARY_LANGUAGE);
  const page = pageOf(c, release, queries);
  const { q: words = "", tag = "" } = ownParameters(c);
  const shown = queries.map((query) => queryInLanguage(query, page.names));
  return sendPage(c, page, () => questionsPage(page, shown, { words, tag }), datedBy(release));
}

/** Parameters of the address that are no parameters of queries, unless one has that name. */
const RESERVED = ["format", "view", "page"];

/** The answer of one question, its drawing at `.svg` or its text at `.rq`. @throws ChanceryError WEB-601, QRY-509, and what queries throw */
export async function answerQuestion(c: Context, publication: Publication): Promise<Response> {
  const { query, ending } = addressed(publication, c.req.param("slug") ?? "");
  if (ending === "rq") return sendText(c, publication, query);
  const { release } = publication;
  const page = pageOf(c, release, [query]);
  const given = valuesOf(c, query);
  const wanted = wantedQueryFormat(c, query.kind, ending);
  const values = wanted.of === "page" ? withLanguageOf(page, query, given) : given;
  const shown = queryInLanguage(query, page.names);
  const options: QuestionOptions = { values, look: wantedLook(c) };
  c.set("errorPage", (error) => questionPage(page, shown, { ...options, error }));
  if (wanted.of === "page" && lacksValues(query, values))
    return sendPage(c, page, () => questionPage(page, shown, options), datedBy(release));
  const text = bindParameters(query, values, release.base);
  const named = async (answer: Answer) => page.with(await namesFor(c, publication, answer));
  return answerQuery(
    c,
    publication,
    { text, lane: "page", ...(ending !== undefined && { ending }) },
    () => page,
    {
      page: async (answer) =>
        questionPage(await named(answer), shown, {
          ...options,
          answer,
          bound: text,
          diagnosis: await diagnosisOf(c, publication, { text }, answer),
        }),
      drawing: async (answer) =>
        answerDrawing(await named(answer), answer, {
          title: shown.summary[0].value,
          query: shown,
          look: options.look,
        }),
    },
  );
}

/** The query that a part of an address names, with or without an ending. @throws ChanceryError WEB-601 */
function addressed(
  { queries }: Publication,
  name: string,
): { readonly query: StoredQuery; readonly ending?: string } {
  const whole = queries.find(({ slug }) => slug === name);
  if (whole !== undefined) return { query: whole };
  const query = queries.find(({ slug }) => name.startsWith(`${slug}.`));
  if (query !== undefined) return { query, ending: name.slice(query.slug.length + 1) };
  throw new ChanceryError({
    code: "WEB-601",
    message: `there is no stored query ${name}`,
    hint: "See /queries for all of them.",
  });
}

function valuesOf(c: Context, { parameters }: StoredQuery): Record<string, string> {
  const isOwn = (name: string) => parameters.some((known) => known.name === name);
  return Object.fromEntries(
    Object.entries(ownParameters(c)).filter(([name]) => isOwn(name) || !RESERVED.includes(name)),
  );
}

/** Whether the reader has still to choose something and has given nothing wrong. */
function lacksValues(
  { parameters }: StoredQuery,
  values: Readonly<Record<string, string>>,
): boolean {
  const given = Object.keys(values).filter((name) => name !== LANGUAGE_OF_LABELS);
  return (
    given.length === 0 &&
    parameters.some(({ name, default: fallback }) => (values[name] ?? fallback) === undefined)
  );
}

/** The file as it stands in the folder, with its header. */
function sendText(c: Context, { release }: Publication, { slug }: StoredQuery): Promise<Response> {
  const file = release.queryFiles.find(({ file: path }) => `/${path}`.endsWith(`/${slug}.rq`));
  return send(c, file?.text ?? "", "application/sparql-query", {
    ...datedBy(release),
    "Content-Location": `${pathOf(slug)}.rq`,
  });
}
