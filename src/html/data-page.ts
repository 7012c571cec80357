// The downloads of a release.

import { html } from "hono/html";
import type { Dump } from "../publish/dumps.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";

export function dataPage(page: Page, dumps: readonly Dump[]): Markup {
  if (page.release.remote !== undefined) return remoteDataPage(page);
  const rows = dumps.map(
    ({ name, format, profile, body, sha256 }) =>
      html`<tr><td><a href="/data/${page.release.id}/${name}">${name}</a></td><td>${format.name}</td><td>${format.quads || profile === "full" ? "yes" : "no"}</td><td class="number">${body.length.toLocaleString("en")}</td><td><code>${sha256}</code></td></tr>`,
  );
  return layout(page, {
    title: "Data",
    body: html`
<p>The whole graph of this release. The addresses never change; <code>/data/latest/…</code> leads to the newest.</p>
<div class="scroll"><table><thead><tr><th>File</th><th>Syntax</th><th>With sources</th><th class="number">Bytes</th><th>SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>
<p>${hasMapping(page.release) ? html`For Wikidata: <a href="/wikidata">statements with references</a>. ` : ""}For OpenRefine: the reconciliation service at <code>${page.release.base}reconcile</code>.</p>
<p>Release <code>${page.release.id}</code>, the SHA-256 of the graph as sorted N-Quads.</p>`,
  });
}

/** There are no downloads of a graph that lies at a remote endpoint, but parts of it can be had. */
function remoteDataPage(page: Page): Markup {
  return layout(page, {
    title: "Data",
    body: html`
<p>The graph of this publication lies at a SPARQL endpoint; it is no download. <a href="/sparql">Ask it questions</a>, in
every format, or take one graph at a time from <code>${page.release.base}graph-store?graph=…</code>.</p>
<p>Every thing is there as data too, at the end of its page.</p>`,
  });
}
