// What at an endpoint breaks the rules that it can be asked about.

import type { Term } from "@rdfjs/types";
import type { Finding, Release, ValidationReport } from "../../model/release.ts";
import { compareFindings } from "../../model/shacl-terms.ts";
import { term } from "../../model/vocabulary.ts";
import { isAbsoluteIri, isIriReference } from "../../rdf/iri.ts";
import type { Solution } from "../../rdf/solutions.ts";
import { termToNTriples } from "../../rdf/term.ts";
import { subclassesOf } from "../classes.ts";
import type { Part } from "./report.ts";
import { brokenQuery } from "./rule-queries.ts";
import { PARAMETERS, type Parameter, type Rule, rulesOf } from "./rules.ts";

/** Rows of a SELECT. */
export type Ask = (query: string) => Promise<readonly Solution[]>;

/** How many findings of each kind of rule are read. */
const FINDINGS_MAX = 1000;

/** What is said where a shape has no message: as the validator has it that checks folders. */
const MESSAGES: Readonly<Record<Parameter, (wanted: Term) => string>> = {
  minCount: ({ value }) => `Less than ${value} values`,
  maxCount: ({ value }) => `More than ${value} values`,
  datatype: (wanted) => `Value does not have datatype ${termToNTriples(wanted)}`,
  nodeKind: (wanted) => `Value does not have node kind ${termToNTriples(wanted)}`,
  class: () => `this breaks ${PARAMETERS.class}`,
};

/** Asks kind by kind; those that the endpoint does not answer in time count as not checked. */
export async function checkRules(
  release: Release,
  ask: Ask,
  tell: (part: Part, work: () => Promise<void>) => Promise<void>,
): Promise<ValidationReport> {
  const { rules, others } = rulesOf(release);
  const findings: Finding[] = [];
  let unchecked = others;
  const parameters = Object.keys(PARAMETERS) as Parameter[]; // keys of that very table
  for (const parameter of parameters) {
    const some = rules.filter((rule) => rule.parameter === parameter);
    if (some.length === 0) continue;
    unchecked += some.length;
    await tell("rules", async () => {
      findings.push(...(await findingsOf(release, ask, parameter, some)));
      unchecked -= some.length;
    });
  }
  const conforms = findings.every(({ severity }) => severity !== "violation");
  const { shapes } = release.report;
  return { conforms, findings: findings.sort(compareFindings), shapes, unchecked };
}

async function findingsOf(
  release: Release,
  ask: Ask,
  parameter: Parameter,
  rules: readonly Rule[],
): Promise<Finding[]> {
  const below = (kind: string) => subclassesOf(release, kind).filter(isIriReference);
  const rows = await ask(brokenQuery(parameter, rules, { below, limit: FINDINGS_MAX }));
  return rows.flatMap(({ rule: at, this: focus, value }) => {
    const rule = rules[Number(at?.value)];
    if (rule === undefined || focus?.termType !== "NamedNode" || !isAbsoluteIri(focus.value))
      return [];
    const { property: path, severity, shape, wanted, message } = rule;
    return [
      {
        ...{ severity, focus, path, shape },
        message: message ?? MESSAGES[parameter](wanted),
        component: term("sh", PARAMETERS[parameter]),
        ...(isWritable(value) && { value }),
      },
    ];
  });
}

/** A blank node means nothing outside of the answer. */
function isWritable(value: Term | undefined): value is Term {
  if (value === undefined || value.termType === "BlankNode") return false;
  return value.termType === "Literal" || isAbsoluteIri(value.value);
}
