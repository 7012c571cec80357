// Figures for operators in the text format of Prometheus: requests by route and status, memory, the release.

import { createHash, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  Registry,
} from "prom-client";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { registerEngines } from "./engine-metrics.ts";
import type { Exchange } from "./exchange.ts";
import type { Siblings } from "./siblings.ts";

export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram<"route" | "method">;
  readonly #answers: Counter<"route" | "status">;
  readonly #byProcess: Counter<"pid">;
  readonly #inFlight: Gauge;
  readonly #token: string;

  readonly #siblings: Siblings | undefined;

  constructor(publication: Publication, siblings?: Siblings) {
    this.#siblings = siblings;
    siblings?.offer(() => this.#registry.getMetricsAsJSON());
    this.#token = publication.settings.metricsToken;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#seconds = new Histogram({
      name: "chancery_http_request_seconds",
      help: "How long requests took until their answer began.",
      labelNames: ["route", "method"],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    this.#answers = new Counter({
      name: "chancery_http_answers_total",
      help: "Answers by status.",
      labelNames: ["route", "status"],
      registers,
    });
    this.#byProcess = new Counter({
      name: "chancery_process_answers_total",
      help: "Answers by the process that gave them.",
      labelNames: ["pid"],
      registers,
    });
    this.#byProcess.inc({ pid: process.pid }, 0); // a process that has answered nothing yet is there too
    this.#inFlight = new Gauge({
      name: "chancery_http_requests_in_flight",
      help: "Requests whose answers are being made or sent.",
      registers,
    });
    registerRelease(this.#registry, publication);
    registerEngines(this.#registry, publication);
  }

  /** A request came; `finished` must follow. */
  began(): void {
    this.#inFlight.inc();
  }

  /** Its answer is made. Each counts under the path of its route, so that there are few series. */
  answered({ route, method, elapsed }: Exchange, status: number): void {
    this.#seconds.observe({ route, method }, elapsed / 1000);
    this.#answers.inc({ route, status });
    this.#byProcess.inc({ pid: process.pid });
  }

  /** Its answer is sent, or nobody waits for it any more. */
  finished(): void {
    this.#inFlight.dec();
  }

  /**
   * The figures, for those who know the token.
   * @throws ChanceryError WEB-601 when there is no token, WEB-620 when the client's is another
   */
  async answer(c: Context): Promise<Response> {
    if (this.#token === "") throw notServed();
    const [, given = ""] = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    if (!timingSafeEqual(digest(given), digest(this.#token))) throw notKnown();
    const headers = { "Content-Type": this.#registry.contentType, "Cache-Control": "no-store" };
    return new Response(await this.#write(), { headers });
  }

  /** Of all processes together: sums, but the worst or newest where a sum says nothing. */
  async #write(): Promise<string> {
    if (this.#siblings === undefined) return this.#registry.metrics();
    const own = await this.#registry.getMetricsAsJSON();
    const all = [own, ...(await this.#siblings.others())];
    return AggregatorRegistry.aggregate(all).metrics();
  }
}

function registerRelease(registry: Registry, publication: Publication): void {
  new Gauge({
    name: "chancery_release_quads",
    help: "Quads of the current release.",
    aggregator: "max",
    registers: [registry],
    collect() {
      this.set(publication.release.counts.quads);
    },
  });
  new Gauge({
    name: "chancery_reload_failed",
    help: "1 while the folder cannot be published and the release of before stays.",
    aggregator: "max",
    registers: [registry],
    collect() {
      this.set(publication.lastReloadError === undefined ? 0 : 1);
    },
  });
}

/** Of one length, so that comparing takes the same time whatever was given. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function notServed(): ChanceryError {
  return new ChanceryError({
    code: "WEB-601",
    message: "figures are not served here",
    hint: "Set metricsToken to serve them to those who send it.",
  });
}

function notKnown(): ChanceryError {
  return new ChanceryError({
    code: "WEB-620",
    message: "figures are for those who know the token",
    hint: "Send Authorization: Bearer with the value of the setting metricsToken.",
  });
}
