// Parts of a thing: what has its address and a `#`, such as the point of a place or a term of a vocabulary.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { groupBy } from "../../model/group.ts";
import { languageMark } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";
import { textMarkup } from "../tongue.ts";
import { factTable } from "./facts.ts";

/** How many statements of all parts together a page tells; of how many more parts it gives the names, so that links find them. */
const STATEMENTS_MAX = 100;
const NAMED_MAX = 120;

export interface Parts {
  readonly markup: Markup;
  readonly omitted: number;
}

/** A section for each part as long as there is room, then their names. */
export function partSections(page: Page, quads: readonly Quad[], sources: Sources): Parts {
  const parts = [...groupBy(quads, ({ subject }) => subject.value)];
  const sections: Markup[] = [];
  let omitted = 0;
  let told = 0;
  let left = STATEMENTS_MAX;
  for (const [part, said] of parts) {
    if (left <= 0) break;
    const table = factTable(page, said, sources, left);
    sections.push(section(page, part, table.markup));
    omitted += table.omitted;
    left -= said.length;
    told += 1;
  }
  const others = parts.slice(told);
  omitted += others.reduce((sum, [, said]) => sum + said.length, 0);
  const names = others
    .slice(0, NAMED_MAX)
    .map(
      ([part]) =>
        html`<li id="${fragmentOf(part)}">${textMarkup(page, page.release.labels.label(part))}</li>`,
    );
  const list = names.length === 0 ? "" : html`<ul class="columns">${names}</ul>`;
  return { markup: html`${sections}${list}`, omitted };
}

function section(page: Page, part: string, table: Markup | string): Markup {
  const { labels } = page.release;
  const fragment = fragmentOf(part);
  const name = labels.label(part);
  const description = labels.description(part);
  const lead =
    description === undefined
      ? ""
      : html`<p${languageMark(page, description.language)}>${description.value}</p>`;
  return html`<section id="${fragment}"><h2>${textMarkup(page, name)} <small class="soft">#${fragment}</small></h2>
${lead}${table}</section>`;
}

function fragmentOf(part: string): string {
  return part.slice(part.indexOf("#") + 1);
}
