// A publication as a Wikibase: its prepared items with names and ids, the items that it knows by name, its properties.

import type { Release } from "../model/release.ts";
import { SAME_AS_PROPERTIES } from "../model/vocabulary.ts";
import { linesOf } from "../rdf/quad-lines.ts";
import { lineToQuad } from "../rdf/term.ts";
import type { Json, NewItemId } from "./datavalue.ts";
import { type EntityDocument, readDocument } from "./document.ts";
import { claimsJson, namesJson } from "./json.ts";
import { isLocalId, localIds, statementGuid } from "./local-id.ts";
import type { Datatype, Entity, Statement } from "./model.ts";
import { namesOf } from "./names.ts";
import { type Namespaces, WIKIDATA } from "./rdf/namespaces.ts";
import { itemId } from "./value.ts";

export interface WikibaseSite {
  /** Items by number, then properties by number. */
  readonly documents: readonly EntityDocument[];
  readonly namespaces: Namespaces;
  readonly datatypes: ReadonlyMap<string, string>;
  readonly license: string | undefined;
  document(id: string): EntityDocument | undefined;
  /** The address of the thing of the publication that an item stands for. */
  thingOf(id: string): string | undefined;
}

/** What a mapping made of a release. */
interface Mapped {
  readonly entities: readonly Entity[];
  readonly datatypes: ReadonlyMap<string, Datatype>;
}

export function buildSite(release: Release, { entities, datatypes }: Mapped): WikibaseSite {
  const newItemId = newItemIds(release, entities);
  const things = matchedThings(release);
  const said = new Map<string, Statement[]>();
  for (const { iri, id = newItemId(iri) ?? "", statements } of entities) {
    things.set(id, iri);
    said.set(id, [...(said.get(id) ?? []), ...statements]); // several things may be one item
  }
  const options = { datatypes, newItemId };
  const documents = new Map<string, EntityDocument>();
  for (const [id, iri] of things)
    documents.set(id, item(release, id, iri, claimsJson(said.get(id) ?? [], options)));
  for (const [id, datatype] of datatypes) documents.set(id, property(release, id, datatype));
  const inOrder = [...documents.values()].sort(compareDocuments);
  return {
    documents: inOrder,
    namespaces: namespacesOf(release.base),
    datatypes,
    license: release.about.license,
    document: (id) => documents.get(id),
    thingOf: (id) => things.get(id),
  };
}

/** Ids of our own for the items that Wikidata lacks. */
export function newItemIds(release: Release, entities: readonly Entity[]): NewItemId {
  const fresh = entities.filter(({ id }) => id === undefined);
  const ids = localIds(fresh.map(({ iri }) => relative(release, iri)));
  return (iri) => ids.get(relative(release, iri));
}

/** Ours below the base of the publication; items and properties of Wikidata keep their addresses. */
function namespacesOf(base: string): Namespaces {
  return {
    entity: (id) => `${isLocalId(id) ? base : WIKIDATA}entity/${id}`,
    data: (id) => `${base}wiki/Special:EntityData/${id}`,
    statement: `${base}entity/statement/`,
    reference: `${base}reference/`,
    value: `${base}value/`,
    property: `${WIKIDATA}prop/`,
    genid: `${base}.well-known/genid/`,
  };
}

/** So that an id is the same at every base that the publication is served at. */
function relative({ base }: Release, iri: string): string {
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}

/** Addresses by the items that they are said to be, in one pass; items that are named here stand for themselves. */
function matchedThings({ quads }: Release): Map<string, string> {
  const things = new Map<string, string>();
  for (const line of linesOf(quads.bytes)) {
    if (!line.includes(`<${WIKIDATA}entity/Q`)) continue;
    const { subject, predicate, object } = lineToQuad(line);
    const own = itemId(subject.value);
    if (own !== undefined && !things.has(own)) things.set(own, subject.value);
    const same = SAME_AS_PROPERTIES.includes(predicate.value) ? itemId(object.value) : undefined;
    if (same !== undefined) things.set(same, subject.value);
  }
  return things;
}

/** An item with its names and with its statements, each of which gets a GUID. */
function item(release: Release, id: string, iri: string, claims: Json): EntityDocument {
  const names = namesJson(namesOf(release, iri));
  const document = readDocument({ type: "item", id, ...names, claims });
  const identified = Object.entries(document.claims).map(([name, statements]) => [
    name,
    statements.map((one) => ({ ...one, id: one.id ?? statementGuid(id, one) })),
  ]);
  return { ...document, claims: Object.fromEntries(identified) };
}

function property(release: Release, id: string, datatype: string): EntityDocument {
  const names = namesJson(namesOf(release, `${WIKIDATA}entity/${id}`));
  return readDocument({ type: "property", id, datatype, ...names });
}

function compareDocuments(a: EntityDocument, b: EntityDocument): number {
  if (a.type !== b.type) return a.type === "item" ? -1 : 1;
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}
