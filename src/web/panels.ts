// The panels of a page: stored queries that say where they belong, asked with what the page shows.

import type { Context } from "hono";
import type { Page } from "../html/page.ts";
import type { Panel } from "../html/panel.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Run } from "../model/query.ts";
import { LANGUAGE_OF_LABELS, type StoredQuery } from "../model/stored-query.ts";
import { queryInLanguage } from "../publish/localize.ts";
import { isOfType } from "../query/parameter.ts";
import { bindParameters } from "../query/stored.ts";
import { runTogether } from "./budget.ts";
import { namesFor } from "./named.ts";
import { askRows } from "./rows.ts";

/** What a page is made of, and the same page with the names of all that its panels tell of. */
export interface PagePanels {
  readonly page: Page;
  readonly panels: readonly Panel[];
}

/**
 * Asks the panels that belong to any of these places (IRIs of classes, or the path of a page), all at once.
 * One that fails says so in its place; the page around it stands, and is not kept.
 * @param subject what is shown: the IRI of a thing, or what the address of the page names
 */
export async function panelsOf(
  c: Context,
  publication: Publication,
  page: Page,
  places: readonly string[],
  subject?: string,
): Promise<PagePanels> {
  const asked = publication.queries
    .flatMap((query) => {
      const place = query.panels.find(({ of }) => places.includes(of));
      return place === undefined || !takes(query, place.parameter, subject)
        ? []
        : [{ query, parameter: place.parameter }];
    })
    .sort((a, b) => a.query.order - b.query.order)
    .map(({ query, parameter }) => {
      const given =
        parameter === undefined || subject === undefined
          ? {}
          : { [parameter]: relativeTo(publication.release.base, subject) };
      return {
        query: queryInLanguage(query, page.names),
        values: withLanguageOf(page, query, given),
      };
    });
  const panels = await askPanels(c, publication, asked);
  const rows = panels.flatMap(({ answer }) => ("rows" in answer ? answer.rows : []));
  return { page: page.with(await namesFor(c, publication, { rows })), panels };
}

/** Whether what is shown can be the value of that parameter: a question about a day is none about a year. */
function takes(
  { parameters }: StoredQuery,
  name: string | undefined,
  subject: string | undefined,
): boolean {
  const parameter = parameters.find((known) => known.name === name);
  return parameter === undefined || subject === undefined || isOfType(parameter.type, subject);
}

/** As addresses of queries have it: short, and the same wherever the publication stands. */
function relativeTo(base: string, iri: string): string {
  return iri.startsWith(base) && iri.length > base.length ? iri.slice(base.length) : iri;
}

type Asked = Omit<Panel, "answer">;

/** All at once, as one piece of the client's work; without a share left, each says so. */
async function askPanels(
  c: Context,
  publication: Publication,
  asked: readonly Asked[],
): Promise<Panel[]> {
  if (asked.length === 0) return [];
  try {
    return await runTogether(c, publication, (run) =>
      Promise.all(asked.map((panel) => askPanel(c, publication, run, panel))),
    );
  } catch (error) {
    const failed = failure(c, error);
    return asked.map((panel) => ({ ...panel, answer: failed }));
  }
}

async function askPanel(
  c: Context,
  { release }: Publication,
  run: Run,
  panel: Asked,
): Promise<Panel> {
  try {
    const text = bindParameters(panel.query, panel.values, release.base);
    const { answer, isKept } = await askRows(run, panel.query.kind, text);
    if (!isKept) c.set("keeps", false);
    return { ...panel, answer };
  } catch (error) {
    return { ...panel, answer: failure(c, error) };
  }
}

/** What is shown in the place of an answer; a page with such is not kept. */
function failure(c: Context, error: unknown): { readonly code: string } {
  if (!(error instanceof ChanceryError)) throw error;
  c.set("keeps", false);
  return { code: error.code };
}

/** The values, with the language of the page for a query that asks for one. */
export function withLanguageOf(
  page: Page,
  { parameters }: StoredQuery,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const asks = parameters.some(({ name }) => name === LANGUAGE_OF_LABELS);
  return asks && values[LANGUAGE_OF_LABELS] === undefined
    ? { ...values, [LANGUAGE_OF_LABELS]: page.language }
    : values;
}
