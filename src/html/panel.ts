// Panels: the answers of stored queries that a page is made of.

import { html } from "hono/html";
import type { StoredQuery } from "../model/stored-query.ts";
import type { Results } from "../query/results.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import type { Sources } from "./sources.ts";
import { shownOf } from "./views/shown.ts";
import { VIEWS } from "./views/views.ts";
import { PANEL } from "./words/panel.ts";

export interface Panel {
  /** In the language of the page. */
  readonly query: StoredQuery;
  /** What its parameters were given. */
  readonly values: Readonly<Record<string, string>>;
  /** Rows, or the code of what went wrong. */
  readonly answer: Results | { readonly code: string };
}

/** Panels in their order; those that found nothing are told of in one sentence. */
export function panelsMarkup(
  page: Page,
  panels: readonly Panel[],
  sources: Sources,
): Markup | string {
  const silent = panels.filter(({ answer }) => "rows" in answer && answer.rows.length === 0);
  const shown = panels.filter((panel) => !silent.includes(panel));
  if (panels.length === 0) return "";
  const list = new Intl.ListFormat(page.language).format(
    silent.map(({ query }) => query.summary[0].value),
  );
  return html`${shown.map((panel) => panelMarkup(page, panel, sources))}
${silent.length === 0 ? "" : html`<p class="soft">${page.say(PANEL.silent, { list })}</p>`}`;
}

function panelMarkup(page: Page, { query, values, answer }: Panel, sources: Sources): Markup {
  const [{ value: title, language }] = query.summary;
  const heading = html`<h2 id="p-${query.slug}"${languageMark(page, language)}>${title}</h2>`;
  if ("code" in answer)
    return html`<section class="panel">${heading}<p>${page.say(PANEL.failed, { code: answer.code })}</p></section>`;
  const shown = shownOf(page, sources, { ...answer, title, query });
  const address = `/queries/${query.slug}?${new URLSearchParams(values).toString()}`;
  return html`<section class="panel">${heading}
${VIEWS[query.view](shown)}
<p class="more"><a href="${page.href(address)}">${page.say(PANEL.query)}</a></p></section>`;
}
