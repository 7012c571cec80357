// The answer of a query on a page: in a view of its own or one that the reader chooses, with downloads.

import { html } from "hono/html";
import {
  RDF_FORMATS,
  type RdfFormat,
  RESULT_FORMATS,
  type ResultFormat,
} from "../../model/format.ts";
import type { StoredQuery, ViewName } from "../../model/stored-query.ts";
import type { Results, Row } from "../../query/results.ts";
import { formatName } from "../format-name.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { Sources } from "../sources.ts";
import { FITS } from "../views/fits.ts";
import { shownOf } from "../views/shown.ts";
import { DRAWN, svgOf } from "../views/svg.ts";
import { triplesView } from "../views/triples.ts";
import type { Shown } from "../views/view.ts";
import { VIEWS } from "../views/views.ts";
import { ANSWER, LOOKS } from "../words/query.ts";
import { type Asked, SVG } from "./asked.ts";
import { leadMarkup } from "./lead.ts";
import { type Look, looksFor } from "./look.ts";

export interface Table extends Results {
  /** Milliseconds that the engine worked. */
  readonly elapsed: number;
}

/** Paths of the pages before and after, as far as there are such. */
export interface PageLinks {
  readonly prev?: string;
  readonly next?: string;
}

/** A graph as Turtle and as rows, or a page of it. */
export interface GraphAnswer extends Table {
  readonly text: string;
  readonly links: PageLinks;
}

/** What a query answered. */
export type Answer = Table | GraphAnswer;

/** What bounds queries, and what of it a client has left. */
export interface Limits {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds of query time; none where they are not counted. */
  readonly budget?: { readonly left: number; readonly whole: number };
}

export interface AnswerOptions {
  readonly asked: Asked;
  /** What the whole is called. */
  readonly title: string;
  readonly query?: StoredQuery;
  /** The look that the reader or the query asks for; one that does not fit gives way to the table. */
  readonly look?: Look | undefined;
  readonly limits?: Limits | undefined;
}

/** How many bytes of cells a page shows, about: what is more belongs into a download. */
const CELLS_MAX = 24_000;

/** What a cell costs beside its text. */
const CELL = 60;

/** How long a graph is that a page shows, in characters. */
const GRAPH_MAX = 30_000;

export function answerMarkup(page: Page, answer: Answer, options: AnswerOptions): Markup {
  const { asked, title, query, look: wanted = query?.view } = options;
  const rows = asManyAsFit(answer.rows);
  const sources = new Sources(page);
  const shown = shownOf(page, sources, { ...answer, rows, title, ...(query && { query }) });
  const looks = looksFor(shown);
  const look = looks.find((fitting) => fitting === wanted) ?? "table";
  const n = answer.rows.length;
  const part =
    rows.length < n && !(look === "raw" && "text" in answer)
      ? html`<p class="note warn">${page.say(ANSWER.part, { shown: rows.length, n })}</p>`
      : "";
  return html`${figures(page, n, answer.elapsed, options)}
${inWords(shown, look)}${tabs(page, asked, looks, look)}${part}
${lookMarkup({ ...answer, rows }, shown, look)}
${sources.list()}${"text" in answer ? neighbours(page, answer, asked) : ""}${downloads(
  page,
  asked,
  formatsOf(answer),
  DRAWN.find((name) => name === look),
)}`;
}

function lookMarkup(answer: Answer, shown: Shown, look: Look): Markup {
  const isGraph = "text" in answer;
  if (look === "raw") return isGraph ? turtleMarkup(answer) : rawMarkup(answer);
  return look === "table" && isGraph ? triplesView(shown) : VIEWS[look](shown);
}

function formatsOf(answer: Answer): readonly (RdfFormat | ResultFormat)[] {
  return "text" in answer
    ? RDF_FORMATS.filter(({ writable }) => writable)
    : RESULT_FORMATS.filter(({ use }) => use !== "programs");
}

