// Writes quads in any RDF syntax.

import type { Quad } from "@rdfjs/types";
import type { RdfFormatId } from "../model/format.ts";
import { writeJsonLd, writeJsonLdExpanded } from "./serialize/jsonld.ts";
import { writeNQuads, writeNTriples } from "./serialize/lines.ts";
import { writeRdfJson } from "./serialize/rdf-json.ts";
import { writeRdfXml } from "./serialize/rdfxml.ts";
import { writeTriG, writeTurtle } from "./serialize/turtle.ts";
import type { WriteOptions, Writer } from "./serialize/writer.ts";

const WRITERS: Readonly<Record<RdfFormatId, Writer>> = {
  turtle: writeTurtle,
  trig: writeTriG,
  ntriples: writeNTriples,
  nquads: writeNQuads,
  jsonld: writeJsonLd,
  "jsonld-expanded": writeJsonLdExpanded,
  rdfxml: writeRdfXml,
  json: writeRdfJson,
};

/**
 * Writes quads in pieces of text. Quads in canonical order give the same bytes every time.
 * @throws ChanceryError RDF-109 when the syntax cannot carry a term
 */
export async function* serialize(
  quads: Iterable<Quad>,
  options: WriteOptions & { readonly format: RdfFormatId },
): AsyncGenerator<string> {
  yield* WRITERS[options.format](quads, options);
}

/** The same as one text. */
export async function serializeToString(
  quads: Iterable<Quad>,
  options: WriteOptions & { readonly format: RdfFormatId },
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of serialize(quads, options)) pieces.push(piece);
  return pieces.join("");
}
