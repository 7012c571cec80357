// All classes of a publication, with the lists of their things.

import { html } from "hono/html";
import { isMachinery, term } from "../model/vocabulary.ts";
import { browsePath } from "../publish/browse/paths.ts";
import { type ClassMembers, listedClasses } from "../publish/class-members.ts";
import { type ClassNode, classTrees } from "../publish/ontology.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { BROWSE } from "./words/browse.ts";

/** How many classes are listed; a vocabulary may have thousands. */
const SHOWN_MAX = 200;

export function browsePage(page: Page): Markup {
  const size = ({ count, all = count }: ClassMembers) => all;
  const shown = [...listedClasses(page.release)]
    .sort((a, b) => size(b) - size(a))
    .slice(0, SHOWN_MAX);
  const own = shown.filter(({ iri }) => !isVocabulary(iri));
  const others = shown.filter(({ iri }) => isVocabulary(iri));
  const folded = html`<details><summary>${page.say(BROWSE.vocabulary)}</summary>${classList(page, others)}</details>`;
  return layout(page, {
    title: page.say(BROWSE.title),
    body: html`
<p class="lead">${page.say(shown.length === 0 ? BROWSE.empty : BROWSE.lead)}</p>
${own.length === 0 ? "" : classList(page, own)}
${others.length === 0 ? "" : folded}`,
  });
}

/** Classes whose things are terms, shapes and the parts of both. */
function isVocabulary(kind: string): boolean {
  return isMachinery(kind) || kind.startsWith(term("qb", ""));
}

function classList(page: Page, classes: readonly ClassMembers[]): Markup {
  const members = new Map(classes.map((known) => [known.iri, known]));
  return treeMarkup(page, classTrees(page.release, [...members.keys()]), members);
}

function treeMarkup(
  page: Page,
  nodes: readonly ClassNode[],
  members: ReadonlyMap<string, ClassMembers>,
): Markup {
  const items = nodes.map(({ iri, below }) => {
    const name = page.release.labels.label(iri);
    const meaning = page.release.labels.description(iri);
    const path = browsePath(page.release, iri) ?? "/browse";
    return html`<li><a href="${page.href(path)}"${languageMark(page, name.language)}>${name.value}</a> <span class="count">${countText(page, members.get(iri))}</span>${meaning === undefined ? "" : html` <span class="soft"${languageMark(page, meaning.language)}>${meaning.value}</span>`}${below.length === 0 ? "" : treeMarkup(page, below, members)}</li>`;
  });
  return html`<ul class="tree">${items}</ul>`;
}

function countText(page: Page, { count, all }: Partial<ClassMembers> = {}): string {
  // How many things there are in classes below is not known then, and 0 would say that there are none.
  if (all === undefined && count === 0) return "";
  const own = new Intl.NumberFormat(page.language).format(count ?? 0);
  return all === undefined || all === count
    ? own
    : page.say(BROWSE.withBelow, { own: count ?? 0, all });
}
