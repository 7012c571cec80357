// The page of an endpoint: a form for a query, and what it answered or why it did not.

import { html } from "hono/html";
import type { ChanceryError } from "../../model/error.ts";
import { layout } from "../layout.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { problemMarkup } from "../problem.ts";
import { ANSWER, EXAMPLES, FORM, LOOKS } from "../words/query.ts";
import { type Answer, answerMarkup, type Limits } from "./answer.ts";
import type { Asked } from "./asked.ts";
import { type Diagnosis, diagnosisMarkup } from "./doctor.ts";
import { FORM_ID, leadMarkup } from "./lead.ts";
import { LOOK_NAMES, type Look } from "./look.ts";
import { type Sharing, sharedMarkup, shareForm } from "./sharing.ts";
import { snippetsMarkup } from "./snippets.ts";

/** What became of a query. */
export type Outcome = { readonly answer: Answer } | { readonly error: ChanceryError };

export interface QueryPageOptions {
  /** The address of the endpoint. */
  readonly path: string;
  /** What it was asked; nothing when the form is only looked at. */
  readonly asked?: Asked;
  readonly outcome?: Outcome;
  /** The look that the address or the query asks for. */
  readonly look?: Look | undefined;
  /** How the query asks to be shown in the words of the Wikidata Query Service, as in `#defaultView:Map`. */
  readonly viewThere?: string | undefined;
  /** Where the query would be answered as one for Wikidata. */
  readonly forWikidata?: Asked | undefined;
  readonly limits?: Limits;
  /** Where queries can be shared: that they can, or as what this one was. */
  readonly sharing?: Sharing | undefined;
  /** Why nothing was found, where that is so. */
  readonly diagnosis?: Diagnosis | undefined;
  /** What could be asked, while nothing is. */
  readonly examples?: Markup | string;
  /** Set where the endpoint tells editors which words it knows, and what is wrong with a text. */
  readonly helpsEditors?: true;
}

/** The form of an endpoint, with what became of the query. */
export function queryPage(page: Page, text: string, options: QueryPageOptions): Markup {
  const { outcome, examples = "", sharing } = options;
  return layout(page, {
    title: page.say(FORM.title),
    scripts: ["editor"],
    body: html`<p class="soft">${page.say(FORM.lead)}</p>
${form(page, text, options)}
${wikidataLink(page, options)}
${typeof sharing === "object" ? sharedMarkup(page, sharing) : ""}
${outcome === undefined ? examples : html`${outcomeMarkup(page, text, outcome, options)}<p><a href="${page.href("/sparql")}">${page.say(EXAMPLES.more)}</a></p>`}`,
  });
}

function form(page: Page, text: string, options: QueryPageOptions): Markup {
  const { path, asked, look, helpsEditors } = options;
  const fields = Object.entries(asked?.fields ?? {}).flatMap(([name, value]) =>
    DATASET.has(name)
      ? [value].flat().map((one) => html`<input type="hidden" name="${name}" value="${one}">`)
      : [],
  );
  const choices = LOOK_NAMES.map(
    (name) =>
      html`<option value="${name}"${name === look ? html` selected` : ""}>${page.say(LOOKS[name])}</option>`,
  );
  const help =
    helpsEditors === true
      ? html` data-vocabulary="${page.href(`${path}/vocabulary.json`)}" data-check="${path}/check"`
      : "";
  return html`<form method="post" action="${page.href(path)}" class="ask" id="${FORM_ID}">${fields}
<label for="query">${page.say(FORM.query)}</label>
<textarea id="query" name="query" spellcheck="false" autocomplete="off" aria-describedby="keys"${help}>${text}</textarea>
<p id="keys" class="soft" hidden>${page.say(FORM.keys)} <label><input type="checkbox" id="indent"> ${page.say(FORM.indent)}</label></p>
<div class="fields"><div class="field"><label for="view">${page.say(ANSWER.views)}</label><select id="view" name="view"><option value="">${page.say(FORM.fitting)}</option>${choices}</select></div>
<button type="submit">${page.say(FORM.run)}</button></div></form>`;
}

/** Fields of the protocol that choose the dataset (SPARQL 1.1 Protocol §2.1.4). */
const DATASET = new Set(["default-graph-uri", "named-graph-uri"]);

function wikidataLink(page: Page, { forWikidata }: QueryPageOptions): Markup | string {
  if (forWikidata === undefined) return "";
  const link = leadMarkup(forWikidata, page.say(FORM.askThere), {}, { href: page.href });
  return html`<p class="note">${page.tell(FORM.wikidata, { link })}</p>`;
}

function outcomeMarkup(
  page: Page,
  text: string,
  outcome: Outcome,
  options: QueryPageOptions,
): Markup {
  const { path, asked = { path, fields: {} }, look, viewThere, limits, diagnosis } = options;
  if ("error" in outcome)
    return html`<section id="answer" class="panel"><h2>${page.say(FORM.wrong)}</h2>
${outcome.error.problems.map((problem) => problemMarkup(page, problem))}</section>`;
  return html`<section id="answer" class="panel"><h2>${page.say(ANSWER.heading)}</h2>
${viewThere === undefined ? "" : html`<p class="soft">${page.say(ANSWER.asksFor, { view: viewThere })}</p>`}
${diagnosis === undefined ? "" : diagnosisMarkup(page, diagnosis)}
${answerMarkup(page, outcome.answer, { asked, title: page.say(FORM.title), look, limits })}
${options.sharing === "offered" ? shareForm(page, text, asked.isPosted) : ""}${snippetsMarkup(page, outcome.answer, path, { fields: { query: text }, method: "POST" })}</section>`;
}
