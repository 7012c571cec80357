// An endpoint that remembers answers: the same query of the same release is worked on once, also when many ask at once.

import { LRUCache } from "lru-cache";
import type { EndpointFigures } from "../model/figures.ts";
import {
  type AnalysedQuery,
  CHANGING_FUNCTIONS,
  type Endpoint,
  type QueryOptions,
  type QueryResult,
} from "../model/query.ts";
import { Tally } from "./tally.ts";

/** Work that several askers wait for. */
interface Flight {
  readonly answer: Promise<QueryResult>;
  readonly controller: AbortController;
  waiting: number;
}

export interface CacheOptions {
  /** For how many milliseconds answers are kept; for as long as there is room when left out. */
  readonly ttl?: number;
  readonly tally?: Tally;
}

/** Keeps up to `maxBytes` of answers; 0 keeps none. */
export function withCache(
  endpoint: Endpoint,
  maxBytes: number,
  options: CacheOptions = {},
): Endpoint {
  return maxBytes === 0 ? endpoint : new CachedEndpoint(endpoint, maxBytes, options);
}

class CachedEndpoint implements Endpoint {
  readonly #endpoint: Endpoint;
  readonly #answers: LRUCache<string, QueryResult>;
  readonly #flights = new Map<string, Flight>();
  readonly #tally: Tally;
  /** Whether answers stay right for as long as they are kept. */
  readonly #lasts: boolean;

  constructor(
    endpoint: Endpoint,
    maxBytes: number,
    { ttl = 0, tally = new Tally() }: CacheOptions,
  ) {
    this.#endpoint = endpoint;
    this.#tally = tally;
    this.#lasts = ttl === 0;
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      ttl,
      maxEntrySize: Math.ceil(maxBytes / 4),
      sizeCalculation: ({ body }, key) => body.length + key.length + 200,
    });
  }

  async query(query: AnalysedQuery, options: QueryOptions): Promise<QueryResult> {
    options.signal?.throwIfAborted();
    if (CHANGING_FUNCTIONS.test(query.text)) return this.#endpoint.query(query, options);
    const { signal: _, lane = "adhoc", timeout, ...asked } = options;
    const key = JSON.stringify([query.key, query.dataset, lane, asked]);
    const known = this.#answers.get(key);
    if (known !== undefined) {
      this.#tally.cache.hit += 1;
      return { ...known, elapsed: 0, kept: this.#lasts };
    }
    return this.#join(`${timeout} ${key}`, options.signal, (controller) =>
      this.#endpoint.query(query, { ...options, signal: controller.signal }).then((result) => {
        this.#answers.set(key, result);
        return result;
      }),
    );
  }

  ready(): boolean {
    return this.#endpoint.ready();
  }

  /** Those of the endpoint behind it; what the cache counts stands in the same tally. */
  figures(): EndpointFigures | undefined {
    return this.#endpoint.figures?.();
  }

  close(): Promise<void> {
    return this.#endpoint.close();
  }

  /** Waits for work that goes on already, or begins it. Work ends when nobody waits for it any more. */
  #join(
    key: string,
    signal: AbortSignal | undefined,
    begin: (controller: AbortController) => Promise<QueryResult>,
  ): Promise<QueryResult> {
    const going = this.#flights.get(key);
    this.#tally.cache[going === undefined ? "miss" : "joined"] += 1;
    const flight = going ?? this.#begin(key, begin);
    flight.waiting += 1;
    if (signal === undefined) return flight.answer;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          this.#flights.delete(key);
          flight.controller.abort();
        }
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      flight.answer.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  #begin(key: string, begin: (controller: AbortController) => Promise<QueryResult>): Flight {
    const controller = new AbortController();
    const answer = begin(controller);
    const flight: Flight = { answer, controller, waiting: 0 };
    this.#flights.set(key, flight);
    const end = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    answer.then(end, end);
    return flight;
  }
}
