// The SPARQL 1.1 Graph Store HTTP Protocol, read side (§5.2): one graph as it is, or the merge of all.

import type { Quad } from "@rdfjs/types";
import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { askGraph } from "../publish/remote.ts";
import { factory } from "../rdf/term.ts";
import { runWithin } from "./budget.ts";
import { sendRdf, wantedRdfType } from "./rdf.ts";

export async function answerGraph(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const { graph, ...others } = c.req.query();
  const isDefault = "default" in others;
  if ((graph === undefined) !== isDefault)
    throw new ChanceryError({
      code: "WEB-606",
      message: "either one graph or the default graph is asked for",
      hint: "Give ?graph= with the address of a graph, or ?default.",
    });
  const type = wantedRdfType(c, false);
  const iri = graph === undefined || URL.canParse(graph) ? graph : release.base + graph;
  const quads = await quadsOf(c, publication, iri);
  if (graph !== undefined && (quads.length === 0 || graph === "")) throw noGraph(graph);
  return sendRdf(c, release, quads.map(withoutGraph), type);
}

/** The quads of one graph, or of the merge of all. */
async function quadsOf(
  c: Context,
  publication: Publication,
  graph: string | undefined,
): Promise<readonly Quad[]> {
  const { release, description } = publication;
  if (release.remote !== undefined) return askGraph(runWithin(c, publication), graph);
  if (graph === undefined) return merge(release);
  return [...release.quads.inGraph(graph), ...(description?.inGraph(graph) ?? [])];
}

function noGraph(graph: string): ChanceryError {
  return new ChanceryError({
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
