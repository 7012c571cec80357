// The SPARQL 1.1 Graph Store HTTP Protocol, read side (§5.2): one graph as it is, or the merge of all.

import type { Quad } from "@rdfjs/types";
import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { factory } from "../rdf/term.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";

export function answerGraph(c: Context, { release }: Publication): Promise<Response> {
  const { graph, ...others } = c.req.query();
  const isDefault = "default" in others;
  if ((graph === undefined) !== isDefault)
    throw new ChanceryError({
      code: "WEB-606",
      message: "either one graph or the default graph is asked for",
      hint: "Give ?graph= with the address of a graph, or ?default.",
    });
  const quads = graph === undefined ? merge(release) : graphNamed(release, graph);
  return sendRdf(c, release, quads.map(withoutGraph), wantedRdfType(c, false));
}

function graphNamed({ quads, base }: Release, graph: string): readonly Quad[] {
  const found = quads.inGraph(URL.canParse(graph) ? graph : base + graph);
  if (found.length > 0 && graph !== "") return found;
  throw new ChanceryError({
    code: "WEB-601",
    message: `there is no graph ${graph}`,
    hint: "SELECT DISTINCT ?g { GRAPH ?g {} } at /sparql lists all graphs.",
  });
}

/** Equal triples of several graphs stand side by side in canonical order of their triples. */
function merge({ quads }: Release): readonly Quad[] {
  let before: Quad | undefined;
  return [...quads].filter((quad) => {
    const isNew = before === undefined || !withoutGraph(quad).equals(withoutGraph(before));
    before = quad;
    return isNew;
  });
}

function withoutGraph({ subject, predicate, object }: Quad): Quad {
  return factory.quad(subject, predicate, object);
}
