// The home page: what the publication is, questions it answers, what it holds, and how to take it away.

import { html } from "hono/html";
import type { Release } from "../model/release.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { isMachinery, term } from "../model/vocabulary.ts";
import { browsePath } from "../publish/browse/paths.ts";
import { superclassesOf } from "../publish/classes.ts";
import { schemaDataset } from "../publish/schema-dataset.ts";
import { hasMapping } from "../wikibase/mapping.ts";
import { jsonBlock } from "./json-block.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { type Destination, offers } from "./masthead.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { Sources } from "./sources.ts";
import { FRAME } from "./words/frame.ts";
import { HOME, VIEW_NAMES } from "./words/home.ts";
import type { Message } from "./words/message.ts";
import { numberText } from "./words/numbers.ts";

/** How many kinds and questions the page shows. */
const KINDS_SHOWN = 16;
const QUESTIONS_SHOWN = 8;

export interface Home {
  /** All stored queries, in the language of the page. */
  readonly queries: readonly StoredQuery[];
  /** The answers of those that belong to this page, and the page with the names of what they tell of. */
  readonly panels: readonly Panel[];
  readonly panelPage: Page;
}

/** A way to go on from here, and what is found there. */
interface Way extends Destination {
  readonly note: Message;
  /** Whether this publication goes that way, where not every one does. */
  readonly when?: (release: Release) => boolean;
}

const WAYS: readonly Way[] = [
  { path: "/timeline", name: FRAME.timeline, note: HOME.timeline },
  { path: "/map", name: FRAME.map, note: HOME.map },
];

const USES: readonly Way[] = [
  { path: "/data", name: HOME.download, note: HOME.downloadNote, whole: true },
  { path: "/sparql", name: FRAME.sparql, note: HOME.sparqlNote },
  {
    path: "/wikidata",
    name: HOME.wikidata,
    note: HOME.wikidataNote,
    whole: true,
    when: hasMapping,
  },
  { path: "/docs/reconcile", name: HOME.match, note: HOME.matchNote, whole: true },
];

export function homePage(page: Page, { queries, panels, panelPage }: Home): Markup {
  const { about } = page.release;
  const [description = { value: page.say(HOME.about), language: page.language }] =
    about.description;
  const sources = new Sources(page);
  const asked = questions(page, queries);
  const aside = html`${kinds(page, queries)}${ways(page, HOME.ways, WAYS)}${ways(page, HOME.reuse, USES)}`;
  return layout(page, {
    title: about.title[0].value,
    titleLanguage: about.title[0].language,
    description,
    body: html`<p class="lead"${languageMark(page, description.language)}>${description.value}</p>
${figures(page)}
${
  asked === "" && panels.length === 0
    ? html`<div class="cards">${aside}</div>`
    : html`<div class="split"><div>
${panelsMarkup(panelPage, panels, sources)}${asked}${sources.list()}
</div><aside class="rail">${aside}</aside></div>`
}
${jsonBlock("application/ld+json", schemaDataset(page.release))}`,
  });
}

/** How much there is; a remote endpoint may not say it. */
function figures(page: Page): Markup {
  const { counts, quads, remote } = page.release;
  const named = [...(remote?.graphs ?? quads.graphs()).keys()].filter((graph) => graph !== "");
  const numbers: readonly (readonly [number, Message])[] = [
    [counts.triples, HOME.statements],
    [counts.subjects, HOME.things],
    [named.length, HOME.graphs],
  ];
  const known = numbers.filter(([n]) => n > 0);
  const items = known.map(
    ([n, name]) => html`<div><dt>${page.say(name, { n })}</dt><dd>${numberOf(page, n)}</dd></div>`,
  );
  return html`${items.length === 0 ? "" : html`<dl class="figures">${items}</dl>`}
${remote === undefined ? "" : html`<p class="soft">${page.say(HOME.remote)}</p>`}`;
}

/** Questions in the order that they ask for; those that are parts of pages are asked there. */
function questions(page: Page, queries: readonly StoredQuery[]): Markup | string {
  const asked = queries
    .filter(({ panels }) => panels.length === 0)
    .sort((a, b) => a.order - b.order);
  if (asked.length === 0) return "";
  const cards = asked
    .slice(0, QUESTIONS_SHOWN)
    .map(
      ({ slug, summary: [title], description: [note], view }) =>
        html`<li class="card"><h3${languageMark(page, title.language)}><a href="${page.href(`/queries/${slug}`)}">${title.value}</a></h3>${note === undefined ? "" : html`<p class="soft"${languageMark(page, note.language)}>${note.value}</p>`}${view === "table" ? "" : html`<p><span class="kind">${page.say(VIEW_NAMES[view])}</span></p>`}</li>`,
    );
  return html`<section aria-labelledby="questions"><h2 id="questions">${page.say(HOME.questions)}</h2>
<ul class="cards">${cards}</ul>
${asked.length > cards.length ? html`<p><a href="${page.href("/queries")}">${page.say(HOME.allQuestions, { n: asked.length })}</a></p>` : ""}</section>`;
}

/** Kinds of things, each with the list of its things. */
function kinds(page: Page, queries: readonly StoredQuery[]): Markup | string {
  const { release } = page;
  const { classes } = release;
  if (classes.length === 0) return "";
  const places = new Set(queries.flatMap(({ panels }) => panels.map(({ of }) => of)));
  const rows = classes
    .map((kind) => ({ ...kind, rank: rankOf(release, places, kind.iri) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, KINDS_SHOWN)
    .map(({ iri, count }) => {
      const name = release.labels.label(iri);
      const path = page.href(browsePath(release, iri) ?? "/browse");
      return html`<tr><td><a href="${path}"${languageMark(page, name.language)}>${name.value}</a></td><td class="number">${numberOf(page, count)}</td></tr>`;
    });
  return html`<section><h2>${page.say(HOME.kinds)}</h2>
<table><thead><tr><th scope="col">${page.say(HOME.kind)}</th><th scope="col" class="number">${page.say(HOME.count)}</th></tr></thead><tbody>${rows}</tbody></table>
${classes.length > rows.length ? html`<p><a href="${page.href("/browse")}">${page.say(HOME.allKinds, { n: classes.length })}</a></p>` : ""}</section>`;
}

/** Kinds whose things have panels on their pages come first, those of vocabularies and shapes last. */
function rankOf(release: Release, places: ReadonlySet<string>, kind: string): number {
  if (isMachinery(kind)) return 2;
  return superclassesOf(release, kind).some((above) => places.has(above)) ? 0 : 1;
}

function ways(page: Page, title: Message, all: readonly Way[]): Markup | string {
  const open = all.filter((way) => offers(page.release, way) && (way.when?.(page.release) ?? true));
  if (open.length === 0) return "";
  const items = open.map(
    ({ path, name, note }) =>
      html`<li><a href="${page.href(path)}">${page.say(name)}</a><br><span class="soft">${page.say(note)}</span></li>`,
  );
  return html`<section><h2>${page.say(title)}</h2><ul class="values">${items}</ul></section>`;
}

function numberOf({ language }: Page, n: number): string {
  return numberText(language, String(n), term("xsd", "integer"));
}
