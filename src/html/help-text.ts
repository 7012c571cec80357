// The text of the help: pages of docs/ as HTML, and the shelves that docs/index.md puts them on.

import { readFile } from "node:fs/promises";
import { Marked, Renderer, type Tokens } from "marked";

const FOLDER = new URL("../../docs/", import.meta.url);

/** A page, rendered. */
export interface HelpText {
  readonly title: string;
  /** HTML of the text below the title. */
  readonly body: string;
  readonly headings: readonly Heading[];
}

export interface Heading {
  readonly id: string;
  /** HTML of the line. */
  readonly text: string;
  readonly depth: number;
}

/** Pages for one need of readers. */
export interface Shelf {
  /** The heading in English. */
  readonly name: string;
  readonly pages: readonly { readonly name: string; readonly title: string }[];
}

/** A page of docs/ by its name without `.md`, links made by `href`; nothing when there is none. */
export async function helpText(
  name: string,
  href: (path: string) => string,
): Promise<HelpText | undefined> {
  const text = await textOf(name);
  if (text === undefined) return undefined;
  const [, title = name, body = text] = /^# (.*)\n([\s\S]*)$/.exec(text) ?? [];
  const renderer = new HelpRenderer(title, href);
  const html = await new Marked().setOptions({ renderer }).parse(body);
  return { title, body: html, headings: renderer.headings };
}

/** The shelves, from the headings and lists of docs/index.md. */
export async function shelves(): Promise<Shelf[]> {
  const text = (await textOf("index")) ?? "";
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      name: section.slice(0, section.indexOf("\n")),
      pages: [...section.matchAll(/^- \[([^\]]+)\]\(([\w-]+)\.md\)/gm)].map(
        ([, title = "", name = ""]) => ({ name, title }),
      ),
    }));
}

async function textOf(name: string): Promise<string | undefined> {
  if (!/^[a-z0-9-]+$/.test(name)) return undefined;
  return readFile(new URL(`${name}.md`, FOLDER), "utf8").catch(() => undefined);
}

/** Writes what is wide into regions that scroll by themselves, and gathers headings as it goes. */
class HelpRenderer extends Renderer {
  readonly headings: Heading[] = [];
  readonly #title: string;
  readonly #href: (path: string) => string;

  constructor(title: string, href: (path: string) => string) {
    super();
    this.#title = title;
    this.#href = href;
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const text = this.parser.parseInline(tokens);
    const id = freeId(text, this.headings);
    this.headings.push({ id, text, depth });
    return `<h${depth} id="${id}">${text}</h${depth}>\n`;
  }

  override link({ href, tokens }: Tokens.Link): string {
    const text = this.parser.parseInline(tokens);
    const path = pathOf(href);
    return path === undefined ? text : `<a href="${this.#href(path)}">${text}</a>`;
  }

  override code(token: Tokens.Code): string {
    return super.code(token).replace("<pre>", '<pre tabindex="0">');
  }

  override table(token: Tokens.Table): string {
    const label = textOfHtml(this.headings.at(-1)?.text ?? this.#title);
    return `<div class="scroll" tabindex="0" role="group" aria-label="${label}">${super.table(token)}</div>\n`;
  }
}

/** Where a link of the text leads on the site; nothing when it leads to a file that is not part of the help. */
function pathOf(target: string): string | undefined {
  const [, name, fragment = ""] = /^(?:\.\/)?([\w-]+)\.md(#.*)?$/.exec(target) ?? [];
  if (name !== undefined) return `/docs/${name}${fragment}`;
  return /^(?:https?:|#|\/)/.test(target) ? target : undefined;
}

/** The line in small letters and hyphens; numbered where a heading before has the same. */
function freeId(text: string, headings: readonly Heading[]): string {
  const stem = textOfHtml(text)
    .toLowerCase()
    .replace(/&[a-z0-9#]+;/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const taken = new Set(headings.map(({ id }) => id));
  let id = stem;
  for (let at = 1; taken.has(id); at += 1) id = `${stem}-${at}`;
  return id;
}

function textOfHtml(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}
