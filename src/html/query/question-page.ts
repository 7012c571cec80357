// The page of a stored query: its parameters as a form, its answer, and how programs get it.

import { html } from "hono/html";
import type { ChanceryError, Problem } from "../../model/error.ts";
import { endingOf, RDF_FORMATS, RESULT_FORMATS } from "../../model/format.ts";
import type { StoredQuery } from "../../model/stored-query.ts";
import { keptLanguage } from "../form.ts";
import { formatName } from "../format-name.ts";
import { languageMark, layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { problemMarkup } from "../problem.ts";
import { linkTo } from "../term.ts";
import { EXAMPLES } from "../words/query.ts";
import { QUESTION, QUESTIONS } from "../words/question.ts";
import { type Answer, answerMarkup } from "./answer.ts";
import { type Asked, addressOf } from "./asked.ts";
import { type Diagnosis, diagnosisMarkup } from "./doctor.ts";
import { fieldMarkup } from "./field.ts";
import type { Look } from "./look.ts";
import { snippetsMarkup } from "./snippets.ts";

export interface QuestionOptions {
  readonly values: Readonly<Record<string, string>>;
  /** The query with the values in it, where they fit. */
  readonly bound?: string;
  /** What it answered, or why it did not; neither while values are to be chosen. */
  readonly answer?: Answer;
  readonly error?: ChanceryError;
  readonly look?: Look | undefined;
  /** Why nothing was found, where that is so. */
  readonly diagnosis?: Diagnosis | undefined;
}

export function questionPage(page: Page, query: StoredQuery, options: QuestionOptions): Markup {
  const { values, answer, error, look, diagnosis } = options;
  const { slug, summary, description } = query;
  const [title] = summary;
  const asked = { path: pathOf(slug), fields: values, hasEndings: true };
  const problems = error?.problems ?? [];
  return layout(page, {
    title: title.value,
    titleLanguage: title.language,
    trail: [{ path: "/queries", name: page.say(QUESTIONS.title) }],
    description: description[0],
    body: html`${description[0] === undefined ? "" : html`<p class="lead"${languageMark(page, description[0].language)}>${description[0].value}</p>`}
${form(page, query, values, problems)}
${problems.filter((problem) => !hasField(query, problem)).map((problem) => problemMarkup(page, problem))}
${diagnosis === undefined ? "" : diagnosisMarkup(page, diagnosis)}
${answer === undefined ? (error === undefined ? html`<p class="note">${page.say(QUESTION.choose)}</p>` : "") : answerMarkup(page, answer, { asked, title: title.value, query, look })}
${error === undefined ? programs(page, query, asked) : ""}
${answer === undefined ? "" : snippetsMarkup(page, answer, asked.path, { fields: values, method: "GET" })}
${queryText(page, query, options.bound)}
${usedOn(page, query)}`,
  });
}

export function pathOf(slug: string): string {
  return `/queries/${encodeURIComponent(slug)}`;
}

function hasField({ parameters }: StoredQuery, { parameter }: Problem): boolean {
  return parameters.some(({ name }) => name === parameter);
}

function form(
  page: Page,
  { slug, parameters }: StoredQuery,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
): Markup | string {
  if (parameters.length === 0) return "";
  const fields = parameters.map((parameter) => {
    const given = values[parameter.name];
    const problem =
      given === undefined
        ? undefined
        : problems.find((found) => found.parameter === parameter.name);
    return fieldMarkup(page, parameter, given, problem);
  });
  return html`<form method="get" action="${pathOf(slug)}" class="fields">${keptLanguage(page)}${fields}<button type="submit">${page.say(QUESTION.ask)}</button></form>`;
}

/** One address for each format. */
function programs(page: Page, { kind }: StoredQuery, asked: Asked): Markup {
  const formats =
    kind === "SELECT" || kind === "ASK"
      ? RESULT_FORMATS
      : RDF_FORMATS.filter(({ writable }) => writable);
  const rows = formats.flatMap((format) => {
    if (endingOf(format) === undefined) return [];
    const address = addressOf(asked, { format });
    const whole = page.release.base + address.slice(1);
    return [
      html`<tr><th scope="row">${formatName(page, format.id, format.name)}</th><td><code><a href="${address}">${address}</a></code></td><td><button type="button" class="quiet" data-copy="${whole}" hidden>${page.say(QUESTION.copy)}</button></td></tr>`,
    ];
  });
  const link = html`<a href="/openapi.json">OpenAPI</a>`;
  return html`<details><summary id="programs">${page.say(QUESTION.programs)}</summary>
<div class="scroll" tabindex="0" role="group" aria-labelledby="programs"><table class="facts">${rows}</table></div>
<p>${page.tell(QUESTION.described, { link })}</p></details>`;
}

function queryText(page: Page, { slug, text }: StoredQuery, bound: string | undefined): Markup {
  const open =
    bound === undefined
      ? ""
      : html`<a href="${page.href(addressOf({ path: "/sparql", fields: { query: bound } }))}">${page.say(EXAMPLES.open)}</a>`;
  return html`<details><summary>${page.say(QUESTION.query)}</summary><pre tabindex="0">${text}</pre>
<p class="actions">${open}<a href="${pathOf(slug)}.rq">${slug}.rq</a></p></details>`;
}

function usedOn(page: Page, { panels }: StoredQuery): Markup | string {
  if (panels.length === 0) return "";
  const links = panels.map(({ of }, at) => {
    const link = of.startsWith("/") ? html`<a href="${page.href(of)}">${of}</a>` : linkTo(page, of);
    return html`${at === 0 ? "" : ", "}${link}`;
  });
  return html`<p class="soft">${page.tell(QUESTION.used, { list: html`${links}` })}</p>`;
}
