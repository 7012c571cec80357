// What is said of a thing: one row a property, its values with marks of who says so.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { groupBy } from "../../model/group.ts";
import {
  DESCRIPTION_PROPERTIES,
  LABEL_PROPERTIES,
  RDF_TYPE,
  term,
} from "../../model/vocabulary.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";
import { linkTo, termMarkup } from "../term.ts";
import { THING } from "../words/thing.ts";

/** Properties whose values stand in the head of the page. */
const IN_HEAD = new Set([
  ...DESCRIPTION_PROPERTIES,
  RDF_TYPE,
  term("rdfs", "label"),
  term("skos", "prefLabel"),
]);

/** How many values are shown in all, and of one property once there are more in all. */
const VALUES_MAX = 80;
const VALUES_OF_ONE_MAX = 8;

export interface FactTable {
  readonly markup: Markup | string;
  /** How many values it leaves out. */
  readonly omitted: number;
}

/** A table of these statements, which are of one thing, without more than `most` values. */
export function factTable(
  page: Page,
  quads: readonly Quad[],
  sources: Sources,
  most = VALUES_MAX,
): FactTable {
  const facts = quads.filter((quad) => !isInHead(page, quad));
  const properties = [...groupBy(facts, ({ predicate }) => predicate.value)].map(
    ([property, said]) =>
      [property, [...groupBy(said, ({ object }) => keyOf(object)).values()]] as const,
  );
  const total = properties.reduce((sum, [, values]) => sum + values.length, 0);
  const each = total > most ? VALUES_OF_ONE_MAX : most;
  let left = most;
  const rows = properties.flatMap(([property, values]) => {
    const shown = values.slice(0, Math.min(each, left));
    left -= shown.length;
    return shown.length === 0
      ? []
      : [row(page, property, { shown, total: values.length }, sources)];
  });
  if (rows.length === 0) return { markup: "", omitted: total };
  const markup = html`<div class="scroll"><table class="facts"><tbody>${rows}</tbody></table></div>`;
  return { markup, omitted: total - (most - left) };
}

/** A literal in another language or of another datatype is another value. */
function keyOf(object: Quad["object"]): string {
  return object.termType === "Literal"
    ? `"${object.value}" ${object.language} ${object.datatype.value}`
    : object.value;
}

function row(
  page: Page,
  property: string,
  values: { readonly shown: readonly (readonly Quad[])[]; readonly total: number },
  sources: Sources,
): Markup {
  const { shown, total } = values;
  const items = shown.map((same) => {
    const [first] = same;
    const value = first === undefined ? "" : termMarkup(page, first.object, property);
    return html`<li>${value}${sources.marks(same)}</li>`;
  });
  const more =
    total > shown.length
      ? html`<li class="soft">${page.say(THING.more, { n: total - shown.length })}</li>`
      : "";
  return html`<tr><th scope="row">${linkTo(page, property)}</th><td><ul class="values">${items}${more}</ul></td></tr>`;
}

/** A title is a fact of a work, unless the work goes by it. */
function isInHead(page: Page, { predicate, object, subject }: Quad): boolean {
  if (IN_HEAD.has(predicate.value)) return true;
  return (
    LABEL_PROPERTIES.includes(predicate.value) &&
    page.release.labels.label(subject.value).value === object.value
  );
}
