// A release as plain data and bytes, and back.

import type {
  Finding,
  QuadTable,
  Release,
  ReleaseCounts,
  Usage,
  ValidationReport,
} from "../model/release.ts";
import { inTurns } from "../model/turns.ts";
import { openTable } from "../rdf/quad-table.ts";
import { ntriplesToTerm, termToNTriples } from "../rdf/term.ts";
import type { Listing } from "./folder.ts";
import { type LabelParts, labelIndex, partsOf } from "./labels.ts";

/** A finding whose terms are written as N-Triples. */
type FrozenFinding = Omit<Finding, "focus" | "value"> & {
  readonly focus?: string;
  readonly value?: string;
};

type Kept = "id" | "base" | "defaultGraph" | "prefixes" | "about" | "classes" | "context";

/** What survives JSON. */
export interface FrozenRelease extends Pick<Release, Kept | "queryFiles" | "files"> {
  readonly fingerprint: string | undefined;
  readonly counts: ReleaseCounts;
  readonly report: Omit<ValidationReport, "findings"> & {
    readonly findings: readonly FrozenFinding[];
  };
  readonly usage: Omit<Usage, "ofClasses" | "examples"> & {
    readonly examples: readonly (readonly [string, string])[];
    readonly ofClasses: readonly (readonly [string, readonly (readonly [string, number])[]])[];
  };
  readonly languages: LabelParts["languages"];
}

/** The rest of it: bytes and words in shared memory. */
export interface SharedParts extends Pick<QuadTable, "bytes" | "index"> {
  readonly labels: LabelParts["rows"];
}

/** What is not of the content of files: it is that of the folder as it is now. */
export type Fresh = Pick<Listing, "notes" | "modified">;

/** All of a release but what is in shared memory, and what is of the folder as it is now. */
export function freezeRelease(release: Release): FrozenRelease {
  const { quads: _, notes: __, modified: ___, labels, report, usage, ...plain } = release;
  return {
    ...plain,
    report: { ...report, findings: report.findings.map(freezeFinding) },
    usage: {
      ...usage,
      examples: [...usage.examples],
      ofClasses: [...usage.ofClasses].map(([kind, counts]) => [kind, [...counts]] as const),
    },
    languages: partsOf(labels).languages,
  };
}

export function sharedParts({ quads: { bytes, index }, labels }: Release): SharedParts {
  return { bytes, index, labels: partsOf(labels).rows };
}

/** In turns with other work, for there may be many findings. */
export async function thawRelease(
  { languages, report, usage, ...plain }: FrozenRelease,
  { bytes, index, labels }: SharedParts,
  { notes, modified }: Fresh,
): Promise<Release> {
  const quads = openTable(bytes, index, plain.counts.triples);
  return Object.freeze({
    ...plain,
    quads,
    labels: labelIndex(quads, { rows: labels, languages }),
    usage: {
      ...usage,
      examples: new Map(usage.examples),
      ofClasses: new Map(usage.ofClasses.map(([kind, counts]) => [kind, new Map(counts)])),
    },
    report: { ...report, findings: await inTurns(thawFindings(report.findings)) },
    notes,
    modified,
  });
}

function freezeFinding({ focus, value, ...plain }: Finding): FrozenFinding {
  return {
    ...plain,
    ...(focus && { focus: termToNTriples(focus) }),
    ...(value && { value: termToNTriples(value) }),
  };
}

/** How many findings are thawed in one step. */
const STEP = 500;

function* thawFindings(frozen: readonly FrozenFinding[]): Generator<undefined, Finding[]> {
  const findings: Finding[] = [];
  for (const finding of frozen) {
    if (findings.length % STEP === 0) yield;
    findings.push(thawFinding(finding));
  }
  return findings;
}

function thawFinding({ focus, value, ...plain }: FrozenFinding): Finding {
  return {
    ...plain,
    ...(focus !== undefined && { focus: ntriplesToTerm(focus) }),
    ...(value !== undefined && { value: ntriplesToTerm(value) }),
  };
}
