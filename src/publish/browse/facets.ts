// Facets: by what a list can be narrowed, as SHACL shapes declare it.

import type { Quad, Term } from "@rdfjs/types";
import type { Release, Text } from "../../model/release.ts";
import { term } from "../../model/vocabulary.ts";
import { superclassesOf } from "../classes.ts";

/** A step from a thing to a value: along a property, or against it. */
export interface Step {
  readonly property: string;
  readonly inverse: boolean;
}

export interface Facet {
  /** What it is called in addresses. */
  readonly key: string;
  readonly path: readonly Step[];
  /** What shapes call it; the label of its last property when empty. */
  readonly names: readonly Text[];
}

/**
 * What the shapes of a class and of those above it declare: property shapes with `sh:order` (SHACL §2.3.2), in that order.
 * A path is a property, an inverse or a sequence of them.
 */
export function declaredFacets(release: Release, kind: string): Facet[] {
  const targets = superclassesOf(release, kind);
  const shapes = [...targets, ...shapesOf(release, targets)];
  const ordered = shapes
    .flatMap((shape) => valuesOf(release, shape, term("sh", "property")))
    .flatMap(({ value }) => propertyShape(release, value))
    .sort((a, b) => a.order - b.order);
  const facets = new Map<string, Facet>();
  for (const { facet } of ordered) if (!facets.has(facet.key)) facets.set(facet.key, facet);
  return [...facets.values()];
}

function shapesOf(release: Release, targets: readonly string[]): string[] {
  return release.quads
    .withObject(term("sh", "NodeShape"))
    .map(({ subject }) => subject.value)
    .filter((shape) =>
      valuesOf(release, shape, term("sh", "targetClass")).some(({ value }) =>
        targets.includes(value),
      ),
    );
}

/** A facet of a single property. */
export function facetOf(property: string): Facet {
  return {
    key: keyOf([{ property, inverse: false }]),
    path: [{ property, inverse: false }],
    names: [],
  };
}

function propertyShape(release: Release, shape: string): { facet: Facet; order: number }[] {
  const [order] = valuesOf(release, shape, term("sh", "order"));
  const [start] = valuesOf(release, shape, term("sh", "path"));
  const path = start === undefined ? [] : pathFrom(release, start);
  if (order === undefined || path.length === 0) return [];
  const names = valuesOf(release, shape, term("sh", "name")).flatMap((name) =>
    name.termType === "Literal" ? [{ value: name.value, language: name.language }] : [],
  );
  return [{ facet: { key: keyOf(path), path, names }, order: Number(order.value) }];
}

const FIRST = term("rdf", "first");
const REST = term("rdf", "rest");

/** Longer paths are none that a list would be narrowed by. */
const STEPS_MAX = 8;

/** SHACL §2.3.1: predicate, inverse and sequence paths; nothing for others. */
function pathFrom(release: Release, start: Term): Step[] {
  const [inverse] = valuesOf(release, start.value, term("sh", "inversePath"));
  if (inverse !== undefined) return [{ property: inverse.value, inverse: true }];
  const steps: Step[] = [];
  let node: string | undefined = start.value;
  while (node !== undefined && steps.length < STEPS_MAX) {
    const [first]: Term[] = valuesOf(release, node, FIRST);
    if (first === undefined) break;
    steps.push(...pathFrom(release, first));
    node = valuesOf(release, node, REST)[0]?.value;
  }
  if (steps.length > 0) return steps;
  return start.termType === "NamedNode" && !hasPathOfOtherKind(release, start.value)
    ? [{ property: start.value, inverse: false }]
    : [];
}

const OTHER_PATHS = ["alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"].map(
  (local) => term("sh", local),
);

function hasPathOfOtherKind({ quads }: Release, node: string): boolean {
  return quads.withSubject(node).some(({ predicate }) => OTHER_PATHS.includes(predicate.value));
}

function keyOf(path: readonly Step[]): string {
  return path
    .map(
      ({ property, inverse }) => `${inverse ? "of-" : ""}${/[^/#:]*$/.exec(property)?.[0] ?? ""}`,
    )
    .join(".");
}

function valuesOf({ quads }: Release, subject: string, property: string): Quad["object"][] {
  const found = quads.withSubject(subject).filter(({ predicate }) => predicate.value === property);
  return [
    ...new Map(
      found.map(({ object }) => [
        object.value + ("language" in object ? object.language : ""),
        object,
      ]),
    ).values(),
  ];
}
