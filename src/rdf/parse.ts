// Reads RDF of any syntax, checks its terms, and reports every problem with its place.

import type { Quad } from "@rdfjs/types";
import type { Problem } from "../model/error.ts";
import type { RdfFormatId } from "../model/format.ts";
import { parseJsonLd } from "./parse/jsonld.ts";
import { parseN3 } from "./parse/n3.ts";
import { misnamed } from "./parse/sniff.ts";
import { type ParseOutcome, problemAt, type RdfSource, type SyntaxParser } from "./parse/source.ts";
import { TermCheck } from "./parse/term-check.ts";

const PARSERS: Readonly<Partial<Record<RdfFormatId, SyntaxParser>>> = {
  turtle: parseN3,
  trig: parseN3,
  ntriples: parseN3,
  nquads: parseN3,
  jsonld: parseJsonLd,
  // Its library is large, and often not wanted.
  rdfxml: async (...given) => (await import("./parse/rdfxml.ts")).parseRdfXml(...given),
};

/**
 * Gives each quad to `onQuad`. Bad input is no exception: what is wrong stands in the outcome,
 * and then the quads given so far are not to be used.
 */
export async function parseRdf(
  source: RdfSource,
  onQuad: (quad: Quad) => void,
): Promise<ParseOutcome> {
  const parser = PARSERS[source.format.id];
  if (parser === undefined) throw new TypeError(`${source.format.name} is not read`);
  const wrongName = misnamed(source);
  if (wrongName !== undefined) return { prefixes: {}, problems: [wrongName] };
  const found: Problem[] = [];
  const check = new TermCheck((text, problem) => {
    found.push(problemAt(source, source.text.indexOf(text), text.length, problem));
  });
  const outcome = await parser(source, (quad) => {
    if (check.accepts(quad)) onQuad(quad);
  });
  const problems = [...outcome.problems, ...found].slice(0, source.maxProblems ?? 20);
  return { prefixes: outcome.prefixes, problems };
}

export type { ParseOutcome, RdfSource };
