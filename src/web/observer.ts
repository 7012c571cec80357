// What operators learn of each request: its id, its place in the figures, its line in the log, its span.

import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";
import { clientLeft } from "./errors.ts";
import { Exchange } from "./exchange.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { type HeaderReader, Proxies, plainAddress } from "./proxies.ts";
import { dress } from "./safety.ts";
import { requestSpan } from "./trace.ts";

/** A request id that a trusted proxy may give. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** How much of a path is logged. */
const PATH_MAX = 1024;

/** A request before anything is known of it; the connection is missing where there is no socket. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  readonly header: HeaderReader;
  readonly connection: Partial<HttpBindings> | undefined;
}

export class Observer {
  readonly #proxies: Proxies;
  readonly #metrics: Metrics;
  readonly #log: Log;
  readonly #namesClients: boolean;

  /** @throws ChanceryError CFG-301 for `trustedProxies` */
  constructor(settings: Settings, metrics: Metrics, log: Log) {
    this.#proxies = new Proxies(settings);
    this.#metrics = metrics;
    this.#log = log;
    this.#namesClients = settings.logClients;
  }

  /** Begins to watch a request; `end` must follow. */
  begin({ method, path, header, connection }: Arrival): Exchange {
    const connected = plainAddress(connection?.incoming?.socket.remoteAddress ?? "unknown");
    const given = this.#proxies.trusts(connected) ? (header("x-request-id") ?? "") : "";
    this.#metrics.began();
    return new Exchange({
      id: REQUEST_ID.test(given) ? given : randomUUID(),
      method,
      path: path.slice(0, PATH_MAX),
      client: this.#proxies.clientOf(connected, header),
    });
  }

  /** The answer is made; it is logged once it is sent, or its client has left. */
  end(exchange: Exchange, status: number, error?: Error, outgoing?: ServerResponse): void {
    this.#metrics.answered(exchange, status);
    const logged = this.#log.hasRequests
      ? this.#logger(exchange, status, error, outgoing)
      : undefined;
    const finish = () => {
      this.#metrics.finished();
      logged?.();
    };
    if (outgoing === undefined || outgoing.destroyed) finish();
    else outgoing.once("close", finish);
  }

  /** What writes the line of a request, to be called when nothing more is sent. */
  #logger(
    exchange: Exchange,
    status: number,
    error: Error | undefined,
    outgoing: ServerResponse | undefined,
  ): () => void {
    const socket = outgoing?.socket;
    const before = socket?.bytesWritten ?? 0;
    let isSent = outgoing === undefined;
    outgoing?.once("finish", () => {
      isSent = socket?.destroyed === false; // Node says that it has finished when it gives up, too
    });
    return () =>
      this.#log.request({
        ...this.#fieldsOf(exchange),
        status,
        ms: Number(exchange.elapsed.toFixed(1)),
        bytes: isSent && socket ? socket.bytesWritten - before : undefined,
        cache: exchange.cached === undefined ? undefined : exchange.cached ? "hit" : "miss",
        lane: exchange.lane,
        code: error instanceof ChanceryError ? error.code : undefined,
        aborted: isSent ? undefined : true,
      });
  }

  /** Watches an answer that was made before. Gives the fields of this request: names and values by turns. */
  again(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    { route, status }: { readonly route: string; readonly status: number },
  ): readonly string[] {
    const { method = "", url = "", headers } = incoming;
    const [path = ""] = url.split("?", 1);
    const header = (name: string) => headers[name]?.toString();
    const exchange = this.begin({ method, path, header, connection: { incoming } });
    exchange.route = route;
    exchange.cached = true;
    void requestSpan(exchange, header, async () => status);
    this.end(exchange, status, undefined, outgoing);
    return exchange.headers().flat();
  }

  /** A fault that the client hears of by its id alone. */
  fault(exchange: Exchange, error: Error): void {
    this.#log.fault(error, this.#fieldsOf(exchange));
  }

  /** Watches all that the application answers. */
  readonly watch: MiddlewareHandler = async (c, next) => {
    const arrival = arrivalOf(c);
    const exchange = this.begin(arrival);
    c.set("exchange", exchange);
    c.set("observer", this);
    await requestSpan(exchange, arrival.header, async () => {
      // What is thrown and is no Error comes from a signal of the connection; Hono lets it pass.
      await next().catch(() => {
        c.res = clientLeft();
      });
      exchange.route = c.get("route") ?? "none";
      return c.res.status;
    });
    if (c.res !== c.get("sent")?.response) dress(c);
    this.end(exchange, c.res.status, c.error, arrival.connection?.outgoing as ServerResponse); // no HTTP/2 here
  };

  #fieldsOf({ id, method, route, path, client }: Exchange) {
    return { id, method, route, path, client: this.#namesClients ? client : undefined };
  }
}

function arrivalOf(c: Context): Arrival {
  const { method, path } = c.req;
  return { method, path, header: (name) => c.req.header(name), connection: c.env };
}
