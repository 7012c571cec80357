// What could be asked: stored questions with their queries, and patterns made from the classes and properties of the data.

import { html } from "hono/html";
import type { StoredQuery } from "../../model/stored-query.ts";
import { gapPatterns, thingsPatterns } from "../../publish/patterns.ts";
import { keptLanguage } from "../form.ts";
import { languageMark } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { EXAMPLES } from "../words/query.ts";
import { addressOf } from "./asked.ts";
import { withWords } from "./filter.ts";

/** How many examples are shown with their queries. */
const SHOWN = 10;

/** Examples that have these words, and patterns. */
export function examplesMarkup(page: Page, queries: readonly StoredQuery[], words: string): Markup {
  return html`<div class="grid">${queries.length === 0 ? "" : questions(page, queries, words)}${patterns(page)}</div>`;
}

function questions(page: Page, queries: readonly StoredQuery[], words: string): Markup {
  const found = withWords(page.release, queries, words);
  const items = found.slice(0, SHOWN).map((query) => example(page, query));
  return html`<section class="panel"><h2>${page.say(EXAMPLES.heading)}</h2>
<form method="get" action="/sparql" class="actions">${keptLanguage(page)}<label for="words">${page.say(EXAMPLES.find)}</label><input id="words" type="search" name="q" value="${words}"><button type="submit" class="quiet">${page.say(EXAMPLES.filter)}</button></form>
${items.length === 0 ? html`<p>${page.say(EXAMPLES.none)}</p>` : html`<ul class="values">${items}</ul>`}
<p><a href="${page.href("/queries")}">${page.say(EXAMPLES.all, { n: queries.length })}</a></p></section>`;
}

function example(page: Page, { slug, summary: [title], text }: StoredQuery): Markup {
  const editor = page.href(addressOf({ path: "/sparql", fields: { query: text } }));
  return html`<li><details><summary${languageMark(page, title.language)}>${title.value}</summary>
<pre tabindex="0">${text}</pre><p class="actions"><a href="${page.href(`/queries/${encodeURIComponent(slug)}`)}">${page.say(EXAMPLES.answer)}</a>${text.includes("?_") ? "" : html`<a href="${editor}">${page.say(EXAMPLES.open)}</a>`}</p></details></li>`;
}

function patterns(page: Page): Markup {
  const label = (iri: string) => page.release.labels.label(iri).value;
  const number = new Intl.NumberFormat(page.language);
  const link = (name: string, count: number, query: string) =>
    html`<li><a href="${page.href(addressOf({ path: "/sparql", fields: { query } }))}">${name}</a> <span class="soft">${number.format(count)}</span></li>`;
  const all = thingsPatterns(page.release).map(({ class: kind, count, query }) =>
    link(label(kind), count, query),
  );
  const gaps = gapPatterns(page.release).map(({ class: kind, property, count, query }) =>
    link(
      page.say(EXAMPLES.without, { class: label(kind), property: label(property) }),
      count,
      query,
    ),
  );
  return html`${all.length === 0 ? "" : html`<section class="panel"><h2>${page.say(EXAMPLES.things)}</h2><ul class="values">${all}</ul></section>`}
${gaps.length === 0 ? "" : html`<section class="panel"><h2>${page.say(EXAMPLES.lacking)}</h2><ul class="values">${gaps}</ul></section>`}`;
}
