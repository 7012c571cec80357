// What a DESCRIBE tells of things at an endpoint, fetched as far as it is read.

import type { Quad } from "@rdfjs/types";
import type { QueryDataset } from "../model/query.ts";
import { iri, raw, sparql } from "../query/tag.ts";
import { tripleToLine } from "../rdf/term.ts";
import type { Ask } from "./ask.ts";
import { among } from "./fetch.ts";
import { quadOf, statementsOn } from "./statements.ts";

/** How many things one query asks about, and how many statements that point at them come at once. */
const BATCH = 100;
const INCOMING_BATCH = 5000;

interface Where {
  readonly dataset: QueryDataset;
  readonly base: string;
}

/** Each triple once: what is said of things and of their nameless parts, then what points at them. */
export async function* descriptionsAt(
  ask: Ask,
  iris: ReadonlySet<string>,
  where: Where,
): AsyncGenerator<Quad> {
  const seen = new Set<string>();
  const things = [...iris];
  for (let at = 0; at < things.length; at += BATCH)
    for await (const quad of describeSome(ask, things.slice(at, at + BATCH), where)) {
      const line = tripleToLine(quad);
      if (seen.has(line)) continue;
      seen.add(line);
      yield quad;
    }
}

/** In an order that stays, so that pages fit together. */
async function* describeSome(
  ask: Ask,
  things: readonly string[],
  where: Where,
): AsyncGenerator<Quad> {
  const { dataset, base } = where;
  // In the text of the query, where every engine reads them.
  const from = raw(
    [
      ...dataset.defaultGraphs.map((graph) => sparql`FROM ${iri(graph)}`),
      ...dataset.namedGraphs.map((graph) => sparql`FROM NAMED ${iri(graph)}`),
    ].join(" "),
  );
  const looking = { over: "merge", base, from, needsParts: true } as const;
  const said = await statementsOn(ask, among(things), looking);
  const lines = said.map((quad) => ({ quad, line: tripleToLine(quad) }));
  lines.sort((a, b) => (a.line < b.line ? -1 : 1));
  for (const { quad } of lines) yield quad;
  const pattern = raw(sparql`${among(things)(raw("?o"))} ?s ?p ?o FILTER(ISIRI(?s))`);
  for (let offset = 0; ; offset += INCOMING_BATCH) {
    const rows = await ask(
      sparql`SELECT ?s ?p ?o ${from} { ${pattern} } ORDER BY ?o ?s ?p LIMIT ${INCOMING_BATCH} OFFSET ${offset}`,
    );
    if (rows.length === 0) return; // there may be fewer than asked for: some rows cannot be published
    yield* rows.flatMap(quadOf);
  }
}
