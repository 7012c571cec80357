// What a release says of one thing, taken from its own quads.

import type { Quad } from "@rdfjs/types";
import type { Release } from "../model/release.ts";

export interface Description {
  readonly iri: string;
  /** Statements of the thing and of the parts that have its address and a `#`. */
  readonly quads: readonly Quad[];
  /** Statements on other things that stand in the graph of this name, the first of them; none when it names no graph. */
  contents(limit?: number): readonly Quad[];
}

/** The description, or nothing when the release does not speak of this IRI at all. */
export function describe({ quads }: Release, iri: string): Description | undefined {
  const own = [...quads.withSubject(iri), ...quads.withSubjectPrefix(`${iri}#`)];
  const isOwn = ({ subject }: Quad) => subject.value === iri || subject.value.startsWith(`${iri}#`);
  const contents = (limit = Number.POSITIVE_INFINITY) =>
    quads
      .inGraph(iri, limit + own.length)
      .filter((quad) => !isOwn(quad))
      .slice(0, limit);
  const isKnown = own.length > 0 || contents(1).length > 0 || quads.withObject(iri, 1).length > 0;
  return isKnown ? { iri, quads: own, contents } : undefined;
}
