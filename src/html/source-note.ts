// A footnote: the graph that a statement stands in, what kind of graph it is, and the works that it cites.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { readDate } from "../model/date.ts";
import { RDF_TYPE, RESTS_ON, SOURCE_FACTS, term } from "../model/vocabulary.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { linkTo, termMarkup } from "./term.ts";

const TITLES: readonly string[] = [
  term("schema", "name"),
  "https://schema.org/name",
  term("dcterms", "title"),
  term("dc", "title"),
];

/** How many values of a work a note tells. */
const FACTS_MAX = 8;

/** The source by its name; told whole: with its kinds, what is known of it, and what it cites. */
export function noteMarkup(page: Page, source: string, isWhole: boolean): Markup {
  const said = page.release.quads.withSubject(source);
  if (!isWhole || said.length === 0) return linkTo(page, source);
  const cited = said
    .filter(
      ({ predicate, object }) =>
        RESTS_ON.includes(predicate.value) && object.termType === "NamedNode",
    )
    .map(({ object }) => object.value);
  const works = [...new Set(cited)].map((work) => html`<br>${workMarkup(page, work)}`);
  return html`${workMarkup(page, source, said)}${works}`;
}

function workMarkup(
  page: Page,
  work: string,
  said: readonly Quad[] = page.release.quads.withSubject(work),
): Markup {
  const kinds = new Set(
    said.filter(({ predicate }) => predicate.value === RDF_TYPE).map(({ object }) => object.value),
  );
  const names = [...kinds].map((kind) => page.release.labels.label(kind).value);
  const kind = names.length === 0 ? "" : html` <small class="soft">${names.join(", ")}</small>`;
  return html`${linkTo(page, work)}${titleOf(page, work, said)}${kind}${factsOf(page, said)}`;
}

/** The title of a work, where its label is another. */
function titleOf(page: Page, work: string, said: readonly Quad[]): Markup | string {
  const { labels } = page.release;
  const title = said.find(({ predicate }) => TITLES.includes(predicate.value))?.object;
  if (title?.termType !== "Literal" || title.value === labels.label(work).value) return "";
  return html`: <cite lang="${title.language || "und"}">${title.value}</cite>`;
}

/** First what sources are known by, then all that is dated. */
function factsOf(page: Page, said: readonly Quad[]): Markup {
  const isDated = ({ object }: Quad) =>
    object.termType === "Literal" && readDate(object.value, object.datatype.value) !== undefined;
  const rank = ({ predicate }: Quad) => {
    const at = SOURCE_FACTS.indexOf(predicate.value);
    return at === -1 ? SOURCE_FACTS.length : at;
  };
  const told = said
    .filter((quad) => SOURCE_FACTS.includes(quad.predicate.value) || isDated(quad))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, FACTS_MAX)
    .map(({ predicate, object }) => {
      const name = page.release.labels.label(predicate.value);
      return html` · <span class="soft"${languageMark(page, name.language)}>${name.value}:</span> ${termMarkup(page, object, predicate.value)}`;
    });
  return html`${told}`;
}
