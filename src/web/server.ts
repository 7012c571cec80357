// The HTTP server: listens at once, so that the base address is known, serves when there is an app, and stops
// without losing an answer that has begun.

import {
  createServer,
  type Server as HttpServer,
  type RequestListener,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { type HttpBindings, serve } from "@hono/node-server";
import { ChanceryError } from "../model/error.ts";
import type { Settings } from "../model/settings.ts";
import type { Service } from "./app.ts";

/** How often connections are looked at for those that take too long, in ms. */
const CHECK_INTERVAL = 1_000;

/** @throws ChanceryError CLI-704 when the address is taken or forbidden */
export async function openServer(settings: Settings): Promise<Server> {
  const server = new Server(settings);
  await server.listen();
  return server;
}

export class Server {
  url = "";
  readonly #settings: Settings;
  readonly #answering = new Set<ServerResponse>();
  #http: HttpServer | undefined;
  #service: Service | undefined;
  #closing: Promise<void> | undefined;
  #state: "serving" | "leaving" | "stopped" = "serving";

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  setService(service: Service): void {
    this.#service = service;
  }

  /** Whether the server was asked to stop: balancers should send nothing more. */
  get isStopping(): boolean {
    return this.#state !== "serving";
  }

  listen(): Promise<void> {
    const { host, port } = this.#settings;
    const hostname = host === "localhost" ? "127.0.0.1" : host;
    return new Promise((resolve, reject) => {
      const http = serve(
        {
          fetch: (request, env) => this.#answer(request, env as HttpBindings), // HTTP/1 alone is served
          hostname,
          port,
          serverOptions: optionsOf(this.#settings),
          createServer: this.#createServer as typeof createServer, // it is called with both arguments
        },
        (info) => {
          this.url = `http://${host.includes(":") ? `[${host}]` : host}:${info.port}/`;
          resolve();
        },
      ) as HttpServer; // what `createServer` makes
      http.maxConnections = this.#settings.maxConnections || Number.POSITIVE_INFINITY;
      http.setTimeout(this.#settings.idleTimeout);
      http.on("error", (error: NodeJS.ErrnoException) =>
        reject(cannotListen(this.#settings, error)),
      );
      this.#http = http;
    });
  }

  /**
   * Answers for `stopDelay` ms more, then listens no longer and gives answers that have begun `stopGrace` ms.
   * Settles when all connections are closed.
   */
  close(): Promise<void> {
    this.#closing ??= this.#stop();
    return this.#closing;
  }

  async #stop(): Promise<void> {
    const { stopDelay, stopGrace } = this.#settings;
    this.#state = "leaving";
    if (stopDelay > 0 && this.#service !== undefined) await delay(stopDelay);
    this.#state = "stopped";
    const http = this.#http;
    if (http === undefined) return;
    for (const outgoing of this.#answering) outgoing.shouldKeepAlive = false;
    const cut = stopGrace > 0 ? setTimeout(() => http.closeAllConnections(), stopGrace) : undefined;
    await new Promise<void>((resolve) => http.close(() => resolve()));
    clearTimeout(cut);
  }

  /** The front is asked first, unless the server has stopped: then nothing new is begun. */
  readonly #createServer = (options: ServerOptions, listener: RequestListener) =>
    createServer(options, (incoming, outgoing) => {
      if (this.#state === "stopped" || !this.#service?.front.answer(incoming, outgoing))
        listener(incoming, outgoing);
      else this.#remember(outgoing);
    });

  #answer(request: Request, env: HttpBindings): Response | Promise<Response> {
    if (this.#state === "stopped") return unavailable("stopping", { Connection: "close" });
    if (this.#service === undefined) return unavailable("starting", { "Retry-After": "1" });
    this.#remember(env.outgoing as ServerResponse); // no HTTP/2 here
    return this.#service.app.fetch(request, env);
  }

  /** A connection whose answer is sent keeps a stopping server from its end no longer. */
  #remember(outgoing: ServerResponse): void {
    this.#answering.add(outgoing);
    outgoing.once("close", () => {
      this.#answering.delete(outgoing);
      if (this.#state === "stopped") setImmediate(() => this.#http?.closeIdleConnections());
    });
  }
}

function optionsOf({ headersTimeout, requestTimeout, keepAliveTimeout, headMaxBytes }: Settings) {
  return {
    // Node wants the first to be no longer than the second.
    headersTimeout: requestTimeout > 0 ? Math.min(headersTimeout, requestTimeout) : headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    maxHeaderSize: headMaxBytes,
    connectionsCheckingInterval: CHECK_INTERVAL,
  };
}

function unavailable(word: string, headers: Record<string, string>): Response {
  return new Response(`${word}\n`, { status: 503, headers });
}

function cannotListen({ host, port }: Settings, error: NodeJS.ErrnoException): ChanceryError {
  return new ChanceryError({
    code: "CLI-704",
    message: `cannot listen on ${host}:${port}: ${error.code ?? error.message}`,
    hint: "Choose another port with --port, or --port 0 for a free one.",
  });
}
