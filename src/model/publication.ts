// A publication: a folder that is open, with its current release and the endpoint that answers for it.

import type { ChanceryError } from "./error.ts";
import type { AskOptions, Endpoint, QueryResult } from "./query.ts";
import type { QuadTable, Release } from "./release.ts";
import type { Settings } from "./settings.ts";
import type { StoredQuery } from "./stored-query.ts";

/** What a reload came to. On an error the release of before stays. */
export type ReloadOutcome =
  | { readonly ok: true; readonly changed: boolean; readonly release: Release }
  | { readonly ok: false; readonly error: ChanceryError };

/**
 * What of things an excerpt is enough for: `about` for their pages and RDF, `names` for links to them, `kinds` for
 * names and classes of such as are known to be there.
 */
export type Extent = "about" | "names" | "kinds";

export interface Publication {
  readonly folder: string;
  readonly settings: Settings;
  /** The current release. Take it once per request: a reload replaces it. */
  readonly release: Release;
  readonly endpoint: Endpoint;
  readonly queries: readonly StoredQuery[];
  /** What ad-hoc queries find beside the release: what the publication says of itself, in a graph of its own. */
  readonly description?: QuadTable | undefined;
  /** Set while the folder on disk cannot be published; the release is then older than the folder. */
  readonly lastReloadError: ChanceryError | undefined;
  /** Analyses, guards and answers one query on the current release. */
  query(text: string, options: AskOptions): Promise<QueryResult>;
  /**
   * An endpoint over triples made from the current release, opened at the first call for that name and kept as long as
   * the release is; `makeLines` gives them as lines of canonical N-Quads.
   */
  derived(name: string, makeLines: () => Promise<string[]>): Promise<Endpoint>;
  /** The release as far as it speaks of these things: all of it for a folder, what was fetched for a remote endpoint. */
  excerpt(iris: readonly string[], extent: Extent, signal?: AbortSignal): Promise<Release>;
  /** Settles when the current release is kept for the next start, or cannot be. */
  kept(): Promise<void>;
  /** Builds a new release beside the current one and swaps it in if it is sound. */
  reload(): Promise<ReloadOutcome>;
  close(): Promise<void>;
}
