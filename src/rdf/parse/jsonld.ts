// JSON-LD, read by jsonld in safe mode: what it would drop is an error, and nothing is fetched.

import type { Quad, Term } from "@rdfjs/types";
import type jsonld from "jsonld";
import type { Problem } from "../../model/error.ts";
import { factory } from "../term.ts";
import { type ParseOutcome, problemAt, type RdfSource } from "./source.ts";

/** A quad as jsonld gives it: plain objects in the shape of RDF/JS. */
interface PlainTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}

type PlainQuad = Readonly<Record<"subject" | "predicate" | "object" | "graph", PlainTerm>>;

interface JsonLdError extends Error {
  readonly details?: {
    readonly code?: string;
    readonly url?: string;
    readonly event?: { readonly message?: string };
  };
}

class RemoteContext extends Error {}

export async function parseJsonLd(
  source: RdfSource,
  onQuad: (quad: Quad) => void,
): Promise<ParseOutcome> {
  try {
    const document = JSON.parse(source.text);
    const { default: library } = await import("jsonld"); // large, and often not wanted
    const quads = await library.toRDF(document, {
      base: source.base,
      documentLoader: refuseRemote,
      safe: true,
      // The typings know neither `safe` nor that the answer is a dataset when no format is asked for.
    } as jsonld.Options.ToRdf);
    for (const quad of quads as unknown as PlainQuad[]) onQuad(toQuad(quad));
    return { prefixes: prefixesOf(document), problems: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { prefixes: {}, problems: [describe(source, error)] };
  }
}

/** A document loader that never leaves the process. */
export async function refuseRemote(url: string): Promise<never> {
  throw new RemoteContext(url);
}

function describe(source: RdfSource, error: JsonLdError): Problem {
  if (error instanceof SyntaxError) return jsonProblem(source, error);
  const remote = error.details?.url ?? (error instanceof RemoteContext ? error.message : undefined);
  if (remote !== undefined) {
    return problemAt(source, source.text.indexOf(remote), remote.length, {
      code: "RDF-106",
      message: `the context ${remote} would have to be fetched`,
      hint: 'Write the context into the file: "@context": { … }.',
    });
  }
  const message = error.details?.event?.message ?? error.message;
  return problemAt(source, -1, 1, {
    code: "RDF-101",
    message: `this JSON-LD would lose data: ${message}`,
    hint: "Map every key in @context to an absolute IRI, or remove it.",
  });
}

function jsonProblem(source: RdfSource, error: SyntaxError): Problem {
  const position = /position (\d+)/.exec(error.message)?.[1];
  const offset = position === undefined ? source.text.trimEnd().length : Number(position);
  return problemAt(source, offset, 1, {
    code: "RDF-101",
    message: position === undefined ? "the JSON ends too early" : "this is no JSON here",
    hint: "Look for a missing comma, quote or bracket just before.",
  });
}

/** Entries of the top context that end as namespaces do. */
function prefixesOf(document: unknown): Record<string, string> {
  if (typeof document !== "object" || document === null || !("@context" in document)) return {};
  const context: unknown = document["@context"];
  if (typeof context !== "object" || context === null) return {};
  const namespaces = Object.entries(context).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && /[#/:]$/.test(entry[1]) && !entry[0].startsWith("@"),
  );
  return Object.fromEntries(namespaces);
}

function toQuad({ subject, predicate, object, graph }: PlainQuad): Quad {
  return factory.quad(
    toTerm(subject) as Quad["subject"], // jsonld keeps literals out of these places
    toTerm(predicate) as Quad["predicate"],
    toTerm(object) as Quad["object"],
    toTerm(graph) as Quad["graph"],
  );
}

function toTerm({ termType, value, language, datatype }: PlainTerm): Term {
  if (termType === "NamedNode") return factory.namedNode(value);
  if (termType === "BlankNode") return factory.blankNode(value.replace(/^_:/, ""));
  if (termType === "DefaultGraph") return factory.defaultGraph();
  if (language) return factory.literal(value, language);
  return factory.literal(
    value,
    datatype === undefined ? undefined : factory.namedNode(datatype.value),
  );
}
