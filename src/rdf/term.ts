// RDF terms and quads as lines of canonical N-Quads, and back.

import type {
  DataFactory,
  Literal,
  Quad,
  Quad_Graph,
  Quad_Object,
  Quad_Subject,
  Term,
} from "@rdfjs/types";
import { DataFactory as N3Factory } from "n3";
import { NAMESPACES } from "../model/vocabulary.ts";

/** The one factory of RDF/JS terms. */
export const factory: DataFactory<Quad> = N3Factory as unknown as DataFactory<Quad>; // n3's typings lag behind @rdfjs/types 2

const XSD_STRING = `${NAMESPACES.xsd}string`;

/** A term in canonical N-Triples form (RDF Dataset Canonicalization §5.1); triple terms as in N-Triples of RDF 1.2. */
export function termToNTriples(term: Term): string {
  switch (term.termType) {
    case "NamedNode":
      return `<${term.value}>`;
    case "BlankNode":
      return `_:${term.value}`;
    case "Literal":
      return `"${escapeLiteral(term.value)}"${literalSuffix(term)}`;
    case "Quad":
      return `<<( ${[term.subject, term.predicate, term.object].map(termToNTriples).join(" ")} )>>`;
    default:
      return "";
  }
}

/** A quad as one line of canonical N-Quads, without the newline. */
export function quadToLine(quad: Quad): string {
  return quad.graph.termType === "DefaultGraph"
    ? tripleToLine(quad)
    : `${tripleOf(quad)} ${termToNTriples(quad.graph)} .`;
}

/** The triple of a quad as one line, whatever graph it stands in. */
export function tripleToLine(quad: Quad): string {
  return `${tripleOf(quad)} .`;
}

function tripleOf({ subject, predicate, object }: Quad): string {
  return `${termToNTriples(subject)} ${termToNTriples(predicate)} ${termToNTriples(object)}`;
}

const TERM = /<([^>]*)>|_:(\S+)|(\)>>)/gy;
const LITERAL_END = /"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?/gy;
const TRIPLE_START = "<<( ";

/** The quad that a line written by `quadToLine` says; other N-Quads are the parser's business. */
export function lineToQuad(line: string): Quad {
  const { terms } = readTerms(line, 0);
  const quad = quadOf(terms);
  if (quad === undefined) throw new TypeError(`no canonical N-Quads line: ${line}`);
  return quad;
}

/** The object of such a line, at a fraction of what the whole quad costs. */
export function objectIn(line: string): Term {
  const start = line.indexOf(" ", line.indexOf(" ") + 1) + 1;
  return line[start] === '"' ? literalAt(line, start).literal : lineToQuad(line).object;
}

/** The terms from an offset up to the end of the line, or of a triple term. */
function readTerms(line: string, start: number): { terms: Term[]; end: number } {
  const terms: Term[] = [];
  let at = start;
  for (;;) {
    if (line.startsWith(TRIPLE_START, at)) {
      const inner = readTerms(line, at + TRIPLE_START.length);
      const triple = quadOf(inner.terms);
      if (triple === undefined) return { terms: [], end: at };
      terms.push(triple);
      at = inner.end + 1;
      continue;
    }
    if (line[at] === '"') {
      const { literal, end } = literalAt(line, at);
      terms.push(literal);
      at = end + 1;
      continue;
    }
    TERM.lastIndex = at;
    const match = TERM.exec(line);
    if (match === null) return { terms, end: at };
    const [, iri, blank, tripleEnd] = match;
    if (tripleEnd !== undefined) return { terms, end: TERM.lastIndex };
    terms.push(iri === undefined ? factory.blankNode(blank) : factory.namedNode(iri));
    at = TERM.lastIndex + 1;
  }
}

/** @throws TypeError when the literal has no end */
function literalAt(line: string, start: number): { literal: Literal; end: number } {
  const quote = closingQuote(line, start + 1);
  LITERAL_END.lastIndex = quote;
  const suffix = LITERAL_END.exec(line);
  if (suffix === null) throw new TypeError(`no canonical literal: ${line}`);
  const end = LITERAL_END.lastIndex;
  return { literal: literalOf(line.slice(start + 1, quote), suffix), end };
}

/** Nothing when these are not the terms of a quad. */
function quadOf(terms: readonly Term[]): Quad | undefined {
  const [subject, predicate, object, graph = factory.defaultGraph()] = terms;
  if (subject === undefined || predicate?.termType !== "NamedNode" || object === undefined)
    return undefined;
  // The grammar of canonical lines fixes which kinds stand in which place.
  return factory.quad(
    subject as Quad_Subject,
    predicate,
    object as Quad_Object,
    graph as Quad_Graph,
  );
}

/** The term that `termToNTriples` wrote. */
export function ntriplesToTerm(text: string): Term {
  const [term] = readTerms(text, 0).terms;
  if (term === undefined) throw new TypeError(`no canonical term: ${text}`);
  return term;
}

/** Where a literal ends; the length of the line when it does not. A pattern would need a stack as deep as it is long. */
function closingQuote(line: string, start: number): number {
  for (let quote = line.indexOf('"', start); quote !== -1; quote = line.indexOf('"', quote + 1)) {
    let first = quote;
    while (line[first - 1] === "\\") first -= 1;
    if ((quote - first) % 2 === 0) return quote;
  }
  return line.length;
}

function literalOf(escaped: string, [, language, datatype]: RegExpExecArray): Literal {
  const value = unescapeLiteral(escaped);
  if (language !== undefined) return factory.literal(value, language);
  return datatype === undefined
    ? factory.literal(value)
    : factory.literal(value, factory.namedNode(datatype));
}

function literalSuffix({ language, direction, datatype }: Literal): string {
  if (language !== "") return direction ? `@${language}--${direction}` : `@${language}`;
  return datatype.value === XSD_STRING ? "" : `^^<${datatype.value}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: canonical N-Quads escapes control characters
const TO_ESCAPE = /[\u0000-\u001f"\\\u007f]/g;

function escapeLiteral(text: string): string {
  return text.replace(
    TO_ESCAPE,
    (character) =>
      ESCAPES[character] ??
      `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

const UNESCAPES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ESCAPES).map(([character, spelling]) => [spelling.slice(1), character]),
);

function unescapeLiteral(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, plain) =>
    plain === undefined
      ? String.fromCodePoint(Number.parseInt(short ?? long, 16))
      : (UNESCAPES[plain] ?? plain),
  );
}
