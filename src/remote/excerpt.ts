// The part of a remote graph that a page needs, fetched with a handful of queries, as a small release of its own.

import type { Quad } from "@rdfjs/types";
import { survey } from "../load/labels.ts";
import type { Release } from "../model/release.ts";
import {
  DESCRIPTION_PROPERTIES,
  LABEL_PROPERTIES,
  PUBLISHED_ON,
  RDF_TYPE,
  RESTS_ON,
  SOURCE_FACTS,
  term,
} from "../model/vocabulary.ts";
import { isAbsoluteIri } from "../rdf/iri.ts";
import { buildFromLines } from "../rdf/quad-table.ts";
import { quadToLine } from "../rdf/term.ts";
import type { Ask } from "./ask.ts";
import { contentsOf, describedBy, incomingTo, partsOf, subjectsAmong, valuesOf } from "./fetch.ts";
import { firstOf, withSubjects } from "./layers.ts";
import { relationsIn } from "./vocabulary.ts";

/** What is known of the endpoint since the start. */
export interface Known {
  readonly release: Release;
  /** Addresses that others extend by a `#`. */
  readonly documents: ReadonlySet<string>;
}

const NOTED = [RDF_TYPE, ...SOURCE_FACTS, ...PUBLISHED_ON];

const OTHER_LABEL = term("skos", "altLabel");

const NAMES = [...LABEL_PROPERTIES, ...DESCRIPTION_PROPERTIES];

/** An excerpt that is enough for the pages and the RDF of these things. */
export async function excerptAbout(
  ask: Ask,
  known: Known,
  iris: readonly string[],
): Promise<Release> {
  const things = iris.filter(isAbsoluteIri);
  if (things.length === 0) return known.release;
  const { base } = known.release;
  const documents = things.filter((thing) => known.documents.has(thing));
  const [own, incoming, contents, ...parts] = await Promise.all([
    describedBy(ask, things, base),
    incomingTo(ask, things),
    contentsOf(ask, things),
    ...documents.map((document) => partsOf(ask, document, base)),
  ]);
  const said = [...own, ...parts.flat()];
  const sources = await sourcesOf(ask, said);
  return excerptOf(ask, known, said, [...contents, ...incoming, ...sources]);
}

/** What footnotes tell: of the graphs of these statements, and of the works that they cite. */
async function sourcesOf(ask: Ask, said: readonly Quad[]): Promise<Quad[]> {
  const graphs = await valuesOf(ask, graphsOf(said), [...RESTS_ON, ...NOTED]);
  const works = graphs.flatMap(({ predicate, object }) =>
    RESTS_ON.includes(predicate.value) && object.termType === "NamedNode" ? [object.value] : [],
  );
  return [...graphs, ...(await valuesOf(ask, [...new Set(works)], NOTED))];
}

/** An excerpt that is enough for links to these things. */
export async function excerptOfNames(
  ask: Ask,
  known: Known,
  iris: readonly string[],
): Promise<Release> {
  return excerptOf(ask, known, [], [], iris.filter(isAbsoluteIri));
}

/** An excerpt that is enough to tell what these things are, of which it is known that something is said. */
export async function excerptOfKinds(
  ask: Ask,
  { release }: Known,
  iris: readonly string[],
): Promise<Release> {
  const things = iris.filter(isAbsoluteIri);
  const said = await valuesOf(ask, things, [RDF_TYPE, OTHER_LABEL, ...NAMES]);
  return releaseOf(release, said, things);
}

/** A release of all that is said of some things, of facts on others, and of the names of what these mention. */
async function excerptOf(
  ask: Ask,
  { release }: Known,
  said: readonly Quad[],
  facts: readonly Quad[],
  others: readonly string[] = [],
): Promise<Release> {
  const relations = relationsIn(release.quads, [...said, ...facts]);
  const told = [...said, ...facts, ...relations];
  const mentioned = [...new Set([...others, ...told.flatMap(irisOf)])];
  // Of an address of our own it is plain where its page is.
  const foreign = mentioned.filter((iri) => !iri.startsWith(release.base));
  const [names, subjects] = await Promise.all([
    valuesOf(ask, mentioned, NAMES),
    subjectsAmong(ask, foreign),
  ]);
  // Most facts come without their graphs, and add nothing to a thing of which all is said.
  const described = new Set(said.map(({ subject }) => subject.value));
  const isBeside = ({ subject }: Quad) => !described.has(subject.value);
  // What points at a thing is known with the thing.
  const isElsewhere = ({ object }: Quad) => !described.has(object.value);
  const besides = [...facts, ...names, ...relations.filter(isElsewhere)].filter(isBeside);
  return releaseOf(release, [...said, ...besides], subjects);
}

/** `subjects` are such as something is said of, if not here. */
function releaseOf(release: Release, quads: readonly Quad[], subjects: readonly string[]): Release {
  const { table } = buildFromLines(quads.map(quadToLine));
  const { labels } = survey(table);
  return {
    ...release,
    quads: withSubjects(table, subjects),
    labels: firstOf(labels, release.labels),
  };
}

function irisOf({ subject, predicate, object, graph }: Quad): string[] {
  return [subject, predicate, object, graph].flatMap(({ termType, value }) =>
    termType === "NamedNode" ? [value] : [],
  );
}

function graphsOf(quads: readonly Quad[]): string[] {
  const graphs = new Set(quads.map(({ graph }) => graph.value));
  graphs.delete("");
  return [...graphs];
}
