// The report on the data: what breaks rules, what is missing, and on what statements rest.

import { html } from "hono/html";
import type { Finding } from "../model/release.ts";
import { isMachinery, RDF_TYPE } from "../model/vocabulary.ts";
import type { ClassCoverage, Coverage } from "../publish/coverage.ts";
import type { Support } from "../publish/support.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { Sources } from "./sources.ts";
import { linkTo, termMarkup } from "./term.ts";
import { languageName } from "./tongue.ts";
import type { Message } from "./words/message.ts";
import { QUALITY, SEVERITY_WORDS } from "./words/quality.ts";

/** What the page tells. */
export interface Quality {
  readonly coverage: Coverage;
  /** Classes and properties that the publication defines and does not use. */
  readonly unused: readonly string[];
  readonly panels: readonly Panel[];
  /** The page with the names that panels need. */
  readonly panelPage: Page;
  /** Addresses of the same as data, by what they are called. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
}

/** How much of each is shown; the files have all. */
const FINDINGS_SHOWN = 100;
const CLASSES_SHOWN = 12;
const PROPERTIES_SHOWN = 8;
const LANGUAGES_SHOWN = 6;

export function qualityPage(page: Page, quality: Quality): Markup {
  const { coverage, panels, panelPage, unused } = quality;
  const sources = new Sources(page);
  return layout(page, {
    title: page.say(QUALITY.title),
    description: { value: page.say(QUALITY.lead), language: page.language },
    body: html`<p class="lead">${page.say(QUALITY.lead)}</p>
${rulesMarkup(page)}
${completeMarkup(page, coverage)}
${languagesMarkup(page, coverage)}
${supportMarkup(page, coverage.support)}
${panelsMarkup(panelPage, panels, sources)}
${unusedMarkup(page, unused)}
${sources.list()}
<p class="formats">${page.say(QUALITY.files)}: ${quality.files.map(({ name, path }) => html`<a href="${path}">${name}</a> `)}</p>`,
  });
}

function rulesMarkup(page: Page): Markup {
  const { findings, shapes } = page.release.report;
  const n = findings.length;
  const verdict =
    shapes === 0
      ? page.say(QUALITY.noShapes)
      : page.say(n === 0 ? QUALITY.conforms : QUALITY.found, { n, shapes });
  const rest = n - FINDINGS_SHOWN;
  return html`<h2>${page.say(QUALITY.rules)}</h2><p>${verdict}</p>
${n === 0 ? "" : findingsTable(page, findings.slice(0, FINDINGS_SHOWN))}
${rest > 0 ? html`<p>${page.say(QUALITY.rest, { n: rest })}</p>` : ""}`;
}

function findingsTable(page: Page, findings: readonly Finding[]): Markup {
  const heads = [QUALITY.severity, QUALITY.message, QUALITY.thing, QUALITY.property, QUALITY.rule];
  const rows = findings.map(({ severity, message, focus, path, shape, value }) => {
    const about = path === undefined ? "" : linkTo(page, path);
    const found = value === undefined ? "" : html`: ${termMarkup(page, value)}`;
    return html`<tr><td><strong>${page.say(SEVERITY_WORDS[severity])}</strong></td><td lang="en">${message}</td><td>${focus === undefined ? "" : termMarkup(page, focus)}</td><td>${about}${found}</td><td>${shape === undefined ? "" : linkTo(page, shape, lastPart(shape))}</td></tr>`;
  });
  return table(page, page.say(QUALITY.rules), heads, rows);
}

/** Shapes seldom have names. */
function lastPart(iri: string): string {
  return iri.split("/").at(-1) || iri;
}

/** Things of the publication by class, most frequent first. */
function classesShown({ classes }: Coverage): (readonly [string, ClassCoverage])[] {
  return [...classes]
    .filter(([kind]) => !isMachinery(kind))
    .sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1))
    .slice(0, CLASSES_SHOWN);
}

function completeMarkup(page: Page, coverage: Coverage): Markup | string {
  const sections = classesShown(coverage).map(([kind, known]) => classMarkup(page, kind, known));
  if (sections.length === 0) return "";
  return html`<h2>${page.say(QUALITY.complete)}</h2><p>${page.say(QUALITY.completeLead)}</p>${sections}`;
}

