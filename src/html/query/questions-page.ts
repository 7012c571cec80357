// The list of stored queries, by what they are about.

import { html } from "hono/html";
import type { Text } from "../../model/release.ts";
import { LANGUAGE_OF_LABELS, type StoredQuery } from "../../model/stored-query.ts";
import { nameOfTag } from "../../publish/tag-names.ts";
import { keptLanguage } from "../form.ts";
import { languageMark, layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { textMarkup } from "../tongue.ts";
import type { Message } from "../words/message.ts";
import { EXAMPLES, LOOKS } from "../words/query.ts";
import { QUESTIONS } from "../words/question.ts";
import { withWords } from "./filter.ts";
import { pathOf } from "./question-page.ts";

/** What a reader looks for. */
export interface Sought {
  readonly words: string;
  readonly tag: string;
}

export function questionsPage(
  page: Page,
  queries: readonly StoredQuery[],
  { words, tag }: Sought,
): Markup {
  const found = withWords(page.release, queries, words).filter(
    ({ tags }) => tag === "" || tags.some((known) => known === tag),
  );
  const code = (text: string) => html`<code>${text}</code>`;
  const body =
    queries.length === 0
      ? html`<p>${page.tell(QUESTIONS.none, { files: code(".rq"), folder: code("queries/") })}</p>`
      : html`<p class="lead">${page.say(QUESTIONS.lead, { n: queries.length })}</p>
${filterForm(page, queries, { words, tag })}
${found.length === 0 ? html`<p>${page.say(EXAMPLES.none)}</p>` : groupsOf(page, found, tag).map((group) => groupMarkup(page, group))}`;
  return layout(page, { title: page.say(QUESTIONS.title), body });
}

function filterForm(page: Page, queries: readonly StoredQuery[], { words, tag }: Sought): Markup {
  const options = tagsByName(page, queries).map(
    ([known, { value, language }]) =>
      html`<option value="${known}"${languageMark(page, language)}${known === tag ? html` selected` : ""}>${value}</option>`,
  );
  return html`<form method="get" action="/queries" class="fields">${keptLanguage(page)}
<div class="field"><label for="words">${page.say(EXAMPLES.find)}</label><input id="words" type="search" name="q" value="${words}"></div>
<div class="field"><label for="tag">${page.say(QUESTIONS.tag)}</label><select id="tag" name="tag"><option value="">${page.say(QUESTIONS.every)}</option>${options}</select></div>
<button type="submit">${page.say(EXAMPLES.filter)}</button></form>`;
}

function tagsByName(page: Page, queries: readonly StoredQuery[]): (readonly [string, Text])[] {
  const collator = new Intl.Collator(page.language);
  return [...new Set(queries.flatMap((query) => query.tags))]
    .map((tag) => [tag, nameOfTag(page.release, tag)] as const)
    .sort(([, a], [, b]) => collator.compare(a.value, b.value));
}

interface Group {
  readonly name: Text;
  readonly queries: readonly StoredQuery[];
}

/** Each query once, under its first tag or the one that is looked for; then those that only pages of things can ask. */
function groupsOf(page: Page, queries: readonly StoredQuery[], tag: string): Group[] {
  const parts = queries.filter(isPart);
  const groups = new Map<string | undefined, StoredQuery[]>();
  for (const query of queries.filter((known) => !isPart(known))) {
    const of = tag || query.tags[0];
    groups.set(of, [...(groups.get(of) ?? []), query]);
  }
  const said = (message: Message) => ({ value: page.say(message), language: page.language });
  const named = [...groups].map(([of, members]) => ({
    name: of === undefined ? said(QUESTIONS.others) : nameOfTag(page.release, of),
    queries: members,
  }));
  return parts.length === 0 ? named : [...named, { name: said(QUESTIONS.parts), queries: parts }];
}

/** Whether it cannot be asked as it is, but stands on pages that give it what it lacks. */
function isPart({ panels, parameters }: StoredQuery): boolean {
  return (
    panels.length > 0 &&
    parameters.some((known) => known.default === undefined && known.name !== LANGUAGE_OF_LABELS)
  );
}

function groupMarkup(page: Page, { name, queries }: Group): Markup {
  const cards = queries.map(
    ({ slug, summary: [title], description: [about], view }) =>
      html`<li class="card"><h3><a href="${page.href(pathOf(slug))}"${languageMark(page, title.language)}>${title.value}</a></h3>${about === undefined ? "" : html`<p class="soft"${languageMark(page, about.language)}>${about.value}</p>`}<p><span class="kind">${page.say(LOOKS[view])}</span></p></li>`,
  );
  return html`<section><h2>${textMarkup(page, name)}</h2><ul class="cards">${cards}</ul></section>`;
}
