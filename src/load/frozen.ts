// A release as plain data and bytes, and back.

import type {
  Finding,
  QuadTable,
  Release,
  ReleaseCounts,
  Usage,
  ValidationReport,
} from "../model/release.ts";
import { openTable } from "../rdf/quad-table.ts";
import { ntriplesToTerm, termToNTriples } from "../rdf/term.ts";
import type { Listing } from "./folder.ts";
import { type LabelTexts, labelIndex, textsOf } from "./labels.ts";

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
  readonly labels: { readonly [K in keyof LabelTexts]: readonly TextsEntry<LabelTexts[K]>[] };
}

type TextsEntry<M> = M extends ReadonlyMap<infer K, infer V> ? readonly [K, V] : never;

/** What is not of the content of files: it is that of the folder as it is now. */
export type Fresh = Pick<Listing, "notes" | "modified">;

/** All of a release but its quads and what is of the folder as it is now. */
export function freezeRelease(release: Release): FrozenRelease {
  const { quads: _, notes: __, modified: ___, labels, report, usage, ...plain } = release;
  const texts = textsOf(labels);
  return {
    ...plain,
    report: { ...report, findings: report.findings.map(freezeFinding) },
    usage: {
      ...usage,
      examples: [...usage.examples],
      ofClasses: [...usage.ofClasses].map(([kind, counts]) => [kind, [...counts]] as const),
    },
    labels: { labels: [...texts.labels], descriptions: [...texts.descriptions] },
  };
}

export function thawRelease(
  { labels, report, usage, ...plain }: FrozenRelease,
  { bytes, index }: Pick<QuadTable, "bytes" | "index">,
  { notes, modified }: Fresh,
): Release {
  return Object.freeze({
    ...plain,
    quads: openTable(bytes, index, plain.counts.triples),
    labels: labelIndex({
      labels: new Map(labels.labels),
      descriptions: new Map(labels.descriptions),
    }),
    usage: {
      ...usage,
      examples: new Map(usage.examples),
      ofClasses: new Map(usage.ofClasses.map(([kind, counts]) => [kind, new Map(counts)])),
    },
    report: { ...report, findings: report.findings.map(thawFinding) },
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

function thawFinding({ focus, value, ...plain }: FrozenFinding): Finding {
  return {
    ...plain,
    ...(focus !== undefined && { focus: ntriplesToTerm(focus) }),
    ...(value !== undefined && { value: ntriplesToTerm(value) }),
  };
}
