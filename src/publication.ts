// Opens a folder as a publication: loads a release, starts engines for it, and swaps both on reload.

import { loadRelease } from "./load/release.ts";
import { ChanceryError } from "./model/error.ts";
import type { Publication, ReloadOutcome } from "./model/publication.ts";
import type { AnalysedQuery, AskOptions, Endpoint, QueryResult } from "./model/query.ts";
import type { Release } from "./model/release.ts";
import type { Settings } from "./model/settings.ts";
import type { StoredQuery } from "./model/stored-query.ts";
import { answerDescribe } from "./publish/describe-query.ts";
import { analyseQuery } from "./query/analyse.ts";
import { runQuery } from "./query/run.ts";
import { readStoredQueries } from "./query/stored.ts";
import { withCache } from "./store/cached.ts";
import { DerivedEndpoints } from "./store/derived.ts";
import { openLocalEndpoint } from "./store/local.ts";

export interface OpenOptions {
  readonly settings: Settings;
  /** What relative addresses resolve against; ends with `/`. */
  readonly base: string;
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a phase of loading has come. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total?: number;
}

/** What one release needs to be served; replaced as a whole by a reload. */
interface Edition {
  readonly release: Release;
  readonly queries: readonly StoredQuery[];
  readonly endpoint: Endpoint;
  readonly derived: DerivedEndpoints;
}

/** How long the engines of a replaced release live on for requests that had begun, in ms. */
const GRACE = 30_000;

/**
 * Opens a publication folder.
 * @throws ChanceryError with every problem of every file when the folder cannot be published
 */
export async function openPublication(folder: string, options: OpenOptions): Promise<Publication> {
  return new OpenPublication(folder, options, await openEdition(folder, options));
}

class OpenPublication implements Publication {
  readonly folder: string;
  readonly settings: Settings;
  lastReloadError: ChanceryError | undefined;
  readonly #options: OpenOptions;
  readonly #retired = new Map<Edition, NodeJS.Timeout>();
  #edition: Edition;
  #reloading: Promise<ReloadOutcome> | undefined;
  #reloadAgain = false;
  #closed = false;

  constructor(folder: string, options: OpenOptions, edition: Edition) {
    this.folder = folder;
    this.settings = options.settings;
    this.#options = options;
    this.#edition = edition;
  }

  get release(): Release {
    return this.#edition.release;
  }

  get endpoint(): Endpoint {
    return this.#edition.endpoint;
  }

  get queries(): readonly StoredQuery[] {
    return this.#edition.queries;
  }

  async query(text: string, options: AskOptions): Promise<QueryResult> {
    const { release, endpoint } = this.#edition;
    const query = analyse(text, release, this.settings);
    if (query.targets === undefined) return runQuery(endpoint, query, options);
    const { describeMaxTriples: pageSize, resultMaxRows } = this.settings;
    return answerDescribe(
      release,
      query,
      { ...options, pageSize, maxRows: options.maxRows ?? resultMaxRows },
      (select) => runQuery(endpoint, select, { ...options, format: "json" }),
    );
  }

  derived(name: string, makeLines: () => Promise<string[]>): Promise<Endpoint> {
    return this.#edition.derived.get(name, makeLines);
  }

  /** A reload asked for during a reload runs once that one is done, so that no edit is missed. */
  reload(): Promise<ReloadOutcome> {
    if (this.#reloading !== undefined) {
      this.#reloadAgain = true;
      return this.#reloading;
    }
    this.#reloading = this.#reloadUntilSettled().finally(() => {
      this.#reloading = undefined;
    });
    return this.#reloading;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#reloading;
    const editions = [this.#edition, ...this.#retired.keys()];
    for (const timer of this.#retired.values()) clearTimeout(timer);
    this.#retired.clear();
    await Promise.all(editions.map(closeEdition));
  }

  async #reloadUntilSettled(): Promise<ReloadOutcome> {
    let outcome: ReloadOutcome;
    do {
      this.#reloadAgain = false;
      outcome = await this.#reloadOnce();
    } while (this.#reloadAgain && !this.#closed);
    return outcome;
  }

  async #reloadOnce(): Promise<ReloadOutcome> {
    const before = this.#edition;
    try {
      const edition = await openEdition(this.folder, this.#options, before);
      this.lastReloadError = undefined;
      this.#edition = edition;
      if (edition.endpoint !== before.endpoint) this.#retire(before);
      const changed = edition.release.id !== before.release.id;
      return { ok: true, changed, release: edition.release };
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      this.lastReloadError = error;
      return { ok: false, error };
    }
  }

  #retire(edition: Edition): void {
    const timer = setTimeout(() => {
      this.#retired.delete(edition);
      void closeEdition(edition);
    }, GRACE);
    timer.unref();
    this.#retired.set(edition, timer);
  }
}

/** Loads the folder; engines of `before` are kept when the quads have not changed. */
async function openEdition(
  folder: string,
  { base, settings, onProgress }: OpenOptions,
  before?: Edition,
): Promise<Edition> {
  const progress = onProgress === undefined ? {} : { onProgress };
  const release = await loadRelease(folder, { base, settings, ...progress });
  const queries = readStoredQueries(release.queryFiles, base);
  if (before?.release.id === release.id) return { ...before, release, queries };
  const { quads, defaultGraph } = release;
  const pool = await openLocalEndpoint({ quads, defaultGraph, settings });
  const endpoint = withCache(pool, settings.resultCacheBytes);
  return { release, queries, endpoint, derived: new DerivedEndpoints(settings) };
}

async function closeEdition({ endpoint, derived }: Edition): Promise<void> {
  await Promise.all([endpoint.close(), derived.close()]);
}

function analyse(text: string, release: Release, settings: Settings): AnalysedQuery {
  return analyseQuery(text, {
    base: release.base,
    prefixes: release.prefixes,
    maxBytes: settings.queryMaxBytes,
    maxDepth: settings.queryMaxDepth,
  });
}
