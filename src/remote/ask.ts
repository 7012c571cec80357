// Asks an endpoint for rows of terms, of which those that no page or file could carry are left out.

import type { Term } from "@rdfjs/types";
import type { QueryDataset, Run } from "../model/query.ts";
import { isAbsoluteIri } from "../rdf/iri.ts";
import { readSolutions, type Solution } from "../rdf/solutions.ts";

/** Over what is asked: the merge of all graphs, named graphs alone as the endpoint keeps them, or these graphs. */
export type Over = "merge" | "graphs" | QueryDataset;

/** Rows of a SELECT; those with blank nodes are among them where that is asked for. */
export type Ask = (
  select: string,
  over?: Over,
  nameless?: "kept" | "left out",
) => Promise<readonly Solution[]>;

/**
 * Rows in which every term can be published: an endpoint may hold IRIs that are none,
 * and a blank node means nothing outside of one answer.
 */
export function askWith(run: Run): Ask {
  return async (select, over = "merge", nameless = "left out") => {
    const dataset = over === "graphs" ? { defaultGraphs: [], namedGraphs: [] } : over;
    const own = dataset === "merge" ? {} : { dataset };
    const { body } = await run(select, { format: "json", lane: "page", ...own });
    const results = readSolutions(new TextDecoder().decode(body));
    if ("boolean" in results) throw new TypeError("a SELECT was answered as an ASK");
    const isKept = (term: Term) =>
      isPublishable(term) || (nameless === "kept" && term.termType === "BlankNode");
    return results.rows.filter((row) => Object.values(row).every(isKept));
  };
}

function isPublishable(term: Term): boolean {
  if (term.termType === "NamedNode") return isAbsoluteIri(term.value);
  if (term.termType !== "Literal") return false;
  return (
    isAbsoluteIri(term.datatype.value) && /^(?:[A-Za-z]+(?:-[A-Za-z0-9]+)*)?$/.test(term.language)
  );
}
