// Why a query found nothing, in words.

import { html } from "hono/html";
import { prefixedName } from "../../publish/editor-vocabulary.ts";
import type { Missing } from "../../publish/meant.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { DOCTOR } from "../words/doctor.ts";

export type Finding =
  /** A part that matches nothing by itself, with the names in it that the data does not have. */
  | { readonly why: "nothing"; readonly text: string; readonly missing: readonly Missing[] }
  /** A part without which there are answers. */
  | { readonly why: "refuses"; readonly text: string }
  /** The pattern matches, but LIMIT, OFFSET or HAVING leave nothing. */
  | { readonly why: "cut" }
  /** Each part matches something, and none of them alone is to blame. */
  | { readonly why: "together" };

export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Whether there was time for all parts. */
  readonly isWhole: boolean;
}

export function diagnosisMarkup(page: Page, { findings, isWhole }: Diagnosis): Markup {
  const items = findings.map((finding) => html`<li>${findingMarkup(page, finding)}</li>`);
  return html`<div class="note warn" id="doctor"><p><strong>${page.say(DOCTOR.heading)}</strong></p>
${items.length === 0 ? "" : html`<ul>${items}</ul>`}
${isWhole ? "" : html`<p class="soft">${page.say(DOCTOR.unfinished)}</p>`}</div>`;
}

function findingMarkup(page: Page, finding: Finding): Markup {
  if (finding.why === "cut") return html`${page.say(DOCTOR.cut)}`;
  if (finding.why === "together") return html`${page.say(DOCTOR.together)}`;
  const part = html`<code>${finding.text}</code>`;
  if (finding.why === "refuses") return page.tell(DOCTOR.refuses, { part });
  return html`${page.tell(DOCTOR.nothing, { part })}${finding.missing.map((name) => html` ${missingMarkup(page, name)}`)}`;
}

function missingMarkup(page: Page, { iri, isDeclared, meant }: Missing): Markup {
  const absent = page.tell(isDeclared ? DOCTOR.unused : DOCTOR.absent, {
    name: nameMarkup(page, iri),
  });
  if (meant === undefined) return absent;
  return html`${absent} ${page.tell(DOCTOR.meant, { name: nameMarkup(page, meant) })}`;
}

function nameMarkup({ release }: Page, iri: string): Markup {
  return html`<code>${prefixedName(release.prefixes, iri) ?? `<${iri}>`}</code>`;
}
