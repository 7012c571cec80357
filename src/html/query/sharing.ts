// The short link of a query: a form that makes one, or what is known of the one that led here.

import { html } from "hono/html";
import { term } from "../../model/vocabulary.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { dateText } from "../words/dates.ts";
import { SHARE } from "../words/query.ts";

/** That queries can be shared, or as what this one was. */
export type Sharing = "offered" | SharedLink;

export interface SharedLink {
  readonly name: string;
  /** The id of the release at which it was shared. */
  readonly release: string;
  /** When, as xsd:dateTime. */
  readonly shared: string;
}

/** A form that makes a short link. */
export function shareForm(page: Page, text: string, isTooLong = false): Markup {
  const why = page.say(isTooLong ? SHARE.tooLong : SHARE.long);
  return html`<form method="post" action="${page.href("/q")}" class="actions"><input type="hidden" name="query" value="${text}"><button type="submit" class="quiet">${page.say(SHARE.make)}</button> <span class="soft">${why}</span></form>`;
}

/** What is known of the link that led here. */
export function sharedMarkup(page: Page, { name, release, shared }: SharedLink): Markup {
  const link = html`<a href="/q/${name}">${page.release.base}q/${name}</a>`;
  const older = {
    date: dateText(page.language, shared.slice(0, 10), term("xsd", "date")),
    // As pages write the ids of releases.
    former: release.slice(0, 12),
    now: page.release.id.slice(0, 12),
  };
  return html`<div class="note"><p>${page.tell(SHARE.short, { link })}</p>${release === page.release.id ? "" : html`<p>${page.say(SHARE.older, older)}</p>`}</div>`;
}
