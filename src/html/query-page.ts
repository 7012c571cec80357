// The pages of queries: the list of stored ones, one of them with its parameters, and the free form.

import { html } from "hono/html";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { type Results, type Row, textOf } from "../query/results.ts";
import { languageMark, layout, type Markup } from "./layout.ts";
import { linkTo } from "./term.ts";

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

export function queriesPage(release: Release, queries: readonly StoredQuery[]): Markup {
  const items = queries.map(
    ({ slug, summary, description }) =>
      html`<li><a href="/queries/${slug}"${languageMark(summary[0].language)}>${summary[0].value}</a> <span class="soft">${description}</span></li>`,
  );
  const content =
    items.length === 0
      ? html`<p>This publication has no stored queries. Put <code>.rq</code> files into <code>queries/</code>.</p>`
      : html`<ul>${items}</ul>`;
  return layout(release, "Questions", content);
}

export function storedQueryPage(
  release: Release,
  query: StoredQuery,
  values: Readonly<Record<string, string>>,
  answer: Answer,
): Markup {
  const fields = query.parameters.map(
    ({ name, label, type, default: fallback = "" }) =>
      html`<p><label for="p-${name}">${label} <small class="soft">${type}</small></label><input id="p-${name}" name="${name}" value="${values[name] ?? fallback}"></p>`,
  );
  const form =
    fields.length === 0
      ? ""
      : html`<form method="get" action="/queries/${query.slug}">${fields}<p><button>Ask</button></p></form>`;
  return layout(
    release,
    query.summary[0].value,
    html`<p class="lead">${query.description}</p>
${form}
${answerMarkup(release, answer)}
${downloads(`/queries/${query.slug}`, values, answer)}
<details><summary>The query</summary><pre>${query.text}</pre>
<p><a href="/sparql?query=${encodeURIComponent(query.text)}">Change it</a></p></details>`,
    query.summary[0].language,
  );
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
  release: Release,
  text: string,
  { answer, path = "/sparql", forWikidata, view }: QueryPageOptions = {},
): Markup {
  return layout(
    release,
    "SPARQL",
    html`
<form method="get" action="${path}">
<label for="query">Query</label>
<textarea id="query" name="query" spellcheck="false">${text}</textarea>
<p><button>Run</button></p>
</form>
${forWikidata === undefined ? "" : html`<p>This reads like a query for Wikidata: <a href="${forWikidata}">ask it there</a>.</p>`}
${view === undefined ? "" : html`<p class="soft">It asks to be shown as ${view}; here is the table.</p>`}
${answer === undefined ? "" : html`${answerMarkup(release, answer)}${downloads(path, { query: text }, answer)}`}`,
  );
}

function answerMarkup(release: Release, answer: Answer): Markup {
  if ("text" in answer) return graphMarkup(answer);
  const { columns, rows, elapsed } = answer;
  const shown = columns.filter(
    (name) => !LABEL_COLUMN.test(name) || !columns.includes(name.replace(LABEL_COLUMN, "")),
  );
  const heads = shown.map((name) => html`<th>${inWords(name.replace(LABEL_COLUMN, ""))}</th>`);
  const lines = rows.map(
    (row) => html`<tr>${shown.map((name) => html`<td>${cell(release, row, name)}</td>`)}</tr>`,
  );
  return html`<p>${rows.length === 1 ? "1 row" : `${rows.length} rows`} in ${Math.round(elapsed)} ms</p>
<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function graphMarkup({ text, links: { prev, next } }: GraphAnswer): Markup {
  return html`<pre>${text}</pre>
<p>${prev === undefined ? "" : html`<a href="${prev}" rel="prev">Previous page</a> `}${next === undefined ? "" : html`<a href="${next}" rel="next">Next page</a>`}</p>`;
}

/** By the custom of Wikidata queries, `?xLabel` is the name of what `?x` holds. */
const LABEL_COLUMN = /Label$/;

function inWords(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
}

function cell(release: Release, row: Row, name: string): Markup | string {
  const value = row[name];
  if (value === undefined) return "";
  const label = row[`${name}Label`];
  return value.type === "uri"
    ? linkTo(release, textOf(value), label && textOf(label))
    : textOf(value);
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
