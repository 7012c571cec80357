// Figures of an endpoint for operators. Counts only ever grow, also over reloads.

/** Why a worker was ended: its deadline, its memory, its asker left, the engine trapped, or the thread ended by itself. */
export const KILL_REASONS = ["timeout", "memory", "cancelled", "trap", "died"] as const;
export type KillReason = (typeof KILL_REASONS)[number];

/** Where an engine had its data from: it loaded the quads, or went on from a memory image. */
export const ENGINE_ORIGINS = ["load", "image"] as const;
export type EngineOrigin = (typeof ENGINE_ORIGINS)[number];

/** How the cache of answers met a query: it knew the answer, had to ask, or somebody was asking already. */
export const CACHE_OUTCOMES = ["hit", "miss", "joined"] as const;
export type CacheOutcome = (typeof CACHE_OUTCOMES)[number];

export interface LaneFigures {
  /** Queries that wait for an engine. */
  readonly waiting: number;
  /** Engines that are loaded, at work or not. */
  readonly ready: number;
}

/** Seconds within which answers of a remote endpoint are counted. */
export const ANSWERED_WITHIN = [0.01, 0.05, 0.2, 0.5, 1, 2, 5, 10, 30] as const;

/** What a remote endpoint was asked. */
export interface RemoteFigures {
  /** Questions by how they ended: `ok`, the code of the error, or `cancelled`. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Requests that were sent again. */
  readonly retries: number;
  /** Whole answers by the seconds that they took at most, each count with those below it. */
  readonly within: Readonly<Record<string, number>>;
  /** Whether it could be asked the last time. */
  readonly isThere: boolean;
}

export interface EndpointFigures {
  /** By the name of the lane. */
  readonly lanes: Readonly<Record<string, LaneFigures>>;
  readonly kills: Readonly<Record<KillReason, number>>;
  readonly starts: Readonly<Record<EngineOrigin, number>>;
  /** Memory images that failed their check. */
  readonly mistrusted: number;
  readonly cache: Readonly<Record<CacheOutcome, number>>;
  /** Of a remote endpoint alone. */
  readonly remote?: RemoteFigures;
}
