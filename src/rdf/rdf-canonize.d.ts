// What we use of rdf-canonize, which ships no types.

declare module "rdf-canonize" {
  import type { Quad } from "@rdfjs/types";

  export function canonize(
    dataset: readonly Quad[],
    options: {
      algorithm: "RDFC-1.0";
      canonicalIdMap?: Map<string, string>;
      /** How often the algorithm may look at the neighbours of a node; beyond that it throws an Error. */
      maxDeepIterations?: number;
    },
  ): Promise<string>;
}
