// What is known of a class or a property beside what is said of it: its use, its rules, its like elsewhere.

import { html } from "hono/html";
import { browsePath } from "../../publish/browse/paths.ts";
import { type Constraint, constraintsOf, mappingsOf } from "../../publish/ontology.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { linkTo } from "../term.ts";
import { textMarkup } from "../tongue.ts";
import { ONTOLOGY } from "../words/ontology.ts";

/** How often a term stands with another; IRIs of classes, datatypes or properties. */
export type Counts = readonly (readonly [iri: string, count: number])[];

/** How the data uses a term; nothing where counting took too long. */
export interface TermUse {
  /** Things of a class, or statements with a property. */
  readonly total: number;
  /** Classes of the things that have a property. */
  readonly subjects?: Counts | undefined;
  /** Classes and datatypes of its values. */
  readonly objects?: Counts | undefined;
  /** Properties that the things of a class have. */
  readonly properties?: Counts | undefined;
}

export function termSections(page: Page, iri: string, use: TermUse): Markup {
  return html`${useSection(page, iri, use)}${ruleSection(page, constraintsOf(page.release, iri))}${mappingSection(page, iri)}`;
}

function useSection(page: Page, iri: string, use: TermUse): Markup {
  const { total, subjects, objects, properties } = use;
  const list = browsePath(page.release, iri);
  const isCounted =
    total === 0 || [subjects, objects, properties].some((counts) => counts !== undefined);
  const number = new Intl.NumberFormat(page.language).format(total);
  const how = page.say(
    properties === undefined && list === undefined ? ONTOLOGY.uses : ONTOLOGY.things,
  );
  const body =
    total === 0 && list === undefined
      ? html`<p>${page.say(ONTOLOGY.unused)}</p>`
      : html`<p>${how}: ${number}${list === undefined ? "" : html` · <a href="${page.href(list)}">${page.say(ONTOLOGY.list)}</a>`}</p>
${isCounted ? "" : html`<p class="soft">${page.say(ONTOLOGY.slow)}</p>`}
${countTable(page, page.say(ONTOLOGY.of), subjects)}${countTable(page, page.say(ONTOLOGY.values), objects)}${countTable(page, page.say(ONTOLOGY.has), properties)}`;
  return html`<section aria-labelledby="use"><h2 id="use">${page.say(ONTOLOGY.used)}</h2>${body}</section>`;
}

function countTable(page: Page, title: string, counts: Counts | undefined): Markup | string {
  if (counts === undefined || counts.length === 0) return "";
  const number = new Intl.NumberFormat(page.language);
  const rows = counts.map(
    ([iri, count]) =>
      html`<tr><th scope="row">${linkTo(page, iri)}</th><td class="number">${number.format(count)}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">${title}</th><th scope="col" class="number">${page.say(ONTOLOGY.uses)}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function ruleSection(page: Page, constraints: readonly Constraint[]): Markup | string {
  if (constraints.length === 0) return "";
  const rows = constraints.map(({ property, least, most, kinds, messages }) => {
    const message =
      [page.names, page.language, "en", ""].flatMap((language) =>
        messages.filter((text) => text.language === language),
      )[0] ?? messages[0];
    const named = kinds.map((kind) => html`<li>${linkTo(page, kind)}</li>`);
    return html`<tr><th scope="row">${linkTo(page, property)}</th><td class="number">${least ?? ""}</td><td class="number">${most ?? ""}</td><td><ul class="values">${named}</ul></td><td>${message === undefined ? "" : textMarkup(page, message)}</td></tr>`;
  });
  const heads = [
    ONTOLOGY.property,
    ONTOLOGY.least,
    ONTOLOGY.most,
    ONTOLOGY.kinds,
    ONTOLOGY.why,
  ].map((head) => html`<th scope="col">${page.say(head)}</th>`);
  return html`<section aria-labelledby="rules"><h2 id="rules">${page.say(ONTOLOGY.rules)}</h2><div class="scroll" role="group" tabindex="0" aria-labelledby="rules"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function mappingSection(page: Page, iri: string): Markup | string {
  const rows = mappingsOf(page.release, iri).map(
    ({ how, to }) =>
      html`<tr><th scope="row">${linkTo(page, how)}</th><td>${linkTo(page, to)}</td></tr>`,
  );
  return rows.length === 0
    ? ""
    : html`<section aria-labelledby="mapped"><h2 id="mapped">${page.say(ONTOLOGY.mapped)}</h2><div class="scroll"><table class="facts"><tbody>${rows}</tbody></table></div></section>`;
}
