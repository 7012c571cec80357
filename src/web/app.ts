// The HTTP application: the table of routes, safety headers, and the translation of errors.

import { readFileSync } from "node:fs";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { docsPage } from "../html/docs-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Settings } from "../model/settings.ts";
import { dumpOf } from "../publish/dumps.ts";
import { linksOfDump, writeLinks } from "../publish/links.ts";
import { Budget } from "./budget.ts";
import { answerData, answerRobots, answerVoid } from "./discovery.ts";
import { allowOf, answerError, notAllowed, notRemote, tooLarge } from "./errors.ts";
import { answerFragment } from "./fragments.ts";
import { Front } from "./front.ts";
import { answerGraph } from "./graph-store.ts";
import { answerHealth, answerReady } from "./health.ts";
import { answerHome } from "./home.ts";
import { answerLinkset } from "./linkset.ts";
import { Log } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { Observer } from "./observer.ts";
import { answerQuestion, answerQuestions } from "./questions.ts";
import { answerPreview } from "./reconcile/preview.ts";
import { answerProperties, answerReconcile, answerSuggest } from "./reconcile/version-0-2.ts";
import {
  answerExtend,
  answerManifest,
  answerMatch,
  answerProposals,
  answerSuggestions,
} from "./reconcile/version-1-0.ts";
import { datedBy, HTML, reprDigest, send } from "./respond.ts";
import type { Siblings } from "./siblings.ts";
import { answerSitemap, answerSitemapPart } from "./sitemap.ts";
import { answerSparql, QUERY_SERVICE_PATH } from "./sparql.ts";
import { QUERY_TYPES } from "./sparql-request.ts";
import { answerResource, answerThing } from "./thing.ts";
import { answerActionApi, answerWikibaseManifest } from "./wikibase/action-api.ts";
import { answerConcept, answerEntityData } from "./wikibase/entity.ts";
import { answerQueryService } from "./wikibase/query-service.ts";
import { answerDesk, answerDeskFile } from "./wikidata.ts";

type Handler = (c: Context, publication: Publication) => Response | Promise<Response>;

interface Route {
  readonly path: string;
  readonly methods: readonly string[];
  /** Whether whole answers are a function of the release and the request alone, so that they may be given again. */
  readonly keeps?: boolean;
  readonly handler: Handler;
  /** Media types of bodies that a QUERY may carry (RFC 10008 §3). */
  readonly accepts?: readonly string[];
  /** Set where the whole graph must be at hand, so that it is not served from a remote endpoint. */
  readonly whole?: true;
}

const READ = ["GET"];

