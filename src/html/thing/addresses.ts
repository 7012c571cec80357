// Addresses of the views of a thing that stand beside its page.

import { urlsOf } from "../../publish/urls.ts";
import type { Page } from "../page.ts";

/**
 * The views of a thing: its page, all its statements, all that refers to it by one property, all that rests on it, and of
 * a vocabulary one of its terms.
 */
export const THING_VIEWS = ["page", "statements", "links", "rests", "term"] as const;

export type ThingView = (typeof THING_VIEWS)[number];

/** The path of a view of a thing. */
export function viewOf(
  page: Page,
  iri: string,
  view: ThingView,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const found = urlsOf(page.release).pathOf(iri);
  const isPath = found.startsWith("/") && !found.includes("#");
  const path = isPath ? found : `/resource?iri=${encodeURIComponent(iri)}`;
  const query = new URLSearchParams({ ...(view !== "page" && { view }), ...parameters }).toString();
  if (query === "") return path;
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}
