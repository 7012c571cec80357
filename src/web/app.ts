// The HTTP application: routes behind what all of them share, and the translation of errors.

import { Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Publication } from "../model/publication.ts";
import type { Settings } from "../model/settings.ts";
import { Budget } from "./budget.ts";
import { allowOf, answerError, notAllowed, notRemote, tooLarge } from "./errors.ts";
import { Front } from "./front.ts";
import { Log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { Observer } from "./observer.ts";
import { ROUTES } from "./routes.ts";
import type { Siblings } from "./siblings.ts";

/** What the application touches of the world. */
export interface AppOptions {
  readonly log?: Log;
  /** Whether the server was asked to stop. */
  readonly isStopping?: () => boolean;
  /** Other processes that serve the same publication. */
  readonly siblings?: Siblings;
}

/** The application, and what stands before it on a server. */
export interface Service {
  readonly app: Hono;
  readonly front: Front;
}

/** The application as a web-standard handler. @throws ChanceryError CFG-301 */
export function createApp(publication: Publication, options?: AppOptions): Hono {
  return createService(publication, options).app;
}

/** The application behind its front. @throws ChanceryError CFG-301 */
export function createService(
  publication: Publication,
  { log = new Log("off", () => undefined), isStopping = () => false, siblings }: AppOptions = {},
): Service {
  const app = new Hono();
  const budget = new Budget(publication.settings, siblings);
  const metrics = new Metrics(publication, siblings);
  const observer = new Observer(publication.settings, metrics, log);
  const front = new Front(publication, observer);
  app.use(observer.watch);
  app.use(async (c, next) => {
    const { release } = publication;
    c.set("isStopping", isStopping);
    c.set("budget", budget);
    c.set("metrics", metrics);
    await next();
    if (c.get("keeps") === true) front.keep(c, release);
  });
  app.use(boundedBody(publication.settings));
  for (const { path, methods, keeps, handler, accepts, whole } of ROUTES) {
    if (accepts !== undefined)
      app.use(path, (c, next) => {
        c.set("routeFields", { "Accept-Query": accepts.join(", ") });
        return next();
      });
    app.on([...methods], path, (c) => {
      c.set("route", path);
      if (whole === true && publication.release.remote !== undefined) throw notRemote(path);
      c.set("keeps", keeps === true);
      return handler(c, publication);
    });
    app.on(["OPTIONS"], path, () => answerOptions(methods));
    app.all(path, (c) => {
      throw notAllowed(c, methods);
    });
  }
  app.onError((error, c) => answerError(c, error, publication));
  return { app, front };
}

const BODILESS = new Set(["GET", "HEAD"]);

/** Where there is no body, to look at its length would make a whole Request: a tenth of the time of a page. */
function boundedBody({ queryMaxBytes }: Settings): MiddlewareHandler {
  const maxSize = queryMaxBytes * 4 || Number.MAX_SAFE_INTEGER;
  const bounded = bodyLimit({
    maxSize,
    onError: () => {
      throw tooLarge(maxSize);
    },
  });
  return (c, next) => (BODILESS.has(c.req.method) ? next() : bounded(c, next));
}

/** What may be done here, for people and for the preflight of browsers (Fetch §3.2). */
function answerOptions(methods: readonly string[]): Response {
  const allow = allowOf(methods);
  const headers = {
    Allow: allow,
    "Access-Control-Allow-Methods": allow,
    "Access-Control-Allow-Headers":
      "Accept, Accept-Language, Accept-Profile, Content-Type, If-Modified-Since, If-None-Match, Range",
    "Access-Control-Max-Age": "86400",
  };
  return new Response(null, { status: 204, headers });
}
