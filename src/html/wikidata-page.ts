// The desk for Wikidata: what is ready to go, with its references, what is matched, and what stays out and why.

import { html } from "hono/html";
import { DEFAULT_LANGUAGE } from "../model/languages.ts";
import { EXPORT_FORMATS } from "../wikibase/format-names.ts";
import { WRITERS } from "../wikibase/formats.ts";
import type { Matching } from "../wikibase/matching.ts";
import type { Entity, Statement } from "../wikibase/model.ts";
import { countOf, type Prepared } from "../wikibase/prepare.ts";
import { keptLanguage } from "./form.ts";
import { formatName } from "./format-name.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { snakMarkup, valueMarkup, wikidataLink } from "./snak.ts";
import { linkTo } from "./term.ts";
import { WIKIDATA } from "./words/wikidata.ts";

export interface Desk {
  readonly prepared: Prepared;
  readonly matching: Matching;
  /** Addresses of the things that are selected; none means all. */
  readonly selected: ReadonlySet<string>;
}

/** How many things without an item are listed. */
const UNMATCHED_SHOWN = 25;

/** How many terms without a place in Wikidata are listed. */
const UNMAPPED_SHOWN = 40;

/** How many statements are told; the rest are a click away. */
const STATEMENTS_SHOWN = 20;

export function wikidataPage(page: Page, { prepared, matching, selected }: Desk): Markup {
  const { items, newItems, statements } = countOf(prepared);
  return layout(page, {
    title: page.say(WIKIDATA.title),
    body: html`
<p class="lead">${page.say(WIKIDATA.lead, { statements, items, fresh: newItems })} <a href="${page.href("/docs/wikidata")}">${page.say(WIKIDATA.how)}</a></p>
${selectionForm(page, prepared, selected)}
<h2>${page.say(WIKIDATA.ready)}</h2>
${entitySections(page, prepared, selected)}
${matchingMarkup(page, matching)}
${leftOutMarkup(page, prepared)}`,
  });
}

/** Tick boxes stand beside the things and belong to this form; the address keeps the selection. */
function selectionForm(page: Page, { entities }: Prepared, selected: ReadonlySet<string>): Markup {
  const buttons = EXPORT_FORMATS.map(
    (format) =>
      html`<button type="submit" formaction="/wikidata/${format}">${formatName(page, format, WRITERS[format].name)}</button> `,
  );
  const count = entities.filter(({ iri }) => selected.has(iri)).length;
  const state =
    count === 0
      ? page.say(WIKIDATA.none)
      : html`${page.say(WIKIDATA.ticked, { n: count, all: entities.length })} <a href="${page.href("/wikidata")}">${page.say(WIKIDATA.untick)}</a>`;
  return html`<form id="desk" method="get" action="/wikidata">
${keptLanguage(page)}<p>${state}</p>
<p><button type="submit">${page.say(WIKIDATA.keep)}</button></p>
<p class="actions">${page.say(WIKIDATA.download)}: ${buttons}</p>
</form>`;
}

/** Those that are ticked come first, and with their statements as long as there is room; the others lead to theirs. */
function entitySections(
  page: Page,
  { entities }: Prepared,
  selected: ReadonlySet<string>,
): Markup[] {
  const ticked = entities.filter(({ iri }) => selected.has(iri));
  const others = entities.filter(({ iri }) => !selected.has(iri));
  let left = STATEMENTS_SHOWN;
  return [...ticked, ...others].map((entity) => {
    const isTold = entity.statements.length <= left;
    if (isTold) left -= entity.statements.length;
    return entitySection(page, entity, selected, isTold);
  });
}

