// What both versions of the reconciliation service answer alike, but for how a name is written.

import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import type { Text } from "../../model/release.ts";
import {
  type Cell,
  type CellSettings,
  cellsOf,
  propertiesOfType,
  rangeOf,
} from "../../publish/reconcile/extension.ts";
import type { Candidate } from "../../publish/reconcile/matching.ts";
import { type SuggestKind, suggest } from "../../publish/reconcile/suggestions.ts";
import type { Named, Things } from "../../publish/reconcile/things.ts";
import { answerJson, pagingOf, suggestKind, thingsFor } from "./edge.ts";

/** How a version writes names and texts. */
export interface Wire {
  readonly name: (name: Text) => object;
  /** The member for the description of something called so, if it can be told. */
  readonly description: (description: Text, name: Text) => object;
  readonly text: (text: Text) => object;
  readonly feature: (name: string) => object;
  /** The function that JSONP calls, in versions that know JSONP. */
  readonly callback: (c: Context) => string | undefined;
}

/** The size of the frame for a preview, in CSS pixels. */
export const CARD_SIZE = { width: 400, height: 240 };

const SUGGESTIONS = { size: 20, most: 100 };
const PROPOSALS = { size: 100, most: 500 };
const DEFAULT_TYPES = 20;

/** The member of a suggestion that holds the classes of a thing, or those above a class. */
const KIND_MEMBERS: Readonly<Record<SuggestKind, string>> = {
  entity: "notable",
  property: "notable",
  type: "broader",
};

export function namedIn(wire: Wire, { id, name }: Named) {
  return { id, ...wire.name(name) };
}

export function defaultTypesIn(wire: Wire, things: Things) {
  return things
    .types()
    .slice(0, DEFAULT_TYPES)
    .map((iri) => namedIn(wire, things.named(iri)));
}

export function candidateIn(wire: Wire, candidate: Candidate) {
  const { types, score, match, features, description } = candidate;
  return {
    ...namedIn(wire, candidate),
    ...(description !== undefined && wire.description(description, candidate.name)),
    type: types.map((kind) => namedIn(wire, kind)),
    score,
    match,
    features: features.map(({ id, name, value }) => ({ id, ...wire.feature(name), value })),
  };
}

/** What a table gets for one thing and one property. */
export function cellsIn(
  wire: Wire,
  things: Things,
  id: string,
  property: { readonly id: string; readonly settings: CellSettings },
): object[] {
  return cellsOf(things, id, property.id, property.settings).map((cell) => cellIn(wire, cell));
}

function cellIn(wire: Wire, cell: Cell): object {
  if ("thing" in cell) return namedIn(wire, cell.thing);
  return "text" in cell ? { str: cell.text.value, ...wire.text(cell.text) } : cell;
}

/** What the columns are called, and the class of their things. */
export function metaIn(wire: Wire, things: Things, properties: readonly { readonly id: string }[]) {
  return properties.map(({ id }) => {
    const range = rangeOf(things, id);
    return {
      ...namedIn(wire, things.property(id)),
      ...(range !== undefined && { type: namedIn(wire, range) }),
    };
  });
}

/** Suggestions as somebody types. */
export async function answerSuggestIn(
  wire: Wire,
  c: Context,
  publication: Publication,
): Promise<Response> {
  const kind = suggestKind(c);
  const things = thingsFor(c, publication);
  const prefix = c.req.query("prefix") ?? "";
  const found = await suggest(things, kind, prefix, pagingOf(c, SUGGESTIONS));
  const result = found.map(({ id, name, description, kinds }) => ({
    ...namedIn(wire, { id, name }),
    ...(description !== undefined && wire.description(description, name)),
    ...(kinds.length > 0 && { [KIND_MEMBERS[kind]]: kinds.map((one) => namedIn(wire, one)) }),
  }));
  return answerJson(c, { result }, wire.callback(c));
}

/** Properties that a table of things of a type can be extended with. */
export function answerProposalsIn(
  wire: Wire,
  c: Context,
  publication: Publication,
): Promise<Response> {
  const type = c.req.query("type") ?? "";
  const { offset, limit } = pagingOf(c, PROPOSALS);
  const properties = propertiesOfType(thingsFor(c, publication), type)
    .slice(offset, offset + limit)
    .map((property) => namedIn(wire, property));
  return answerJson(c, { type, limit, properties }, wire.callback(c));
}
