// One request and its answer, as operators see it: who asked, under which id, and where the time went.

import type { Lane } from "../model/query.ts";

/** What is timed within an answer, in the order of Server-Timing. */
export type Phase = "queue" | "engine" | "render";

export class Exchange {
  /** Names the request in headers, problem details and the log. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly client: string;
  /** The path of the route that answers, as the table of routes writes it. */
  route = "none";
  /** Whether the body had been kept from before; unset where nothing is kept. */
  cached: boolean | undefined;
  /** The lane of the engine that answered. */
  lane: Lane | undefined;
  readonly #start = performance.now();
  readonly #phases = new Map<Phase, number>();

  constructor({ id, method, path, client }: Pick<Exchange, "id" | "method" | "path" | "client">) {
    this.id = id;
    this.method = method;
    this.path = path;
    this.client = client;
  }

  /** Milliseconds since the request came. */
  get elapsed(): number {
    return performance.now() - this.#start;
  }

  /** Counts milliseconds to a phase. */
  spent(phase: Phase, ms: number): void {
    this.#phases.set(phase, (this.#phases.get(phase) ?? 0) + Math.max(0, ms));
  }

  /** Times work as a phase. */
  async timed<T>(phase: Phase, work: () => Promise<T> | T): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.spent(phase, performance.now() - start);
    }
  }

  /** Header fields that tell the client of it: the id, and Server-Timing (W3C) in milliseconds. */
  headers(): readonly (readonly [name: string, value: string])[] {
    const phases = [...this.#phases].map(([phase, ms]) => `${phase};dur=${ms.toFixed(1)}`);
    const cache = this.cached === undefined ? [] : [`cache;desc=${this.cached ? "hit" : "miss"}`];
    const total = `total;dur=${this.elapsed.toFixed(1)}`;
    return [
      ["X-Request-Id", this.id],
      ["Server-Timing", [total, ...phases, ...cache].join(", ")],
    ];
  }
}
