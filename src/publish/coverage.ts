// How the properties and classes of a release are used, how complete its things are, and on how much statements rest.

import type { QuadTable, Release } from "../model/release.ts";
import { inTurns } from "../model/turns.ts";
import { isMachinery, LABEL_PROPERTIES, RDF_TYPE } from "../model/vocabulary.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";
import { type ClassLink, LinkTally } from "./class-links.ts";
import { type Support, SupportTally } from "./support.ts";

type Counts = Map<string, number>;

/** The things of one class. */
export interface ClassCoverage {
  readonly count: number;
  /** How many of them have each property. */
  readonly having: ReadonlyMap<string, number>;
  /** How many of them have a label in each language; `""` is one without language. */
  readonly labelled: ReadonlyMap<string, number>;
}

export interface PropertyUse {
  readonly triples: number;
  /** Distinct things that have it. */
  readonly subjects: number;
  /** Triples by the classes of their subjects. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Triples by the classes of their objects, for literals by datatype. */
  readonly values: ReadonlyMap<string, number>;
  /** The first thing that has it. */
  readonly example: string;
}

export interface Coverage {
  readonly classes: ReadonlyMap<string, ClassCoverage>;
  readonly properties: ReadonlyMap<string, PropertyUse>;
  readonly support: Support;
  /** Between the classes that have the most things. */
  readonly links: readonly ClassLink[];
}

const MADE = new WeakMap<QuadTable, Promise<Coverage>>();

/** Counted at the first call, in short turns; kept as long as the release. Of a remote graph there is only a part. */
export function coverageOf({ quads }: Pick<Release, "quads">): Promise<Coverage> {
  const known = MADE.get(quads);
  if (known !== undefined) return known;
  const making = inTurns(count(quads));
  MADE.set(quads, making);
  return making;
}

/** How many lines are read in one step. */
const STEP = 1000;

/** A statement without its graph, as the lines of the release spell it. */
interface Line {
  readonly triple: string;
  readonly subject: string;
  readonly property: string;
  readonly object: string;
  readonly graph: string;
}

function* count(quads: QuadTable): Generator<undefined, Coverage> {
  const tally = new Tally();
  const support = new SupportTally(quads);
  let subject = "";
  let read = 0;
  for (const line of linesOf(quads.bytes)) {
    const parts = partsOf(line);
    if (parts.subject !== subject) support.end(tally.end());
    subject = parts.subject;
    tally.add(parts);
    support.add(parts);
    read += 1;
    if (read % STEP === 0) yield;
  }
  support.end(tally.end());
  const links = new LinkTally(tally.classes);
  yield* addKinds(quads, tally, links);
  const { classes, properties } = tally;
  return { classes, properties, support: support.counts, links: links.mostFirst() };
}

/** Classes of subjects and objects are known once all things are. */
function* addKinds(quads: QuadTable, tally: Tally, links: LinkTally): Generator<undefined, void> {
  let before = "";
  let read = 0;
  for (const line of linesOf(quads.bytes)) {
    read += 1;
    if (read % STEP === 0) yield;
    const { triple, subject, property, object } = partsOf(line);
    if (triple === before) continue;
    before = triple;
    const use = tally.properties.get(property);
    if (use === undefined) continue;
    const froms = tally.kinds.get(subject) ?? [];
    for (const kind of froms) addOne(use.kinds, kind);
    const isIri = object.startsWith("<");
    const tos = isIri ? (tally.kinds.get(object.slice(1, -1)) ?? []) : [datatypeOf(object)];
    for (const kind of tos) addOne(use.values, kind);
    if (isIri) links.add(froms, property, tos);
  }
}

function partsOf(line: string): Line {
  const { triple, graph } = splitLine(line);
  const subjectEnd = triple.indexOf("> ");
  const propertyEnd = triple.indexOf("> ", subjectEnd + 3);
  return {
    triple,
    graph,
    subject: triple.slice(1, subjectEnd),
    property: triple.slice(subjectEnd + 3, propertyEnd),
    object: triple.slice(propertyEnd + 2),
  };
}

const XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";
const LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

function datatypeOf(literal: string): string {
  if (literal.endsWith('"')) return XSD_STRING;
  return /"\^\^<([^>]*)>$/.exec(literal)?.[1] ?? LANG_STRING;
}

function addOne(counts: Counts, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

interface ClassTally extends ClassCoverage {
  count: number;
  readonly having: Counts;
  readonly labelled: Counts;
}

interface PropertyTally extends PropertyUse {
  triples: number;
  subjects: number;
  readonly kinds: Counts;
  readonly values: Counts;
}

/** Counts lines in their order: all of a thing follow one another. */
class Tally {
  readonly classes = new Map<string, ClassTally>();
  readonly properties = new Map<string, PropertyTally>();
  /** The classes of each thing that has any. */
  readonly kinds = new Map<string, readonly string[]>();
  /** Equal lists of classes are one, for there are few. */
  readonly #lists = new Map<string, readonly string[]>();
  #subject = "";
  #triple = "";
  #kinds: string[] = [];
  readonly #having = new Set<string>();
  readonly #languages = new Set<string>();

  add({ triple, subject, property, object }: Line): void {
    if (triple === this.#triple) return;
    this.#triple = triple;
    this.#subject = subject;
    const use = this.properties.get(property) ?? this.#newProperty(property);
    use.triples += 1;
    if (!this.#having.has(property)) use.subjects += 1;
    this.#having.add(property);
    if (property === RDF_TYPE && object.startsWith("<")) this.#kinds.push(object.slice(1, -1));
    if (LABEL_PROPERTIES.includes(property))
      this.#languages.add(/"@([A-Za-z0-9-]+)$/.exec(object)?.[1]?.toLowerCase() ?? "");
  }

  /** The thing at hand is complete; whether it is one, and no class, property or shape. */
  end(): boolean {
    const isThing = !this.#kinds.some(isMachinery);
    for (const kind of this.#kinds) {
      const known = this.classes.get(kind) ?? { count: 0, having: new Map(), labelled: new Map() };
      this.classes.set(kind, known);
      known.count += 1;
      for (const property of this.#having) addOne(known.having, property);
      for (const language of this.#languages) addOne(known.labelled, language);
    }
    if (this.#kinds.length > 0) this.kinds.set(this.#subject, this.#shared(this.#kinds));
    this.#kinds = [];
    this.#having.clear();
    this.#languages.clear();
    return isThing;
  }

  #newProperty(property: string): PropertyTally {
    const made = {
      triples: 0,
      subjects: 0,
      kinds: new Map(),
      values: new Map(),
      example: this.#subject,
    };
    this.properties.set(property, made);
    return made;
  }

  #shared(kinds: readonly string[]): readonly string[] {
    const key = kinds.join(" ");
    const known = this.#lists.get(key) ?? kinds;
    this.#lists.set(key, known);
    return known;
  }
}