function entitySection(
  page: Page,
  { iri, id, statements }: Entity,
  selected: ReadonlySet<string>,
  isTold: boolean,
): Markup {
  const name = page.release.labels.label(iri).value;
  const thing = relative(page, iri);
  const box = selected.has(iri)
    ? html`<input type="checkbox" form="desk" name="thing" value="${thing}" aria-label="${name}" checked>`
    : html`<input type="checkbox" form="desk" name="thing" value="${thing}" aria-label="${name}">`;
  const mark =
    id === undefined
      ? html`<span class="kind">${page.say(WIKIDATA.fresh)}</span>`
      : html`<a href="https://www.wikidata.org/wiki/${id}">${id}</a>`;
  const alone = html`<a href="/wikidata/quickstatements?thing=${encodeURIComponent(thing)}">${page.say(WIKIDATA.alone)}</a>`;
  const told = isTold
    ? html`<div class="scroll"><table class="facts"><tbody>${statements.map((statement) => statementRow(page, statement))}</tbody></table></div>`
    : html`<p><a href="${page.href(`/wikidata?thing=${encodeURIComponent(thing)}`)}">${page.say(WIKIDATA.statements, { n: statements.length })}</a></p>`;
  return html`<section><h3>${box} ${linkTo(page, iri)} <small>${mark} · ${alone}</small></h3>
${told}</section>`;
}

function statementRow(page: Page, { main, qualifiers, references }: Statement): Markup {
  const more = qualifiers.map((snak) => html`<li class="soft">${snakMarkup(page, snak)}</li>`);
  const cited = references.map(
    (reference) =>
      html`<li><small>${reference.map((snak) => html`${snakMarkup(page, snak)} `)}</small></li>`,
  );
  return html`<tr><th scope="row">${wikidataLink(page, main.property)}</th><td>${valueMarkup(page, main.value)}<ul class="values">${more}${cited}</ul></td></tr>`;
}

function matchingMarkup(page: Page, { matched, unmatched }: Matching): Markup {
  const known = matched.map(
    ({ iri, id }) => html`<li>${linkTo(page, iri)} <small>${wikidataLink(page, id)}</small></li>`,
  );
  const rows = unmatched.slice(0, UNMATCHED_SHOWN).map((iri) => {
    const name = page.release.labels.label(iri).value;
    const search = `https://www.wikidata.org/w/index.php?search=${encodeURIComponent(name)}`;
    return html`<tr><td>${linkTo(page, iri)}</td><td><a href="${search}">${page.say(WIKIDATA.look)}</a></td></tr>`;
  });
  const rest = unmatched.length - rows.length;
  return html`<h2>${page.say(WIKIDATA.matching)}</h2>
<details><summary>${page.say(WIKIDATA.matched, { n: matched.length })}</summary><ul class="columns">${known}</ul></details>
<details><summary>${page.say(WIKIDATA.unmatched, { n: unmatched.length })}</summary>
<p>${page.tell(WIKIDATA.say, { statement: html`<code>schema:sameAs wd:Q…</code>` })} <a href="${page.href("/docs/reconcile")}">${page.say(WIKIDATA.matchMany)}</a></p>
<div class="scroll"><table><thead><tr><th scope="col">${page.say(WIKIDATA.thing)}</th><th scope="col">${page.say(WIKIDATA.there)}</th></tr></thead><tbody>${rows}</tbody></table></div>
${restMarkup(page, rest)}</details>`;
}

function leftOutMarkup(page: Page, { findings, unmapped }: Prepared): Markup {
  const english = languageMark(page, DEFAULT_LANGUAGE); // the words of findings
  const notes = findings.map(
    ({ severity, iri, message, hint }) =>
      html`<li><strong${english}>${severity}</strong> ${linkTo(page, iri)}: <span${english}>${message}. <span class="soft">${hint}</span></span></li>`,
  );
  const silent = [...unmapped]
    .slice(0, UNMAPPED_SHOWN)
    .map(
      ([term, reason]) =>
        html`<li>${linkTo(page, term)}: <span class="soft"${english}>${reason}</span></li>`,
    );
  return html`<h2>${page.say(WIKIDATA.leftOut)}</h2>
${notes.length === 0 ? html`<p>${page.say(WIKIDATA.nothing)}</p>` : html`<ul>${notes}</ul>`}
<h2>${page.say(WIKIDATA.noPlace)}</h2>
<details><summary>${page.say(WIKIDATA.terms, { n: unmapped.size })}</summary><ul>${silent}</ul>${restMarkup(page, unmapped.size - silent.length)}</details>`;
}

function restMarkup(page: Page, n: number): Markup | string {
  return n > 0 ? html`<p>${page.say(WIKIDATA.more, { n })}</p>` : "";
}

function relative({ release: { base } }: Page, iri: string): string {
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}
