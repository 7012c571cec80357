// A card on a thing: what a client of the reconciliation service shows in a small frame. No script, no picture.

import { html } from "hono/html";
import { SAME_AS_PROPERTIES } from "../model/vocabulary.ts";
import type { Things } from "../publish/reconcile/things.ts";
import { urlsOf } from "../publish/urls.ts";
import type { Markup } from "./markup.ts";

export function previewCard(things: Things, iri: string): Markup {
  const { labels } = things.release;
  const { value, language } = things.named(iri).name;
  const description = labels.description(iri, things.languages);
  const kinds = things.classesOf(iri).map((kind) => things.named(kind).name.value);
  const others = labels.labels(iri).filter((name) => name.value !== value);
  const same = SAME_AS_PROPERTIES.flatMap((property) => things.valuesOf(iri, property));
  return html`<!doctype html>
<html lang="${language || "en"}">
<head><meta charset="utf-8"><title>${value}</title><link rel="stylesheet" href="/assets/style.css"></head>
<body><main>
<p><strong><a href="${urlsOf(things.release).pathOf(iri)}" target="_blank" rel="noopener">${value}</a></strong> <span class="soft">${kinds.join(", ")}</span></p>
${description === undefined ? "" : html`<p lang="${description.language || language || "en"}">${description.value}</p>`}
${others.length === 0 ? "" : html`<p>${others.map((name) => html`<span lang="${name.language}">${name.value}</span> `)}</p>`}
<p class="soft">${things.idOf(iri)}${same.map((value) => html` · ${value.value}`)}</p>
</main></body></html>`;
}
