// An indexed RDF/JS dataset of triples, for libraries that want one.

import type { DatasetCore, Quad } from "@rdfjs/types";
import { Store } from "n3";
import { factory } from "./term.ts";

/** The merge of all graphs as one indexed dataset. */
export function mergedDataset(quads: Iterable<Quad>): DatasetCore {
  const store = new Store();
  for (const { subject, predicate, object } of quads) {
    store.addQuad(factory.quad(subject, predicate, object) as never); // n3's typings lag behind @rdfjs/types 2
  }
  return store as unknown as DatasetCore;
}
