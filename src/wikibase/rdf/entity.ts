// Entities in the RDF of Wikibase (its dump model), from their JSON.

import { term } from "../../model/vocabulary.ts";
import { factory } from "../../rdf/term.ts";
import type { EntityDocument } from "../document.ts";
import { TripleSet, typedLiteral } from "./graph.ts";
import { type Namespaces, WIKIBASE } from "./namespaces.ts";
import { declareProperty } from "./properties.ts";
import { type Wiki, wikipediaOf, writeSitelinks } from "./sitelinks.ts";
import { type Part, StatementWriter } from "./statements.ts";

/** Everything that a dump holds; what is only named stays without its label, for it is there itself. */
export const DUMP_PARTS: ReadonlySet<Part> = new Set([
  "document",
  "version",
  "truthy",
  "statements",
  "qualifiers",
  "references",
  "values",
  "sitelinks",
]);

/** What the document on one entity holds beside: names of what it speaks of, and its properties declared. */
export const DOCUMENT_PARTS: ReadonlySet<Part> = new Set([
  ...DUMP_PARTS,
  "properties",
  "mentioned",
]);

export interface RdfOptions {
  readonly namespaces: Namespaces;
  readonly parts: ReadonlySet<Part>;
  /** By `P…`; these go before what snaks say of themselves. */
  readonly datatypes: ReadonlyMap<string, string>;
  /** Other entities, for the names of those that are mentioned. A redirect gives the document of its target. */
  readonly lookup?: (id: string) => EntityDocument | undefined;
  /** The address of a licence. */
  readonly license?: string | undefined;
  readonly wikiOf?: (site: string) => Wiki | undefined;
}

const CC_LICENSE = "http://creativecommons.org/ns#license";
/** The version of the format that is written here. */
const FORMAT_VERSION = "1.0.0";
const ONTOLOGY = "http://wikiba.se/ontology-1.0.owl";

/** The triples of entities, as lines of canonical N-Triples in order, each once. */
export function entitiesRdf(
  documents: readonly EntityDocument[],
  { namespaces, parts, datatypes, lookup, license, wikiOf = wikipediaOf }: RdfOptions,
): string[] {
  const triples = new TripleSet(namespaces.genid);
  const statements = new StatementWriter(triples, namespaces, parts, datatypes);
  for (const document of documents) {
    if (parts.has("document")) writeMeta(triples, document, namespaces);
    if (parts.has("version")) writeVersion(triples, namespaces.data(document.id), license);
    writeEntity(triples, document, namespaces);
    writeAliases(triples, document, namespaces);
    statements.write(document);
    if (parts.has("sitelinks")) writeSitelinks(triples, document, namespaces, wikiOf);
  }
  const written = new Set(documents.map(({ id }) => id));
  for (const id of statements.mentioned) {
    if (written.has(id) || !parts.has(id.startsWith("P") ? "properties" : "mentioned")) continue;
    const found = lookup?.(id);
    if (found === undefined) continue;
    writeEntity(triples, found, namespaces);
    if (found.id !== id)
      triples.add(namespaces.entity(id), term("owl", "sameAs"), namespaces.entity(found.id));
  }
  return triples.sorted();
}

/** What a dump says of itself, as lines of canonical N-Triples. */
export function dumpHeader(license: string | undefined, modified: string | undefined): string[] {
  const triples = new TripleSet(undefined);
  const dump = `${WIKIBASE}Dump`;
  triples.addType(dump, term("schema", "Dataset"));
  triples.addType(dump, term("owl", "Ontology"));
  triples.add(dump, term("owl", "imports"), ONTOLOGY);
  writeVersion(triples, dump, license);
  if (modified !== undefined)
    triples.add(dump, term("schema", "dateModified"), typedLiteral(modified, "dateTime"));
  return triples.sorted();
}

function writeVersion(triples: TripleSet, node: string, license: string | undefined): void {
  triples.add(node, term("schema", "softwareVersion"), factory.literal(FORMAT_VERSION));
  if (license !== undefined) triples.add(node, CC_LICENSE, license);
}

/** The document on the entity, apart from the entity. */
function writeMeta(
  triples: TripleSet,
  { id, lastrevid, modified }: EntityDocument,
  namespaces: Namespaces,
): void {
  const data = namespaces.data(id);
  triples.addType(data, term("schema", "Dataset"));
  triples.add(data, term("schema", "about"), namespaces.entity(id));
  if (lastrevid !== undefined)
    triples.add(data, term("schema", "version"), typedLiteral(String(lastrevid), "integer"));
  if (modified !== undefined)
    triples.add(data, term("schema", "dateModified"), typedLiteral(modified, "dateTime"));
}

/** Class, names and descriptions; of a property also what is declared of it. */
function writeEntity(triples: TripleSet, document: EntityDocument, namespaces: Namespaces): void {
  const { id, type, datatype, labels, descriptions } = document;
  const entity = namespaces.entity(id);
  triples.addType(entity, WIKIBASE + (type === "item" ? "Item" : "Property"));
  for (const { language, value } of Object.values(labels))
    for (const name of [term("rdfs", "label"), term("skos", "prefLabel"), term("schema", "name")])
      triples.add(entity, name, factory.literal(value, language));
  for (const { language, value } of Object.values(descriptions))
    triples.add(entity, term("schema", "description"), factory.literal(value, language));
  if (datatype !== undefined) declareProperty(triples, id, datatype, namespaces);
}

function writeAliases(
  triples: TripleSet,
  { id, aliases }: EntityDocument,
  namespaces: Namespaces,
): void {
  for (const { language, value } of Object.values(aliases).flat())
    triples.add(namespaces.entity(id), term("skos", "altLabel"), factory.literal(value, language));
}
