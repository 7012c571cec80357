// What we use of rdf-canonize, which ships no types.

declare module "rdf-canonize" {
  import type { Quad } from "@rdfjs/types";

  export function canonize(
    dataset: readonly Quad[],
    options: { algorithm: "RDFC-1.0"; canonicalIdMap?: Map<string, string> },
  ): Promise<string>;
}
