// Drawings: SVG made on the server, on a page or alone.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";

/** A drawing in units of CSS pixels. Shapes have their paint as attributes; the style of pages puts others in their place. */
export interface Drawing {
  /** What makes the ids of its parts differ from those of other drawings on the page. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  /** Whether shapes are links: it is no picture then, but a group of them. */
  readonly isLinked: boolean;
  readonly body: Markup;
}

/** A drawing with what says the same in words: a table, or a list. */
export function figureMarkup(drawing: Drawing, others: Markup | string): Markup {
  return html`<figure class="drawing"><div class="scroll" tabindex="0" role="group" aria-label="${drawing.title}">${svgMarkup(drawing)}</div>${others}</figure>`;
}

/** Characters that have no place in XML 1.0 (§2.2). */
const NOT_XML = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu;

/** The drawing as a file of its own. */
export async function svgDocument(drawing: Drawing): Promise<string> {
  const text = String(await svgMarkup(drawing)).replace(NOT_XML, "");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

function svgMarkup({ id, width, height, title, description, isLinked, body }: Drawing): Markup {
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="${isLinked ? "group" : "img"}" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, sans-serif" font-size="12" color="#0b57a4"><title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>${body}</svg>`;
}

/**
 * Shapes that lead to where a thing is told of. Not a stop of the Tab key: the list beside the drawing has the same
 * link, where it is large enough to be met.
 */
export function shapeLink(page: Page, path: string | undefined, shapes: Markup): Markup {
  return path === undefined
    ? html`<g>${shapes}</g>`
    : html`<a href="${page.href(path)}" tabindex="-1">${shapes}</a>`;
}

/** Coordinates of drawings in tenths of a pixel. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

/** About the width of a text in a sans-serif font, for fonts are not known here. */
export function textWidth(text: string, size = 12): number {
  return text.length * size * 0.56;
}

/** The beginning of a text, of so many characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
