// The page for a request that failed.

import { html } from "hono/html";
import type { ChanceryError } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { layout, type Markup } from "./layout.ts";

export function errorPage(
  release: Release,
  { title, problems }: ChanceryError,
  requestId: string,
): Markup {
  const items = problems.map(
    ({ code, message, line, column, excerpt, hint }) =>
      html`<p><a href="/docs/errors#${code.toLowerCase()}"><strong>${code}</strong></a>: ${message}${line === undefined ? "" : ` (line ${line}, column ${column})`}</p>${excerpt === undefined ? "" : html`<pre>${excerpt}</pre>`}${hint === undefined ? "" : html`<p>${hint}</p>`}`,
  );
  return layout(
    release,
    title,
    html`${items}<p class="soft">Request <code>${requestId}</code></p>`,
  );
}
