// A stored query: a `.rq` file with a grlc-style header.

import type { QueryKind } from "./query.ts";
import type { Text } from "./release.ts";

export type ParameterType =
  | "iri"
  | "string"
  | "langString"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "gYear"
  | "gYearMonth";

/** A parameter `?_name` of a stored query. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly label: readonly [Text, ...Text[]];
  /** The class whose things can be chosen. */
  readonly class?: string;
  /** Values that can be chosen; others may be given all the same. */
  readonly choices?: readonly string[];
  readonly default?: string;
}

/** A place in the text of a query where the value of a parameter goes; offsets in UTF-16 units. */
export interface Gap {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The parameter that takes the language of the page when nobody gives another. */
export const LANGUAGE_OF_LABELS = "lang";

/** How an answer can be shown. */
export const VIEWS = [
  "table",
  "timeline",
  "map",
  "bar",
  "line",
  "graph",
  "number",
  "sentence",
] as const;

export type ViewName = (typeof VIEWS)[number];

/** Where a query is asked as a panel of a page. */
export interface PanelPlace {
  /** The IRI of a class, for the pages of its things; or the path of a page of the site, such as `/timeline`. */
  readonly of: string;
  /** The parameter that what is shown takes: the thing, or what the address of the page names. */
  readonly parameter?: string;
}

export interface StoredQuery {
  /** File name without `.rq`. */
  readonly slug: string;
  readonly summary: readonly [Text, ...Text[]];
  /** What the answer holds, and what it does not say. */
  readonly description: readonly Text[];
  readonly tags: readonly string[];
  readonly view: ViewName;
  readonly parameters: readonly QueryParameter[];
  readonly panels: readonly PanelPlace[];
  /** Panels stand in this order on their pages. */
  readonly order: number;
  /** IRIs of the terms by whose names the columns go. */
  readonly columns: Readonly<Record<string, string>>;
  /** A row in words: ICU messages whose values are the cells of the row. */
  readonly sentence: readonly Text[];
  readonly kind: QueryKind;
  /** The query as written, without its header. */
  readonly text: string;
  /** Where its parameters stand in the text, in order. */
  readonly gaps: readonly Gap[];
}
