// What a view is: markup of the rows of a query.

import type { StoredQuery } from "../../model/stored-query.ts";
import type { Results, Row } from "../../query/results.ts";
import type { Markup } from "../markup.ts";
import type { Page } from "../page.ts";
import type { Sources } from "../sources.ts";

/** What is shown: rows that differ, each with those who say so. */
export interface Shown {
  /** What the ids of its parts begin with, so that they differ from those of others on the page. */
  readonly id: string;
  readonly page: Page;
  /** The footnotes of the page. */
  readonly sources: Sources;
  /** What the whole is called: the title of a chart, the caption of a table for those who do not see where it stands. */
  readonly title: string;
  /** Columns to be shown, in order. */
  readonly columns: readonly Column[];
  readonly rows: readonly ShownRow[];
  /** The query that was asked, when it is a stored one. */
  readonly query?: StoredQuery;
}

/** A column, and what it is called in the language of the page. */
export interface Column {
  readonly name: string;
  readonly title: string;
}

export interface ShownRow {
  readonly cells: Row;
  /** IRIs of the graphs or works that say so. */
  readonly sources: readonly string[];
}

export type View = (shown: Shown) => Markup;

/** What a page knows of an answer before it is shown. */
export interface Rows extends Results {
  readonly title: string;
  readonly query?: StoredQuery;
  /** Whether the page itself made the query, so that readers never see the names of its variables. */
  readonly isOwn?: boolean;
}
