// A remote endpoint as a publication: the graph lies there; vocabulary, stored queries and settings may stand in a folder.

import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { readAbout } from "../load/about.ts";
import { CONTEXT_FILE } from "../load/folder.ts";
import { survey } from "../load/labels.ts";
import { mergePrefixes, readContext } from "../load/prefixes.ts";
import { type LoadOptions, loadRelease } from "../load/release.ts";
import { ChanceryError } from "../model/error.ts";
import type { Extent, Publication, ReloadOutcome } from "../model/publication.ts";
import type { AnalysedQuery, AskOptions, Endpoint, QueryResult } from "../model/query.ts";
import type { Release } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import type { StoredQuery } from "../model/stored-query.ts";
import { answerDescribe } from "../query/describe.ts";
import { ownRun } from "../query/own.ts";
import { analyseAside } from "../query/reader.ts";
import { runQuery } from "../query/run.ts";
import { readStoredQueries } from "../query/stored.ts";
import { linesOf } from "../rdf/quad-lines.ts";
import { buildFromLines } from "../rdf/quad-table.ts";
import { isSkolem } from "../rdf/skolemize.ts";
import { quadToLine } from "../rdf/term.ts";
import { withCache } from "../store/cached.ts";
import type { Credentials } from "../store/connection.ts";
import { openRemoteEndpoint } from "../store/remote.ts";
import { Tally } from "../store/tally.ts";
import { type Ask, askWith } from "./ask.ts";
import { descriptionsAt } from "./describe.ts";
import { excerptAbout, excerptOfKinds, excerptOfNames, type Known } from "./excerpt.ts";
import { type Facts, readFacts } from "./facts.ts";

export interface RemoteOptions extends Pick<LoadOptions, "settings" | "base" | "onProgress"> {
  readonly credentials?: Credentials;
  /** Hears what the endpoint could not tell. */
  readonly onNotice?: (notice: string) => void;
}

/** Of how many nameless parts the things are remembered whose parts they are. */
const WHOLES_MAX = 10_000;

/** What is known of the endpoint at one time; replaced as a whole by a reload. */
interface Edition extends Known {
  readonly queries: readonly StoredQuery[];
}

/**
 * Opens the endpoint that the settings name. Of the folder, `ontology/` and `queries/` are read where they are.
 * @throws ChanceryError END-… when the endpoint cannot be asked, or with every problem of every file
 */
export async function openRemotePublication(
  folder: string,
  options: RemoteOptions,
): Promise<Publication> {
  const { settings, credentials } = options;
  const tally = new Tally();
  const remote = await openRemoteEndpoint(settings, credentials, tally);
  const ttl = settings.endpointCacheSeconds * 1000;
  const endpoint = withCache(remote, ttl === 0 ? 0 : settings.resultCacheBytes, { ttl, tally });
  try {
    return new RemotePublication(
      folder,
      options,
      endpoint,
      await openEdition(folder, options, endpoint),
    );
  } catch (error) {
    await endpoint.close();
    throw error;
  }
}

class RemotePublication implements Publication {
  readonly folder: string;
  readonly settings: Settings;
  readonly endpoint: Endpoint;
  lastReloadError: ChanceryError | undefined;
  readonly #options: RemoteOptions;
  /** What nameless parts were last seen to be parts of: an endpoint cannot be asked for them by their addresses. */
  readonly #wholes = new LRUCache<string, readonly string[]>({ max: WHOLES_MAX });
  #edition: Edition;
  #reloading: Promise<unknown> = Promise.resolve();

  constructor(folder: string, options: RemoteOptions, endpoint: Endpoint, edition: Edition) {
    this.folder = folder;
    this.settings = options.settings;
    this.endpoint = endpoint;
    this.#options = options;
    this.#edition = edition;
  }

  get release(): Release {
    return this.#edition.release;
  }

  get queries(): readonly StoredQuery[] {
    return this.#edition.queries;
  }

  async query(text: string, options: AskOptions): Promise<QueryResult> {
    const { release } = this.#edition;
    const query = await analyse(text, release, this.settings);
    if (query.targets === undefined) return runQuery(this.endpoint, query, options);
    const { describeMaxTriples: pageSize, resultMaxRows } = this.settings;
    const { lane, signal } = options;
    const ask = this.#asking({ ...(lane && { lane }), ...(signal && { signal }) });
    return answerDescribe(
      release,
      query,
      { ...options, pageSize, maxRows: options.maxRows ?? resultMaxRows },
      {
        ask: (select) => runQuery(this.endpoint, select, { ...options, format: "json" }),
        describe: (iris, dataset) => descriptionsAt(ask, iris, { dataset, base: release.base }),
      },
    );
  }

