// What is published of a graph at a remote endpoint by questions with a bound: graphs, fragments, addresses.

import type { Quad, Term } from "@rdfjs/types";
import type { Lane, Run } from "../model/query.ts";
import { ownRun } from "../query/own.ts";
import { iri, type Raw, raw, sparql } from "../query/tag.ts";
import { isAbsoluteIri, isIriReference } from "../rdf/iri.ts";
import { readSolutions, type Solution } from "../rdf/solutions.ts";
import { lineToQuad } from "../rdf/term.ts";
import { addressQuery, namesQuery, type Sought } from "./find-query.ts";
import { FRAGMENT_SIZE, type Fragment, type TriplePattern } from "./fragments.ts";
import type { HeldName } from "./held-names.ts";

/** The triples of one graph, or of the merge of all. @throws ChanceryError QRY-506, QRY-507 when there are too many */
export async function askGraph(run: Run, graph: string | undefined): Promise<Quad[]> {
  if (graph === undefined) return construct(run, raw("?s ?p ?o"), raw("?s ?p ?o"));
  const name = iriTerm(graph);
  if (name === undefined) return [];
  return construct(run, raw("?s ?p ?o"), raw(sparql`GRAPH ${name} { ?s ?p ?o }`));
}

/** One page of the triples that match. Pages fit together as long as the endpoint keeps its order. */
export async function askFragment(
  run: Run,
  { subject, predicate, object }: TriplePattern,
  page: number,
): Promise<Fragment> {
  const [s, p, o] = [nodeAt("s", subject), nodeAt("p", predicate), termAt("o", object)];
  if (s === undefined || p === undefined || o === undefined) return { triples: [], total: 0, page };
  const pattern = raw(sparql`${s} ${p} ${o}`);
  const slice = sparql` LIMIT ${FRAGMENT_SIZE} OFFSET ${(page - 1) * FRAGMENT_SIZE}`;
  const [triples, [counted]] = await Promise.all([
    construct(run, pattern, pattern, slice),
    select(run, sparql`SELECT (COUNT(*) AS ?n) { ${pattern} }`),
  ]);
  return { triples, total: Number(counted?.["n"]?.value ?? 0), page };
}

/** Addresses below the base that have no `#`, at most so many. */
export async function askAddresses(run: Run, base: string, limit: number): Promise<string[]> {
  const rows = await select(
    run,
    sparql`SELECT DISTINCT ?s { ?s ?p ?o FILTER(STRSTARTS(STR(?s), ${base}) && !CONTAINS(STR(?s), "#")) } LIMIT ${limit}`,
  );
  return rows.flatMap(({ s }) => (s?.termType === "NamedNode" ? [s.value] : [])).sort();
}

/** Names that hold the words of a search, and the things that have them. @throws ChanceryError what queries throw */
export async function askNames(run: Run, sought: Sought, limit: number): Promise<HeldName[]> {
  const kinds = sought.kinds.filter(isIriReference);
  if (kinds.length === 0 && sought.kinds.length > 0) return [];
  const rows = await select(ownRun(run), namesQuery({ ...sought, kinds }, limit), "page");
  return rows.flatMap(({ thing, name }) =>
    thing?.termType === "NamedNode" && name?.termType === "Literal" && isAbsoluteIri(thing.value)
      ? [{ iri: thing.value, name: name.value }]
      : [],
  );
}

/** The things with one of these addresses. @throws ChanceryError what queries throw */
export async function askAddressed(
  run: Run,
  [own, elsewhere]: readonly [own: string, elsewhere: string],
  limit: number,
): Promise<string[]> {
  if (iriTerm(own) === undefined) return [];
  const rows = await select(ownRun(run), addressQuery(own, elsewhere, limit), "page");
  return rows.flatMap(({ thing }) => (thing?.termType === "NamedNode" ? [thing.value] : []));
}

async function construct(run: Run, template: Raw, pattern: Raw, slice = ""): Promise<Quad[]> {
  const query = sparql`CONSTRUCT { ${template} } WHERE { ${pattern} }${raw(slice)}`;
  const { body } = await run(query, { format: "ntriples" });
  const lines = new TextDecoder().decode(body).split("\n");
  return lines
    .filter((line) => line !== "")
    .sort()
    .map(lineToQuad);
}

async function select(run: Run, query: string, lane: Lane = "adhoc"): Promise<readonly Solution[]> {
  const { body } = await run(query, { format: "json", lane });
  const results = readSolutions(new TextDecoder().decode(body));
  return "boolean" in results ? [] : results.rows;
}

/** A place of a pattern where no literal may stand; nothing when no triple can match. */
function nodeAt(variable: string, term: Term | undefined): Raw | undefined {
  return term?.termType === "Literal" ? undefined : termAt(variable, term);
}

function termAt(variable: string, term: Term | undefined): Raw | undefined {
  if (term === undefined) return raw(`?${variable}`);
  if (term.termType !== "Literal") return iriTerm(term.value);
  return iriTerm(term.datatype.value) && raw(sparql`${term}`);
}

function iriTerm(text: string): Raw | undefined {
  return isAbsoluteIri(text) && isIriReference(text) ? iri(text) : undefined;
}
