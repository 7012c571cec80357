// Small endpoints over triples that are made from a release: each opened at its first use, all closed with the release.

import type { Endpoint } from "../model/query.ts";
import type { Settings } from "../model/settings.ts";
import { buildFromLines } from "../rdf/quad-table.ts";
import { withCache } from "./cached.ts";
import { openLocalEndpoint } from "./local.ts";

export class DerivedEndpoints {
  readonly #settings: Settings;
  readonly #opened = new Map<string, Promise<Endpoint>>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The endpoint of that name; `makeLines` gives its content at the first call. A failure is tried again. */
  get(name: string, makeLines: () => Promise<string[]>): Promise<Endpoint> {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const opening = this.#open(makeLines);
    this.#opened.set(name, opening);
    opening.catch(() => this.#opened.delete(name));
    return opening;
  }

  async close(): Promise<void> {
    const settled = await Promise.allSettled(this.#opened.values());
    const opened = settled.flatMap((found) => (found.status === "fulfilled" ? [found.value] : []));
    await Promise.all(opened.map((endpoint) => endpoint.close()));
  }

  async #open(makeLines: () => Promise<string[]>): Promise<Endpoint> {
    const { table, defaultGraph } = buildFromLines(await makeLines());
    const pool = await openLocalEndpoint({
      quads: table,
      defaultGraph,
      settings: this.#settings,
      lanes: "one",
    });
    return withCache(pool, this.#settings.resultCacheBytes);
  }
}
