// What a release says of one thing, taken from its own quads.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";

/** How many incoming statements a description carries. */
const INCOMING_MAX = 200;

export interface Description {
  readonly iri: string;
  /** Statements of the thing and of the parts that have its address and a `#`. */
  readonly quads: readonly Quad[];
  /** Statements that point at it, the first of them. */
  readonly incoming: readonly Quad[];
  /** Statements on other things that stand in the graph of this name; empty when it names none. */
  readonly contents: readonly Quad[];
}

/** The description, or nothing when the release does not speak of this IRI at all. */
export function describe({ quads }: Release, iri: string): Description | undefined {
  const own = [...quads.withSubject(iri), ...quads.withSubjectPrefix(`${iri}#`)];
  const isOwn = ({ subject }: Quad) => subject.value === iri || subject.value.startsWith(`${iri}#`);
  const contents = quads.inGraph(iri).filter((quad) => !isOwn(quad));
  const incoming = quads.withObject(iri, INCOMING_MAX);
  if (own.length + contents.length + incoming.length === 0) return undefined;
  return { iri, quads: own, incoming, contents };
}
