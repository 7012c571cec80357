// The parts of the pages of time and space: the panels of the page, or an answer that any graph gives.

import type { Context } from "hono";
import type { Page } from "../html/page.ts";
import type { Panel } from "../html/panel.ts";
import type { Part } from "../html/part.ts";
import type { Publication } from "../model/publication.ts";
import type { ViewName } from "../model/stored-query.ts";
import { runWithin } from "./budget.ts";
import { namesFor } from "./named.ts";
import { panelsOf } from "./panels.ts";
import { askRows } from "./rows.ts";

export interface PageParts {
  /** With the names of all that the parts tell of. */
  readonly page: Page;
  /** Never empty. */
  readonly parts: readonly Part[];
  /** Panels of the page in other views, and those that failed. */
  readonly others: readonly Panel[];
}

export interface PartsAsked {
  /** The path that panels name. */
  readonly place: string;
  readonly view: ViewName;
  /** What is asked where the publication has no such panel. */
  readonly otherwise: string;
}

/** @throws ChanceryError what the query throws that any graph can be asked */
export async function partsOf(
  c: Context,
  publication: Publication,
  given: Page,
  { place, view, otherwise }: PartsAsked,
): Promise<PageParts> {
  const { page, panels } = await panelsOf(c, publication, given, [place]);
  const parts = panels.flatMap(({ query, values, answer }): Part[] => {
    if (query.view !== view || !("rows" in answer)) return [];
    const parameters = new URLSearchParams(values).toString();
    return [{ answer, query, address: `/queries/${query.slug}${parameters && `?${parameters}`}` }];
  });
  const others = panels.filter(({ query }) => !parts.some((part) => part.query === query));
  if (parts.length > 0) return { page, parts, others };
  const part = await askAny(c, publication, otherwise);
  return { page: page.with(await namesFor(c, publication, part.answer)), parts: [part], others };
}

/** Asks a question that no file of the publication holds. */
export async function askAny(c: Context, publication: Publication, text: string): Promise<Part> {
  const { answer, isKept } = await askRows(runWithin(c, publication), "SELECT", text);
  if (!isKept) c.set("keeps", false);
  return { answer, address: `/sparql?query=${encodeURIComponent(text)}` };
}
