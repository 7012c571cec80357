// The address of a list: everything that is chosen stands in it, in one order.

import type { Position } from "./list-query.ts";

/** How the things of a list are shown. */
export const LIST_VIEWS = ["table", "cards", "timeline", "map"] as const;

export type ListView = (typeof LIST_VIEWS)[number];

/** How a list is sorted when nobody says otherwise. */
export const BY_NAME = "name";

export interface ListSort {
  /** The key of a facet, or `BY_NAME`. */
  readonly key: string;
  readonly isDescending: boolean;
}

export interface ListAddress {
  readonly slug: string;
  readonly view: ListView;
  readonly text: string;
  /** Values by the key of their facet; `""` stands for having none. */
  readonly chosen: ReadonlyMap<string, readonly string[]>;
  readonly sort: ListSort;
  /** Keys of the columns that are wanted; empty for those that are shown when nobody says. */
  readonly columns: readonly string[];
  readonly size: number | undefined;
  readonly after: Position | undefined;
}

/** Parameters that are no facets. */
export const OWN_PARAMETERS = ["view", "q", "sort", "columns", "size", "after"] as const;

/** Path and query; `extension` is that of a twin, such as `.csv`. */
export function writeAddress(address: ListAddress, extension = ""): string {
  const { slug, view, text, chosen, sort, columns, size, after } = address;
  const parameters = new URLSearchParams();
  if (view !== "table" && extension === "") parameters.set("view", view);
  if (text !== "") parameters.set("q", text);
  for (const [key, values] of chosen) for (const value of values) parameters.append(key, value);
  if (sort.key !== BY_NAME || sort.isDescending)
    parameters.set("sort", `${sort.isDescending ? "-" : ""}${sort.key}`);
  for (const column of columns) parameters.append("columns", column);
  if (size !== undefined) parameters.set("size", String(size));
  if (after !== undefined) parameters.set("after", writeToken(after));
  const query = parameters.toString();
  return `/browse/${encodeURIComponent(slug)}${extension}${query === "" ? "" : `?${query}`}`;
}

/** The same list from its beginning with something else chosen. */
export function changed(address: ListAddress, changes: Partial<ListAddress>): ListAddress {
  return { ...address, after: undefined, ...changes };
}

/** The list with a value of a facet chosen, or no longer so. */
export function toggled(address: ListAddress, key: string, value: string): ListAddress {
  const before = address.chosen.get(key) ?? [];
  const values = before.includes(value)
    ? before.filter((known) => known !== value)
    : [...before, value];
  const chosen = new Map(address.chosen).set(key, values);
  if (values.length === 0) chosen.delete(key);
  return changed(address, { chosen });
}

/** A token is a position in base64url (RFC 4648 §5), of no meaning to clients. */
export function writeToken({ isMissing, key, iri }: Position): string {
  return Buffer.from(JSON.stringify([isMissing ? 1 : 0, key, iri])).toString("base64url");
}

/** The position of a token, or nothing when it is none of ours. */
export function readToken(token: string): Position | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    if (!Array.isArray(parts) || parts.length !== 3) return undefined;
    const [missing, key, iri]: unknown[] = parts;
    if (typeof key !== "string" || typeof iri !== "string") return undefined;
    return { isMissing: missing === 1, key, iri };
  } catch {
    return undefined;
  }
}
