// The address of a list: everything that is chosen stands in it, in one order.

import { createHash } from "node:crypto";
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
  if (after !== undefined) parameters.set("after", writeToken(after, address));
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

/** A token is a position and what it is one of, in base64url (RFC 4648 §5), of no meaning to clients. */
function writeToken({ isMissing, key, iri }: Position, address: ListAddress): string {
  const parts = [isMissing ? 1 : 0, key, iri, orderOf(address)];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** What a token says: where a page begins, and whether that is a place in this list. */
export interface Token {
  readonly position: Position;
  readonly isOfList: boolean;
}

/** Nothing when the token is none of ours. */
export function readToken(token: string, address: ListAddress): Token | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    if (!Array.isArray(parts) || parts.length !== 4) return undefined;
    const [missing, key, iri, order]: unknown[] = parts;
    if (typeof key !== "string" || typeof iri !== "string") return undefined;
    const position = { isMissing: missing === 1, key, iri };
    return { position, isOfList: order === orderOf(address) };
  } catch {
    return undefined;
  }
}

/** What decides which things come in which order, as few letters; pages may differ in size and columns. */
function orderOf({ slug, text, chosen, sort }: ListAddress): string {
  const filters = [...chosen].map(([key, values]) => [key, [...values].sort()] as const);
  filters.sort(([a], [b]) => (a < b ? -1 : 1));
  const whole = JSON.stringify([slug, text, filters, sort.key, sort.isDescending]);
  return createHash("sha256").update(whole).digest("base64url").slice(0, 8);
}
