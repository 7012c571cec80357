// What refers to a thing, by the property that does.

import type { QuadTable } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";

/** Up to how many statements are looked at for one page, so that it costs the same whatever the graph. */
const LOOKED_MAX = 2000;

/** Only tells processors how to read the query of a constraint; nobody refers to a vocabulary by it. */
const PREFIXES = term("sh", "prefixes");

export interface IncomingGroup {
  readonly property: string;
  /** The first things that refer by it, each once. */
  readonly things: readonly string[];
  /** How many were seen. */
  readonly count: number;
}

export interface Incoming {
  readonly groups: readonly IncomingGroup[];
  /** Whether all was looked at; else there are more of each kind than were counted. */
  readonly isWhole: boolean;
}

/** The first `shown` things of each property that points at this one; its own parts do not count. */
export function incomingOf(quads: QuadTable, iri: string, shown: number): Incoming {
  const found = new Map<string, { property: string; things: string[]; count: number }>();
  let looked = 0;
  let before = "";
  for (const { subject, predicate } of quads.pointingAt(iri)) {
    if (looked === LOOKED_MAX) return { groups: [...found.values()], isWhole: false };
    looked += 1;
    const key = `${subject.value} ${predicate.value}`;
    // The same triple in several graphs stands in a row.
    if (key === before || isPartOf(iri, subject.value) || predicate.value === PREFIXES) continue;
    before = key;
    const group = found.get(predicate.value) ?? { property: predicate.value, things: [], count: 0 };
    found.set(predicate.value, group);
    group.count += 1;
    if (group.things.length < shown) group.things.push(subject.value);
  }
  return { groups: [...found.values()], isWhole: true };
}

export interface IncomingPage {
  readonly things: readonly string[];
  /** Where to go on, if there may be more. */
  readonly next?: number;
}

/** Things that refer by this property, from a place in the order of statements. */
export function incomingBy(
  quads: QuadTable,
  iri: string,
  property: string,
  { from, limit }: { readonly from: number; readonly limit: number },
): IncomingPage {
  const things = new Set<string>();
  let at = from;
  for (const { subject, predicate } of quads.pointingAt(iri, from)) {
    if (things.size === limit || at - from === LOOKED_MAX) return { things: [...things], next: at };
    at += 1;
    if (predicate.value === property && !isPartOf(iri, subject.value)) things.add(subject.value);
  }
  return { things: [...things] };
}

/** Inverse properties of a release, which never change. */
const KNOWN = new WeakMap<QuadTable, Map<string, string | undefined>>();

/** The property that says the same from the other side, whichever of the two the vocabulary says it of. */
export function inverseOf(quads: QuadTable, property: string): string | undefined {
  const known = KNOWN.get(quads) ?? new Map<string, string | undefined>();
  KNOWN.set(quads, known);
  if (!known.has(property)) known.set(property, findInverse(quads, property));
  return known.get(property);
}

function findInverse(quads: QuadTable, property: string): string | undefined {
  const said = quads.withSubject(property);
  if (said.some(({ object }) => object.value === SYMMETRIC)) return property;
  for (const says of INVERSE) {
    const forth = said.find(({ predicate }) => predicate.value === says);
    if (forth?.object.termType === "NamedNode") return forth.object.value;
    for (const { subject, predicate } of quads.withObject(property, INVERSE_LOOKED_MAX))
      if (predicate.value === says) return subject.value;
  }
  return undefined;
}

const SYMMETRIC = term("owl", "SymmetricProperty");
const INVERSE = [term("owl", "inverseOf"), term("schema", "inverseOf")];
const INVERSE_LOOKED_MAX = 200;

function isPartOf(whole: string, iri: string): boolean {
  return iri === whole || iri.startsWith(`${whole}#`);
}
