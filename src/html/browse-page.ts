// All classes of a publication, with the lists of their things.

import { html } from "hono/html";
import type { ClassSummary } from "../model/release.ts";
import { isMachinery, term } from "../model/vocabulary.ts";
import { browsePath } from "../publish/browse/paths.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { BROWSE } from "./words/browse.ts";
import type { Message } from "./words/message.ts";

/** How many classes are listed; a vocabulary may have thousands. */
const SHOWN_MAX = 200;

export function browsePage(page: Page): Markup {
  const shown = page.release.classes.slice(0, SHOWN_MAX);
  const own = shown.filter(({ iri }) => !isVocabulary(iri));
  const others = shown.filter(({ iri }) => isVocabulary(iri));
  const folded = html`<details><summary>${page.say(BROWSE.vocabulary)}</summary>${classTable(page, others, BROWSE.vocabulary)}</details>`;
  return layout(page, {
    title: page.say(BROWSE.title),
    body: html`
<p class="lead">${page.say(shown.length === 0 ? BROWSE.empty : BROWSE.lead)}</p>
${own.length === 0 ? "" : classTable(page, own, BROWSE.things)}
${others.length === 0 ? "" : folded}`,
  });
}

/** Classes whose things are terms, shapes and the parts of both. */
function isVocabulary(kind: string): boolean {
  return isMachinery(kind) || kind.startsWith(term("qb", ""));
}

function classTable(page: Page, classes: readonly ClassSummary[], title: Message): Markup {
  const number = new Intl.NumberFormat(page.language);
  const rows = classes.map(({ iri, count }) => {
    const name = page.release.labels.label(iri);
    const meaning = page.release.labels.description(iri);
    const path = browsePath(page.release, iri) ?? "/browse";
    return html`<tr><th scope="row"><a href="${page.href(path)}"${languageMark(page, name.language)}>${name.value}</a></th><td class="number">${number.format(count)}</td><td class="soft"${languageMark(page, meaning?.language ?? "")}>${meaning?.value ?? ""}</td></tr>`;
  });
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${page.say(title)}"><table><thead><tr><th scope="col">${page.say(BROWSE.kind)}</th><th scope="col" class="number">${page.say(BROWSE.things)}</th><th scope="col">${page.say(BROWSE.meaning)}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
