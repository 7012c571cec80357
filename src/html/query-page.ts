// The pages of queries: the list of stored ones, one of them with its parameters, and the free form.

import { html } from "hono/html";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import type { Results } from "../query/results.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { Sources } from "./sources.ts";
import { shownOf } from "./views/shown.ts";
import { VIEWS } from "./views/views.ts";

export interface Table extends Results {
  /** Milliseconds that the engine worked. */
  readonly elapsed: number;
}

/** Paths of the pages before and after, as far as there are such. */
export interface PageLinks {
  readonly prev?: string;
  readonly next?: string;
}

/** A graph as Turtle, or a page of it. */
export interface GraphAnswer {
  readonly text: string;
  readonly links: PageLinks;
}

/** What a query answered. */
export type Answer = Table | GraphAnswer;

export function queriesPage(page: Page, queries: readonly StoredQuery[]): Markup {
  const items = queries.map(
    ({ slug, summary, description }) =>
      html`<li><a href="/queries/${slug}"${languageMark(page, summary[0].language)}>${summary[0].value}</a> <span class="soft">${description[0]?.value ?? ""}</span></li>`,
  );
  const content =
    items.length === 0
      ? html`<p>This publication has no stored queries. Put <code>.rq</code> files into <code>queries/</code>.</p>`
      : html`<ul>${items}</ul>`;
  return layout(page, { title: "Questions", body: content });
}

export function storedQueryPage(
  page: Page,
  query: StoredQuery,
  values: Readonly<Record<string, string>>,
  answer: Answer,
): Markup {
  const fields = query.parameters.map(
    ({ name, label: [label], type, default: fallback = "" }) =>
      html`<p><label for="p-${name}"${languageMark(page, label.language)}>${label.value} <small class="soft">${type}</small></label><input id="p-${name}" name="${name}" value="${values[name] ?? fallback}"></p>`,
  );
  const form =
    fields.length === 0
      ? ""
      : html`<form method="get" action="/queries/${query.slug}">${fields}<p><button>Ask</button></p></form>`;
  return layout(page, {
    title: query.summary[0].value,
    titleLanguage: query.summary[0].language,
    body: html`${query.description[0] === undefined ? "" : html`<p class="lead"${languageMark(page, query.description[0].language)}>${query.description[0].value}</p>`}
${form}
${answerMarkup(page, answer, query)}
${downloads(`/queries/${query.slug}`, values, answer)}
<details><summary>The query</summary><pre>${query.text}</pre>
<p><a href="/sparql?query=${encodeURIComponent(query.text)}">Change it</a></p></details>`,
  });
}

export interface QueryPageOptions {
  readonly answer?: Answer;
  /** The address of the endpoint. */
  readonly path?: string;
  /** Where the query would be answered as one for Wikidata. */
  readonly forWikidata?: string | undefined;
  /** How the query asks to be shown, as in `#defaultView:Map`. */
  readonly view?: string | undefined;
}

/** The form of an endpoint, with what it answered. */
export function queryPage(
  page: Page,
  text: string,
  { answer, path = "/sparql", forWikidata, view }: QueryPageOptions = {},
): Markup {
  return layout(page, {
    title: "SPARQL",
    body: html`
<form method="get" action="${path}">
<label for="query">Query</label>
<textarea id="query" name="query" spellcheck="false">${text}</textarea>
<p><button>Run</button></p>
</form>
${forWikidata === undefined ? "" : html`<p>This reads like a query for Wikidata: <a href="${forWikidata}">ask it there</a>.</p>`}
${view === undefined ? "" : html`<p class="soft">It asks to be shown as ${view}; here is the table.</p>`}
${answer === undefined ? "" : html`${answerMarkup(page, answer)}${downloads(path, { query: text }, answer)}`}`,
  });
}

function answerMarkup(page: Page, answer: Answer, query?: StoredQuery): Markup {
  if ("text" in answer) return graphMarkup(answer);
  const { rows, elapsed } = answer;
  const sources = new Sources(page);
  const title = query?.summary[0].value ?? "SPARQL";
  const shown = shownOf(page, sources, { ...answer, title, ...(query !== undefined && { query }) });
  return html`<p>${rows.length === 1 ? "1 row" : `${rows.length} rows`} in ${Math.round(elapsed)} ms</p>
${VIEWS[query?.view ?? "table"](shown)}${sources.list()}`;
}

function graphMarkup({ text, links: { prev, next } }: GraphAnswer): Markup {
  return html`<pre>${text}</pre>
<p>${prev === undefined ? "" : html`<a href="${prev}" rel="prev">Previous page</a> `}${next === undefined ? "" : html`<a href="${next}" rel="next">Next page</a>`}</p>`;
}

function downloads(path: string, values: Readonly<Record<string, string>>, answer: Answer): Markup {
  const formats =
    "text" in answer
      ? RDF_FORMATS.filter(({ writable }) => writable)
      : RESULT_FORMATS.filter(({ use }) => use !== "programs");
  const links = formats.map(({ id, name }) => {
    const parameters = new URLSearchParams({ ...values, format: id });
    return html`<a href="${path}?${parameters.toString()}">${name}</a> `;
  });
  return html`<p class="formats">As data: ${links}</p>`;
}
