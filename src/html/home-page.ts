// The home page: what the publication is, questions it answers, and what it holds.

import { html } from "hono/html";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { isMachinery } from "../model/vocabulary.ts";
import { schemaDataset } from "../publish/schema-dataset.ts";
import { jsonBlock } from "./json-block.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { linkTo } from "./term.ts";

/** How many classes and questions the page shows. */
const CLASSES_SHOWN = 40;
const QUESTIONS_SHOWN = 12;

export function homePage(page: Page, queries: readonly StoredQuery[]): Markup {
  const { about, classes } = page.release;
  const description = about.description[0] ?? {
    value: "A publication of linked data.",
    language: "",
  };
  const rows = [...classes]
    .sort((a, b) => Number(isMachinery(a.iri)) - Number(isMachinery(b.iri)))
    .slice(0, CLASSES_SHOWN)
    .map(
      ({ iri, count }) =>
        html`<tr><td>${linkTo(page, iri)}</td><td class="number"><a href="/resource?iri=${encodeURIComponent(iri)}">${count}</a></td></tr>`,
    );
  const questions = queries
    .slice(0, QUESTIONS_SHOWN)
    .map(
      ({ slug, summary }) =>
        html`<li><a href="/queries/${slug}"${languageMark(page, summary[0].language)}>${summary[0].value}</a></li>`,
    );
  return layout(page, {
    title: about.title[0].value,
    titleLanguage: about.title[0].language,
    body: html`
<p class="lead"${languageMark(page, description.language)}>${description.value}</p>
<p>${sizeOf(page.release)}
${page.release.remote === undefined ? html`<a href="/data">Download</a> them, ask` : "Ask"} <a href="/sparql">SPARQL</a>, or follow the links below.</p>
${questions.length === 0 ? "" : html`<h2>Questions it answers</h2><ul class="columns">${questions}</ul><p><a href="/queries">All questions</a></p>`}
<h2>What there is</h2>
<div class="scroll"><table><thead><tr><th>Class</th><th class="number">Things</th></tr></thead><tbody>${rows}</tbody></table></div>
${jsonBlock("application/ld+json", schemaDataset(page.release))}`,
  });
}

/** A remote endpoint may not say how large it is. */
function sizeOf({ counts, remote }: Release): string {
  const { triples, subjects, graphs } = counts;
  return remote !== undefined && Math.min(triples, subjects) === 0
    ? "Statements at a remote endpoint."
    : `${triples} statements about ${subjects} things, from ${graphs} graphs.`;
}
