// The pages: home, thing, data, stored queries, query, error.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import type { Problem } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import type { Description } from "../publish/describe.ts";
import type { Dump } from "../publish/dumps.ts";
import { layout, type Markup } from "./layout.ts";
import { linkTo, termMarkup } from "./term.ts";

export function homePage({ release, queries }: Publication): Markup {
  const { about, counts, classes } = release;
  const description = about.description[0]?.value;
  const rows = classes
    .slice(0, 40)
    .map(({ iri, count }) => html`<tr><td>${linkTo(release, iri)}</td><td>${count}</td></tr>`);
  const questions = queries
    .slice(0, 12)
    .map(({ slug, summary }) => html`<li><a href="/queries/${slug}">${summary[0].value}</a></li>`);
  return layout(
    release,
    about.title[0].value,
    html`
<p class="lead">${description ?? "A publication of linked data."}</p>
<p>${counts.triples} statements about ${counts.subjects} things, from ${counts.graphs} graphs.</p>
${questions.length === 0 ? "" : html`<h2>Questions it answers</h2><ul>${questions}</ul>`}
<h2>What there is</h2>
<div class="scroll"><table><thead><tr><th>Class</th><th>Things</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

export function thingPage(
  release: Release,
  { iri, quads, incoming, contents }: Description,
): Markup {
  const description = release.labels.description(iri)?.value;
  return layout(
    release,
    release.labels.label(iri).value,
    html`
${description === undefined ? "" : html`<p class="lead">${description}</p>`}
<p class="soft"><code>${iri}</code></p>
${statementTable(release, "Statements", quads)}
${statementTable(release, "Said in this graph", contents, true)}
${statementTable(release, "What refers to it", incoming, true)}`,
  );
}

export function dataPage(release: Release, dumps: readonly Dump[]): Markup {
  const rows = dumps.map(
    ({ name, format, body, sha256 }) =>
      html`<tr><td><a href="/data/${release.id}/${name}">${name}</a></td><td>${format.name}</td><td>${body.length}</td><td><code>${sha256}</code></td></tr>`,
  );
  return layout(
    release,
    "Data",
    html`
<p>The whole graph of this release. The addresses never change; <code>/data/latest/…</code> leads to the newest.</p>
<div class="scroll"><table><thead><tr><th>File</th><th>Syntax</th><th>Bytes</th><th>SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

export function queriesPage({ release, queries }: Publication): Markup {
  const items = queries.map(
    ({ slug, summary, description }) =>
      html`<li><a href="/queries/${slug}">${summary[0].value}</a> <span class="soft">${description}</span></li>`,
  );
  return layout(
    release,
    "Queries",
    items.length === 0
      ? html`<p>This publication has no stored queries.</p>`
      : html`<ul>${items}</ul>`,
  );
}

/** Bindings of SPARQL 1.1 Query Results JSON. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, { type: string; value: string }>>[];
  readonly elapsed: number;
}

export function queryPage(release: Release, text: string, table?: Table): Markup {
  return layout(
    release,
    "SPARQL",
    html`
<form method="get" action="/sparql">
<label for="query">Query</label>
<textarea id="query" name="query" spellcheck="false">${text}</textarea>
<p><button>Run</button></p>
</form>
${table === undefined ? "" : resultTable(release, table)}`,
  );
}

export function errorPage(release: Release, title: string, problems: readonly Problem[]): Markup {
  const items = problems.map(
    ({ code, message, line, column, excerpt, hint }) =>
      html`<p><strong>${code}</strong>: ${message}${line === undefined ? "" : ` (line ${line}, column ${column})`}</p>${excerpt === undefined ? "" : html`<pre>${excerpt}</pre>`}${hint === undefined ? "" : html`<p>${hint}</p>`}`,
  );
  return layout(release, title, html`${items}`);
}

export function resultTable(release: Release, { columns, rows, elapsed }: Table): Markup {
  const heads = columns.map((name) => html`<th>${name}</th>`);
  const lines = rows.map(
    (row) => html`<tr>${columns.map((name) => html`<td>${cell(release, row[name])}</td>`)}</tr>`,
  );
  return html`<p>${rows.length} rows in ${Math.round(elapsed)} ms</p>
<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function cell(
  release: Release,
  value: { type: string; value: string } | undefined,
): Markup | string {
  if (value === undefined) return "";
  return value.type === "uri" ? linkTo(release, value.value) : value.value;
}

/** One row a statement, with the graphs that say it. */
function statementTable(
  release: Release,
  title: string,
  quads: readonly Quad[],
  subjects = false,
): Markup | string {
  if (quads.length === 0) return "";
  const rows = quads.map(
    ({ subject, predicate, object, graph }) =>
      html`<tr>${subjects ? html`<td>${linkTo(release, subject.value)}</td>` : ""}<td>${linkTo(release, predicate.value)}</td><td>${termMarkup(release, object)}</td><td>${graph.value === "" ? "" : linkTo(release, graph.value)}</td></tr>`,
  );
  return html`<h2>${title}</h2><div class="scroll"><table><thead><tr>${subjects ? html`<th>Thing</th>` : ""}<th>Property</th><th>Value</th><th>Source</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
