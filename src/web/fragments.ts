// Triple Pattern Fragments over HTTP.

import type { Term } from "@rdfjs/types";
import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import { describeFragment, fragmentOf, inGraph, type TriplePattern } from "../publish/fragments.ts";
import { askFragment } from "../publish/remote.ts";
import { factory } from "../rdf/term.ts";
import { runWithin } from "./budget.ts";
import { readPage } from "./paging.ts";
import { sendRdf, WRITABLE, wantedRdfType } from "./rdf.ts";

export async function answerFragment(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const given = c.req.query();
  const page = readPage(c);
  const pattern = patternOf(given);
  const fragment =
    release.remote === undefined
      ? await fragmentOf(release, pattern, page)
      : await askFragment(runWithin(c, publication), pattern, page);
  const address = (number: number) => {
    const parameters = new URLSearchParams();
    for (const name of ["subject", "predicate", "object"])
      if (given[name]) parameters.set(name, given[name]);
    if (number > 1) parameters.set("page", String(number));
    const text = parameters.toString();
    return `${release.base}fragments${text === "" ? "" : `?${text}`}`;
  };
  const type = wantedRdfType(c, false);
  const metadata = describeFragment(release, fragment, address);
  const hasGraphs = WRITABLE.some(({ quads, mediaTypes }) => quads && mediaTypes.includes(type));
  const told = hasGraphs ? describeGraph(metadata, address(page)) : metadata;
  return sendRdf(c, release, [...fragment.triples, ...told], type);
}

function describeGraph(metadata: ReturnType<typeof describeFragment>, address: string) {
  const graph = `${address}#metadata`;
  const topic = factory.namedNode("http://xmlns.com/foaf/0.1/primaryTopic");
  const about = factory.quad(factory.namedNode(graph), topic, factory.namedNode(address));
  return inGraph([about, ...metadata], graph);
}

function patternOf(given: Record<string, string>): TriplePattern {
  const terms = ["subject", "predicate", "object"].flatMap((name) => {
    const term = readTerm(given[name] ?? "");
    return term === undefined ? [] : [[name, term] as const];
  });
  return Object.fromEntries(terms);
}

/** A term as TPF writes it: an address, `"text"`, `"text"@en`, `"1"^^address`; a variable is anything. */
function readTerm(text: string): Term | undefined {
  if (text === "" || text.startsWith("?")) return undefined;
  const literal = /^"([\s\S]*)"(?:@([A-Za-z0-9-]+)|\^\^<?([^<>"]+)>?)?$/.exec(text);
  if (literal === null) return factory.namedNode(text.replace(/^<(.*)>$/, "$1"));
  const [, value = "", language, datatype] = literal;
  return factory.literal(
    value,
    language ?? (datatype === undefined ? undefined : factory.namedNode(datatype)),
  );
}
