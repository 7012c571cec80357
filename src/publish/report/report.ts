// The report on the data of a release: what breaks rules, how complete things are, on what statements rest, what is not used.

import type { Release, ValidationReport } from "../../model/release.ts";
import { type ClassCoverage, coverageOf } from "../coverage.ts";
import type { Support } from "../support.ts";
import { unusedTerms } from "../unused-terms.ts";

/** What a remote endpoint may not tell in time. */
export type Part = "rules" | "complete" | "languages" | "support" | "unused";

export interface DataReport {
  readonly validation: ValidationReport;
  /** Classes with how many of their things have each property. */
  readonly complete: ReadonlyMap<string, Pick<ClassCoverage, "count" | "having">>;
  /** Classes with how many of their things have a name in each language. */
  readonly languages: ReadonlyMap<string, Pick<ClassCoverage, "count" | "labelled">>;
  readonly support: Support | undefined;
  /** Classes and properties that the publication defines and does not use. */
  readonly unused: readonly string[];
  /** Parts that are not told, or not all of them, each with the code of why. */
  readonly untold: Readonly<Partial<Record<Part, string>>>;
}

/** The report on a release at hand. */
export async function reportOf(release: Release): Promise<DataReport> {
  const coverage = await coverageOf(release);
  const { classes, support } = coverage;
  const unused = unusedTerms(release, coverage);
  const { report: validation } = release;
  return { validation, complete: classes, languages: classes, support, unused, untold: {} };
}

/** What the report tells of, findings first. */
export function namedIn({ validation, complete, languages, unused }: DataReport): string[] {
  const found = validation.findings.flatMap(({ focus, path, value }) =>
    [focus, value]
      .flatMap((term) => (term?.termType === "NamedNode" ? [term.value] : []))
      .concat(path ?? []),
  );
  const classes = [...complete].flatMap(([kind, { having }]) => [kind, ...having.keys()]);
  return [...new Set([...found, ...classes, ...languages.keys(), ...unused])];
}
