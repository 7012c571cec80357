// SHACL validation: core constraints by rdf-validate-shacl, sh:sparql on an engine of its own.

import type { Quad, Term } from "@rdfjs/types";
import type { Finding, ValidationReport } from "../model/release.ts";
import { chooseMessage, compareFindings, severityOf } from "../model/shacl-terms.ts";
import { RDF_TYPE, term } from "../model/vocabulary.ts";
import { mergedDataset } from "../rdf/dataset.ts";
import type { BuiltTable } from "../rdf/quad-table.ts";

/** Validates the merge of all graphs; sh:sparql constraints see the named graphs too. */
export async function validateShapes(
  built: BuiltTable,
  shapeQuads: readonly Quad[],
  base: string,
): Promise<ValidationReport> {
  const shapes = countShapes(shapeQuads);
  if (shapes === 0) return { conforms: true, findings: [], shapes };
  // These two take long to load, and a start from an image validates nothing.
  const [{ default: SHACLValidator }, { checkSparqlConstraints }] = await Promise.all([
    import("rdf-validate-shacl"),
    import("./sparql-constraints.ts"),
  ]);
  const data = mergedDataset(built.table);
  const shapesDataset = mergedDataset(shapeQuads);
  // The validator's typings want an older dataset interface than the one it needs.
  const core = shapeQuads.filter(({ predicate }) => predicate.value !== term("sh", "sparql"));
  const validator = new SHACLValidator(mergedDataset(core) as never);
  const report = await validator.validate(data as never);
  const findings = report.results.map(toFinding);
  findings.push(...checkSparqlConstraints(built, shapesDataset, base));
  findings.sort(compareFindings);
  return { conforms: findings.every(({ severity }) => severity !== "violation"), findings, shapes };
}

function countShapes(quads: readonly Quad[]): number {
  const kinds = new Set([term("sh", "NodeShape"), term("sh", "PropertyShape")]);
  return quads.filter(
    ({ predicate, object }) => predicate.value === RDF_TYPE && kinds.has(object.value),
  ).length;
}

/** A result of rdf-validate-shacl, as far as we read it. */
interface Result {
  readonly message: readonly Term[];
  readonly path?: Term | null;
  readonly focusNode?: Term | null;
  readonly value?: Term | null;
  readonly severity?: Term | null;
  readonly sourceShape?: Term | null;
  readonly sourceConstraintComponent?: Term | null;
}

function toFinding(given: unknown): Finding {
  const result = given as Result; // the library's typings are of another version of RDF/JS
  const component = result.sourceConstraintComponent?.value.split("#").at(-1) ?? "a constraint";
  return {
    severity: severityOf(result.severity?.value),
    message: chooseMessage(result.message) ?? `this breaks ${component}`,
    ...(result.focusNode && { focus: result.focusNode }),
    ...(result.path?.termType === "NamedNode" && { path: result.path.value }),
    ...(result.value && { value: result.value }),
    ...(result.sourceShape && { shape: result.sourceShape.value }),
    ...(result.sourceConstraintComponent && { component: result.sourceConstraintComponent.value }),
  };
}
