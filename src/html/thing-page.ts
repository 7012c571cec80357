// The page of any thing: what it is, what is said of it and by whom, and what refers to it.

import { html } from "hono/html";
import type { Description } from "../publish/describe.ts";
import { schemaThing } from "../publish/schema-thing.ts";
import { jsonBlock } from "./json-block.ts";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { type TermUse, termSections } from "./ontology/term-sections.ts";
import type { Page } from "./page.ts";
import { type Panel, panelsMarkup } from "./panel.ts";
import { Sources } from "./sources.ts";
import { viewOf } from "./thing/addresses.ts";
import { contentsSection, restingSection } from "./thing/evidence.ts";
import { factTable } from "./thing/facts.ts";
import { head, trailTo } from "./thing/head.ts";
import { incomingSection } from "./thing/incoming.ts";
import { partSections } from "./thing/parts.ts";
import { rail } from "./thing/rail.ts";
import { THING } from "./words/thing.ts";

/** What is told of a thing beside what is said of it. */
export interface Additions {
  readonly panels: readonly Panel[];
  /** The same page with the names of what the panels tell of. */
  readonly panelPage: Page;
  /** What takes the place of its parts: a vocabulary is told as one. */
  readonly parts?: Markup | undefined;
  /** How the data uses it, when it is a term. */
  readonly use?: TermUse | undefined;
}

export function thingPage(page: Page, description: Description, additions: Additions): Markup {
  const { iri, quads } = description;
  const name = page.release.labels.label(iri);
  const own = quads.filter(({ subject }) => subject.value === iri);
  const trail = trailTo(page, own);
  return layout(page, {
    title: name.value,
    titleLanguage: name.language,
    description: page.release.labels.description(iri),
    trail,
    head: jsonBlock("application/ld+json", schemaThing(page.release, { iri, own }, trail)),
    body: body(page, description, additions),
  });
}

function body(
  page: Page,
  description: Description,
  { panels, panelPage, parts: told, use }: Additions,
): Markup {
  const { iri, quads } = description;
  const own = quads.filter(({ subject }) => subject.value === iri);
  const sources = new Sources(page);
  // In the order of the page, for so are its notes numbered.
  const top = head(page, iri, own, sources);
  const asked = panelsMarkup(panelPage, panels, sources);
  const facts = factTable(page, own, sources);
  const parts =
    told === undefined
      ? partSections(
          page,
          quads.filter(({ subject }) => subject.value !== iri),
          sources,
        )
      : { markup: told, omitted: 0 };
  const contents = contentsSection(page, description);
  const resting = restingSection(page, iri, sources);
  const beside = rail(page, iri, own, sources);
  return html`<div class="split"><div>
${top}
${asked}
${use === undefined ? "" : termSections(page, iri, use)}
${factSection(page, facts.markup)}
${parts.markup}${wayToRest(page, iri, facts.omitted + parts.omitted)}
${contents}
${resting}
${incomingSection(page, iri)}
${sources.list(panelPage)}
</div>
${beside}</div>`;
}

function factSection(page: Page, table: Markup | string): Markup | string {
  if (table === "") return "";
  return html`<section aria-labelledby="facts"><h2 id="facts">${page.say(THING.facts)}</h2>${table}</section>`;
}

function wayToRest(page: Page, iri: string, omitted: number): Markup | string {
  if (omitted === 0) return "";
  const path = page.href(viewOf(page, iri, "statements"));
  return html`<p class="more"><a href="${path}">${page.say(THING.moreStatements, { n: omitted })}</a></p>`;
}
