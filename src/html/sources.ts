// Footnotes: the graphs that statements of a page stand in, with what those graphs cite.

import type { Quad } from "@rdfjs/types";
import { html } from "hono/html";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";
import { noteMarkup } from "./source-note.ts";
import { SOURCES } from "./words/thing.ts";

/** How many marks a note leads back to. */
const BACK_MAX = 2;

/** How many notes tell what they cite, so that a page of very many sources stays small. */
const TOLD_MAX = 40;

/** A word joiner: no line begins with the first mark of a text. */
const NO_BREAK = "\u2060";

interface Note {
  readonly number: number;
  marks: number;
}

/** Numbers the sources of a page in the order in which statements need them. */
export class Sources {
  readonly #page: Page;
  readonly #notes = new Map<string, Note>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** How many there are so far. */
  get size(): number {
    return this.#notes.size;
  }

  /** Marks that lead to the sources of these statements. */
  marks(quads: readonly Quad[]): Markup | string {
    return this.marksOf(quads.map(({ graph }) => graph.value));
  }

  /** Marks that lead to these graphs or works. */
  marksOf(sources: readonly string[]): Markup | string {
    const graphs = [...new Set(sources)].filter((graph) => graph !== "");
    const marks = graphs.map((graph, at) =>
      this.#mark(this.#noteOf(graph), at === 0 ? NO_BREAK : ""),
    );
    return marks.length === 0 ? "" : html`<sup>${marks}</sup>`;
  }

  /** The list that the marks lead to; to be called after all of them. `other` may know sources that this page does not. */
  list(other: Page = this.#page): Markup | string {
    if (this.size === 0) return "";
    const page = this.#page;
    const items = [...this.#notes].map(([graph, note]) => {
      const knowing = page.release.labels.labels(graph).length > 0 ? page : other;
      const told = noteMarkup(knowing, graph, note.number <= TOLD_MAX);
      return html`<li id="source-${note.number}">${told}${this.#ways(note)}</li>`;
    });
    return html`<section class="notes" aria-labelledby="sources"><h2 id="sources">${page.say(SOURCES.heading)}</h2><ol class="sources">${items}</ol></section>`;
  }

  #noteOf(graph: string): Note {
    const note = this.#notes.get(graph) ?? { number: this.size + 1, marks: 0 };
    this.#notes.set(graph, note);
    return note;
  }

  #mark(note: Note, before: string): Markup {
    note.marks += 1;
    const { number, marks } = note;
    const id = marks > BACK_MAX ? "" : html` id="mark-${number}-${marks}"`;
    return html`<a href="#source-${number}"${id} aria-label="${this.#page.say(SOURCES.source, { n: number })}">${before}[${number}]</a>`;
  }

  /** Ways from a note back to its marks. */
  #ways({ number, marks }: Note): Markup {
    const back = Array.from({ length: Math.min(marks, BACK_MAX) }, (_, at) => {
      const label = this.#page.say(SOURCES.back, { n: number, k: at + 1 });
      return html` <a class="back" href="#mark-${number}-${at + 1}" aria-label="${label}">↑</a>`;
    });
    return html`${back}`;
  }
}
