// The report on the data: what breaks rules, what is missing, and on what statements rest.

import { html } from "hono/html";
import type { Finding } from "../model/release.ts";
import { isMachinery, RDF_TYPE } from "../model/vocabulary.ts";
import type { ClassCoverage } from "../publish/coverage.ts";
import type { DataReport, Part } from "../publish/report/report.ts";
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
  readonly report: DataReport;
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
  const { report, panels, panelPage } = quality;
  const sources = new Sources(page);
  return layout(page, {
    title: page.say(QUALITY.title),
    description: { value: page.say(QUALITY.lead), language: page.language },
    body: html`<p class="lead">${page.say(QUALITY.lead)}</p>
${rulesMarkup(page, report)}
${completeMarkup(page, report)}
${languagesMarkup(page, report)}
${supportMarkup(page, report)}
${panelsMarkup(panelPage, panels, sources)}
${unusedMarkup(page, report)}
${sources.list()}
<p class="formats">${page.say(QUALITY.files)}: ${quality.files.map(({ name, path }) => html`<a href="${path}">${name}</a> `)}</p>`,
  });
}

/** A sentence for a part that an endpoint did not tell, or not to its end. */
function untoldMarkup(page: Page, { untold }: DataReport, part: Part): Markup | string {
  const code = untold[part];
  if (code === undefined) return "";
  const link = html`<a href="${page.href(`/docs/errors#${code.toLowerCase()}`)}">${code}</a>`;
  return html`<p class="note">${page.tell(QUALITY.untold, { code: link })}</p>`;
}

function rulesMarkup(page: Page, report: DataReport): Markup {
  const { findings, shapes, unchecked } = report.validation;
  const n = findings.length;
  const rest = n - FINDINGS_SHOWN;
  return html`<h2>${page.say(QUALITY.rules)}</h2><p>${verdict(page, report)}</p>
${unchecked === undefined || shapes === 0 ? "" : html`<p>${page.say(QUALITY.asked, { n: unchecked })}</p>`}
${untoldMarkup(page, report, "rules")}
${n === 0 ? "" : findingsTable(page, findings.slice(0, FINDINGS_SHOWN))}
${rest > 0 ? html`<p>${page.say(QUALITY.rest, { n: rest })}</p>` : ""}`;
}

function verdict(page: Page, { validation }: DataReport): string {
  const { findings, shapes, unchecked = 0 } = validation;
  const n = findings.length;
  if (shapes === 0) return page.say(QUALITY.noShapes);
  if (n > 0) return page.say(QUALITY.found, { n, shapes });
  return page.say(unchecked === 0 ? QUALITY.conforms : QUALITY.noneFound, { shapes });
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
function classesShown<T extends { readonly count: number }>(
  classes: ReadonlyMap<string, T>,
): (readonly [string, T])[] {
  return [...classes]
    .filter(([kind]) => !isMachinery(kind))
    .sort(([a, m], [b, n]) => n.count - m.count || (a < b ? -1 : 1))
    .slice(0, CLASSES_SHOWN);
}

function completeMarkup(page: Page, report: DataReport): Markup | string {
  const untold = untoldMarkup(page, report, "complete");
  const sections = classesShown(report.complete).map(([kind, known]) =>
    classMarkup(page, kind, known),
  );
  if (sections.length === 0 && untold === "") return "";
  return html`<h2>${page.say(QUALITY.complete)}</h2><p>${page.say(QUALITY.completeLead)}</p>${untold}${sections}`;
}

function classMarkup(
  page: Page,
  kind: string,
  { count, having }: Pick<ClassCoverage, "count" | "having">,
): Markup {
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

function languagesMarkup(page: Page, report: DataReport): Markup | string {
  const title = page.say(QUALITY.languages);
  const untold = untoldMarkup(page, report, "languages");
  if (untold !== "") return html`<h2>${title}</h2>${untold}`;
  const classes = classesShown(report.languages);
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
  return html`<h2>${title}</h2><div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><thead><tr><th scope="col">${page.say(QUALITY.kind)}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

const SUPPORT_WORDS: Readonly<Record<keyof Support, Message>> = {
  several: QUALITY.several,
  single: QUALITY.single,
  uncited: QUALITY.uncited,
  unsourced: QUALITY.unsourced,
};

function supportMarkup(page: Page, report: DataReport): Markup {
  const { support } = report;
  const title = page.say(QUALITY.support);
  if (support === undefined) return html`<h2>${title}</h2>${untoldMarkup(page, report, "support")}`;
  const kinds = Object.keys(SUPPORT_WORDS) as (keyof Support)[]; // keys of that very table
  const rows = kinds.map(
    (kind) =>
      html`<tr><th scope="row">${page.say(SUPPORT_WORDS[kind])}</th><td class="number">${number(page, support[kind])}</td></tr>`,
  );
  return html`<h2>${title}</h2>${table(page, title, [QUALITY.support, QUALITY.statements], rows)}`;
}

function unusedMarkup(page: Page, report: DataReport): Markup | string {
  const { unused } = report;
  const untold = untoldMarkup(page, report, "unused");
  if (unused.length === 0 && untold === "") return "";
  const items = unused.map((iri) => html`<li>${linkTo(page, iri)}</li>`);
  return html`<h2>${page.say(QUALITY.unused)}</h2>${untold === "" ? html`<ul class="columns">${items}</ul>` : untold}`;
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
