// A way from an answer to the same in another view or format.

import { html } from "hono/html";
import type { Markup } from "../markup.ts";
import { type Asked, addressOf, type Wish } from "./asked.ts";

/** What the form of a query is called on its page. */
export const FORM_ID = "ask";

/** A link, or a button that sends the form again where no address can hold the query. */
export function leadMarkup(
  asked: Asked,
  name: string,
  wish: Wish,
  { href = (path) => path, mark = "" }: { href?: (path: string) => string; mark?: Markup | string },
): Markup {
  const address = href(addressOf(asked, wish));
  return asked.isPosted === true
    ? html`<button type="submit" class="link" form="${FORM_ID}" formaction="${address}"${mark}>${name}</button>`
    : html`<a href="${address}"${mark}>${name}</a>`;
}
