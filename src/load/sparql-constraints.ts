// SPARQL-based constraints (SHACL §5): one query a constraint, for all focus nodes of its shape at once.

import type { DatasetCore, Term } from "@rdfjs/types";
import oxigraph, { type Store } from "oxigraph";
import { ChanceryError } from "../model/error.ts";
import type { Finding } from "../model/release.ts";
import { chooseMessage, severityOf } from "../model/shacl-terms.ts";
import { term } from "../model/vocabulary.ts";
import { mergedTriplesChunks, nquadsChunks } from "../rdf/quad-lines.ts";
import type { BuiltTable } from "../rdf/quad-table.ts";
import { factory } from "../rdf/term.ts";

const SPARQL_COMPONENT = term("sh", "SPARQLConstraintComponent");

const sh = (local: string) => factory.namedNode(term("sh", local));

/**
 * Evaluates every sh:sparql of the shapes. Relative addresses in queries and in sh:namespace resolve against `base`.
 * @throws ChanceryError SHP-402 when one cannot be evaluated
 */
export function checkSparqlConstraints(
  built: BuiltTable,
  shapes: DatasetCore,
  base: string,
): Finding[] {
  const constraints = [...shapes.match(null, sh("sparql"), null)];
  if (constraints.length === 0) return [];
  const store = openStore(built);
  return constraints.flatMap(({ subject, object }) =>
    checkOne({ store, base, shapes: new Shapes(shapes) }, subject, object),
  );
}

/** Named graphs as they are, and the merge of all as the default graph. */
function openStore({ table, defaultGraph }: BuiltTable): Store {
  const store = new oxigraph.Store();
  store.load(nquadsChunks(table.bytes), { format: "application/n-quads", lenient: true });
  if (defaultGraph !== "own")
    store.load(mergedTriplesChunks(table.bytes), {
      format: "application/n-triples",
      lenient: true,
    });
  return store;
}

/** Reads values of the shapes graph. */
class Shapes {
  readonly #quads: DatasetCore;

  constructor(quads: DatasetCore) {
    this.#quads = quads;
  }

  values(subject: Term, local: string): Term[] {
    return [...this.#quads.match(subject as never, sh(local), null)].map(({ object }) => object); // a shape is a subject
  }

  value(subject: Term, local: string): Term | undefined {
    return this.values(subject, local)[0];
  }

  /** The node shape that holds a property shape. */
  holder(shape: Term): Term | undefined {
    return [...this.#quads.match(null, sh("property"), shape as never)][0]?.subject;
  }

  isClass(shape: Term): boolean {
    const type = factory.namedNode(term("rdf", "type"));
    const classes = ["rdfs:Class", "owl:Class"].map((name) => name.split(":"));
    return classes.some(
      ([prefix, local]) =>
        this.#quads.match(
          shape as never,
          type,
          factory.namedNode(term(prefix as "rdfs", local ?? "")),
        ).size > 0,
    );
  }
}

interface Check {
  readonly store: Store;
  readonly base: string;
  readonly shapes: Shapes;
}

function checkOne({ store, base, shapes }: Check, shape: Term, constraint: Term): Finding[] {
  const isTrue = (node: Term) => shapes.value(node, "deactivated")?.value === "true";
  if (isTrue(shape) || isTrue(constraint)) return [];
  const select = shapes.value(constraint, "select")?.value;
  if (select === undefined)
    throw unusable(constraint, "it has no sh:select", "ASK and other forms are not evaluated.");
  const path = shapes.value(shape, "path")?.value;
  const targets = targetPattern(
    shapes,
    path === undefined ? shape : (shapes.holder(shape) ?? shape),
  );
  if (targets === undefined) return [];
  const query = prefixesOf(shapes, constraint) + bindThis(select, targets, path);
  const rows = evaluate(store, base, constraint, query);
  const template =
    chooseMessage(shapes.values(constraint, "message")) ??
    chooseMessage(shapes.values(shape, "message")) ??
    "this breaks a rule";
  const severity = severityOf(
    (shapes.value(constraint, "severity") ?? shapes.value(shape, "severity"))?.value,
  );
  return rows.map((row) => findingOf(row, { shape, template, severity, path }));
}

type Row = ReadonlyMap<string, Term>;

function evaluate(store: Store, base: string, constraint: Term, query: string): Row[] {
  try {
    return store.query(query, { base_iri: base }) as Row[]; // SELECT gives maps
  } catch (error) {
    throw unusable(constraint, error instanceof Error ? error.message : String(error), query);
  }
}

/** The focus nodes as a pattern over ?this (SHACL §2.1.3); nothing when the shape has no target. */
function targetPattern(shapes: Shapes, shape: Term): string | undefined {
  const classes = [
    ...shapes.values(shape, "targetClass"),
    ...(shapes.isClass(shape) ? [shape] : []),
  ];
  const parts = [
    ...classes.map(
      ({ value }) =>
        `{ ?this <${term("rdf", "type")}>/<${term("rdfs", "subClassOf")}>* <${value}> }`,
    ),
    ...shapes
      .values(shape, "targetSubjectsOf")
      .map(({ value }) => `{ ?this <${value}> ?anyObject }`),
    ...shapes
      .values(shape, "targetObjectsOf")
      .map(({ value }) => `{ ?anySubject <${value}> ?this }`),
    ...shapes.values(shape, "targetNode").map(({ value }) => `{ VALUES ?this { <${value}> } }`),
  ];
  return parts.length === 0
    ? undefined
    : `{ SELECT DISTINCT ?this WHERE { ${parts.join(" UNION ")} } }`;
}

/** Puts the focus nodes first in the outer group; `$PATH` becomes the path of the property shape. */
function bindThis(select: string, targets: string, path: string | undefined): string {
  const start = select.indexOf("{") + 1;
  const bound = `${select.slice(0, start)} ${targets} ${select.slice(start)}`;
  return path === undefined ? bound : bound.replace(/[?$]PATH\b/g, `<${path}>`);
}

function prefixesOf(shapes: Shapes, constraint: Term): string {
  const declarations = shapes
    .values(constraint, "prefixes")
    .flatMap((node) => shapes.values(node, "declare"));
  return declarations
    .map(
      (node) =>
        `PREFIX ${shapes.value(node, "prefix")?.value ?? ""}: <${shapes.value(node, "namespace")?.value ?? ""}>\n`,
    )
    .join("");
}

interface Rule {
  readonly shape: Term;
  readonly template: string;
  readonly severity: Finding["severity"];
  readonly path: string | undefined;
}

function findingOf(row: Row, { shape, template, severity, path }: Rule): Finding {
  const focus = row.get("this");
  const value = row.get("value");
  const found = row.get("path")?.value ?? path;
  const message = template.replace(
    /\{[?$](\w+)\}/g,
    (whole, name) => row.get(name)?.value ?? whole,
  );
  return {
    severity,
    message,
    shape: shape.value,
    component: SPARQL_COMPONENT,
    ...(focus && { focus }),
    ...(value && { value }),
    ...(found && { path: found }),
  };
}

function unusable(constraint: Term, reason: string, hint: string): ChanceryError {
  return new ChanceryError({
    code: "SHP-402",
    message: `${constraint.value} cannot be evaluated: ${reason}`,
    hint,
  });
}
