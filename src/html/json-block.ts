// JSON inside a page, as a block of data that no browser runs.

import { html, raw } from "hono/html";
import type { Markup } from "./markup.ts";

/** What could end the block or open another one (HTML §4.12.1.3), and line ends that JSON allows and scripts do not. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/** A `<script>` of that type; whatever stands in the values stays inside. */
export function jsonBlock(type: string, value: unknown): Markup {
  const text = JSON.stringify(value).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return html`<script type="${type}">${raw(text)}</script>`;
}
