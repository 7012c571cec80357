// The desk for Wikidata: what is ready to go, with its references, and what stays out and why.

import { html } from "hono/html";
import type { Release } from "../model/release.ts";
import type { Snak, Statement, WikibaseValue } from "../wikibase/model.ts";
import { countOf, type Prepared } from "../wikibase/prepare.ts";
import { layout, type Markup } from "./layout.ts";
import { linkTo } from "./term.ts";

export function wikidataPage(release: Release, prepared: Prepared): Markup {
  const { entities, findings, unmapped } = prepared;
  const { items, newItems, statements } = countOf(prepared);
  const sections = entities.map(
    ({
      iri,
      id,
      statements: said,
    }) => html`<section><h3>${linkTo(release, iri)} ${id === undefined ? html`<span class="kind">new item</span>` : itemLink(id)}</h3>
<div class="scroll"><table class="facts"><tbody>${said.map(statementRow)}</tbody></table></div></section>`,
  );
  const notes = findings.map(
    ({ severity, iri, message, hint }) =>
      html`<li><strong>${severity}</strong> ${linkTo(release, iri)}: ${message}. <span class="soft">${hint}</span></li>`,
  );
  const silent = [...unmapped].map(
    ([property, reason]) =>
      html`<li>${linkTo(release, property)}: <span class="soft">${reason}</span></li>`,
  );
  return layout(
    release,
    "For Wikidata",
    html`
<p class="lead">${statements} statements with references on ${items} items, ${newItems} of them new. Nothing is sent from here: download, look, and import.</p>
<p class="formats"><a href="/wikidata/quickstatements">QuickStatements commands</a> <a href="/wikidata/json">Wikibase JSON</a> <a href="/docs/wikidata">How this works</a></p>
<h2>Ready to go</h2>
${sections}
<h2>Left out for now</h2>
${notes.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${notes}</ul>`}
<h2>What Wikidata has no place for</h2>
<details><summary>${unmapped.size} properties</summary><ul>${silent}</ul></details>`,
  );
}

function statementRow({ main, qualifiers, references }: Statement): Markup {
  const more = qualifiers.map((snak) => html`<li class="soft">${snakMarkup(snak)}</li>`);
  const cited = references.map(
    (reference) =>
      html`<li><small>${reference.map((snak) => html`${snakMarkup(snak)} `)}</small></li>`,
  );
  return html`<tr><th scope="row">${propertyLink(main.property)}</th><td>${valueMarkup(main.value)}<ul class="values">${more}${cited}</ul></td></tr>`;
}

function snakMarkup({ property, value }: Snak): Markup {
  return html`${propertyLink(property)} ${valueMarkup(value)}`;
}

function valueMarkup(value: WikibaseValue): Markup {
  switch (value.type) {
    case "item":
      return itemLink(value.id);
    case "time":
      return html`${value.time.slice(1, { 9: 5, 10: 8, 11: 11 }[value.precision])}`;
    case "quantity":
      return html`${value.amount}`;
    case "monolingual":
      return html`<cite lang="${value.language}">${value.text}</cite>`;
    case "text":
      return html`${value.text}`;
  }
}

function itemLink(id: string): Markup {
  return html`<a href="https://www.wikidata.org/wiki/${id}">${id}</a>`;
}

function propertyLink(id: string): Markup {
  return html`<a href="https://www.wikidata.org/wiki/Property:${id}">${id}</a>`;
}
