// Where a cell of an answer leads.

import { isWebAddress, urlsOf } from "../../publish/urls.ts";
import { type Binding, textOf } from "../../query/results.ts";
import type { Page } from "../page.ts";

/** The path of the thing in a cell; nothing for literals, and for IRIs that are no addresses of the web. */
export function pathOf(page: Page, value: Binding | undefined): string | undefined {
  if (value?.type !== "uri") return undefined;
  const path = urlsOf(page.release).pathOf(textOf(value));
  return isWebAddress(path) ? path : undefined;
}
