// JSON-LD, expanded and compacted with the context of the publication.

import type { Quad, Term } from "@rdfjs/types";
import type jsonld from "jsonld";
import { NAMESPACES, RDF_TYPE } from "../../model/vocabulary.ts";
import { refuseRemote } from "../parse/jsonld.ts";
import { groupByGraph, groupBySubject, type SubjectGroup } from "./group.ts";
import { onlyRdf11 } from "./rdf11.ts";
import type { WriteOptions } from "./writer.ts";

type JsonObject = Record<string, unknown>;

/** JSON-LD 1.1 expanded form; named graphs are `@graph` of their own node. */
export function* writeJsonLdExpanded(quads: Iterable<Quad>): Generator<string> {
  yield `${JSON.stringify(expand(quads), null, 2)}\n`;
}

/** JSON-LD 1.1 compacted form. Keys that the context does not shorten stay absolute. */
export async function* writeJsonLd(
  quads: Iterable<Quad>,
  { context, prefixes }: WriteOptions,
): AsyncGenerator<string> {
  const applied = context ?? contextOf(prefixes);
  const { default: library } = await import("jsonld"); // large, and often not wanted
  const document = await library.compact(
    expand(quads) as jsonld.JsonLdDocument,
    { "@context": applied } as jsonld.ContextDefinition,
    {
      documentLoader: refuseRemote,
      graph: true,
    },
  );
  yield `${JSON.stringify(document, null, 2)}\n`;
}

function contextOf(prefixes: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(prefixes).filter(
      ([prefix, namespace]) => prefix !== "" && /[#/:]$/.test(namespace),
    ),
  );
}

function expand(quads: Iterable<Quad>): JsonObject[] {
  const graphs = groupByGraph(onlyRdf11(quads, true));
  const nodes = graphs
    .filter(({ graph }) => graph.termType === "DefaultGraph")
    .flatMap(({ quads }) => groupBySubject(quads).map(writeNode));
  const byId = new Map(nodes.map((node) => [node["@id"], node]));
  for (const { graph, quads } of graphs.filter(({ graph }) => graph.termType !== "DefaultGraph")) {
    const node = byId.get(idOf(graph)) ?? { "@id": idOf(graph) };
    node["@graph"] = groupBySubject(quads).map(writeNode);
    if (!byId.has(node["@id"])) nodes.push(node);
  }
  return nodes;
}

function writeNode({ subject, properties }: SubjectGroup): JsonObject {
  const node: JsonObject = { "@id": idOf(subject) };
  for (const { predicate, objects } of properties) {
    if (predicate.value === RDF_TYPE && objects.every(({ termType }) => termType !== "Literal"))
      node["@type"] = objects.map(idOf);
    else node[predicate.value] = objects.map(writeObject);
  }
  return node;
}

function writeObject(object: Term): JsonObject {
  if (object.termType !== "Literal") return { "@id": idOf(object) };
  if (object.language !== "")
    return {
      "@value": object.value,
      "@language": object.language,
      ...(object.direction && { "@direction": object.direction }),
    };
  if (object.datatype.value === `${NAMESPACES.xsd}string`) return { "@value": object.value };
  return { "@value": object.value, "@type": object.datatype.value };
}

function idOf(term: Term): string {
  return term.termType === "BlankNode" ? `_:${term.value}` : term.value;
}
