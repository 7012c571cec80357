// Ready programs beside an answer.

import { html } from "hono/html";
import { type SnippetRequest, snippetsFor } from "../../publish/snippets.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import { QUESTION } from "../words/question.ts";
import type { Answer } from "./answer.ts";

/** Programs that ask the same; `path` is that of an address of this site. */
export function snippetsMarkup(
  page: Page,
  answer: Answer,
  path: string,
  request: Pick<SnippetRequest, "fields" | "method">,
): Markup {
  const type = "text" in answer ? "text/turtle" : "text/csv";
  const address = page.release.base + path.slice(1);
  const items = snippetsFor({ ...request, address, type }).map(
    ({ language, code }) =>
      html`<details><summary>${language}</summary><pre tabindex="0">${code}</pre></details>`,
  );
  return html`<details class="snippets"><summary>${page.say(QUESTION.code)}</summary>${items}</details>`;
}
