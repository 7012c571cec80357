// The remote Endpoint: any engine that speaks the SPARQL 1.1 Protocol.

import { ChanceryError } from "../model/error.ts";
import type { EndpointFigures } from "../model/figures.ts";
import type { AnalysedQuery, Endpoint, QueryOptions, QueryResult } from "../model/query.ts";
import type { Settings } from "../model/settings.ts";
import { Connection, type Credentials } from "./connection.ts";
import { tooManyRows } from "./endings.ts";
import { GRAPH, readTable, TABLE, writeGraph, writeTable } from "./remote-answer.ts";
import { Slots } from "./slots.ts";
import { Tally } from "./tally.ts";

/** For how long the names of graphs are believed, in ms, and how many of them are sent with a query. */
const GRAPHS_KEPT = 60_000;
const GRAPHS_MAX = 5000;

type Parameters = readonly (readonly [name: string, value: string])[];

/** @throws ChanceryError CFG-301, END-901 to END-907 when the endpoint cannot be used now */
export async function openRemoteEndpoint(
  settings: Settings,
  credentials: Credentials = {},
  tally = new Tally(),
): Promise<Endpoint> {
  return new RemoteEndpoint(await Connection.open(settings, credentials), settings, tally);
}

class RemoteEndpoint implements Endpoint {
  readonly #connection: Connection;
  readonly #settings: Settings;
  readonly #tally: Tally;
  /** A browsing person does not wait behind ad-hoc queries here either. */
  readonly #lanes: Readonly<Record<"page" | "adhoc", Slots>>;
  #graphs: { readonly names: Promise<Parameters>; readonly until: number } | undefined;

  constructor(connection: Connection, settings: Settings, tally: Tally) {
    this.#connection = connection;
    this.#tally = tally;
    this.#settings = settings;
    const { endpointRequests, queryQueue } = settings;
    const slots = () => new Slots(endpointRequests, queryQueue);
    this.#lanes = { page: slots(), adhoc: slots() };
  }

  async query(query: AnalysedQuery, options: QueryOptions): Promise<QueryResult> {
    const { signal, lane = "adhoc" } = options;
    const signals = [this.#connection.closing, ...(signal === undefined ? [] : [signal])];
    const ended = AbortSignal.any(signals);
    return this.#lanes[lane].run(() => this.#answer(query, options, ended), ended);
  }

  ready(): boolean {
    return this.#connection.isThere;
  }

  figures(): EndpointFigures {
    const { kills, starts, mistrusted, cache } = this.#tally;
    const { outcomes, retries, within } = this.#connection.tally;
    const { isThere } = this.#connection;
    const lanes = Object.fromEntries(
      Object.entries(this.#lanes).map(([name, { waiting }]) => [name, { waiting, ready: 0 }]),
    );
    const remote = { outcomes, retries, within, isThere };
    return { lanes, kills, starts, mistrusted, cache, remote };
  }

  async close(): Promise<void> {
    this.#connection.close();
  }

  async #answer(
    query: AnalysedQuery,
    options: QueryOptions,
    signal: AbortSignal,
  ): Promise<QueryResult> {
    const begun = performance.now();
    const { kind } = query;
    const { format, maxRows = this.#settings.resultMaxRows } = options;
    const limits = {
      timeout: options.timeout ?? this.#settings.queryTimeout,
      maxBytes: options.maxBytes ?? this.#settings.resultMaxBytes,
      signal,
    };
    const form = new URLSearchParams({ query: query.text });
    for (const [name, value] of await this.#datasetOf(query, options)) form.append(name, value);
    const isTable = kind === "SELECT" || kind === "ASK";
    const answer = await this.#connection.ask(form, isTable ? TABLE : GRAPH, limits);
    const { text, rows } = isTable
      ? writeTable(answer, query, format)
      : await writeGraph(answer, format);
    if (maxRows > 0 && rows > maxRows) throw tooManyRows(rows);
    const body = new TextEncoder().encode(text);
    return { kind, format, body, rows, elapsed: performance.now() - begun };
  }

  /** The dataset of a query: as the client names it, as its text names it, else the merge of all graphs. */
  async #datasetOf(query: AnalysedQuery, { dataset }: QueryOptions): Promise<Parameters> {
    if (dataset !== undefined)
      return [
        ...dataset.defaultGraphs.map((iri) => ["default-graph-uri", iri] as const),
        ...dataset.namedGraphs.map((iri) => ["named-graph-uri", iri] as const),
      ];
    const { defaultGraphs, namedGraphs } = query.dataset;
    if (defaultGraphs.length + namedGraphs.length > 0) return [];
    const { union, hidesGraphs } = this.#connection.dialect;
    if (!hidesGraphs || !/\bGRAPH\b/i.test(query.text)) return union;
    return [...union, ...(await this.#namedGraphs())];
  }

  /** Asked for all that wait, so that it goes on when one of them leaves. */
  #namedGraphs(): Promise<Parameters> {
    if (this.#graphs !== undefined && this.#graphs.until > Date.now()) return this.#graphs.names;
    const names = this.#readGraphs();
    this.#graphs = { names, until: Date.now() + GRAPHS_KEPT };
    names.catch(() => {
      this.#graphs = undefined;
    });
    return names;
  }

  async #readGraphs(): Promise<Parameters> {
    const { queryTimeout: timeout, resultMaxBytes: maxBytes } = this.#settings;
    const limits = { timeout, maxBytes, signal: this.#connection.closing };
    const query = `SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT ${GRAPHS_MAX + 1}`;
    const results = readTable(
      await this.#connection.ask(new URLSearchParams({ query }), TABLE, limits),
    );
    const names = "boolean" in results ? [] : results.rows.flatMap(({ g }) => g?.value ?? []);
    if (names.length > GRAPHS_MAX) throw tooManyGraphs();
    return names.map((name) => ["named-graph-uri", name] as const);
  }
}

function tooManyGraphs(): ChanceryError {
  return new ChanceryError({
    code: "END-908",
    message: `the endpoint has more than ${GRAPHS_MAX} graphs, and each must be named to it`,
    hint: "Leave out GRAPH, or name graphs with FROM NAMED.",
  });
}
