// Triples as they are found, each once.

import { createHash } from "node:crypto";
import type { BlankNode, Literal, NamedNode } from "@rdfjs/types";
import { NAMESPACES, RDF_TYPE } from "../../model/vocabulary.ts";
import { factory, quadToLine } from "../../rdf/term.ts";

export type Node = NamedNode | BlankNode;

/** A set of triples, kept as lines of canonical N-Triples. */
export class TripleSet {
  readonly #lines = new Set<string>();
  readonly #genid: string | undefined;

  /** Nodes without a name get addresses that begin with `genid`, or are blank when there is none. */
  constructor(genid: string | undefined) {
    this.#genid = genid;
  }

  add(subject: string | Node, predicate: string, object: string | Node | Literal): void {
    const quad = factory.quad(nodeOf(subject), factory.namedNode(predicate), nodeOf(object));
    this.#lines.add(quadToLine(quad));
  }

  addType(subject: string | Node, kind: string): void {
    this.add(subject, RDF_TYPE, kind);
  }

  /** A node without a name of its own, the same each time for the same parts. */
  unnamed(...parts: readonly string[]): Node {
    const name = digestOf(parts).slice(0, 32);
    return this.#genid === undefined
      ? factory.blankNode(`b${name}`)
      : factory.namedNode(this.#genid + name);
  }

  /** The lines in order, without newlines. */
  sorted(): string[] {
    return [...this.#lines].sort();
  }
}

/** SHA-256 of what is given, as hex digits; the same for the same content whatever the order of members of objects. */
export function digestOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content, withSortedKeys)).digest("hex");
}

/** A literal of an XSD datatype. */
export function typedLiteral(text: string, local: string): Literal {
  return factory.literal(text, factory.namedNode(NAMESPACES.xsd + local));
}

function withSortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nodeOf<T extends Node | Literal>(given: string | T): NamedNode | T {
  return typeof given === "string" ? factory.namedNode(given) : given;
}
