// Figures for operators in the text format of Prometheus: requests by route and status, memory, the release.

import type { Context, MiddlewareHandler } from "hono";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Publication } from "../model/publication.ts";

export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram<"route" | "method">;
  readonly #answers: Counter<"route" | "status">;

  constructor(publication: Publication) {
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
    new Gauge({
      name: "chancery_release_quads",
      help: "Quads of the current release.",
      registers,
      collect() {
        this.set(publication.release.counts.quads);
      },
    });
    new Gauge({
      name: "chancery_reload_failed",
      help: "1 while the folder cannot be published and the release of before stays.",
      registers,
      collect() {
        this.set(publication.lastReloadError === undefined ? 0 : 1);
      },
    });
  }

  /** Counts each request under the path of its route, so that there are few series. */
  readonly count: MiddlewareHandler = async (c, next) => {
    const end = this.#seconds.startTimer();
    await next();
    const route = c.get("route") ?? "none";
    end({ route, method: c.req.method });
    this.#answers.inc({ route, status: c.res.status });
  };

  async answer(_: Context): Promise<Response> {
    const headers = { "Content-Type": this.#registry.contentType, "Cache-Control": "no-store" };
    return new Response(await this.#registry.metrics(), { headers });
  }
}
