// Footnotes: the graphs that statements of a page stand in, with what those graphs cite.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import { RESTS_ON, term } from "../model/vocabulary.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { linkTo } from "./term.ts";

/** Numbers the sources of a page in the order in which statements need them. */
export class Sources {
  readonly #page: Page;
  readonly #numbers = new Map<string, number>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** Marks that lead to the sources of these statements. */
  marks(quads: readonly Quad[]): Markup | string {
    return this.marksOf(quads.map(({ graph }) => graph.value));
  }

  /** Marks that lead to these graphs or works. */
  marksOf(sources: readonly string[]): Markup | string {
    const graphs = [...new Set(sources)].filter((graph) => graph !== "");
    const marks = graphs.map((graph) => {
      const number = this.#numberOf(graph);
      return html`<a href="#source-${number}" aria-label="Source ${number}">[${number}]</a>`;
    });
    return marks.length === 0 ? "" : html`<sup>${marks}</sup>`;
  }

  /** The list that the marks lead to; to be called after all of them. */
  list(): Markup | string {
    if (this.#numbers.size === 0) return "";
    const items = [...this.#numbers].map(
      ([graph, number]) =>
        html`<li id="source-${number}">${linkTo(this.#page, graph)}${this.#cited(graph)}</li>`,
    );
    return html`<h2>Sources</h2><ol class="sources">${items}</ol>`;
  }

  #numberOf(graph: string): number {
    const number = this.#numbers.get(graph) ?? this.#numbers.size + 1;
    this.#numbers.set(graph, number);
    return number;
  }

  #cited(graph: string): Markup | string {
    const cited = this.#page.release.quads
      .withSubject(graph)
      .filter(
        ({ predicate, object }) =>
          RESTS_ON.includes(predicate.value) && object.termType === "NamedNode",
      )
      .map(
        ({ object }) => html` · ${linkTo(this.#page, object.value)}${this.#title(object.value)}`,
      );
    return html`${cited}`;
  }

  /** The title of a work, where its label is another. */
  #title(work: string): Markup | string {
    const title = this.#page.release.quads
      .withSubject(work)
      .find(({ predicate }) => predicate.value === term("schema", "name"))?.object;
    if (
      title?.termType !== "Literal" ||
      title.value === this.#page.release.labels.label(work).value
    )
      return "";
    return html`: <cite lang="${title.language || "und"}">${title.value}</cite>`;
  }
}
