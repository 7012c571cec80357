// Reifiers of triples that are asserted beside them: Turtle of RDF 1.2 writes these where the triple stands (`~`).

import type { Quad, Term } from "@rdfjs/types";
import { REIFIES } from "../reify.ts";
import { termToNTriples } from "../term.ts";
import { distinctTerms } from "./group.ts";

/** Reifiers by the key of their triple. */
export type Reifiers = ReadonlyMap<string, readonly Term[]>;

export function tripleKey({
  subject,
  predicate,
  object,
}: {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}): string {
  return [subject, predicate, object].map(termToNTriples).join(" ");
}

/** Takes from triples those that name the reifier of another one of them. */
export function takeReifiers(all: readonly Quad[]): {
  readonly triples: readonly Quad[];
  readonly reifiers: Reifiers;
} {
  const reifiers = new Map<string, readonly Term[]>();
  if (!all.some(isReification)) return { triples: all, reifiers };
  const asserted = new Set(all.map(tripleKey));
  const triples = all.filter((triple) => {
    if (!isReification(triple) || triple.object.termType !== "Quad") return true;
    const key = tripleKey(triple.object);
    if (!asserted.has(key)) return true;
    // The same may stand in several graphs.
    reifiers.set(key, distinctTerms([...(reifiers.get(key) ?? []), triple.subject]));
    return false;
  });
  return { triples, reifiers };
}

function isReification({ predicate, object }: Quad): boolean {
  return predicate.value === REIFIES.value && object.termType === "Quad";
}
