// Opens a folder as a publication: loads a release, starts engines for it, and swaps both on reload.

import { inspect } from "node:util";
import {
  closeEdition,
  type Edition,
  keepEdition,
  type Means,
  meansOf,
  type OpenOptions,
  openEdition,
} from "./edition.ts";
import { ChanceryError } from "./model/error.ts";
import type { Publication, ReloadOutcome } from "./model/publication.ts";
import type { AnalysedQuery, AskOptions, Endpoint, QueryResult } from "./model/query.ts";
import type { QuadTable, Release } from "./model/release.ts";
import type { Settings } from "./model/settings.ts";
import type { StoredQuery } from "./model/stored-query.ts";
import { descriptionsOf } from "./publish/describe-query.ts";
import { asksOfDescription } from "./publish/description.ts";
import { answerDescribe } from "./query/describe.ts";
import { analyseAside } from "./query/reader.ts";
import { runQuery } from "./query/run.ts";
import { whileLoading } from "./store/memory.ts";

export type { OpenOptions, Progress } from "./edition.ts";

/** How long the engines of a replaced release live on for requests that had begun, in ms. */
const GRACE = 30_000;

/**
 * Opens a publication folder.
 * @throws ChanceryError with every problem of every file when the folder cannot be published
 */
export async function openPublication(folder: string, options: OpenOptions): Promise<Publication> {
  const means = meansOf(folder, options);
  return new OpenPublication(folder, means, await openEdition(folder, means));
}

class OpenPublication implements Publication {
  readonly folder: string;
  readonly settings: Settings;
  lastReloadError: ChanceryError | undefined;
  readonly #means: Means;
  readonly #retired = new Map<Edition, NodeJS.Timeout>();
  #edition: Edition;
  #keeping: Promise<void>;
  #reloading: Promise<ReloadOutcome> | undefined;
  #reloadAgain = false;
  #closed = false;
  /** Gives up the reload that is going on. */
  #giveUp = new AbortController();

  constructor(folder: string, means: Means, edition: Edition) {
    this.folder = folder;
    this.settings = means.settings;
    this.#means = means;
    this.#edition = edition;
    this.#keeping = keepEdition(edition, means);
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

  get description(): QuadTable | undefined {
    return this.#edition.description;
  }

  async query(text: string, options: AskOptions): Promise<QueryResult> {
    const { release, endpoint, description } = this.#edition;
    const query = await analyse(text, release, this.settings);
    const describes =
      description !== undefined &&
      options.lane !== "page" &&
      (await asksOfDescription(query.text, release, options.dataset ?? query.dataset));
    const run = (asked: AnalysedQuery, how: AskOptions) =>
      runQuery(endpoint, asked, { ...how, describes });
    if (query.targets === undefined) return run(query, options);
    const { describeMaxTriples: pageSize, resultMaxRows } = this.settings;
    const tables = describes ? [release.quads, description] : [release.quads];
    return answerDescribe(
      release,
      query,
      { ...options, pageSize, maxRows: options.maxRows ?? resultMaxRows },
      {
        ask: (select) => run(select, { ...options, format: "json" }),
        describe: (iris, dataset) => descriptionsOf({ tables, base: release.base }, iris, dataset),
      },
    );
  }

  derived(name: string, makeLines: () => Promise<string[]>): Promise<Endpoint> {
    return this.#edition.derived.get(name, makeLines);
  }

  async excerpt(): Promise<Release> {
    return this.#edition.release;
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

  kept(): Promise<void> {
    return this.#keeping;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#giveUp.abort();
    await this.#reloading;
    await this.#keeping;
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
    this.#giveUp = new AbortController();
    const { signal } = this.#giveUp;
    try {
      const edition = await whileLoading(() =>
        openEdition(this.folder, this.#means, { before, signal }),
      );
      void whileLoading(() => edition.pool.whenStarted());
      this.lastReloadError = undefined;
      this.#edition = edition;
      if (edition.endpoint !== before.endpoint) this.#retire(before);
      this.#keeping = this.#keeping.then(() => keepEdition(edition, this.#means));
      const changed = edition.release.id !== before.release.id;
      return { ok: true, changed, release: edition.release };
    } catch (error) {
      if (signal.aborted) return { ok: true, changed: false, release: before.release };
      const known = error instanceof ChanceryError ? error : this.#fault(error);
      this.lastReloadError = known;
      return { ok: false, error: known };
    }
  }

  /** A fault of ours in a reload ends no server either. */
  #fault(error: unknown): ChanceryError {
    this.#means.onNotice(`A reload met a fault: ${inspect(error)}`);
    return new ChanceryError({
      code: "BUG-999",
      message: "the folder could not be loaded, and that is our fault",
      hint: "Report what the log says.",
    });
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

async function analyse(text: string, release: Release, settings: Settings): Promise<AnalysedQuery> {
  const { value } = await analyseAside(text, {
    base: release.base,
    prefixes: release.prefixes,
    maxBytes: settings.queryMaxBytes,
    maxDepth: settings.queryMaxDepth,
  });
  return value;
}
