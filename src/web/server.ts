// The HTTP server: listens at once, so that the base address is known, and serves when there is an app.

import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { ChanceryError } from "../model/error.ts";

export interface Server {
  readonly url: string;
  setApp(app: Hono): void;
  /** Refuses new connections and waits for answers that have begun. */
  close(): Promise<void>;
}

/** @throws ChanceryError CLI-704 when the address is taken or forbidden */
export function openServer({ host, port }: { host: string; port: number }): Promise<Server> {
  let app: Hono | undefined;
  const starting = () =>
    new Response("starting\n", { status: 503, headers: { "Retry-After": "1" } });
  return new Promise((resolve, reject) => {
    const hostname = host === "localhost" ? "127.0.0.1" : host;
    const server = serve(
      { fetch: (request, env) => app?.fetch(request, env) ?? starting(), hostname, port },
      (info) => {
        resolve({
          url: `http://${host.includes(":") ? `[${host}]` : host}:${info.port}/`,
          setApp: (given) => {
            app = given;
          },
          close: () =>
            new Promise((done) => {
              server.close(() => done());
            }),
        });
      },
    );
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        new ChanceryError({
          code: "CLI-704",
          message: `cannot listen on ${host}:${port}: ${error.code ?? error.message}`,
          hint: "Choose another port with --port, or --port 0 for a free one.",
        }),
      );
    });
  });
}
