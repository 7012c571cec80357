// Links from things of a publication to things of others, by property and by where they lead (VoID §5).

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { describeNode } from "./statements.ts";

/** The largest linksets of a dataset as RDF, and their addresses. */
export function describeLinksets(
  release: Release,
  dataset: string,
  limit: number,
): { nodes: string[]; quads: Quad[] } {
  const root = `${release.base}.well-known/void`;
  const described = release.usage.links.slice(0, limit).map(({ space, property, count }, at) => {
    const node = `${root}#linkset-${at + 1}`;
    const target = `${root}#target-${at + 1}`;
    const quads = [
      ...describeNode(node, ["void:Linkset"], {
        "void:subjectsTarget": { iri: dataset },
        "void:objectsTarget": { iri: target },
        "void:linkPredicate": { iri: property },
        "void:triples": count,
      }),
      ...describeNode(target, ["void:Dataset"], { "void:uriSpace": { text: space } }),
    ];
    return { node, quads };
  });
  return {
    nodes: described.map(({ node }) => node),
    quads: described.flatMap(({ quads }) => quads),
  };
}
