// The documentation, rendered from docs/.

import { readFile } from "node:fs/promises";
import { html, raw } from "hono/html";
import { Marked } from "marked";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";

const FOLDER = new URL("../../docs/", import.meta.url);

const marked = new Marked({
  renderer: {
    heading({ tokens, depth }) {
      const text = this.parser.parseInline(tokens);
      const id = text
        .toLowerCase()
        .replace(/<[^>]*>/g, "")
        .replace(/[^a-z0-9]+/g, "-");
      return `<h${depth} id="${id}">${text}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const target = href.replace(/^(?:\.\/)?([\w-]+)\.md(#.*)?$/, "/docs/$1$2");
      return `<a href="${target}">${this.parser.parseInline(tokens)}</a>`;
    },
  },
});

/** A page of docs/ by its name without `.md`; nothing when there is none. */
export async function docsPage(page: Page, name: string): Promise<Markup | undefined> {
  if (!/^[a-z-]+$/.test(name)) return undefined;
  const text = await readFile(new URL(`${name}.md`, FOLDER), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [, title = name, body = text] = /^# (.*)\n([\s\S]*)$/.exec(text) ?? [];
  // The text is our own and part of the package.
  return layout(page, { title, body: html`${raw(await marked.parse(body))}` });
}
