// The rules of shapes that a SPARQL endpoint can be asked about: what they say of the values of a property (SHACL §4).

import type { Term } from "@rdfjs/types";
import type { Release, Severity } from "../../model/release.ts";
import { chooseMessage, severityOf } from "../../model/shacl-terms.ts";
import { NAMESPACES, RDF_TYPE, term } from "../../model/vocabulary.ts";
import { isIriReference } from "../../rdf/iri.ts";
import { tripleToLine } from "../../rdf/term.ts";
import { classesOf, subclassesOf } from "../classes.ts";

/** Parameters of constraints that are asked about, with what the constraint is called. */
export const PARAMETERS = {
  minCount: "MinCountConstraintComponent",
  maxCount: "MaxCountConstraintComponent",
  datatype: "DatatypeConstraintComponent",
  nodeKind: "NodeKindConstraintComponent",
  class: "ClassConstraintComponent",
} as const;

export type Parameter = keyof typeof PARAMETERS;

/** One constraint of a property shape on the things of classes. */
export interface Rule {
  readonly parameter: Parameter;
  /** What it asks for: a number, a class, a datatype, a kind of node. */
  readonly wanted: Term;
  readonly shape: string;
  readonly property: string;
  /** Classes of the things that it is about, those below included. */
  readonly classes: readonly string[];
  readonly severity: Severity;
  readonly message: string | undefined;
}

export interface Rules {
  readonly rules: readonly Rule[];
  /** How many other constraints the shapes have. */
  readonly others: number;
}

type Shapes = Pick<Release, "quads" | "classes">;

/** What of SHACL in a shape is no constraint: what it is about, and how it is spoken of. */
const NO_CONSTRAINTS: readonly string[] = [
  ...["path", "property", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf"],
  ...["target", "name", "description", "order", "group", "message", "severity", "deactivated"],
  ...["defaultValue", "flags", "ignoredProperties", "prefixes", "shapesGraph"],
].map((local) => term("sh", local));

/** The kinds of node that are told apart at an endpoint: blank nodes are published with addresses. */
const NODE_KINDS = ["IRI", "BlankNodeOrIRI", "Literal"].map((local) => term("sh", local));

/** Which values of a parameter are asked about. */
const IS_ASKED: Readonly<Record<Parameter, (wanted: Term) => boolean>> = {
  minCount: ({ value }) => value === "0" || value === "1",
  maxCount: ({ value }) => /^\d+$/.test(value),
  datatype: isNamed,
  nodeKind: ({ value }) => NODE_KINDS.includes(value),
  class: isNamed,
};

/** What makes a node a path of several steps or choices (SHACL §2.3.1). */
const STEPS: readonly string[] = [
  term("rdf", "first"),
  ...["inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath"].map(
    (local) => term("sh", local),
  ),
];

/** The rules in the shapes of a release on things of classes, along a single property. */
export function rulesOf(release: Shapes): Rules {
  const shapes = shapesOf(release);
  const rules = shapes.flatMap((shape) => rulesIn(release, shape));
  const constraints = shapes.flatMap((shape) =>
    release.quads
      .withSubject(shape)
      .filter(({ predicate: { value } }) => isConstraint(value))
      .map(tripleToLine),
  );
  const asked = rules.map(
    ({ shape, parameter, wanted }) => `${shape} ${parameter} ${wanted.value}`,
  );
  return { rules, others: new Set(constraints).size - new Set(asked).size };
}

function isConstraint(property: string): boolean {
  return property.startsWith(NAMESPACES.sh) && !NO_CONSTRAINTS.includes(property);
}

/** What is called a shape, and what is a property shape of one, unless it is switched off. */
function shapesOf(release: Shapes): string[] {
  const { quads } = release;
  const typed = ["NodeShape", "PropertyShape"]
    .flatMap((kind) => quads.withObject(term("sh", kind)))
    .filter(({ predicate }) => predicate.value === RDF_TYPE)
    .map(({ subject }) => subject.value);
  const parts = typed.flatMap((shape) => valuesOf(release, shape, "property"));
  const all = new Set([...typed, ...parts.map(({ value }) => value)]);
  return [...all].filter((shape) => !isDeactivated(release, shape));
}

function rulesIn(release: Shapes, shape: string): Rule[] {
  const classes = targetsOf(release, shape)
    .flatMap((kind) => subclassesOf(release, kind))
    .filter(isIriReference);
  if (classes.length === 0) return [];
  // A property shape may have a target of its own.
  return [shape, ...valuesOf(release, shape, "property").map(({ value }) => value)]
    .filter((part) => !isDeactivated(release, part))
    .flatMap((part) => rulesOfPart(release, part, [...new Set(classes)]));
}

function rulesOfPart(release: Shapes, shape: string, classes: readonly string[]): Rule[] {
  const [path] = valuesOf(release, shape, "path");
  if (path === undefined || !isProperty(release, path)) return [];
  const [severity] = valuesOf(release, shape, "severity");
  const common = {
    shape,
    property: path.value,
    classes,
    severity: severityOf(severity?.value),
    message: chooseMessage(valuesOf(release, shape, "message")),
  };
  const parameters = Object.keys(PARAMETERS) as Parameter[]; // keys of that very table
  return parameters.flatMap((parameter) =>
    valuesOf(release, shape, parameter)
      .filter(IS_ASKED[parameter])
      .map((wanted) => ({ ...common, parameter, wanted })),
  );
}

/** Classes that a shape names, or that it is itself (SHACL §2.1.3). */
function targetsOf(release: Shapes, shape: string): string[] {
  const named = valuesOf(release, shape, "targetClass").map(({ value }) => value);
  return classesOf(release, shape).includes(term("rdfs", "Class")) ? [shape, ...named] : named;
}

function isDeactivated(release: Shapes, shape: string): boolean {
  return valuesOf(release, shape, "deactivated").some(({ value }) => value === "true");
}

function isProperty({ quads }: Shapes, path: Term): boolean {
  return (
    isNamed(path) &&
    !quads.withSubject(path.value).some(({ predicate }) => STEPS.includes(predicate.value))
  );
}

function isNamed({ termType, value }: Term): boolean {
  return termType === "NamedNode" && isIriReference(value);
}

/** The values of a property of SHACL, each once. */
function valuesOf({ quads }: Shapes, shape: string, local: string): Term[] {
  const found = quads
    .withSubject(shape)
    .filter(({ predicate }) => predicate.value === term("sh", local));
  return [...new Map(found.map((quad) => [tripleToLine(quad), quad.object])).values()];
}
