// Parts of the pages of time and space: answers in one view, from stored queries or from a question that any graph can be asked.

import { html } from "hono/html";
import type { StoredQuery } from "../model/stored-query.ts";
import type { Results } from "../query/results.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import type { Sources } from "./sources.ts";
import { shownOf } from "./views/shown.ts";
import type { Shown, View } from "./views/view.ts";
import { PANEL } from "./words/panel.ts";

export interface Part {
  readonly answer: Results;
  /** The address of the query. */
  readonly address: string;
  /** The stored query that was asked, in the language of the page. */
  readonly query?: StoredQuery;
}

/** The rows of a part; `title` is what it is called when no stored query says that. */
export function shownPart(
  page: Page,
  sources: Sources,
  { answer, query }: Part,
  title: string,
): Shown {
  return shownOf(page, sources, {
    ...answer,
    title: query?.summary[0].value ?? title,
    ...(query === undefined ? { isOwn: true } : { query }),
  });
}

/** A part in a view, under the title of its query when it is a stored one. */
export function partMarkup(page: Page, shown: Shown, view: View, address: string): Markup {
  const { query, id } = shown;
  const heading =
    query === undefined
      ? ""
      : html`<h2 id="p-${id}"${languageMark(page, query.summary[0].language)}>${query.summary[0].value}</h2>`;
  return html`<section class="panel">${heading}${view(shown)}
<p class="more"><a href="${page.href(address)}">${page.say(PANEL.query)}</a></p></section>`;
}
