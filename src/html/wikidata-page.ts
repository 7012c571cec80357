// The desk for Wikidata: what is ready to go, with its references, and what stays out and why.

import { html } from "hono/html";
import type { Release } from "../model/release.ts";
import type { QuantityValue, Snak, Statement, TimeValue } from "../wikibase/model.ts";
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
    }) => html`<section><h3>${linkTo(release, iri)} ${id === undefined ? html`<span class="kind">new item</span>` : html`<small>${id}</small>`}</h3>
<div class="scroll"><table class="facts"><tbody>${said.map((statement) => statementRow(release, statement))}</tbody></table></div></section>`,
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
<p class="formats"><a href="/wikidata/quickstatements">QuickStatements commands</a> <a href="/wikidata/csv">QuickStatements CSV</a> <a href="/wikidata/commands">QuickStatements JSON</a> <a href="/wikidata/json">Wikibase JSON</a> <a href="/wikidata/payloads">wbeditentity payloads</a> <a href="/wikidata/turtle">Wikibase RDF</a> <a href="/docs/wikidata">How this works</a></p>
<h2>Ready to go</h2>
${sections}
<h2>Left out for now</h2>
${notes.length === 0 ? html`<p>Nothing.</p>` : html`<ul>${notes}</ul>`}
<h2>What Wikidata has no place for</h2>
<details><summary>${unmapped.size} properties</summary><ul>${silent}</ul></details>`,
  );
}

function statementRow(release: Release, { main, qualifiers, references }: Statement): Markup {
  const more = qualifiers.map((snak) => html`<li class="soft">${snakMarkup(release, snak)}</li>`);
  const cited = references.map(
    (reference) =>
      html`<li><small>${reference.map((snak) => html`${snakMarkup(release, snak)} `)}</small></li>`,
  );
  return html`<tr><th scope="row">${link(release, main.property)}</th><td>${valueMarkup(release, main.value)}<ul class="values">${more}${cited}</ul></td></tr>`;
}

function snakMarkup(release: Release, { property, value }: Snak): Markup {
  return html`${link(release, property)} ${valueMarkup(release, value)}`;
}

function valueMarkup(release: Release, value: Snak["value"]): Markup {
  switch (value.type) {
    case "item":
    case "property":
      return link(release, value.id);
    case "new-item":
      return html`${linkTo(release, value.iri)} <span class="kind">new item</span>`;
    case "somevalue":
      return html`<span class="soft">some value</span>`;
    case "novalue":
      return html`<span class="soft">no value</span>`;
    case "time":
      return html`${timeText(value)}`;
    case "quantity":
      return quantityMarkup(release, value);
    case "coordinates":
      return html`${value.latitude}, ${value.longitude} <small>± ${value.precision}°</small>`;
    case "monolingual":
      return html`<cite lang="${value.language}">${value.text}</cite>`;
    case "text":
      return html`${value.text}`;
  }
}

/** How much of a time is told, by its precision: decades and centuries by a year of theirs. */
const TIME_PARTS: Readonly<Record<TimeValue["precision"], number>> = {
  7: 1,
  8: 1,
  9: 1,
  10: 2,
  11: 3,
};

const TIME_NOTES: Partial<Record<TimeValue["precision"], string>> = {
  7: " (century)",
  8: " (decade)",
};

function timeText({ time, precision, calendar }: TimeValue): string {
  const [, sign, year = "", month = "", day = ""] = /^([+-])(\d+)-(\d\d)-(\d\d)/.exec(time) ?? [];
  const date = [year, month, day].slice(0, TIME_PARTS[precision]).join("-");
  const era = sign === "-" ? " BCE" : "";
  return `${date}${era}${TIME_NOTES[precision] ?? ""}${calendar === "julian" ? " (Julian)" : ""}`;
}

function quantityMarkup(release: Release, { amount, unit, bounds }: QuantityValue): Markup {
  const between = bounds === undefined ? "" : ` (${bounds.lower} to ${bounds.upper})`;
  return html`${amount}${between}${unit === undefined ? "" : html` ${link(release, unit)}`}`;
}

/** A link to Wikidata, by the name that the mapping or a thing of ours has for it. */
function link(release: Release, id: string): Markup {
  const iri = `http://www.wikidata.org/entity/${id}`;
  const ours = release.quads
    .withObject(iri, 20)
    .find(({ predicate }) => /#sameAs$|\/sameAs$|#exactMatch$/.test(predicate.value));
  const name = [iri, ...(ours === undefined ? [] : [ours.subject.value])]
    .filter((known) => release.labels.labels(known).length > 0)
    .map((known) => release.labels.label(known).value)[0];
  const page = id.startsWith("P") ? `Property:${id}` : id;
  return html`<a href="https://www.wikidata.org/wiki/${page}">${name === undefined ? id : html`${name} <small>${id}</small>`}</a>`;
}
