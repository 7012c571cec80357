// Statements on things at an endpoint, with those on their nameless parts, which get the addresses that a folder would give them.

import type { Quad, Quad_Object, Quad_Subject } from "@rdfjs/types";
import { NAMESPACES } from "../model/vocabulary.ts";
import { iri, type Raw, raw, sparql } from "../query/tag.ts";
import { skolemize } from "../rdf/skolemize.ts";
import type { Solution } from "../rdf/solutions.ts";
import { factory, tripleToLine } from "../rdf/term.ts";
import type { Ask, Asking } from "./ask.ts";
import { isTolerable } from "./tolerable.ts";

/** Which things are meant, as a pattern for the variable that stands for them. */
export type About = (thing: Raw) => Raw;

/** How many steps from a thing its nameless parts are followed. All members of a list are one step away. */
const STEPS_MAX = 4;

/** How long an endpoint may look for nameless parts that a page can do without, in ms. */
const PATIENCE = 3000;

const REST = iri(`${NAMESPACES.rdf}rest`);

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
  const said = await select([own]);
  const named = said.filter(({ o }) => o?.termType !== "BlankNode");
  if (named.length === said.length) return said.flatMap(quadOf);
  // A blank node has its label within one answer alone: all steps are one question.
  const steps = Array.from({ length: STEPS_MAX }, (_, at) =>
    raw(sparql`${about(raw("?thing"))} ${within(pathOf(at + 1))}`),
  );
  try {
    const all = await select([own, ...steps], needsParts ? {} : { timeout: PATIENCE });
    return await nameParts(all.flatMap(quadOf), base);
  } catch (error) {
    if (needsParts || !isTolerable(error)) throw error;
    return named.flatMap(quadOf);
  }
}

/** From a thing over so many nameless parts to what is said of the last; no further part is begun at the last step of all. */
function pathOf(steps: number): string {
  const path = Array.from({ length: steps }, (_, at) => {
    const from = at === 0 ? "?thing" : `?part${at}`;
    const to = at + 1 === steps ? "?s" : `?part${at + 1}`;
    return sparql`${raw(from)} ${raw(`?p${at}`)} ${raw(`?to${at}`)} FILTER(ISBLANK(${raw(`?to${at}`)}))
      ${raw(`?to${at}`)} ${REST}* ${raw(to)} FILTER(ISBLANK(${raw(to)}))`;
  });
  const end = steps === STEPS_MAX ? "FILTER(!ISBLANK(?o))" : "";
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
