// Triple Pattern Fragments (Hydra community group): the triples of one pattern, a page at a time, with their number.

import type { Quad, Term } from "@rdfjs/types";
import { LRUCache } from "lru-cache";
import type { QuadTable, Release } from "../model/release.ts";
import { inTurns } from "../model/turns.ts";
import { linesOf, splitLine } from "../rdf/quad-lines.ts";
import { factory, lineToQuad, termToNTriples } from "../rdf/term.ts";
import { describeNode } from "./statements.ts";
import { datasetOf } from "./void.ts";

export const FRAGMENT_SIZE = 100;

export interface TriplePattern {
  readonly subject?: Term;
  readonly predicate?: Term;
  readonly object?: Term;
}

export interface Fragment {
  readonly triples: readonly Quad[];
  /** Of the whole pattern, not of the page. */
  readonly total: number;
  /** From 1. */
  readonly page: number;
}

/** Where each hundredth match begins is not kept: a page is found by going through the matches before it. */
const COUNTS = new WeakMap<Release, LRUCache<string, number>>();

/** One page of the triples of the RDF merge that match; found in turns with other work. */
export function fragmentOf(
  release: Release,
  pattern: TriplePattern,
  page: number,
): Promise<Fragment> {
  return inTurns(findFragment(release, pattern, page));
}

function* findFragment(
  release: Release,
  pattern: TriplePattern,
  page: number,
): Generator<undefined, Fragment> {
  const first = (page - 1) * FRAGMENT_SIZE;
  const key = [pattern.subject, pattern.predicate, pattern.object]
    .map((term) => (term === undefined ? "?" : termToNTriples(term)))
    .join(" ");
  const counts = COUNTS.get(release) ?? new LRUCache<string, number>({ max: 10_000 });
  COUNTS.set(release, counts);
  const known = counts.get(key);
  const triples: Quad[] = [];
  let total = 0;
  for (const line of matches(release.quads, pattern)) {
    if (line === undefined) {
      yield;
      continue;
    }
    if (total >= first && triples.length < FRAGMENT_SIZE) triples.push(lineToQuad(line));
    total += 1;
    if (known !== undefined && triples.length === FRAGMENT_SIZE) break;
  }
  counts.set(key, known ?? total);
  return { triples, total: known ?? total, page };
}

/** How many triples are looked at in one step. */
const STEP = 2000;

/** Matching triples as lines without graph, each once; nothing where others may have their turn. */
function* matches(
  quads: QuadTable,
  { subject, predicate, object }: TriplePattern,
): Generator<string | undefined> {
  const wanted = {
    subject: subject && termToNTriples(subject),
    predicate: predicate && termToNTriples(predicate),
    object: object && termToNTriples(object),
  };
  let before = "";
  let read = 0;
  for (const triple of candidates(quads, subject, object)) {
    read += 1;
    if (read % STEP === 0) yield undefined;
    if (triple === before) continue;
    before = triple;
    const afterSubject = triple.indexOf(" ");
    const afterPredicate = triple.indexOf(" ", afterSubject + 1);
    if (wanted.subject !== undefined && triple.slice(0, afterSubject) !== wanted.subject) continue;
    if (
      wanted.predicate !== undefined &&
      triple.slice(afterSubject + 1, afterPredicate) !== wanted.predicate
    )
      continue;
    if (wanted.object !== undefined && triple.slice(afterPredicate + 1) !== wanted.object) continue;
    yield `${triple} .`;
  }
}

/** Triples in canonical order among which the matches are. A bound subject or IRI object is looked up, the rest is read. */
function* candidates(
  quads: QuadTable,
  subject: Term | undefined,
  object: Term | undefined,
): Generator<string> {
  const found =
    subject?.termType === "NamedNode"
      ? quads.withSubject(subject.value)
      : object?.termType === "NamedNode"
        ? quads.pointingAt(object.value)
        : undefined;
  if (found === undefined) {
    for (const line of linesOf(quads.bytes)) yield splitLine(line).triple;
    return;
  }
  for (const quad of found)
    yield [quad.subject, quad.predicate, quad.object].map(termToNTriples).join(" ");
}

/** The controls and counts of a fragment (TPF §4), as statements on its address. */
export function describeFragment(
  release: Release,
  { total, page, triples }: Fragment,
  address: (page: number) => string,
): Quad[] {
  const root = `${release.base}fragments`;
  const dataset = `${root}#dataset`;
  const mapping = (variable: string) => `${root}#${variable}`;
  const last = Math.max(1, Math.ceil(total / FRAGMENT_SIZE));
  return [
    ...describeNode(dataset, ["void:Dataset", "hydra:Collection"], {
      "void:subset": [{ iri: address(page) }, { iri: datasetOf(release) }],
      "hydra:search": { iri: `${root}#search` },
    }),
    ...describeNode(`${root}#search`, ["hydra:IriTemplate"], {
      "hydra:template": { text: `${root}{?subject,predicate,object}` },
      "hydra:variableRepresentation": {
        iri: "http://www.w3.org/ns/hydra/core#ExplicitRepresentation",
      },
      "hydra:mapping": ["subject", "predicate", "object"].map((variable) => ({
        iri: mapping(variable),
      })),
    }),
    ...["subject", "predicate", "object"].flatMap((variable) =>
      describeNode(mapping(variable), ["hydra:IriTemplateMapping"], {
        "hydra:variable": { text: variable },
        "hydra:property": { iri: `http://www.w3.org/1999/02/22-rdf-syntax-ns#${variable}` },
      }),
    ),
    ...describeNode(address(page), ["hydra:PartialCollectionView"], {
      "dcterms:source": { iri: dataset },
      "void:triples": total,
      "hydra:totalItems": total,
      "hydra:itemsPerPage": Math.min(FRAGMENT_SIZE, Math.max(1, triples.length)),
      "hydra:first": { iri: address(1) },
      "hydra:previous": page > 1 ? { iri: address(page - 1) } : undefined,
      "hydra:next": page < last ? { iri: address(page + 1) } : undefined,
    }),
  ];
}

/** The metadata in a graph of its own, so that they are told from data (TPF §4.2). */
export function inGraph(quads: readonly Quad[], graph: string): Quad[] {
  const name = factory.namedNode(graph);
  return quads.map(({ subject, predicate, object }) =>
    factory.quad(subject, predicate, object, name),
  );
}
