// The local Endpoint: Oxigraph in worker threads, one lane for pages and one for ad-hoc queries.

import type { EngineImage } from "../model/engine-image.ts";
import { ChanceryError } from "../model/error.ts";
import type { EndpointFigures } from "../model/figures.ts";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type {
  AnalysedQuery,
  Endpoint,
  Lane as LaneName,
  QueryOptions,
  QueryResult,
} from "../model/query.ts";
import type { DefaultGraphMode, QuadTable } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import { tooManyBytes, tooManyRows, trapError } from "./endings.ts";
import { type Engines, openEngines } from "./engines.ts";
import { Lane } from "./lane.ts";
import type { WorkerQuery, WorkerReply } from "./messages.ts";
import { Tally } from "./tally.ts";

export interface LocalEndpointOptions {
  readonly quads: QuadTable;
  readonly defaultGraph: DefaultGraphMode;
  readonly settings: Settings;
  /** The memory of an engine that has loaded these very quads. */
  readonly image?: EngineImage;
  readonly tally?: Tally;
  readonly onNotice?: (notice: string) => void;
  /** `one`: pages and ad-hoc queries share a single engine, for what is asked little. */
  readonly lanes?: "two" | "one";
  /** What ad-hoc queries find beside the quads, and pages do not: no triple of it is among the quads. */
  readonly beside?: QuadTable;
  /** Gives up opening. */
  readonly signal?: AbortSignal;
}

type Lanes = Readonly<Record<LaneName, Lane>>;

/** Starts the engines; settles when pages can be answered. Ad-hoc engines follow by themselves. */
export async function openLocalEndpoint(options: LocalEndpointOptions): Promise<LocalEndpoint> {
  const { quads, defaultGraph, settings, image, lanes = "two", beside, signal } = options;
  const { tally = new Tally(), onNotice = () => undefined } = options;
  const engines = await openEngines({
    bytes: quads.bytes,
    defaultGraph,
    imaging: settings.engineImages,
    ...(image && { image }),
    tally,
    onNotice,
  });
  const { queryQueue: queue, queryMaxMemory: maxMemory } = settings;
  const limits = { engines, queue, maxMemory, tally, onNotice };
  const { workers } = settings;
  const page = new Lane({ ...limits, workers: 1, yields: false });
  const openAdhoc = () =>
    lanes === "one"
      ? page
      : new Lane({ ...limits, workers, yields: true, ...(beside && { beside }) });
  // Where there is an image, no engine has to wait for the first one to give it.
  const early = image && openAdhoc();
  try {
    await Promise.race([page.whenReady(), givenUp(signal)]);
  } catch (error) {
    await Promise.all([page.close(), early?.close()]);
    throw error;
  }
  return new LocalEndpoint({ page, adhoc: early ?? openAdhoc() }, engines, settings, tally);
}

/** Rejects when the signal says so. */
function givenUp(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

export class LocalEndpoint implements Endpoint {
  readonly #lanes: Lanes;
  readonly #engines: Engines;
  readonly #settings: Settings;
  readonly #tally: Tally;

  constructor(lanes: Lanes, engines: Engines, settings: Settings, tally: Tally) {
    this.#lanes = lanes;
    this.#engines = engines;
    this.#settings = settings;
    this.#tally = tally;
  }

  /** The memory that its engines go on from; none when images are off or have failed. */
  get image(): EngineImage | undefined {
    return this.#engines.image;
  }

  async query(query: AnalysedQuery, options: QueryOptions): Promise<QueryResult> {
    const lane = this.#lanes[options.lane ?? "adhoc"];
    const timeout = options.timeout ?? this.#settings.queryTimeout;
    options.signal?.throwIfAborted();
    const reply = await lane.run(this.#workerQuery(query, options), timeout, options.signal);
    return resultOf(reply, query, options);
  }

  /** Settles when all engines have started, also those that nobody had to wait for. */
  async whenStarted(): Promise<void> {
    await Promise.all([this.#lanes.page.whenStarted(), this.#lanes.adhoc.whenStarted()]);
  }

  ready(): boolean {
    // An ad-hoc engine that is being replaced keeps its queries waiting, not failing.
    return this.#lanes.page.figures.ready > 0;
  }

  figures(): EndpointFigures {
    const { kills, starts, mistrusted, cache } = this.#tally;
    const lanes = { page: this.#lanes.page.figures, adhoc: this.#lanes.adhoc.figures };
    return { lanes, kills, starts, mistrusted, cache };
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
      seesBeside: options.describes === true,
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
      throw tooManyRows(reply.rows);
    case "tooManyBytes":
      throw tooManyBytes(reply.bytes);
    case "refused":
      throw new ChanceryError({ code: "QRY-501", message: reply.message });
    case "trap":
      throw trapError(reply.message);
  }
}
