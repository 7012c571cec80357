// Links from things of a publication to things of others, by property and by where they lead (VoID §5).

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";
import { NAMESPACES, term } from "../model/vocabulary.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";
import { describeNode } from "./statements.ts";

interface Linkset {
  /** What the addresses of all objects begin with. */
  readonly space: string;
  readonly property: string;
  /** Triples of the RDF merge. */
  readonly count: number;
}

const COUNTED = new WeakMap<Release, readonly Linkset[]>();

const SAME_AS = term("owl", "sameAs");

/** Namespaces of vocabularies and shapes: what their properties point at are terms, not things. */
const MACHINERY = [NAMESPACES.rdf, NAMESPACES.rdfs, NAMESPACES.owl, NAMESPACES.sh];

/** The largest linksets of a dataset as RDF, and their addresses. */
export function describeLinksets(
  release: Release,
  dataset: string,
  limit: number,
): { nodes: string[]; quads: Quad[] } {
  const root = `${release.base}.well-known/void`;
  const described = linksetsOf(release)
    .slice(0, limit)
    .map(({ space, property, count }, at) => {
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

/** The largest first; counted at the first call. */
function linksetsOf(release: Release): readonly Linkset[] {
  const known = COUNTED.get(release);
  if (known !== undefined) return known;
  const counts = new Map<string, Linkset>();
  let before = "";
  for (const line of linesOf(release.quads.bytes)) {
    const { triple } = splitLine(line);
    if (triple === before) continue;
    before = triple;
    const link = linkIn(triple, release.base);
    if (link === undefined) continue;
    const key = `${link.property} ${link.space}`;
    counts.set(key, { ...link, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const found = [...counts.values()].sort(
    (a, b) => b.count - a.count || (a.property + a.space < b.property + b.space ? -1 : 1),
  );
  COUNTED.set(release, found);
  return found;
}

/** Property and target of a triple that leads from a thing under the base to one elsewhere on the web. */
function linkIn(triple: string, base: string): Omit<Linkset, "count"> | undefined {
  if (!triple.startsWith(`<${base}`)) return undefined;
  const match = /> <([^>]*)> <(https?:\/\/[^>]*[/#])[^/#>]*>$/.exec(triple);
  const [, property, space] = match ?? [];
  if (property === undefined || space === undefined || space.startsWith(base)) return undefined;
  const isTerm =
    property !== SAME_AS && MACHINERY.some((namespace) => property.startsWith(namespace));
  return isTerm ? undefined : { property, space };
}
