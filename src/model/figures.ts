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

export interface EndpointFigures {
  /** By the name of the lane. */
  readonly lanes: Readonly<Record<string, LaneFigures>>;
  readonly kills: Readonly<Record<KillReason, number>>;
  readonly starts: Readonly<Record<EngineOrigin, number>>;
  /** Memory images that failed their check. */
  readonly mistrusted: number;
  readonly cache: Readonly<Record<CacheOutcome, number>>;
}
