// The head of the page of a thing: what it is, in a sentence, and what it is called elsewhere.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { groupBy } from "../../model/group.ts";
import type { Text } from "../../model/release.ts";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import { browsePath } from "../../publish/browse/paths.ts";
import { type Crumb, languageMark } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";
import { linkTo } from "../term.ts";
import { isForeign, languageBadge, languageName, textMarkup } from "../tongue.ts";
import { BROWSE } from "../words/browse.ts";
import { THING } from "../words/thing.ts";

/** Up to how many names stand open; more are folded away. */
const OPEN_MAX = 4;
const NAMES_MAX = 60;
const KINDS_MAX = 8;

/** `own` is what is said of the thing, for the marks of who says so. */
export function head(page: Page, iri: string, own: readonly Quad[], sources: Sources): Markup {
  const { labels } = page.release;
  return html`${kindsOf(page, own, sources)}${fallback(page, labels.label(iri))}${lead(page, iri, own, sources)}${otherNames(page, iri, own, sources)}`;
}

function kindsOf(page: Page, own: readonly Quad[], sources: Sources): Markup | string {
  const kinds = groupBy(
    own.filter(({ predicate }) => predicate.value === RDF_TYPE),
    ({ object }) => object.value,
  );
  if (kinds.size === 0) return "";
  const items = [...kinds]
    .slice(0, KINDS_MAX)
    .map(
      ([kind, said]) => html`<li class="kind">${kindLink(page, kind)}${sources.marks(said)}</li>`,
    );
  return html`<ul class="kinds">${items}</ul>`;
}

/** To the list of all things of this kind, where there is one. */
function kindLink(page: Page, kind: string): Markup {
  const path = browsePath(page.release, kind);
  if (path === undefined) return linkTo(page, kind);
  return html`<a href="${page.href(path)}">${textMarkup(page, page.release.labels.label(kind))}</a>`;
}

/** The way from the home page to a thing: by the list of its kind. */
export function trailTo(page: Page, own: readonly Quad[]): Crumb[] {
  for (const { predicate, object } of own) {
    const path = predicate.value === RDF_TYPE ? browsePath(page.release, object.value) : undefined;
    if (path !== undefined)
      return [
        { path: "/browse", name: page.say(BROWSE.title) },
        { path, name: page.release.labels.label(object.value).value },
      ];
  }
  return [];
}

function lead(page: Page, iri: string, own: readonly Quad[], sources: Sources): Markup | string {
  const description = page.release.labels.description(iri);
  if (description === undefined) return "";
  const { value, language } = description;
  const marks = sources.marks(saying(own, description));
  return html`<p class="lead"${languageMark(page, language)}>${value}${marks}${languageBadge(page, language)}</p>`;
}

/** The statements whose object is this text. */
function saying(own: readonly Quad[], { value, language }: Text): Quad[] {
  return own.filter(
    ({ object }) =>
      object.termType === "Literal" &&
      object.value === value &&
      object.language.toLowerCase() === language,
  );
}

/** The heading cannot carry a mark, so that a sentence says when it is not in the language of the reader. */
function fallback(page: Page, { language }: Text): Markup | string {
  return isForeign(page, language)
    ? html`<p class="soft">${page.say(THING.named, { language: languageName(page, language) })}</p>`
    : "";
}

/** The names beside the one that the page goes by, each once. */
function otherNames(
  page: Page,
  iri: string,
  own: readonly Quad[],
  sources: Sources,
): Markup | string {
  const shown = page.release.labels.label(iri);
  const others = new Map<string, Text>();
  for (const name of page.release.labels.labels(iri))
    if (name.value !== shown.value) others.set(`${name.language} ${name.value}`, name);
  if (others.size === 0) return "";
  const items = [...others.values()].slice(0, NAMES_MAX).map((name) => {
    const { value, language } = name;
    const tag =
      language === ""
        ? ""
        : html` <small class="tongue" title="${languageName(page, language)}">${language}</small>`;
    return html`<li><span${languageMark(page, language)}>${value}</span>${tag}${sources.marks(saying(own, name))}</li>`;
  });
  const list = html`<ul class="names">${items}</ul>`;
  return others.size <= OPEN_MAX
    ? list
    : html`<details><summary>${page.say(THING.otherNames, { n: others.size })}</summary>${list}</details>`;
}
