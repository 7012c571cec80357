// How the classes and properties of a remote graph stand to each other: read at the start, and put into excerpts.

import type { Quad } from "@rdfjs/types";
import type { QuadTable } from "../model/release.ts";
import { DESCRIPTION_PROPERTIES, LABEL_PROPERTIES, RDF_TYPE, term } from "../model/vocabulary.ts";
import type { Ask } from "./ask.ts";
import { pointingBy, valuesOf } from "./fetch.ts";

const SUBCLASS = term("rdfs", "subClassOf");
const INVERSES = [term("owl", "inverseOf"), term("schema", "inverseOf")];
const SYMMETRIC = term("owl", "SymmetricProperty");

/** How many steps above a class that has things are read. */
const STEPS_MAX = 4;

const ASKED = [...LABEL_PROPERTIES, ...DESCRIPTION_PROPERTIES, SUBCLASS, ...INVERSES, RDF_TYPE];

/** Names of classes and properties, of the classes above and of inverses, and what makes them such. */
export async function readVocabulary(
  ask: Ask,
  { classes, properties }: { classes: readonly string[]; properties: readonly string[] },
): Promise<Quad[]> {
  const found = await pointingBy(ask, properties, INVERSES);
  const known = new Set([...classes, ...properties]);
  let next = [...known, ...beyond(found, known)];
  for (let step = 0; step <= STEPS_MAX && next.length > 0; step += 1) {
    const said = await valuesOf(ask, next, ASKED);
    found.push(...said.filter((quad) => quad.predicate.value !== RDF_TYPE || isSymmetric(quad)));
    next = beyond(found, known);
  }
  return found;
}

/** Terms that these statements name and that were not asked about yet. */
function beyond(quads: readonly Quad[], known: Set<string>): string[] {
  const named = quads.filter(isRelation).flatMap(({ subject, object }) => [subject, object]);
  const further = new Set(
    named.flatMap(({ termType, value }) =>
      termType === "NamedNode" && !known.has(value) ? [value] : [],
    ),
  );
  for (const one of further) known.add(one);
  return [...further];
}

/** What is known of the properties of these statements and of the classes of their things. */
export function relationsIn(known: QuadTable, quads: readonly Quad[]): Quad[] {
  const properties = new Set(quads.map(({ predicate }) => predicate.value));
  const inverses = [...properties].flatMap((property) => [
    ...known.withSubject(property).filter((quad) => isInverse(quad) || isSymmetric(quad)),
    ...known.withObject(property).filter(isInverse),
  ]);
  const classes = new Set(
    quads.flatMap(({ predicate, object }) => (predicate.value === RDF_TYPE ? [object.value] : [])),
  );
  const above: Quad[] = [];
  // A set grows while it is walked.
  for (const kind of classes)
    for (const quad of known.withSubject(kind))
      if (quad.predicate.value === SUBCLASS && quad.object.termType === "NamedNode") {
        above.push(quad);
        classes.add(quad.object.value);
      }
  return [...inverses, ...above];
}

function isRelation(quad: Quad): boolean {
  return quad.predicate.value === SUBCLASS || isInverse(quad);
}

function isInverse({ predicate }: Quad): boolean {
  return INVERSES.includes(predicate.value);
}

function isSymmetric({ predicate, object }: Quad): boolean {
  return predicate.value === RDF_TYPE && object.value === SYMMETRIC;
}