function classMarkup(page: Page, kind: string, { count, having }: ClassCoverage): Markup {
  const { value, language } = page.release.labels.label(kind);
  const lacked = [...having]
    .filter(([property, n]) => property !== RDF_TYPE && n < count)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, PROPERTIES_SHOWN);
  const rows = lacked.map(([property, n]) => {
    const query = `SELECT ?thing WHERE {\n  ?thing a <${kind}>\n  FILTER NOT EXISTS { ?thing <${property}> ?value }\n}`;
    const path = page.href(`/sparql?query=${encodeURIComponent(query)}`);
    return html`<tr><th scope="row">${linkTo(page, property)}</th><td class="number">${percent(page, n / count)}</td><td class="number"><a href="${path}">${number(page, count - n)}</a></td></tr>`;
  });
  const title = html`<span${languageMark(page, language)}>${value}</span> <span class="soft">${page.say(QUALITY.things, { n: count })}</span>`;
  const heads = [QUALITY.property, QUALITY.have, QUALITY.lack];
  return rows.length === 0
    ? html`<p>${title}: ${percent(page, 1)}</p>`
    : html`<details><summary>${title}</summary>${table(page, value, heads, rows)}</details>`;
}

function languagesMarkup(page: Page, coverage: Coverage): Markup | string {
  const classes = classesShown(coverage);
  const totals = new Map<string, number>();
  for (const [, { labelled }] of classes)
    for (const [language, n] of labelled) totals.set(language, (totals.get(language) ?? 0) + n);
  const languages = [...totals]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, LANGUAGES_SHOWN)
    .map(([language]) => language);
  if (languages.length === 0) return "";
  const heads = languages.map(
    (language) =>
      html`<th scope="col" class="number">${language === "" ? page.say(QUALITY.noLanguage) : languageName(page, language)}</th>`,
  );
  const rows = classes.map(([kind, { count, labelled }]) => {
    const cells = languages.map(
      (language) =>
        html`<td class="number">${percent(page, (labelled.get(language) ?? 0) / count)}</td>`,
    );
    return html`<tr><th scope="row">${linkTo(page, kind)}</th>${cells}</tr>`;
  });
  const title = page.say(QUALITY.languages);
  return html`<h2>${title}</h2><div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><thead><tr><th scope="col">${page.say(QUALITY.kind)}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

const SUPPORT_WORDS: Readonly<Record<keyof Support, Message>> = {
  several: QUALITY.several,
  single: QUALITY.single,
  uncited: QUALITY.uncited,
  unsourced: QUALITY.unsourced,
};

function supportMarkup(page: Page, support: Support): Markup {
  const kinds = Object.keys(SUPPORT_WORDS) as (keyof Support)[]; // keys of that very table
  const rows = kinds.map(
    (kind) =>
      html`<tr><th scope="row">${page.say(SUPPORT_WORDS[kind])}</th><td class="number">${number(page, support[kind])}</td></tr>`,
  );
  const title = page.say(QUALITY.support);
  return html`<h2>${title}</h2>${table(page, title, [QUALITY.support, QUALITY.statements], rows)}`;
}

function unusedMarkup(page: Page, unused: readonly string[]): Markup | string {
  if (unused.length === 0) return "";
  const items = unused.map((iri) => html`<li>${linkTo(page, iri)}</li>`);
  return html`<h2>${page.say(QUALITY.unused)}</h2><ul class="columns">${items}</ul>`;
}

function table(
  page: Page,
  title: string,
  heads: readonly Message[],
  rows: readonly Markup[],
): Markup {
  const cells = heads.map((head) => html`<th scope="col">${page.say(head)}</th>`);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><thead><tr>${cells}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function number({ language }: Page, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}

/** Less than all is never told as all, nor more than nothing as nothing. */
function percent({ language }: Page, share: number): string {
  const shown = share < 1 && share > 0.99 ? 0.99 : share > 0 && share < 0.01 ? 0.01 : share;
  return new Intl.NumberFormat(language, { style: "percent" }).format(shown);
}
