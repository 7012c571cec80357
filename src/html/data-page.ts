// The publication as data: what it is, its files, how to check and to load them, and what programs can ask.

import { html } from "hono/html";
import { term } from "../model/vocabulary.ts";
import type { ListedDump } from "../publish/dumps.ts";
import { licenceAt } from "../publish/licence.ts";
import { isWebAddress } from "../publish/urls.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { formatName } from "./format-name.ts";
import { layout } from "./layout.ts";
import { askingSnippets, loadingSnippets, type Snippet, verifyingCommand } from "./loading.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { linkTo } from "./term.ts";
import { CONDITION_WORDS, DATA } from "./words/data.ts";
import { dateText } from "./words/dates.ts";
import { FRAME } from "./words/frame.ts";
import type { Message } from "./words/message.ts";

export function dataPage(page: Page, dumps: readonly ListedDump[]): Markup {
  const { release } = page;
  const isHere = release.remote === undefined;
  const latest = html`<code>/data/latest/…</code>`;
  return layout(page, {
    title: page.say(FRAME.data),
    body: html`
<p class="lead">${isHere ? page.tell(DATA.lead, { latest }) : page.say(DATA.remote)}</p>
${facts(page)}
${isHere ? filesMarkup(page, dumps) : ""}
${isHere ? releaseMarkup(page) : ""}
${loadingMarkup(page)}
${servicesMarkup(page)}`,
  });
}

function facts(page: Page): Markup {
  const { about, counts, modified, remote } = page.release;
  const { triples, subjects: things, graphs } = counts;
  const rows: (readonly [Message, Markup | string | undefined])[] = [
    [DATA.publisher, about.publisher === undefined ? undefined : agent(page, about.publisher)],
    [DATA.version, about.version],
    [
      DATA.changed,
      remote === undefined
        ? dateText(page.language, modified.toISOString().slice(0, 10), term("xsd", "date"))
        : undefined,
    ],
    [DATA.size, triples === 0 ? undefined : page.say(DATA.sizes, { triples, things, graphs })],
    [DATA.licence, about.license === undefined ? undefined : licence(page, about.license)],
  ];
  const shown = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [html`<dt>${page.say(name)}</dt><dd>${value}</dd>`],
  );
  return shown.length === 0
    ? html``
    : html`<h2>${page.say(DATA.facts)}</h2><dl class="facts">${shown}</dl>`;
}

/** Data names people and bodies by an address or in words. */
function agent(page: Page, given: string): Markup {
  return /^[a-z][a-z0-9+.-]*:/i.test(given) ? linkTo(page, given) : html`${given}`;
}

function licence(page: Page, given: string): Markup {
  const known = licenceAt(given);
  const name = known?.name ?? given;
  const link = isWebAddress(given) ? html`<a href="${given}">${name}</a>` : html`${name}`;
  if (known === undefined) return link;
  const conditions = new Intl.ListFormat(page.language).format(
    known.conditions.map((condition) => page.say(CONDITION_WORDS[condition])),
  );
  const words = conditions === "" ? page.say(DATA.free) : page.say(DATA.under, { conditions });
  return html`${link}: ${words}`;
}

function filesMarkup(page: Page, dumps: readonly ListedDump[]): Markup {
  const rows = dumps.map((dump) => fileRow(page, dump));
  const heads = [DATA.file, DATA.syntax, DATA.sources, DATA.bytes].map(
    (name) => html`<th scope="col">${page.say(name)}</th>`,
  );
  const title = page.say(DATA.files);
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table class="files"><thead><tr>${heads}<th scope="col">SHA-256</th></tr></thead><tbody>${rows}</tbody></table></div>
<p>${page.say(DATA.packed)} <a href="${page.href("/docs/formats")}">${page.say(DATA.formats)}</a>.</p>`;
}

function fileRow(page: Page, dump: ListedDump): Markup {
  const { name, format, profile } = dump;
  const withSources = page.say(format.quads || profile === "full" ? DATA.yes : DATA.no);
  return html`<tr><th scope="row"><a href="/data/${page.release.id}/${name}">${name}</a></th><td>${formatName(page, format.id, format.name)}</td><td>${withSources}</td>${factCells(page, dump)}</tr>`;
}

function factCells(page: Page, { name, facts }: ListedDump): Markup {
  if (typeof facts === "string")
    return html`<td colspan="2" class="soft">${page.say(DATA[facts])}</td>`;
  const { size, sha256 } = facts;
  return html`<td>${bytesText(page, size)}</td><td class="digest"><code>${sha256}</code> <button type="button" data-copy="${sha256}" aria-label="${page.say(DATA.copySum, { file: name })}" hidden>${page.say(DATA.copy)}</button></td>`;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** A number of bytes in the largest unit that it fills, as in `4.2 MB`. */
function bytesText({ language }: Page, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(language, {
    style: "unit",
    unit: UNITS[power] ?? "byte",
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** power);
}

function releaseMarkup(page: Page): Markup {
  const { id, base } = page.release;
  return html`<h2>${page.say(DATA.release)}</h2>
<p><code>${id}</code> <button type="button" data-copy="${id}" hidden>${page.say(DATA.copy)}</button></p>
<p>${page.say(DATA.verify)}</p>
<pre tabindex="0" id="verify"><code>${verifyingCommand(base)}</code></pre>`;
}

function loadingMarkup(page: Page): Markup {
  const { base, remote } = page.release;
  const snippets = remote === undefined ? loadingSnippets(base) : askingSnippets(base);
  const address = html`<code>${base}reconcile</code>`;
  return html`<h2>${page.say(DATA.loading)}</h2>
${snippets.map(snippetMarkup)}
${remote === undefined ? html`<p>${page.tell(DATA.openRefine, { address })}</p>` : ""}`;
}

function snippetMarkup({ tool, code }: Snippet): Markup {
  return html`<details><summary>${tool}</summary><pre tabindex="0"><code>${code}</code></pre></details>`;
}

/** What programs can ask, and whether that needs the whole graph at hand. */
const SERVICES: readonly (readonly [path: string, name: Message, whole?: true])[] = [
  ["sparql", DATA.sparql],
  ["fragments", DATA.fragments],
  ["graph-store?default", DATA.graphStore],
  ["reconcile", DATA.reconcile, true],
  [".well-known/void", DATA.void],
  ["sitemap.xml", DATA.sitemap],
];

function servicesMarkup(page: Page): Markup {
  const { base, remote } = page.release;
  const offered = SERVICES.filter(([, , whole]) => remote === undefined || whole === undefined);
  const wikidata: typeof SERVICES = hasMapping(page.release) ? [["wikidata", DATA.wikidata]] : [];
  const rows = [...offered, ...wikidata].map(
    ([path, name]) =>
      html`<tr><th scope="row">${page.say(name)}</th><td><a href="/${path}">${base}${path}</a></td></tr>`,
  );
  const formats = {
    turtle: html`<code>text/turtle</code>`,
    jsonld: html`<code>application/ld+json</code>`,
  };
  const title = page.say(DATA.services);
  return html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><thead><tr><th scope="col">${page.say(DATA.service)}</th><th scope="col">${page.say(DATA.address)}</th></tr></thead><tbody>${rows}</tbody></table></div>
<p>${page.tell(DATA.catalogue, formats)}.</p>`;
}
