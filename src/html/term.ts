// RDF terms as people read them.

import type { Term } from "@rdfjs/types";
import { html } from "hono/html";
import type { Text } from "../model/release.ts";
import { isWebAddress, urlsOf } from "../publish/urls.ts";
import { languageMark } from "./layout.ts";
import { literalMarkup } from "./literal.ts";
import type { Markup } from "./markup.ts";
import { outwardLink } from "./outward.ts";
import type { Page } from "./page.ts";
import { languageBadge } from "./tongue.ts";

/**
 * A link with the name of the thing, or by its host when it has none here; or the literal in words.
 * @param property the IRI of the property that it is a value of
 */
export function termMarkup(page: Page, term: Term, property = ""): Markup {
  if (term.termType === "Literal") return literalMarkup(page, term, property.split(/[#/]/).at(-1));
  if (term.termType !== "NamedNode") return html`${term.value}`;
  const iri = term.value;
  const isNamed = page.release.labels.labels(iri).length > 0;
  const isOurs = urlsOf(page.release).pathOf(iri).startsWith("/");
  return isNamed || isOurs ? linkTo(page, iri) : outwardLink(iri);
}

/** Only addresses of the web become links, whatever the data holds. `name` takes the place of the label. */
export function linkTo(page: Page, iri: string, name?: string): Markup {
  const text: Text =
    name === undefined ? page.release.labels.label(iri) : { value: name, language: "" };
  const path = urlsOf(page.release).pathOf(iri);
  const mark = languageMark(page, text.language);
  const link = isWebAddress(path)
    ? html`<a href="${page.href(path)}"${mark}>${text.value}</a>`
    : html`<span${mark}>${text.value}</span>`;
  return html`${link}${languageBadge(page, text.language)}`;
}
