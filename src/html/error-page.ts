// The page for a request that failed: what happened in the reader's language, what exactly, and where to go from here.

import { html } from "hono/html";
import type { ChanceryError } from "../model/error.ts";
import { languageMark, layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import { offers, SEARCH } from "./masthead.ts";
import type { Page } from "./page.ts";
import { problemMarkup } from "./problem.ts";
import { linkTo } from "./term.ts";
import { dateText } from "./words/dates.ts";
import { ERRORS_WORDS, STATUS_WORDS, type StatusWords } from "./words/errors.ts";
import { FRAME } from "./words/frame.ts";

/** What of a request helps whoever meant something else. */
export interface Help {
  readonly requestId: string;
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
  /** The words of the address, to look for. */
  readonly words: string;
  /** IRIs of things that may have been meant. */
  readonly near: readonly string[];
  /** What is available instead: media types, and addresses of ours where they have one. */
  readonly offers: readonly Offer[];
  readonly withdrawal?: Withdrawal;
}

export interface Offer {
  readonly name: string;
  readonly path?: string;
}

/** What the data says of a thing that it no longer holds. */
export interface Withdrawal {
  /** As the data writes it. */
  readonly date: { readonly value: string; readonly datatype: string };
  readonly reason?: { readonly value: string; readonly language: string };
  /** IRI of what took its place. */
  readonly replacement?: string;
}

export function errorPage(page: Page, error: ChanceryError, help: Help): Markup {
  const { title, advice } = wordsFor(error.status);
  const more = ASIDES[error.status] ?? (() => "");
  return layout(page, {
    title: page.say(title),
    body: html`<p class="lead">${page.say(advice)}</p>
${more(page, help)}
<h2>${page.say(ERRORS_WORDS.exactly)}</h2>
${error.problems.map((problem) => problemMarkup(page, problem))}
<p class="soft">HTTP ${error.status} · ${page.say(ERRORS_WORDS.request, { id: help.requestId })}</p>`,
  });
}

/** A status without words of its own is told as the general one of its kind (RFC 9110 §15). */
function wordsFor(status: number): StatusWords {
  const known: Readonly<Record<number, StatusWords>> = STATUS_WORDS;
  return known[status] ?? STATUS_WORDS[status < 500 ? 400 : 500];
}

/** What stands beside the problems, by status. */
const ASIDES: Readonly<Record<number, (page: Page, help: Help) => Markup | string>> = {
  404: (page, help) => html`${nearMarkup(page, help)}${searchForm(page, help)}`,
  406: offersMarkup,
  410: withdrawalMarkup,
  413: waysOut,
  429: (page, help) => html`${waitMarkup(page, help)}${waysOut(page)}`,
  500: retryLink,
  502: retryLink,
  503: (page, help) => html`${waitMarkup(page, help)}${retryLink(page)}`,
};

function nearMarkup(page: Page, { near, offers }: Help): Markup | string {
  if (near.length + offers.length === 0) return "";
  const items = [
    ...near.map((iri) => html`<li>${linkTo(page, iri)}</li>`),
    ...offers.map((offer) => html`<li>${offerMarkup(page, offer)}</li>`),
  ];
  return html`<h2>${page.say(ERRORS_WORDS.near)}</h2><ul>${items}</ul>`;
}

function searchForm(page: Page, { words }: Help): Markup | string {
  if (!offers(page.release, SEARCH)) return "";
  const chosen = page.href("/") === "/" ? "" : hiddenLanguage(page);
  return html`<form method="get" action="/search" class="actions"><label for="missing">${page.say(ERRORS_WORDS.find)}</label>
<input id="missing" name="q" type="search" value="${words}">${chosen}<button type="submit">${page.say(FRAME.search)}</button></form>`;
}

function hiddenLanguage({ language }: Page): Markup {
  return html`<input type="hidden" name="ui" value="${language}">`;
}

function offersMarkup(page: Page, { offers }: Help): Markup | string {
  if (offers.length === 0) return "";
  const items = offers.map((offer) => html`<li>${offerMarkup(page, offer)}</li>`);
  return html`<h2>${page.say(ERRORS_WORDS.formats)}</h2><ul>${items}</ul>`;
}

function offerMarkup(page: Page, { name, path }: Offer): Markup {
  return path === undefined
    ? html`<code>${name}</code>`
    : html`<a href="${page.href(path)}">${name}</a>`;
}

function withdrawalMarkup(page: Page, { withdrawal }: Help): Markup | string {
  if (withdrawal === undefined) return "";
  const { reason, replacement } = withdrawal;
  const date = dateText(page.language, withdrawal.date.value, withdrawal.date.datatype);
  return html`<p>${page.say(ERRORS_WORDS.withdrawn, { date })}</p>
${reason === undefined ? "" : html`<p${languageMark(page, reason.language)}>${reason.value}</p>`}
${replacement === undefined ? "" : html`<p>${page.tell(ERRORS_WORDS.replaced, { thing: linkTo(page, replacement) })}</p>`}`;
}

function waitMarkup(page: Page, { retryAfter }: Help): Markup | string {
  return retryAfter === undefined
    ? ""
    : html`<p>${page.say(ERRORS_WORDS.wait, { n: retryAfter })}</p>`;
}

function retryLink(page: Page): Markup {
  return html`<p><a href="${page.href(page.path)}">${page.say(ERRORS_WORDS.again)}</a></p>`;
}

/** Ways that cost the site little. */
function waysOut(page: Page): Markup {
  const download =
    page.release.remote === undefined
      ? html`<a href="${page.href("/data")}">${page.say(ERRORS_WORDS.download)}</a> · `
      : "";
  return html`<p>${download}<a href="${page.href("/docs/tutorial")}">${page.say(ERRORS_WORDS.selfHost)}</a></p>`;
}
