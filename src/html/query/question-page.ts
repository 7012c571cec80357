// The page of a stored query: its parameters as a form, its answer, and how programs get it.

import { html } from "hono/html";
import type { StoredQuery } from "../../model/stored-query.ts";
import { languageMark, layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { type Answer, answerMarkup } from "./answer.ts";

export function storedQueryPage(
  page: Page,
  query: StoredQuery,
  values: Readonly<Record<string, string>>,
  answer: Answer,
): Markup {
  const path = `/queries/${query.slug}`;
  const fields = query.parameters.map(
    ({ name, label: [label], type, default: fallback = "" }) =>
      html`<p><label for="p-${name}"${languageMark(page, label.language)}>${label.value} <small class="soft">${type}</small></label><input id="p-${name}" name="${name}" value="${values[name] ?? fallback}"></p>`,
  );
  const form =
    fields.length === 0
      ? ""
      : html`<form method="get" action="${path}">${fields}<p><button>Ask</button></p></form>`;
  return layout(page, {
    title: query.summary[0].value,
    titleLanguage: query.summary[0].language,
    body: html`${query.description[0] === undefined ? "" : html`<p class="lead"${languageMark(page, query.description[0].language)}>${query.description[0].value}</p>`}
${form}
${answerMarkup(page, answer, { asked: { path, fields: values }, title: query.summary[0].value, query })}
<details><summary>The query</summary><pre>${query.text}</pre>
<p><a href="/sparql?query=${encodeURIComponent(query.text)}">Change it</a></p></details>`,
  });
}
