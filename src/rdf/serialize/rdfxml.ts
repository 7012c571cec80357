// RDF/XML. rdflib's writer makes ill-formed names and changes carriage returns (docs/adr/0007), so this is ours.

import type { Quad, Term } from "@rdfjs/types";
import { ChanceryError } from "../../model/error.ts";
import { NAMESPACES } from "../../model/vocabulary.ts";
import { groupBySubject } from "./group.ts";
import { onlyRdf11 } from "./rdf11.ts";
import type { WriteOptions } from "./writer.ts";

/** The NCName at the end of an IRI (XML Names §4), as long as it can be. */
const LAST_NAME = /[\p{L}_][\p{L}\p{N}_.\u00b7-]*$/u;

export function* writeRdfXml(quads: Iterable<Quad>, { prefixes }: WriteOptions): Generator<string> {
  const names = new ElementNames(prefixes);
  const blocks: string[] = [];
  for (const { subject, properties } of groupBySubject(onlyRdf11(quads))) {
    const lines = properties.flatMap(({ predicate, objects }) => {
      const name = names.of(predicate.value);
      return objects.map((object) => `    ${writeProperty(name, object)}\n`);
    });
    blocks.push(
      `  <rdf:Description ${nodeAttribute("about", subject)}>\n${lines.join("")}  </rdf:Description>\n`,
    );
  }
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${names.declarations()}>\n`;
  yield* blocks;
  yield "</rdf:RDF>\n";
}

/** Splits property IRIs into namespace and name, and gives each namespace a prefix. */
class ElementNames {
  readonly #prefixes = new Map<string, string>([[NAMESPACES.rdf, "rdf"]]);
  readonly #known: ReadonlyMap<string, string>;
  readonly #taken = new Set(["rdf"]);

  constructor(prefixes: Readonly<Record<string, string>>) {
    this.#known = new Map(
      Object.entries(prefixes).map(([prefix, namespace]) => [namespace, prefix]),
    );
  }

  of(iri: string): string {
    const local = LAST_NAME.exec(iri)?.[0];
    if (local === undefined || local.length === iri.length)
      throw cannotCarry(`the property ${iri} does not end in a name`);
    return `${this.#prefixOf(iri.slice(0, -local.length))}:${local}`;
  }

  declarations(): string {
    return [...this.#prefixes]
      .map(([namespace, prefix]) => `\n  xmlns:${prefix}="${attribute(namespace)}"`)
      .join("");
  }

  #prefixOf(namespace: string): string {
    const given = this.#prefixes.get(namespace);
    if (given !== undefined) return given;
    const wanted = this.#known.get(namespace) ?? "";
    const free =
      /^[A-Za-z][\w-]*$/.test(wanted) && !/^xml/i.test(wanted) && !this.#taken.has(wanted);
    const prefix = free ? wanted : `ns${this.#prefixes.size}`;
    this.#taken.add(prefix);
    this.#prefixes.set(namespace, prefix);
    return prefix;
  }
}

function writeProperty(name: string, object: Term): string {
  if (object.termType !== "Literal") return `<${name} ${nodeAttribute("resource", object)}/>`;
  const text = content(object.value);
  if (object.language !== "") return `<${name} xml:lang="${object.language}">${text}</${name}>`;
  if (object.datatype.value === `${NAMESPACES.xsd}string`) return `<${name}>${text}</${name}>`;
  return `<${name} rdf:datatype="${attribute(object.datatype.value)}">${text}</${name}>`;
}

function nodeAttribute(kind: "about" | "resource", term: Term): string {
  return term.termType === "BlankNode"
    ? `rdf:nodeID="${attribute(term.value)}"`
    : `rdf:${kind}="${attribute(term.value)}"`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 has no way to write these
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** A carriage return must be a reference, for readers turn it into a newline. */
function content(text: string): string {
  if (NOT_IN_XML.test(text))
    throw cannotCarry(
      `the literal ${JSON.stringify(text.slice(0, 40))} holds a character that XML has not`,
    );
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

function attribute(text: string): string {
  return content(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

function cannotCarry(message: string): ChanceryError {
  return new ChanceryError({
    code: "RDF-109",
    message,
    hint: "Use Turtle, N-Triples or JSON-LD for this data.",
  });
}
