// What refers to a thing, each property read from the other side.

import { html } from "hono/html";
import type { Text } from "../../model/release.ts";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import {
  type Incoming,
  type IncomingGroup,
  type IncomingPage,
  incomingOf,
  inverseOf,
} from "../../publish/incoming.ts";
import { languageMark, layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { linkTo } from "../term.ts";
import { languageBadge } from "../tongue.ts";
import { THING } from "../words/thing.ts";
import { viewOf } from "./addresses.ts";

/** How many things of each property, and how many properties, the page of a thing shows. */
const SHOWN_MAX = 10;
const GROUPS_MAX = 30;

/** More than this is said to be more than this. */
const COUNTED_MAX = 200;

/** A table of the first things that refer to this one. */
export function incomingSection(page: Page, iri: string): Markup | string {
  const incoming = incomingOf(page.release.quads, iri, SHOWN_MAX);
  if (incoming.groups.length === 0) return "";
  const rows = incoming.groups
    .slice(0, GROUPS_MAX)
    .map((group) => groupRow(page, iri, group, incoming));
  return html`<section aria-labelledby="refers"><h2 id="refers">${page.say(THING.refers)}</h2>
<div class="scroll"><table class="facts"><tbody>${rows}</tbody></table></div></section>`;
}

function groupRow(
  page: Page,
  iri: string,
  { property, things, count }: IncomingGroup,
  { isWhole }: Incoming,
): Markup {
  const items = things.map((thing) => html`<li>${linkTo(page, thing)}</li>`);
  const isAll = isWhole && count === things.length;
  return html`<tr><th scope="row">${inverseLabel(page, property)}</th><td><ul class="values">${items}${isAll ? "" : html`<li>${wayToAll(page, iri, property, { count, isWhole })}</li>`}</ul></td></tr>`;
}

/** A link to the whole list, with how long it is as far as that is known. */
function wayToAll(
  page: Page,
  iri: string,
  property: string,
  { count, isWhole }: { readonly count: number; readonly isWhole: boolean },
): Markup {
  const isCounted = isWhole && count <= COUNTED_MAX;
  const number = isCounted
    ? page.say(THING.count, { n: count })
    : page.say(THING.moreThan, { n: Math.min(isWhole ? count : count - 1, COUNTED_MAX) });
  const path = viewOf(page, iri, "links", { property });
  return html`<a href="${page.href(path)}">${page.say(THING.all)}</a> <small class="soft">(${number})</small>`;
}

/** The name of the inverse where the vocabulary has one, else the name of the property turned round. */
function inverseLabel(page: Page, property: string): Markup {
  if (property === RDF_TYPE) return html`${page.say(THING.instances)}`;
  const { text, isInverse } = inverseName(page, property);
  const mark = languageMark(page, text.language);
  if (isInverse)
    return html`<span${mark}>${text.value}</span>${languageBadge(page, text.language)}`;
  const name = html`<span${mark}>${text.value}</span>`;
  return html`${page.tell(THING.inverse, { property: name })}${languageBadge(page, text.language)}`;
}

function inverseName(page: Page, property: string): { text: Text; isInverse: boolean } {
  const { labels, quads } = page.release;
  const inverse = inverseOf(quads, property);
  const isNamed = inverse !== undefined && labels.labels(inverse).length > 0;
  return isNamed
    ? { text: labels.label(inverse), isInverse: true }
    : { text: labels.label(property), isInverse: false };
}

/** A page of all things that refer to this one by a property. */
export function incomingPage(
  page: Page,
  iri: string,
  property: string,
  { things, next }: IncomingPage,
): Markup {
  const name = page.release.labels.label(iri).value;
  const items = things.map((thing) => html`<li>${linkTo(page, thing)}</li>`);
  const on =
    next === undefined
      ? ""
      : html`<p class="actions"><a rel="next" href="${page.href(viewOf(page, iri, "links", { property, from: String(next) }))}">${page.say(THING.next)}</a></p>`;
  return layout(page, {
    title: page.say(THING.refersTo, { name }),
    trail: [{ path: viewOf(page, iri, "page"), name }],
    body: html`<h2>${inverseLabel(page, property)}</h2>
${items.length === 0 ? html`<p>${page.say(THING.none)}</p>` : html`<ul class="columns">${items}</ul>`}${on}`,
  });
}
