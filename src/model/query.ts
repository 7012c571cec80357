// What is asked of an engine and what it answers: the Endpoint interface and its words.

import type { Problem } from "./error.ts";
import type { EndpointFigures } from "./figures.ts";
import type { EngineResultId, MadeResultId, RdfFormatId, ResultFormatId } from "./format.ts";

/** Functions whose answers differ from call to call (SPARQL 1.1 §17.4). */
export const CHANGING_FUNCTIONS = /\b(?:NOW|RAND|UUID|STRUUID)\s*\(/i;

export type QueryKind = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";

/** RDF dataset of a query (SPARQL 1.1 §13.2, Protocol §2.1.4). Empty lists mean: not given. */
export interface QueryDataset {
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

/** A query that has passed the guard, with what analysis found out. */
export interface AnalysedQuery {
  /** Ready to run: base and prefixes are in it. */
  readonly text: string;
  /** The same for queries that differ in white space and comments only. */
  readonly key: string;
  /** As it was written. */
  readonly written: string;
  readonly prefixes: Readonly<Record<string, string>> | undefined;
  /** Why our own parser could not read it; the engine has the last word. */
  readonly diagnosis?: Problem;
  readonly kind: QueryKind;
  /** Column names in the written order; empty when not known. */
  readonly columns: readonly string[];
  /** FROM and FROM NAMED of the text. */
  readonly dataset: QueryDataset;
  /** What a DESCRIBE describes, where our own parser could read it. */
  readonly targets?: DescribeTargets;
}

/** The things that a DESCRIBE names, and a SELECT that finds those of its pattern. */
export interface DescribeTargets {
  readonly iris: readonly string[];
  readonly select?: AnalysedQuery;
}

/** Which lane a query runs in: people browsing must not wait for ad-hoc queries. */
export type Lane = "page" | "adhoc";

/** What an engine writes: a result syntax for SELECT and ASK, an RDF syntax for CONSTRUCT and DESCRIBE. */
export type EngineFormat = EngineResultId | "ntriples" | "turtle" | "rdfxml";

/** How an engine is asked. */
export interface QueryOptions {
  readonly format: EngineFormat;
  readonly lane?: Lane;
  /** Milliseconds; the setting `queryTimeout` when left out. */
  readonly timeout?: number;
  readonly maxRows?: number;
  readonly maxBytes?: number;
  /** Takes the place of FROM and FROM NAMED (Protocol §2.1.4). */
  readonly dataset?: QueryDataset;
  readonly signal?: AbortSignal;
  /** Whether what the publication says of itself is found too. */
  readonly describes?: boolean;
}

/** How a publication is asked: it makes more syntaxes than engines do. */
export interface AskOptions extends Omit<QueryOptions, "format"> {
  readonly format: EngineFormat | MadeResultId;
  /** Which page of a DESCRIBE, from 1, of as many triples as the setting `describeMaxTriples` says; the whole when left out. */
  readonly page?: number;
}

export interface QueryResult {
  readonly kind: QueryKind;
  readonly format: ResultFormatId | RdfFormatId;
  /** The answer in that syntax, UTF-8. */
  readonly body: Uint8Array;
  /** Rows of a SELECT, triples of a CONSTRUCT; 1 for ASK. */
  readonly rows: number;
  /** Milliseconds the engine worked. */
  readonly elapsed: number;
  /** Whether it was kept from before: the endpoint gives the same answer as long as its release lasts. */
  readonly kept?: boolean;
  /** Whether a page of a DESCRIBE is followed by another. */
  readonly hasNext?: boolean;
}

/** Analyses, guards and answers the text of a query. */
export type Run = (text: string, options: QueryOptions) => Promise<QueryResult>;

/** Something that answers SPARQL: a local pool of engines, or a remote endpoint. */
export interface Endpoint {
  /**
   * Answers one query.
   * @throws ChanceryError QRY-504 (deadline), QRY-506/507 (caps), QRY-511 (engine), QRY-513 (queue full)
   */
  query(query: AnalysedQuery, options: QueryOptions): Promise<QueryResult>;
  /** Whether queries can be answered now. */
  ready(): boolean;
  /** Figures for operators, where there are any. */
  figures?(): EndpointFigures | undefined;
  close(): Promise<void>;
}