  /** @throws ChanceryError END-908 for what is derived is derived from the whole graph */
  async derived(name: string): Promise<never> {
    throw new ChanceryError({
      code: "END-908",
      message: `${name} is made from the whole graph, which lies at a remote endpoint`,
    });
  }

  async excerpt(iris: readonly string[], extent: Extent, signal?: AbortSignal): Promise<Release> {
    const ask = this.#asking({ ...(signal && { signal }) });
    if (extent === "names") return excerptOfNames(ask, this.#edition, iris);
    if (extent === "kinds") return excerptOfKinds(ask, this.#edition, iris);
    const wholes = iris.flatMap((iri) => this.#wholes.get(iri) ?? []);
    const things = [...new Set([...iris, ...wholes])];
    const release = await excerptAbout(ask, this.#edition, things);
    for (const subject of release.quads.subjects())
      if (isSkolem(subject, release.base)) this.#wholes.set(subject, things);
    return release;
  }

  /** Asks on behalf of whoever waits for a page or a description. */
  #asking(own: Pick<AskOptions, "signal" | "lane">): Ask {
    const most = this.settings.queryTimeout || Number.POSITIVE_INFINITY;
    const run = ownRun((text, options) => this.query(text, { ...options, ...own }));
    return askWith((text, { timeout = most, ...options }) => {
      const limit = Math.min(timeout, most);
      const limits = Number.isFinite(limit) ? { timeout: limit } : {};
      return run(text, { ...options, ...limits });
    });
  }

  /** There is nothing to keep: the graph lies at its endpoint. */
  async kept(): Promise<void> {}

  /** One after the other, so that the last edit counts. */
  reload(): Promise<ReloadOutcome> {
    const outcome = this.#reloading.then(() => this.#reloadOnce());
    this.#reloading = outcome.catch(() => undefined); // whoever asked for it hears of it
    return outcome;
  }

  async #reloadOnce(): Promise<ReloadOutcome> {
    const before = this.#edition.release;
    try {
      this.#edition = await openEdition(this.folder, this.#options, this.endpoint);
      this.lastReloadError = undefined;
      const { release } = this.#edition;
      return { ok: true, changed: release.id !== before.id, release };
    } catch (error) {
      if (!(error instanceof ChanceryError)) throw error;
      this.lastReloadError = error;
      return { ok: false, error };
    }
  }

  close(): Promise<void> {
    return this.endpoint.close();
  }
}

async function openEdition(
  folder: string,
  options: RemoteOptions,
  endpoint: Endpoint,
): Promise<Edition> {
  const { base, settings, onProgress, onNotice } = options;
  const local = await loadRelease(folder, {
    ...options,
    settings: { ...settings, strict: false },
    rooms: ["ontology", "queries"],
  });
  onProgress?.({ phase: "endpoint", done: 0 });
  const ask: Ask = askWith(async (text, given) =>
    runQuery(endpoint, await analyse(text, local, settings), given),
  );
  const facts = await readFacts(ask, base);
  for (const note of facts.notes) onNotice?.(`Asking the endpoint: ${note}`);
  const queries = await readStoredQueries(local.queryFiles, base);
  return { release: releaseOf(local, facts, folder), documents: facts.documents, queries };
}

/** The folder's words and the endpoint's figures. Of the endpoint's graph it holds what names the rest. */
function releaseOf(local: Release, facts: Facts, folder: string): Release {
  const { counts, classes, properties, graphs, notes } = facts;
  const { base, files } = local;
  const { table } = buildFromLines([...linesOf(local.quads.bytes), ...facts.quads.map(quadToLine)]);
  const { labels } = survey(table);
  const prefixes = mergePrefixes([local.prefixes, facts.prefixes], undefined);
  const known = [Buffer.from(table.bytes), JSON.stringify([counts, classes, properties])];
  const digest = createHash("sha256");
  for (const part of known) digest.update(part);
  return Object.freeze({
    ...local,
    id: digest.digest("hex"),
    quads: table,
    counts,
    classes,
    labels,
    prefixes,
    about: readAbout(table, labels, folder, base),
    context: files.includes(CONTEXT_FILE) ? local.context : readContext(undefined, prefixes, base),
    notes: [...local.notes, ...notes],
    modified: new Date(),
    usage: {
      properties: properties.map(({ iri, count }) => [iri, count] as const),
      ofClasses: new Map(),
      examples: new Map(),
      links: [],
    },
    remote: { graphs, vocabulary: table },
  });
}

async function analyse(
  text: string,
  { base, prefixes }: Release,
  settings: Settings,
): Promise<AnalysedQuery> {
  const { queryMaxBytes: maxBytes, queryMaxDepth: maxDepth } = settings;
  const { value } = await analyseAside(text, { base, prefixes, maxBytes, maxDepth });
  return value;
}
