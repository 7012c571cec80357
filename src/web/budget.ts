// Each client's share: seconds of query time in a minute, and queries at work at once.

import { setMaxListeners } from "node:events";
import type { Context } from "hono";
import { LRUCache } from "lru-cache";
import { ChanceryError } from "../model/error.ts";
import type { Extent, Publication } from "../model/publication.ts";
import type { Run } from "../model/query.ts";
import type { Release } from "../model/release.ts";
import type { Settings } from "../model/settings.ts";
import type { Exchange } from "./exchange.ts";
import type { Metrics } from "./metrics.ts";
import type { Observer } from "./observer.ts";
import { householdOf } from "./proxies.ts";
import type { Siblings, Spending } from "./siblings.ts";

declare module "hono" {
  interface ContextVariableMap {
    budget: Budget;
    /** What is left of the client's share, as header fields. */
    rateLimit: Readonly<Record<string, string>> | undefined;
    retryAfter: string;
    /** The path of the route that answers, as the table of routes writes it. */
    route: string | undefined;
    metrics: Metrics;
    /** Whether the answer may be given again to requests like it, as long as the release lasts. */
    keeps: boolean | undefined;
    exchange: Exchange;
    observer: Observer;
    isStopping: () => boolean;
    /** Whether pages of others may show the answer in a frame. */
    mayBeFramed: boolean | undefined;
  }
}

const WINDOW = 60_000;

/** How many clients are remembered; the longest unseen is forgotten first. */
const CLIENTS_MAX = 10_000;

/** How long it takes at most until other processes are told what clients have spent here, in ms. */
const TOLD_WITHIN = 200;

interface Share {
  /** Milliseconds of query time left; below zero after a query that ran longer than was left. */
  left: number;
  /** When `left` was last filled up. */
  filled: number;
  working: number;
}

export class Budget {
  readonly #shares = new LRUCache<string, Share>({ max: CLIENTS_MAX });
  readonly #settings: Settings;
  readonly #siblings: Siblings | undefined;
  /** What was spent here and other processes have not been told. */
  #untold = new Map<string, number>();

  /** @param siblings where a client has one share for all processes */
  constructor(settings: Settings, siblings?: Siblings) {
    this.#settings = settings;
    this.#siblings = siblings;
    siblings?.onSpending((spending) => this.#charge(spending));
  }

  /**
   * Does work for the client of a request and counts its time.
   * @throws ChanceryError WEB-608 when the client's share is used up
   */
  async spend<T extends { readonly elapsed: number }>(
    c: Context,
    work: () => Promise<T>,
  ): Promise<T> {
    const { clientQuerySeconds, clientQueries } = this.#settings;
    const client = householdOf(c.get("exchange").client);
    const share = this.#shareOf(client);
    if (clientQuerySeconds > 0 && share.left <= 0)
      throw refusal(
        c,
        Math.ceil((-share.left / (clientQuerySeconds * 1000)) * 60) + 1,
        `${clientQuerySeconds} seconds of query time in a minute`,
      );
    if (clientQueries > 0 && share.working >= clientQueries)
      throw refusal(c, 1, `${clientQueries} queries at once`);
    share.working += 1;
    const start = performance.now();
    let cost = 0;
    try {
      const result = await work();
      cost = result.elapsed;
      return result;
    } catch (error) {
      cost = performance.now() - start;
      throw error;
    } finally {
      share.working -= 1;
      share.left -= cost;
      this.#tell(c, share);
      this.#tellOthers(client, cost);
    }
  }

  #charge(spending: Spending): void {
    for (const [client, cost] of Object.entries(spending)) this.#shareOf(client).left -= cost;
  }

  #tellOthers(client: string, cost: number): void {
    const siblings = this.#siblings;
    if (siblings === undefined || cost === 0 || this.#settings.clientQuerySeconds === 0) return;
    if (this.#untold.size === 0)
      setTimeout(() => {
        siblings.tellSpending(Object.fromEntries(this.#untold));
        this.#untold = new Map();
      }, TOLD_WITHIN).unref();
    this.#untold.set(client, (this.#untold.get(client) ?? 0) + cost);
  }

  /** What the client of a request has left, in seconds; nothing where it is not counted. */
  leftFor(c: Context): { readonly left: number; readonly whole: number } | undefined {
    const { clientQuerySeconds: whole } = this.#settings;
    if (whole === 0) return undefined;
    const { left } = this.#shareOf(householdOf(c.get("exchange").client));
    return { left: Math.max(0, Math.floor(left / 1000)), whole };
  }

  #shareOf(client: string): Share {
    const full = this.#settings.clientQuerySeconds * 1000;
    const now = performance.now();
    const share = this.#shares.get(client) ?? { left: full, filled: now, working: 0 };
    share.left = Math.min(full, share.left + ((now - share.filled) / WINDOW) * full);
    share.filled = now;
    this.#shares.set(client, share);
    return share;
  }

  /** draft-ietf-httpapi-ratelimit-headers: what is left, and of what. */
  #tell(c: Context, { left }: Share): void {
    const { clientQuerySeconds } = this.#settings;
    if (clientQuerySeconds === 0) return;
    const seconds = Math.max(0, Math.floor(left / 1000));
    const full = Math.ceil(((clientQuerySeconds * 1000 - left) / (clientQuerySeconds * 1000)) * 60);
    c.set("rateLimit", {
      RateLimit: `"query-seconds";r=${seconds};t=${full}`,
      "RateLimit-Policy": `"query-seconds";q=${clientQuerySeconds};w=60`,
    });
  }
}

/** The budget that the application keeps for all requests. */
export function budgetOf(c: Context): Budget {
  return c.get("budget");
}

/** The excerpt for a page. What must be fetched for it is at the cost of the client's share. */
export async function excerptWithin(
  c: Context,
  publication: Publication,
  iris: readonly string[],
  extent: Extent,
): Promise<Release> {
  if (publication.release.remote === undefined) return publication.release;
  return workWithin(c, () => publication.excerpt(iris, extent, c.req.raw.signal));
}

/** Does work of our own at the cost of the client's share, as a query would be. */
export async function workWithin<T>(c: Context, work: () => Promise<T>): Promise<T> {
  const { done } = await budgetOf(c).spend(c, async () => {
    const start = performance.now();
    return { done: await work(), elapsed: performance.now() - start };
  });
  return done;
}

/** Runs queries for as long as the client waits, at the cost of its share. */
export function runWithin(c: Context, publication: Publication): Run {
  const { signal } = c.req.raw;
  return (text, options) =>
    budgetOf(c).spend(c, () => publication.query(text, { ...options, signal }));
}

/** Does the work of several queries as one of the client's: it counts once, with the time of all of them. */
export async function runTogether<T>(
  c: Context,
  publication: Publication,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const { signal } = c.req.raw;
  // Each of the queries listens to it, however many they are.
  setMaxListeners(0, signal);
  let elapsed = 0;
  const run: Run = async (text, options) => {
    const result = await publication.query(text, { ...options, signal });
    elapsed += result.elapsed;
    return result;
  };
  const { done } = await budgetOf(c).spend(c, async () => {
    const finished = await work(run);
    return { done: finished, elapsed };
  });
  return done;
}

function refusal(c: Context, seconds: number, share: string): ChanceryError {
  c.set("retryAfter", String(seconds));
  return new ChanceryError({
    code: "WEB-608",
    message: `one client may use ${share}`,
    hint: `Try again in ${seconds} s, or download the graph at /data and ask it yourself.`,
  });
}
