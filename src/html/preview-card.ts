// A card on a thing: what a client of the reconciliation service shows in a small frame. No script, no picture.

import { html } from "hono/html";
import { SAME_AS_PROPERTIES } from "../model/vocabulary.ts";
import type { Things } from "../publish/reconcile/things.ts";
import { urlsOf } from "../publish/urls.ts";
import { assetPath } from "./assets.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { languageBadge, textMarkup } from "./tongue.ts";

export function previewCard(page: Page, things: Things, iri: string): Markup {
  const { labels } = page.release;
  const name = labels.label(iri);
  const others = labels.labels(iri).filter(({ value }) => value !== name.value);
  const kinds = things
    .classesOf(iri)
    .map((kind) => html` <span class="soft">${textMarkup(page, labels.label(kind))}</span>`);
  const same = SAME_AS_PROPERTIES.flatMap((property) => things.valuesOf(iri, property));
  const path = page.href(urlsOf(page.release).pathOf(iri));
  return html`<!doctype html>
<html lang="${page.language}">
<head><meta charset="utf-8"><title>${name.value}</title><link rel="stylesheet" href="${assetPath("style.css")}"></head>
<body><main>
<p><strong><a href="${path}" target="_blank" rel="noopener">${textMarkup(page, name)}</a></strong>${kinds}</p>
${lead(page, iri)}
${others.length === 0 ? "" : html`<p>${others.map(({ value, language }) => html`<span${languageMark(page, language)}>${value}</span> `)}</p>`}
<p class="soft">${things.idOf(iri)}${same.map(({ value }) => html` · ${value}`)}</p>
</main></body></html>`;
}

function lead(page: Page, iri: string): Markup | string {
  const description = page.release.labels.description(iri);
  if (description === undefined) return "";
  const { value, language } = description;
  return html`<p${languageMark(page, language)}>${value}${languageBadge(page, language)}</p>`;
}
