// What is found on the way to Wikidata: every kind in one table, with its severity and what to do.

import type { ExportFormat } from "./format-names.ts";

export type Severity = "error" | "warning" | "note";

interface FindingKind {
  readonly severity: Severity;
  readonly hint: string;
}

/** Every kind of finding. `docs/wikidata.md` lists them; nothing is exported while there is an error. */
export const FINDINGS = {
  "incomplete-row": {
    severity: "error",
    hint: "Let the rule select ?item, ?value and ?graph, and bind them in each row.",
  },
  "no-datatype": {
    severity: "error",
    hint: 'Say it in the mapping, as in: wd:P585 w:datatype "time" .',
  },
  "unknown-facet": {
    severity: "error",
    hint: "There is _unit, _lower, _upper, _precision, _calendar and _globe.",
  },
  "wrong-datatype": { severity: "error", hint: "Correct the value, or the rule that selects it." },
  "unknown-rank": { severity: "error", hint: "Let ?rank be preferred, normal or deprecated." },
  "no-item": {
    severity: "warning",
    hint: "Give the thing a schema:sameAs once its item is known.",
  },
  "not-creatable": {
    severity: "warning",
    hint: "Match it by hand, or allow its class with w:newItem.",
  },
  "never-created": {
    severity: "warning",
    hint: "Give the thing a statement of its own, or match it with an item that exists.",
  },
  "no-reference": {
    severity: "error",
    hint: "Let its passage cite a work, or give a w:FallbackReferenceRule.",
  },
  "only-fallback": {
    severity: "note",
    hint: "Cite a work in the passage, if there is one.",
  },
  "two-items": { severity: "error", hint: "Keep the one that is right." },
  "shared-item": {
    severity: "error",
    hint: "Keep the schema:sameAs of the thing that the item is about.",
  },
  "no-label": { severity: "error", hint: "Add rdfs:label with a language." },
  "name-too-long": { severity: "error", hint: "Shorten it; Wikibase takes 250 characters." },
  "name-twice": {
    severity: "error",
    hint: "Say in the description what kind of thing it is.",
  },
  twins: { severity: "error", hint: "Tell them apart in the description." },
  "unknown-language": {
    severity: "error",
    hint: "Use a language code of Wikimedia, in small letters.",
  },
  "control-character": { severity: "error", hint: "Replace it by a space." },
  "outer-space": { severity: "error", hint: "Remove them." },
  "empty-text": {
    severity: "error",
    hint: "Leave the statement out in the rule, or say something.",
  },
  "text-too-long": { severity: "error", hint: "Shorten it; Wikibase takes 1500 characters." },
  "early-gregorian": {
    severity: "warning",
    hint: "If the source counts by the Julian calendar, let the rule select ?…_calendar as wd:Q1985786.",
  },
  waits: {
    severity: "warning",
    hint: "Import, give the new items a schema:sameAs, and export again: the statement comes then.",
  },
  circle: {
    severity: "warning",
    hint: "Nothing is to be done: all are created first, and what they say of each other comes with the next export.",
  },
  "may-exist": {
    severity: "warning",
    hint: "Look at it; if it is the same, give the thing a schema:sameAs.",
  },
  exists: {
    severity: "error",
    hint: "Give the thing a schema:sameAs, or tell it apart in the description.",
  },
  "would-merge": {
    severity: "error",
    hint: "Export json or payloads, or let the rule give one statement.",
  },
  "language-with-digit": {
    severity: "error",
    hint: "Export json or payloads, or use a code of letters.",
  },
  "curly-quotes": {
    severity: "error",
    hint: "Export commands, json or payloads, or write straight quotes.",
  },
  "quoted-quotes": { severity: "error", hint: "Export commands, json or payloads." },
  pipe: { severity: "warning", hint: "Look at the preview, or export commands, json or payloads." },
  "uneven-bounds": { severity: "error", hint: "Export json or payloads." },
  "coordinate-precision": {
    severity: "warning",
    hint: "Export json or payloads where precision matters.",
  },
  "other-globe": { severity: "error", hint: "Export json or payloads." },
  "rank-lost": { severity: "error", hint: "Export json or payloads." },
  "reads-as-value": { severity: "error", hint: "Export another format." },
  "refers-to-new": {
    severity: "warning",
    hint: "Export quickstatements or commands; or import, give the new item a schema:sameAs, and export again.",
  },
} as const satisfies Readonly<Record<string, FindingKind>>;

export type FindingCode = keyof typeof FINDINGS;

/** Where something was found. */
export interface FindingPlace {
  /** The thing that is concerned. */
  readonly iri: string;
  /** `P…` */
  readonly property?: string;
  /** The graph in which the evidence stands. */
  readonly graph?: string;
  /** The rule of the mapping that selected it. */
  readonly rule?: string;
  /** The exports that are concerned; every one when they are left out. */
  readonly formats?: readonly ExportFormat[];
}

export interface MappingFinding extends FindingPlace {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

export function finding(code: FindingCode, place: FindingPlace, message: string): MappingFinding {
  return { code, ...FINDINGS[code], ...place, message };
}
