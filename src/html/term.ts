// RDF terms as people read them.

import type { Term } from "@rdfjs/types";
import { html } from "hono/html";
import { isWebAddress, urlsOf } from "../publish/urls.ts";
import { languageMark } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";

/** A link with the label of the thing, or the literal with its language or datatype. */
export function termMarkup(page: Page, term: Term): Markup {
  if (term.termType === "NamedNode") return linkTo(page, term.value);
  if (term.termType !== "Literal") return html`${term.value}`;
  const mark = term.language || term.datatype.value.split(/[#/]/).at(-1);
  const isPlain = term.language === "" && mark === "string";
  const text =
    term.language === ""
      ? html`${term.value}`
      : html`<span lang="${term.language}">${term.value}</span>`;
  return isPlain ? text : html`${text} <small class="soft">${mark}</small>`;
}

/** Only addresses of the web become links, whatever the data holds. `name` takes the place of the label. */
export function linkTo(page: Page, iri: string, name?: string): Markup {
  const { value, language } =
    name === undefined ? page.release.labels.label(iri) : { value: name, language: "" };
  const path = urlsOf(page.release).pathOf(iri);
  return isWebAddress(path)
    ? html`<a href="${page.href(path)}"${languageMark(page, language)}>${value}</a>`
    : html`${value}`;
}