/** Every route, most specific first. HEAD is answered wherever GET is. */
export const ROUTES: readonly Route[] = [
  { path: "/", methods: READ, keeps: true, handler: answerHome },
  {
    path: "/assets/style.css",
    methods: READ,
    keeps: true,
    handler: (c) => send(c, STYLE, "text/css"),
  },
  { path: "/fragments", methods: READ, keeps: true, handler: answerFragment },
  { path: "/linkset", methods: READ, keeps: true, handler: answerLinkset },
  { path: "/graph-store", methods: READ, keeps: true, handler: answerGraph },
  { path: "/wikidata", methods: READ, keeps: true, handler: answerDesk, whole: true },
  {
    path: QUERY_SERVICE_PATH,
    methods: ["GET", "POST", "QUERY"],
    handler: answerQueryService,
    accepts: QUERY_TYPES,
    whole: true,
  },
  { path: "/wikidata/manifest.json", methods: READ, handler: answerWikibaseManifest, whole: true },
  { path: "/wikidata/:format", methods: READ, keeps: true, handler: answerDeskFile, whole: true },
  { path: "/entity/:id", methods: READ, handler: answerConcept },
  { path: "/wiki/Special:EntityData/:name", methods: READ, handler: answerEntityData },
  { path: "/wiki/:id", methods: READ, handler: answerConcept },
  { path: "/w/api.php", methods: ["GET", "POST"], handler: answerActionApi, whole: true },
  { path: "/reconcile", methods: ["GET", "POST"], handler: answerReconcile, whole: true },
  { path: "/reconcile/suggest/:kind", methods: READ, handler: answerSuggest, whole: true },
  { path: "/reconcile/properties", methods: READ, handler: answerProperties, whole: true },
  { path: "/reconcile/preview", methods: READ, handler: answerPreview, whole: true },
  { path: "/reconcile/1.0", methods: READ, handler: answerManifest, whole: true },
  { path: "/reconcile/1.0/match", methods: ["POST"], handler: answerMatch, whole: true },
  { path: "/reconcile/1.0/suggest/:kind", methods: READ, handler: answerSuggestions, whole: true },
  { path: "/reconcile/1.0/preview", methods: READ, handler: answerPreview, whole: true },
  { path: "/reconcile/1.0/extend", methods: ["POST"], handler: answerExtend, whole: true },
  { path: "/reconcile/1.0/extend/propose", methods: READ, handler: answerProposals, whole: true },
  { path: "/robots.txt", methods: READ, keeps: true, handler: answerRobots },
  { path: "/sitemap.xml", methods: READ, keeps: true, handler: answerSitemap },
  { path: "/sitemap/:part", methods: READ, keeps: true, handler: answerSitemapPart },
  { path: "/.well-known/void", methods: READ, keeps: true, handler: answerVoid },
  { path: "/healthz", methods: READ, handler: answerHealth },
  { path: "/readyz", methods: READ, handler: answerReady },
  { path: "/metrics", methods: READ, handler: (c) => c.get("metrics").answer(c) },
  {
    path: "/sparql",
    methods: ["GET", "POST", "QUERY"],
    handler: answerSparql,
    accepts: QUERY_TYPES,
  },
  { path: "/queries", methods: READ, keeps: true, handler: answerQuestions },
  { path: "/queries/:slug", methods: READ, handler: answerQuestion },
  { path: "/data", methods: READ, keeps: true, handler: answerData },
  {
    path: "/data/latest/:name",
    methods: READ,
    handler: (c, { release }) =>
      c.redirect(`/data/${release.id}/${encodeURIComponent(c.req.param("name") ?? "")}`, 307),
  },
  { path: "/data/:release/:name", methods: READ, keeps: true, handler: dump },
  { path: "/docs", methods: READ, handler: (c) => c.redirect("/docs/index", 307) },
  { path: "/docs/:page", methods: READ, keeps: true, handler: docs },
  {
    path: "/resource",
    methods: READ,
    keeps: true,
    handler: answerResource,
  },
  { path: "/*", methods: READ, keeps: true, handler: answerThing },
];

const STYLE = readFileSync(new URL("../html/assets/style.css", import.meta.url), "utf8");

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
  const budget = new Budget(publication.settings);
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

async function docs(c: Context, { release }: Publication): Promise<Response> {
  const name = c.req.param("page") ?? "";
  const page = await docsPage(release, name);
  if (page === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `there is no page ${name} in the help`,
      hint: "See /docs for all pages.",
    });
  return send(c, String(await page), HTML);
}

async function dump(c: Context, { release }: Publication): Promise<Response> {
  const { release: id, name = "" } = c.req.param() as { release?: string; name?: string }; // the route has both
  const made = id === release.id ? await dumpOf(release, name) : undefined;
  if (made === undefined)
    throw new ChanceryError({
      code: "WEB-601",
      message: `there is no ${name} of release ${id}`,
      hint: "See /data for what there is.",
    });
  return send(c, made.body, made.format.mediaTypes[0], {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Disposition": `attachment; filename="${name}"`,
    "Repr-Digest": reprDigest(made.body),
    Link: writeLinks(linksOfDump(release)),
    ...datedBy(release),
  });
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
