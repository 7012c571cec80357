// What a page needs to call the things of an answer by their names.

import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { type Row, textOf } from "../query/results.ts";
import { excerptWithin } from "./budget.ts";

/** In how many rows of a page things are called by their names, where these must be fetched. */
const NAMED_MAX = 500;

/** The release, or of a remote one an excerpt with the names of all that the rows tell of. */
export function namesFor(
  c: Context,
  publication: Publication,
  answer: { readonly rows: readonly Row[] } | object,
): Promise<Release> {
  const rows = "rows" in answer ? answer.rows.slice(0, NAMED_MAX) : [];
  const iris = rows.flatMap((row) =>
    Object.values(row).flatMap((cell) => (cell.type === "uri" ? [textOf(cell)] : [])),
  );
  return excerptWithin(c, publication, [...new Set(iris)], "names");
}
