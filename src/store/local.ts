// The local Endpoint: Oxigraph in worker threads, one lane for pages and one for ad-hoc queries.

import { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { AnalysedQuery, Endpoint, QueryOptions, QueryResult } from "../model/query.ts";
import type { DefaultGraphMode, QuadTable } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import { Lane, trapError } from "./lane.ts";
import type { WorkerQuery, WorkerReply } from "./messages.ts";

export interface LocalEndpointOptions {
  readonly quads: QuadTable;
  readonly defaultGraph: DefaultGraphMode;
  readonly settings: Settings;
}

/** Starts the engines; settles when pages can be answered. Ad-hoc engines follow by themselves. */
export async function openLocalEndpoint(options: LocalEndpointOptions): Promise<Endpoint> {
  const { quads, defaultGraph, settings } = options;
  const input = { bytes: quads.bytes, defaultGraph };
  const limits = { input, queue: settings.queryQueue, maxMemory: settings.queryMaxMemory };
  const page = new Lane({ ...limits, workers: 1 });
  await page.whenReady();
  const adhoc = new Lane({ ...limits, workers: settings.workers });
  return new LocalEndpoint({ page, adhoc }, settings);
}

class LocalEndpoint implements Endpoint {
  readonly #lanes: Readonly<Record<"page" | "adhoc", Lane>>;
  readonly #settings: Settings;

  constructor(lanes: Readonly<Record<"page" | "adhoc", Lane>>, settings: Settings) {
    this.#lanes = lanes;
    this.#settings = settings;
  }

  async query(query: AnalysedQuery, options: QueryOptions): Promise<QueryResult> {
    const lane = this.#lanes[options.lane ?? "adhoc"];
    const timeout = options.timeout ?? this.#settings.queryTimeout;
    options.signal?.throwIfAborted();
    const reply = await lane.run(this.#workerQuery(query, options), timeout, options.signal);
    return resultOf(reply, query, options);
  }

  ready(): boolean {
    // An ad-hoc engine that is being replaced keeps its queries waiting, not failing.
    return this.#lanes.page.isReady;
  }

  async close(): Promise<void> {
    await Promise.all([this.#lanes.page.close(), this.#lanes.adhoc.close()]);
  }

  #workerQuery(query: AnalysedQuery, options: QueryOptions): WorkerQuery {
    const { defaultGraphs, namedGraphs } = options.dataset ?? query.dataset;
    return {
      text: query.text,
      kind: query.kind,
      mediaType: mediaTypeOf(options.format),
      defaultGraphs,
      namedGraphs,
      maxRows: options.maxRows ?? this.#settings.resultMaxRows,
      maxBytes: options.maxBytes ?? this.#settings.resultMaxBytes,
    };
  }
}

function mediaTypeOf(format: QueryOptions["format"]): string {
  const known = [...RESULT_FORMATS, ...RDF_FORMATS].find(({ id }) => id === format);
  if (known === undefined) throw new TypeError(`no format ${format}`);
  return known.mediaTypes[0];
}

function resultOf(reply: WorkerReply, query: AnalysedQuery, { format }: QueryOptions): QueryResult {
  switch (reply.type) {
    case "result":
      return {
        kind: query.kind,
        format,
        body: reply.body,
        rows: reply.rows,
        elapsed: reply.elapsed,
      };
    case "tooManyRows":
      throw new ChanceryError({
        code: "QRY-506",
        message: `the result has ${reply.rows} rows`,
        hint: "Add a LIMIT, download a dump, or raise the setting resultMaxRows.",
      });
    case "tooManyBytes":
      throw new ChanceryError({
        code: "QRY-507",
        message: `the result has ${reply.bytes} bytes`,
        hint: "Add a LIMIT, download a dump, or raise the setting resultMaxBytes.",
      });
    case "refused":
      throw new ChanceryError({ code: "QRY-501", message: reply.message });
    case "trap":
      throw trapError(reply.message);
    case "ready":
      throw new TypeError("a worker answered before it was asked");
  }
}
