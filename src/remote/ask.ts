// Asks an endpoint for rows of terms, of which those that no page or file could carry are left out.

import type { Term } from "@rdfjs/types";
import type { Run } from "../model/query.ts";
import { isAbsoluteIri } from "../rdf/iri.ts";
import { readSolutions, type Solution } from "../rdf/solutions.ts";

/** How rows are asked for. */
export interface Asking {
  /** Whether rows with blank nodes are among them. */
  readonly nameless?: boolean;
  /** Milliseconds; those of the setting when left out. */
  readonly timeout?: number;
}

/** Rows of a SELECT. `graphs` asks for named graphs alone, as the endpoint keeps them. */
export type Ask = (
  select: string,
  kind?: "merge" | "graphs",
  asking?: Asking,
) => Promise<readonly Solution[]>;

/**
 * Rows in which every term can be published: an endpoint may hold IRIs that are none,
 * and a blank node means nothing outside of one answer.
 */
export function askWith(run: Run): Ask {
  return async (select, kind = "merge", { nameless = false, timeout } = {}) => {
    const options = {
      format: "json",
      lane: "page",
      ...(kind === "graphs" && { dataset: { defaultGraphs: [], namedGraphs: [] } }),
      ...(timeout !== undefined && { timeout }),
    } as const;
    const { body } = await run(select, options);
    const results = readSolutions(new TextDecoder().decode(body));
    if ("boolean" in results) throw new TypeError("a SELECT was answered as an ASK");
    const isKept = (term: Term) =>
      isPublishable(term) || (nameless && term.termType === "BlankNode");
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
