// The page for a request that failed.

import { html } from "hono/html";
import type { ChanceryError } from "../model/error.ts";
import { layout } from "./layout.ts";
import type { Markup } from "./markup.ts";
import type { Page } from "./page.ts";

export function errorPage(
  page: Page,
  { title, problems }: ChanceryError,
  requestId: string,
): Markup {
  const items = problems.map(
    ({ code, message, line, column, excerpt, hint }) =>
      html`<p><a href="/docs/errors#${code.toLowerCase()}"><strong>${code}</strong></a>: ${message}${line === undefined ? "" : ` (line ${line}, column ${column})`}</p>${excerpt === undefined ? "" : html`<pre>${excerpt}</pre>`}${hint === undefined ? "" : html`<p>${hint}</p>`}`,
  );
  return layout(page, {
    title: title,
    body: html`${items}<p class="soft">Request <code>${requestId}</code></p>`,
  });
}
