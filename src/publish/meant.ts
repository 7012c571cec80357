// Which word of the data was probably meant by a name that the data does not have.

import type { Release } from "../model/release.ts";
import { nearest } from "../model/text.ts";
import { NAMESPACES, term } from "../model/vocabulary.ts";

/** A name that nothing in the data has, and the one that was probably meant. */
export interface Missing {
  readonly iri: string;
  /** Whether a vocabulary declares it all the same. */
  readonly isDeclared: boolean;
  readonly meant?: string;
}

/** Nothing when the data has this property, class or thing. */
export function missing(
  release: Release,
  { iri, of }: { readonly iri: string; readonly of: "property" | "class" | "thing" },
): Missing | undefined {
  if (of === "thing") return isThere(release, iri) ? undefined : { iri, isDeclared: false };
  const known =
    of === "class"
      ? release.classes.map((found) => found.iri)
      : release.usage.properties.map(([found]) => found);
  if (known.includes(iri)) return undefined;
  const meant =
    below(release, iri).find((found) => known.includes(found)) ?? nearestIri(iri, known);
  const isDeclared = release.quads.hasSubject(iri);
  return { iri, isDeclared, ...(meant !== undefined && { meant }) };
}

const BELOW: readonly string[] = [term("rdfs", "subClassOf"), term("rdfs", "subPropertyOf")];

/** The classes or properties right below one. */
function below({ quads }: Release, iri: string): string[] {
  return quads
    .withObject(iri)
    .flatMap(({ subject, predicate }) => (BELOW.includes(predicate.value) ? [subject.value] : []));
}

/** What a remote endpoint holds is not known here; the names of datatypes and the like are no things. */
function isThere({ quads, remote }: Release, iri: string): boolean {
  if (remote !== undefined || iri.startsWith(NAMESPACES.xsd)) return true;
  return quads.hasSubject(iri) || quads.withObject(iri, 1).length > 0;
}

/** The nearest by its local name, of equal ones in the same namespace first. */
function nearestIri(iri: string, known: readonly string[]): string | undefined {
  const [namespace, local] = split(iri);
  const ordered = [...known].sort(
    (a, b) => Number(split(b)[0] === namespace) - Number(split(a)[0] === namespace),
  );
  const meant = nearest(local, new Set(ordered.map((found) => split(found)[1])));
  return ordered.find((found) => split(found)[1] === meant);
}

function split(iri: string): readonly [namespace: string, local: string] {
  const end = Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1;
  return [iri.slice(0, end), iri.slice(end)];
}
