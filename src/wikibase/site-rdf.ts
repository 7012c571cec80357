// The RDF of a publication as a Wikibase: all of it as a dump, or the document on one entity.

import type { Quad } from "@rdfjs/types";
import { serializeToString } from "../rdf/serialize.ts";
import { lineToQuad } from "../rdf/term.ts";
import type { EntityDocument } from "./document.ts";
import { DOCUMENT_PARTS, DUMP_PARTS, dumpHeader, entitiesRdf } from "./rdf/entity.ts";
import { prefixesOf } from "./rdf/prefixes.ts";
import type { WikibaseSite } from "./site.ts";

/** All entities, as lines of canonical N-Triples in order. */
export function siteLines({ documents, namespaces, datatypes, license }: WikibaseSite): string[] {
  return entitiesRdf(documents, { namespaces, datatypes, license, parts: DUMP_PARTS });
}

/** What the site says of one entity, with the names of all that it mentions. */
export function documentQuads(site: WikibaseSite, document: EntityDocument): Quad[] {
  const { namespaces, datatypes, license } = site;
  const lookup = (id: string) => site.document(id);
  const options = { namespaces, datatypes, license, lookup, parts: DOCUMENT_PARTS };
  return entitiesRdf([document], options).map(lineToQuad);
}

/** A dump with its header. */
export function writeDump(site: WikibaseSite, format: "ntriples" | "turtle"): Promise<string> {
  const lines = [...siteLines(site), ...dumpHeader(site.license, undefined)].sort();
  return serializeToString(lines.map(lineToQuad), {
    format,
    prefixes: prefixesOf(site.namespaces),
  });
}
