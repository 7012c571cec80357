// One Oxigraph store filled from canonical N-Quads or from a memory image, answering queries with the RDF merge as
// default graph.

import { defaultGraph, type InitOutput, initSync, namedNode, Store } from "oxigraph/web.js";
import type { EngineImage } from "../model/engine-image.ts";
import {
  graphIn,
  lastSubject,
  mergedTriplesChunks,
  mergeOfGraphs,
  nquadsChunks,
} from "../rdf/quad-lines.ts";
import { openImage, takeImage } from "./image.ts";
import type { WorkerInput, WorkerQuery } from "./messages.ts";
import { countRows } from "./rows.ts";

const NQUADS = "application/n-quads";
const NTRIPLES = "application/n-triples";

export interface EngineAnswer {
  readonly text: string;
  readonly rows: number;
}

export class Engine {
  readonly #input: WorkerInput;
  readonly #wasm: InitOutput;
  readonly #store: Store;
  /** Whether the store has at present what stands beside the release. */
  #hasBeside = false;
  /** The store for the last dataset of several FROM graphs, which must be merged first. */
  #special: { readonly key: string; readonly store: Store } | undefined;

  /** There is one engine to a thread. @throws Error when the image is not sound */
  constructor(input: WorkerInput) {
    this.#input = input;
    this.#wasm = initSync({ module: input.module });
    this.#store =
      input.image === undefined
        ? loadStore(input)
        : openImage(this.#wasm, input.image, lastSubject(input.bytes));
  }

  /** What stands beside the release is there for the queries that see it, and for no other: few do. */
  #showBeside(isSeen: boolean): void {
    const { beside, defaultGraph: mode } = this.#input;
    if (beside === undefined || isSeen === this.#hasBeside) return;
    if (isSeen) {
      load(this.#store, nquadsChunks(beside), NQUADS);
      if (mode !== "union") load(this.#store, mergedTriplesChunks(beside), NTRIPLES);
    } else this.#forget(graphIn(beside));
    this.#hasBeside = isSeen;
  }

  /** Each of its triples is in no other graph. */
  #forget(graph: string): void {
    this.#store.update(
      `DELETE { ?s ?p ?o } WHERE { GRAPH <${graph}> { ?s ?p ?o } } ; DROP GRAPH <${graph}>`,
    );
  }

  /** The memory of this engine, for others to go on from; to be taken before the first query. */
  takeImage(): EngineImage {
    return takeImage(this.#wasm, this.#store, lastSubject(this.#input.bytes));
  }

  /** Evaluates one query. Throws what the engine throws. */
  answer(query: WorkerQuery): EngineAnswer {
    const answer = this.#evaluate(query);
    const text =
      query.kind === "CONSTRUCT" || query.kind === "DESCRIBE" ? distinctLines(answer) : answer;
    return { text, rows: countRows(text, query.kind, query.mediaType) };
  }

  #evaluate(query: WorkerQuery): string {
    this.#showBeside(query.seesBeside);
    const given = query.defaultGraphs.length + query.namedGraphs.length > 0;
    if (given && query.defaultGraphs.length > 1 && this.#input.defaultGraph === "merged") {
      return ask(this.#specialStore(query.defaultGraphs), query, {
        default_graph: defaultGraph(),
        named_graphs: query.namedGraphs.map((iri) => namedNode(iri)),
      });
    }
    if (given) return ask(this.#store, query, datasetOf(query));
    return ask(this.#store, query, {
      use_default_graph_as_union: this.#input.defaultGraph === "union",
    });
  }

  #specialStore(graphs: readonly string[]): Store {
    const key = [...graphs].sort().join(" ");
    if (this.#special?.key === key) return this.#special.store;
    const store = new Store();
    const { bytes, beside } = this.#input;
    const parts = beside === undefined ? [bytes] : [bytes, beside];
    for (const part of parts) load(store, nquadsChunks(part), NQUADS);
    for (const quad of store.match(null, null, null, defaultGraph())) store.delete(quad);
    for (const part of parts) load(store, mergeOfGraphs(part, new Set(graphs)), NTRIPLES);
    this.#special = { key, store };
    return store;
  }
}

function loadStore({ bytes, defaultGraph: mode }: WorkerInput): Store {
  const store = new Store();
  load(store, nquadsChunks(bytes), NQUADS);
  // The union of graphs is no set in this engine: a triple in two graphs would count twice.
  if (mode === "merged") load(store, mergedTriplesChunks(bytes), NTRIPLES);
  return store;
}

function load(store: Store, chunks: Iterable<Uint8Array>, format: string): void {
  store.load(chunks, { format, lenient: true });
}

function datasetOf({ defaultGraphs, namedGraphs }: WorkerQuery): EngineDataset {
  return {
    default_graph: defaultGraphs.map((iri) => namedNode(iri)),
    named_graphs: namedGraphs.map((iri) => namedNode(iri)),
  };
}

type EngineDataset = Pick<
  NonNullable<Parameters<Store["query"]>[1]>,
  "default_graph" | "named_graphs" | "use_default_graph_as_union"
>;

function ask(store: Store, query: WorkerQuery, dataset: EngineDataset): string {
  const answer = store.query(query.text, { ...dataset, results_format: query.mediaType });
  if (typeof answer !== "string") throw new TypeError("the engine gave no text");
  return answer;
}

/** CONSTRUCT of this engine may repeat a triple; an RDF graph is a set. */
function distinctLines(ntriples: string): string {
  const lines = new Set(ntriples.split("\n"));
  lines.delete("");
  return lines.size === 0 ? "" : `${[...lines].join("\n")}\n`;
}
