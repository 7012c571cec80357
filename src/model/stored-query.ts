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
  readonly label: string;
  readonly default?: string;
}

export interface StoredQuery {
  /** File name without `.rq`. */
  readonly slug: string;
  readonly summary: readonly [Text, ...Text[]];
  readonly description: string;
  readonly tags: readonly string[];
  readonly view: string;
  readonly parameters: readonly QueryParameter[];
  readonly kind: QueryKind;
  /** The query as written, without its header. */
  readonly text: string;
}
