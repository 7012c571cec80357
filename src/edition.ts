// One edition of a publication: a release with all that it is served by, opened from the folder or from what was kept.

import { isAbsolute, relative } from "node:path";
import { ReleaseImages } from "./image/release-images.ts";
import { fingerprintFolder } from "./load/fingerprint.ts";
import { listFolder } from "./load/folder.ts";
import { loadRelease } from "./load/release.ts";
import { loadInThread } from "./load/release-thread.ts";
import type { EngineImage } from "./model/engine-image.ts";
import { ChanceryError } from "./model/error.ts";
import type { Endpoint } from "./model/query.ts";
import type { QuadTable, Release } from "./model/release.ts";
import type { Settings } from "./model/settings.ts";
import type { StoredQuery } from "./model/stored-query.ts";
import { descriptionTable } from "./publish/description.ts";
import { readStoredQueries } from "./query/stored.ts";
import { withCache } from "./store/cached.ts";
import { DerivedEndpoints } from "./store/derived.ts";
import { type LocalEndpoint, openLocalEndpoint } from "./store/local.ts";
import { Tally } from "./store/tally.ts";

export interface OpenOptions {
  readonly settings: Settings;
  /** What relative addresses resolve against; ends with `/`. */
  readonly base: string;
  /** Whether ad-hoc queries find, in a graph of its own, what the publication says of itself. */
  readonly describes?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Hears of what an operator should know and no client is told, a sentence at a time. */
  readonly onNotice?: (notice: string) => void;
}

/** How far a phase of loading has come. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total?: number;
}

/** What one release needs to be served; replaced as a whole by a reload. */
export interface Edition {
  readonly release: Release;
  readonly queries: readonly StoredQuery[];
  /** What the publication says of itself, where ad-hoc queries find that. */
  readonly description?: QuadTable;
  readonly endpoint: Endpoint;
  readonly derived: DerivedEndpoints;
  readonly pool: LocalEndpoint;
}

/** What editions are opened with, the same over all reloads. */
export interface Means extends OpenOptions {
  readonly onNotice: (notice: string) => void;
  readonly images: ReleaseImages;
  readonly tally: Tally;
}

const EMPTY = new Uint8Array();

/** @throws ChanceryError CFG-301 when images would lie among what is published */
export function meansOf(publication: string, options: OpenOptions): Means {
  const { settings, onNotice = () => undefined } = options;
  const { imageCacheFolder: folder, imageCacheBytes } = settings;
  const way = relative(publication, folder);
  if (folder !== "" && !way.startsWith("..") && !isAbsolute(way)) throw within(folder);
  // A server at a port of chance has a base of chance, which never comes again.
  const passing = settings.base === "" && settings.port === 0 && settings.processes === 1;
  const maxBytes = settings.engineImages && !passing ? imageCacheBytes : 0;
  const images = new ReleaseImages({ folder, maxBytes, onNotice });
  return { ...options, onNotice, images, tally: new Tally() };
}

function within(folder: string): ChanceryError {
  return new ChanceryError({
    code: "CFG-301",
    message: `imageCacheFolder cannot be ${folder}, which lies in the publication folder`,
    hint: "Choose a folder outside, for what is kept there is no part of the publication.",
  });
}

/** A publication that is served while another edition of it is opened. */
export interface Reloading {
  readonly before: Edition;
  /** Gives it up. */
  readonly signal: AbortSignal;
}

/**
 * Opens what the folder holds now. Of a reload, others are kept waiting by nothing, and engines of the edition before
 * are kept when the quads have not changed.
 */
export async function openEdition(
  folder: string,
  means: Means,
  reloading?: Reloading,
): Promise<Edition> {
  const { base, settings, images, tally, onNotice, describes = false } = means;
  const { before, signal } = { before: undefined, signal: undefined, ...reloading };
  const { release, image } = await openRelease(folder, means, signal);
  const queries = await readStoredQueries(release.queryFiles, base);
  const description = describes ? descriptionTable(release, queries) : undefined;
  const now = { release, queries, ...(description && { description }) };
  const isSame = before?.release.id === release.id;
  if (isSame && areEqual(before.description, description)) return { ...before, ...now };
  const given = image ?? (isSame ? before.pool.image : undefined);
  const pool = await openLocalEndpoint({
    quads: release.quads,
    defaultGraph: release.defaultGraph,
    settings,
    tally,
    onNotice,
    ...(given && { image: given }),
    ...(description && { beside: description }),
    ...(signal && { signal }),
  });
  if (image !== undefined && pool.image === undefined)
    await images.drop(release, "engines cannot go on from it");
  const endpoint = withCache(pool, settings.resultCacheBytes, { tally });
  return { ...now, endpoint, pool, derived: new DerivedEndpoints(settings) };
}

function areEqual(one: QuadTable | undefined, other: QuadTable | undefined): boolean {
  return one === other || Buffer.compare(one?.bytes ?? EMPTY, other?.bytes ?? EMPTY) === 0;
}

export async function closeEdition({ endpoint, derived }: Edition): Promise<void> {
  await Promise.all([endpoint.close(), derived.close()]);
}

/** The release of the folder: as it was kept when nothing has changed since, else loaded; beside all other work of a reload. */
async function openRelease(
  folder: string,
  { base, settings, images, onProgress }: Means,
  signal: AbortSignal | undefined,
): Promise<{ release: Release; image?: EngineImage }> {
  const listing = await listFolder(folder);
  if (!images.isOff) {
    onProgress?.({ phase: "compare", done: 0 });
    const fingerprint = await fingerprintFolder(listing, { folder, base, settings });
    const found = fingerprint && (await images.find(fingerprint, listing));
    if (found) return found;
  }
  const options = { base, settings, listing, ...(onProgress && { onProgress }) };
  // Nobody is served yet at a start, and a thread would have to start first.
  return signal === undefined
    ? { release: await loadRelease(folder, options) }
    : { release: await loadInThread(folder, { ...options, signal }) };
}

/** Keeps a release for the next start, beside all other work. */
export async function keepEdition({ release, pool }: Edition, { images }: Means): Promise<void> {
  if (pool.image !== undefined) await images.keep(release, pool.image);
}
