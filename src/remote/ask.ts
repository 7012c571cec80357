// Asks an endpoint for rows of terms, of which those that no page or file could carry are left out.

import type { Term } from "@rdfjs/types";
import type { Run } from "../model/query.ts";
import { isAbsoluteIri } from "../rdf/iri.ts";
import { readSolutions, type Solution } from "../rdf/solutions.ts";

/** Rows of a SELECT. `graphs` asks for named graphs alone, as the endpoint keeps them. */
export type Ask = (select: string, kind?: "merge" | "graphs") => Promise<readonly Solution[]>;

/**
 * Rows in which every term can be published: an endpoint may hold IRIs that are none,
 * and its blank nodes cannot be asked for again.
 */
export function askWith(run: Run): Ask {
  return async (select, kind = "merge") => {
    const dataset = { defaultGraphs: [], namedGraphs: [] };
    const own = kind === "graphs" ? { dataset } : {};
    const { body } = await run(select, { format: "json", lane: "page", ...own });
    const results = readSolutions(new TextDecoder().decode(body));
    if ("boolean" in results) throw new TypeError("a SELECT was answered as an ASK");
    return results.rows.filter((row) => Object.values(row).every(isPublishable));
  };
}

function isPublishable(term: Term): boolean {
  if (term.termType === "NamedNode") return isAbsoluteIri(term.value);
  if (term.termType !== "Literal") return false;
  return (
    isAbsoluteIri(term.datatype.value) && /^(?:[A-Za-z]+(?:-[A-Za-z0-9]+)*)?$/.test(term.language)
  );
}
