// The downloads of a release.

import { html } from "hono/html";
import type { Release } from "../model/release.ts";
import type { Dump } from "../publish/dumps.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { layout, type Markup } from "./layout.ts";

export function dataPage(release: Release, dumps: readonly Dump[]): Markup {
  if (release.remote !== undefined) return remoteDataPage(release);
  const rows = dumps.map(
    ({ name, format, profile, body, sha256 }) =>
      html`<tr><td><a href="/data/${release.id}/${name}">${name}</a></td><td>${format.name}</td><td>${format.quads || profile === "full" ? "yes" : "no"}</td><td class="number">${body.length.toLocaleString("en")}</td><td><code>${sha256}</code></td></tr>`,
  );
  return layout(
    release,
    "Data",
    html`
<p>The whole graph of this release. The addresses never change; <code>/data/latest/…</code> leads to the newest.</p>
<div class="scroll"><table><thead><tr><th>File</th><th>Syntax</th><th>With sources</th><th class="number">Bytes</th><th>SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>
<p>${hasMapping(release) ? html`For Wikidata: <a href="/wikidata">statements with references</a>. ` : ""}For OpenRefine: the reconciliation service at <code>${release.base}reconcile</code>.</p>
<p>Release <code>${release.id}</code>, the SHA-256 of the graph as sorted N-Quads.</p>`,
  );
}

/** There are no downloads of a graph that lies at a remote endpoint, but parts of it can be had. */
function remoteDataPage(release: Release): Markup {
  return layout(
    release,
    "Data",
    html`
<p>The graph of this publication lies at a SPARQL endpoint; it is no download. <a href="/sparql">Ask it questions</a>, in
every format, or take one graph at a time from <code>${release.base}graph-store?graph=…</code>.</p>
<p>Every thing is there as data too, at the end of its page.</p>`,
  );
}
