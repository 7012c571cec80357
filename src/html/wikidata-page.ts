// The desk for Wikidata: what is ready to go, with its references, what is matched, and what stays out and why.

import { html } from "hono/html";
import { EXPORT_FORMATS } from "../wikibase/format-names.ts";
import { WRITERS } from "../wikibase/formats.ts";
import type { Matching } from "../wikibase/matching.ts";
import type { Entity, Statement } from "../wikibase/model.ts";
import { countOf, type Prepared } from "../wikibase/prepare.ts";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { snakMarkup, valueMarkup, wikidataLink } from "./snak.ts";
import { linkTo } from "./term.ts";

export interface Desk {
  readonly prepared: Prepared;
  readonly matching: Matching;
  /** Addresses of the things that are selected; none means all. */
  readonly selected: ReadonlySet<string>;
}

/** How many things without an item are listed. */
const UNMATCHED_SHOWN = 200;

export function wikidataPage(page: Page, { prepared, matching, selected }: Desk): Markup {
  const { items, newItems, statements } = countOf(prepared);
  return layout(page, {
    title: "For Wikidata",
    body: html`
<p class="lead">${statements} statements with references on ${items} items, ${newItems} of them new. Nothing is sent from here: download, look, and import. <a href="/docs/wikidata">How this works</a></p>
${selectionForm(prepared, selected)}
<h2>Ready to go</h2>
${prepared.entities.map((entity) => entitySection(page, entity, selected))}
${matchingMarkup(page, matching)}
${leftOutMarkup(page, prepared)}`,
  });
}

/** Tick boxes stand beside the things and belong to this form; the address keeps the selection. */
function selectionForm({ entities }: Prepared, selected: ReadonlySet<string>): Markup {
  const buttons = EXPORT_FORMATS.map(
    (format) => html`<button formaction="/wikidata/${format}">${WRITERS[format].name}</button> `,
  );
  const count = entities.filter(({ iri }) => selected.has(iri)).length;
  const state =
    count === 0
      ? "Nothing is ticked: a download holds everything."
      : html`${count} of ${entities.length} items are ticked: a download holds these alone. <a href="/wikidata">Untick all</a>`;
  return html`<form id="desk" method="get" action="/wikidata">
<p>${state}</p>
<p><button>Keep the ticks in the address</button></p>
<p class="actions">Download: ${buttons}</p>
</form>`;
}

function entitySection(
  page: Page,
  { iri, id, statements }: Entity,
  selected: ReadonlySet<string>,
): Markup {
  const name = page.release.labels.label(iri).value;
  const thing = relative(page, iri);
  const box = selected.has(iri)
    ? html`<input type="checkbox" form="desk" name="thing" value="${thing}" aria-label="${name}" checked>`
    : html`<input type="checkbox" form="desk" name="thing" value="${thing}" aria-label="${name}">`;
  const mark =
    id === undefined
      ? html`<span class="kind">new item</span>`
      : html`<a href="https://www.wikidata.org/wiki/${id}">${id}</a>`;
  const alone = html`<a href="/wikidata/quickstatements?thing=${encodeURIComponent(thing)}">this alone</a>`;
  return html`<section><h3>${box} ${linkTo(page, iri)} <small>${mark} · ${alone}</small></h3>
<div class="scroll"><table class="facts"><tbody>${statements.map((statement) => statementRow(page, statement))}</tbody></table></div></section>`;
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
    return html`<tr><td>${linkTo(page, iri)}</td><td><a href="${search}">look for it</a></td></tr>`;
  });
  const rest = unmatched.length - rows.length;
  return html`<h2>Matched and unmatched things</h2>
<details><summary>${matched.length} things are items of Wikidata</summary><ul class="columns">${known}</ul></details>
<details><summary>${unmatched.length} things have no item</summary>
<p>When you find the item of one, say so in its data: <code>schema:sameAs wd:Q…</code>. <a href="/docs/reconcile">OpenRefine</a> matches many at once.</p>
<div class="scroll"><table><thead><tr><th>Thing</th><th>In Wikidata</th></tr></thead><tbody>${rows}</tbody></table></div>
${rest > 0 ? html`<p>And ${rest} more.</p>` : ""}</details>`;
}

function leftOutMarkup(page: Page, { findings, unmapped }: Prepared): Markup {
  const notes = findings.map(
    ({ severity, iri, message, hint }) =>
      html`<li><strong>${severity}</strong> ${linkTo(page, iri)}: ${message}. <span class="soft">${hint}</span></li>`,
  );
  const silent = [...unmapped].map(
    ([term, reason]) => html`<li>${linkTo(page, term)}: <span class="soft">${reason}</span></li>`,
  );
  return html`<h2>Left out for now</h2>
${notes.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${notes}</ul>`}
<h2>What Wikidata has no place for</h2>
<details><summary>${unmapped.size} properties and classes</summary><ul>${silent}</ul></details>`;
}

function relative({ release: { base } }: Page, iri: string): string {
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}
