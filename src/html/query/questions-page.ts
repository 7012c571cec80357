// The list of stored queries, by what they are about.

import { html } from "hono/html";
import type { StoredQuery } from "../../model/stored-query.ts";
import { languageMark, layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";

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
