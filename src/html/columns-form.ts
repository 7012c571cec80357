// Which columns a list has: a form of its own, so that the addresses of others stay short.

import { html } from "hono/html";
import { changed, writeAddress } from "../publish/browse/address.ts";
import type { List } from "../publish/browse/list.ts";
import { columnsOf, type ListRows } from "../publish/browse/rows.ts";
import { facetName } from "./facet-markup.ts";
import { keptLanguage } from "./form.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { BROWSE } from "./words/browse.ts";

/** Those that are shown are marked; nothing where there is no choice. */
export function columnsForm(page: Page, list: List, { columns }: ListRows): Markup | string {
  const choices = columnsOf(list);
  if (choices.length < 2) return "";
  const shown = new Set(columns.map(({ key }) => key));
  const boxes = choices.map((column, at) => {
    const id = `column-${at}`;
    return html`<li><input type="checkbox" id="${id}" name="columns" value="${column.key}"${shown.has(column.key) ? html` checked` : ""}><label for="${id}">${facetName(page, column)}</label></li>`;
  });
  const [path = "", query] = writeAddress(changed(list.address, { columns: [] })).split("?");
  const kept = [...new URLSearchParams(query)].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<details class="facets"><summary>${page.say(BROWSE.columns)}</summary><form method="get" action="${path}">${keptLanguage(page)}${kept}<fieldset><legend class="unseen">${page.say(BROWSE.columns)}</legend><ul>${boxes}</ul></fieldset><p><button type="submit">${page.say(BROWSE.apply)}</button></p></form></details>`;
}