/** The answer as SVG, as the page draws it; nothing when its view does not draw, or not such rows. */
export function answerDrawing(
  page: Page,
  answer: Answer,
  { title, query, look = query?.view }: Pick<AnswerOptions, "title" | "query" | "look">,
): Promise<string> | undefined {
  const rows = asManyAsFit(answer.rows);
  const given = { ...answer, rows, title, ...(query && { query }) };
  const shown = shownOf(page, new Sources(page), given);
  return look === undefined || look === "raw" ? undefined : svgOf(shown, look);
}

/** One row is told in words before it is shown otherwise. */
function inWords(shown: Shown, look: Look): Markup | string {
  const hasWords = shown.rows.length === 1 && look !== "sentence" && FITS.sentence(shown);
  return hasWords ? VIEWS.sentence(shown) : "";
}

function figures(page: Page, n: number, elapsed: number, { limits }: AnswerOptions): Markup {
  const told =
    elapsed === 0
      ? page.say(ANSWER.kept, { n })
      : page.say(ANSWER.rows, { n, ms: Math.max(1, Math.round(elapsed)) });
  return html`<p class="answered"><strong>${told}</strong>${limits === undefined ? "" : html` <span class="soft">${limitsText(page, limits)}</span>`}</p>`;
}

function limitsText(page: Page, { rows, seconds, budget }: Limits): string {
  const left = budget === undefined ? "" : ` ${page.say(ANSWER.left, budget)}`;
  return page.say(ANSWER.limits, { rows, seconds }) + left;
}

/** The first rows, as many as a page has room for; at least one. */
function asManyAsFit(rows: readonly Row[]): readonly Row[] {
  let size = 0;
  const end = rows.findIndex((row, at) => {
    for (const cell of Object.values(row)) size += JSON.stringify(cell.value).length + CELL;
    return at > 0 && size > CELLS_MAX;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

function tabs(page: Page, asked: Asked, looks: readonly Look[], chosen: Look): Markup {
  const items = looks.map((look) => {
    const mark = look === chosen ? html` aria-current="true"` : "";
    return html`<li>${leadMarkup(asked, page.say(LOOKS[look]), { view: look }, { href: page.href, mark })}</li>`;
  });
  return html`<nav aria-label="${page.say(ANSWER.views)}"><ul class="tabs">${items}</ul></nav>`;
}

/** The answer in the JSON of SPARQL, in which nothing is left out of a term. */
function rawMarkup({ columns, rows, boolean }: Results): Markup {
  const json =
    boolean === undefined
      ? { head: { vars: columns }, results: { bindings: rows } }
      : { head: {}, boolean };
  return html`<pre tabindex="0">${JSON.stringify(json, null, 1)}</pre>`;
}

function turtleMarkup({ text }: GraphAnswer): Markup {
  const end = text.length > GRAPH_MAX ? text.lastIndexOf("\n", GRAPH_MAX) : text.length;
  return html`<pre tabindex="0">${text.slice(0, end)}${end < text.length ? "\n…" : ""}</pre>`;
}

/** The ways to the pages before and after. */
function neighbours(
  page: Page,
  { links: { prev, next } }: GraphAnswer,
  { isPosted = false }: Asked,
): Markup | string {
  const lead = (path: string | undefined, rel: "prev" | "next", name: string) =>
    path === undefined
      ? ""
      : leadMarkup(
          { path, fields: {}, isPosted },
          name,
          {},
          { mark: isPosted ? "" : html` rel="${rel}"` },
        );
  if (prev === undefined && next === undefined) return "";
  return html`<p class="actions">${lead(prev, "prev", page.say(ANSWER.previous))}${lead(next, "next", page.say(ANSWER.next))}</p>`;
}

function downloads(
  page: Page,
  asked: Asked,
  formats: readonly (RdfFormat | ResultFormat)[],
  drawn?: ViewName,
): Markup {
  const drawing =
    drawn === undefined
      ? ""
      : html`<li>${leadMarkup(asked, SVG.name, { format: SVG, view: drawn }, { href: page.href })}</li>`;
  const links = formats.map(
    (format) =>
      html`<li>${leadMarkup(asked, formatName(page, format.id, format.name), { format }, {})}</li>`,
  );
  return html`<div class="downloads"><span class="soft">${page.say(ANSWER.downloads)}:</span> <ul class="actions">${links}${drawing}</ul></div>`;
}
