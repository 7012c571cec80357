// Writes quads in any RDF syntax.

import type { Quad } from "@rdfjs/types";
import { type Profile, RDF_FORMATS, type RdfFormatId } from "../model/format.ts";
import { inProfile } from "./reify.ts";
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

/** In which form quads are written. */
export interface Form {
  readonly format: RdfFormatId;
  /** `plain` when left out; `full` makes a difference to syntaxes without graphs, `rdf12` to those of RDF 1.2. */
  readonly profile?: Profile;
  /** For the addresses of statement nodes in the profiles `full` and `rdf12`. */
  readonly base?: string;
}

/**
 * Writes quads in pieces of text. Quads in canonical order give the same bytes every time.
 * @throws ChanceryError RDF-109 when the syntax cannot carry a term
 */
export async function* serialize(
  quads: Iterable<Quad>,
  options: WriteOptions & Form,
): AsyncGenerator<string> {
  yield* write(quads, options);
}

function write(quads: Iterable<Quad>, options: WriteOptions & Form): ReturnType<Writer> {
  const { format, profile = "plain", base = "" } = options;
  const carriesGraphs = RDF_FORMATS.some(({ id, quads: graphs }) => id === format && graphs);
  return WRITERS[format](inProfile(quads, profile, { base, carriesGraphs }), options);
}

/** The same as one text. */
export async function serializeToString(
  quads: Iterable<Quad>,
  options: WriteOptions & Form,
): Promise<string> {
  const pieces = write(quads, options);
  if (Symbol.iterator in pieces) return [...pieces].join("");
  const gathered: string[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return gathered.join("");
}
