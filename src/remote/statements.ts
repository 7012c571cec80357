// Statements on things at an endpoint, with those on their nameless parts, which get the addresses that a folder would give them.

import type { Quad, Quad_Object, Quad_Subject } from "@rdfjs/types";
import { NAMESPACES } from "../model/vocabulary.ts";
import { iri, type Raw, raw, sparql } from "../query/tag.ts";
import { isTolerable } from "../query/tolerable.ts";
import { isIriReference } from "../rdf/iri.ts";
import { skolemize } from "../rdf/skolemize.ts";
import type { Solution } from "../rdf/solutions.ts";
import { factory, tripleToLine } from "../rdf/term.ts";
import type { Ask, Asking } from "./ask.ts";

/** Which things are meant, as a pattern for the variable that stands for them. */
export type About = (thing: Raw) => Raw;

/** How many steps from a thing its nameless parts are followed. All members of a list are one step away. */
const STEPS_MAX = 4;

/** How long an endpoint may look for nameless parts that a page can do without, in ms. */
const PATIENCE = 3000;

const REST = `${NAMESPACES.rdf}rest`;

/** Where statements are looked for, and what is made of them. */
export interface Looking {
  readonly over: "merge" | "graphs";
  readonly base: string;
  /** The clauses FROM of the question. */
  readonly from?: Raw;
  /** Whether an endpoint that cannot find nameless parts in time fails. Else statements with them are left out. */
  readonly needsParts?: boolean;
}

/** What is said of things and of their nameless parts; with the graphs that say it when named graphs are asked. */
export async function statementsOn(ask: Ask, about: About, looking: Looking): Promise<Quad[]> {
  const { over, base, from = raw(""), needsParts = false } = looking;
  const select = (groups: readonly Raw[], asking?: Asking) => {
    const columns = raw(over === "graphs" ? "?s ?p ?o ?g" : "?s ?p ?o");
    const body = groups.map((group) => `{ ${sparql`${group}`} }`).join(" UNION ");
    const query = sparql`SELECT DISTINCT ${columns} ${from} { ${raw(body)} }`;
    return ask(query, over, { nameless: true, ...asking });
  };
  const within = (pattern: string) => raw(over === "graphs" ? `GRAPH ?g { ${pattern} }` : pattern);
  const own = raw(sparql`${about(raw("?s"))} ${within("?s ?p ?o")}`);
  const said = (await select([own])).flatMap(quadOf);
  const named = said.filter(({ object }) => object.termType !== "BlankNode");
  if (named.length === said.length) return said;
  const wait = needsParts ? () => ({}) : patience();
  const withParts = (steps: readonly Step[]) => {
    const parts = steps.map((_, at) =>
      raw(sparql`${about(raw("?thing"))} ${within(pathOf(steps.slice(0, at + 1)))}`),
    );
    return select([own, ...parts], wait());
  };
  try {
    return await nameParts(await followed(said, withParts), base);
  } catch (error) {
    if (needsParts || !isTolerable(error)) throw error;
    return named;
  }
}

/** Properties that lead from a thing, or from a part of it, to its nameless parts. */
type Step = readonly string[];

/**
 * Statements on things and all their parts, from statements on the things alone. A blank node has its label within one answer
 * alone, so that each question asks for all again, one step further; it names the properties that the answer before
 * has shown, for engines are slow at paths over any property.
 */
async function followed(
  said: readonly Quad[],
  withParts: (steps: readonly Step[]) => Promise<readonly Solution[]>,
): Promise<readonly Quad[]> {
  let quads = said;
  let asked = 0;
  for (let steps = stepsIn(said); steps.length > asked; steps = stepsIn(quads)) {
    asked = steps.length;
    quads = (await withParts(steps)).flatMap(quadOf);
  }
  return quads;
}

/** What is left of the time for parts, each time that it is asked for. */
function patience(): () => Asking {
  const end = performance.now() + PATIENCE;
  return () => ({ timeout: Math.max(1, Math.round(end - performance.now())) });
}

/** The steps from things to their nameless parts, as far as these statements show them. */
function stepsIn(quads: readonly Quad[]): Step[] {
  const links = quads.filter(
    ({ predicate, object }) => object.termType === "BlankNode" && isIriReference(predicate.value),
  );
  const steps: Step[] = [];
  let next = links.filter(({ subject }) => subject.termType === "NamedNode");
  while (next.length > 0 && steps.length < STEPS_MAX) {
    steps.push([...new Set(next.map(({ predicate }) => predicate.value))]);
    const parts = new Set(next.map(({ object }) => object.value));
    addMembers(parts, links);
    next = links.filter(
      ({ subject, predicate }) => predicate.value !== REST && parts.has(subject.value),
    );
  }
  return steps;
}

/** Adds what lists of these parts go on to. */
function addMembers(parts: Set<string>, links: readonly Quad[]): void {
  const rests = new Map<string, string[]>();
  for (const { subject, predicate, object } of links)
    if (predicate.value === REST)
      rests.set(subject.value, [...(rests.get(subject.value) ?? []), object.value]);
  // A set also gives what is added while one goes through it.
  for (const part of parts) for (const rest of rests.get(part) ?? []) parts.add(rest);
}

/** From a thing over nameless parts to what is said of the last; at the last step of all lists go on, but no further part is begun. */
function pathOf(steps: readonly Step[]): string {
  const path = steps.map((properties, at) => {
    const from = raw(at === 0 ? "?thing" : `?part${at}`);
    const to = raw(at + 1 === steps.length ? "?s" : `?part${at + 1}`);
    const head = raw(`?to${at}`);
    const any = raw(properties.map((property) => sparql`${iri(property)}`).join("|"));
    return sparql`${from} ${any} ${head} FILTER(ISBLANK(${head}))
      ${head} ${iri(REST)} * ${to} FILTER(ISBLANK(${to}))`;
  });
  const end = steps.length === STEPS_MAX ? sparql`FILTER(!ISBLANK(?o) || ?p = ${iri(REST)})` : "";
  return `${path.join(" ")} ?s ?p ?o ${end}`;
}

/** The quad of a row; nothing when a term is missing or stands where it cannot. */
export function quadOf({ s, p, o, g }: Solution): Quad[] {
  if (s === undefined || s.termType === "Literal" || p?.termType !== "NamedNode") return [];
  if (o === undefined || (g !== undefined && g.termType !== "NamedNode")) return [];
  const graph = g ?? factory.defaultGraph();
  return [factory.quad(s as Quad_Subject, p, o as Quad_Object, graph)]; // results hold nothing but IRIs, literals and blank nodes
}

/** The same triple has the same name whether it was asked for with its graphs or without. */
async function nameParts(quads: readonly Quad[], base: string): Promise<Quad[]> {
  const triples = new Map(
    quads.map(({ subject, predicate, object }) => {
      const triple = factory.quad(subject, predicate, object);
      return [tripleToLine(triple), triple];
    }),
  );
  const named = await skolemize([...triples.values()], base);
  const names = new Map([...triples.keys()].map((line, at) => [line, named[at]]));
  return quads.flatMap((quad) => {
    const name = names.get(tripleToLine(quad));
    return name === undefined
      ? []
      : [factory.quad(name.subject, name.predicate, name.object, quad.graph)];
  });
}
