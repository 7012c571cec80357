// The table of routes: which address answers what.

import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import { answerAsset } from "./assets.ts";
import { answerBrowse, answerList } from "./browse/lists.ts";
import { answerData, answerRobots, answerVoid } from "./discovery.ts";
import { answerDocs } from "./docs.ts";
import { answerDump, answerLatest } from "./dump.ts";
import { answerCheck, answerVocabulary } from "./editor.ts";
import { answerFragment } from "./fragments.ts";
import { answerLinks } from "./graph.ts";
import { answerGraph } from "./graph-store.ts";
import { answerHealth, answerReady } from "./health.ts";
import { answerHome } from "./home.ts";
import { answerLinkset } from "./linkset.ts";
import { answerDate, answerOn } from "./on.ts";
import { answerOpenApi } from "./openapi.ts";
import { answerQuality, answerQualityAs, QUALITY_PATH, QUALITY_TWINS } from "./quality.ts";
import { answerSparql } from "./query-page.ts";
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
import { answerCompletions, answerOpenSearch, answerSearch, answerSearchJson } from "./search.ts";
import { answerShare, answerShared } from "./share.ts";
import { answerSitemap, answerSitemapPart } from "./sitemap.ts";
import { answerGeoJson, answerMap } from "./space.ts";
import { QUERY_SERVICE_PATH } from "./sparql.ts";
import { QUERY_TYPES } from "./sparql-request.ts";
import { answerResource, answerThing } from "./thing.ts";
import { answerCalendar, answerTimeline } from "./time.ts";
import { answerActionApi, answerWikibaseManifest } from "./wikibase/action-api.ts";
import { answerConcept, answerEntityData } from "./wikibase/entity.ts";
import { answerQueryService } from "./wikibase/query-service.ts";
import { answerDesk, answerDeskFile } from "./wikidata.ts";

type Handler = (c: Context, publication: Publication) => Response | Promise<Response>;

export interface Route {
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
  { path: "/assets/:name", methods: READ, keeps: true, handler: answerAsset },
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
  { path: "/sparql/vocabulary.json", methods: READ, keeps: true, handler: answerVocabulary },
  { path: "/sparql/check", methods: ["POST"], handler: answerCheck },
  { path: "/q", methods: ["POST"], handler: answerShare },
  { path: "/q/:name", methods: READ, handler: answerShared },
  { path: "/openapi.json", methods: READ, keeps: true, handler: answerOpenApi },
  { path: "/queries", methods: READ, keeps: true, handler: answerQuestions },
  { path: "/queries/:slug", methods: READ, handler: answerQuestion },
  { path: "/browse", methods: READ, keeps: true, handler: answerBrowse },
  { path: "/browse/:class", methods: READ, keeps: true, handler: answerList },
  { path: "/timeline", methods: READ, keeps: true, handler: answerTimeline },
  { path: "/timeline.ics", methods: READ, keeps: true, handler: answerCalendar },
  { path: "/map", methods: READ, keeps: true, handler: answerMap },
  { path: "/map.geojson", methods: READ, keeps: true, handler: answerGeoJson },
  { path: "/graph", methods: READ, keeps: true, handler: answerLinks },
  { path: "/on", methods: READ, handler: answerOn },
  { path: "/on/:date", methods: READ, keeps: true, handler: answerDate },
  { path: "/search", methods: READ, keeps: true, handler: answerSearch },
  { path: "/search.json", methods: READ, keeps: true, handler: answerSearchJson },
  { path: "/suggest", methods: READ, keeps: true, handler: answerCompletions },
  { path: "/opensearch.xml", methods: READ, keeps: true, handler: answerOpenSearch },
  { path: "/data", methods: READ, keeps: true, handler: answerData },
  { path: "/data/latest/:name", methods: READ, handler: answerLatest },
  { path: "/data/:release/:name", methods: READ, keeps: true, handler: answerDump },
  { path: QUALITY_PATH, methods: READ, keeps: true, handler: answerQuality },
  ...Object.entries(QUALITY_TWINS).map(
    ([extension, twin]): Route => ({
      path: `${QUALITY_PATH}.${extension}`,
      methods: READ,
      keeps: true,
      handler: answerQualityAs(twin),
    }),
  ),
  { path: "/docs", methods: READ, handler: (c) => c.redirect("/docs/index", 307) },
  { path: "/docs/:page", methods: READ, keeps: true, handler: answerDocs },
  { path: "/resource", methods: READ, keeps: true, handler: answerResource },
  { path: "/*", methods: READ, keeps: true, handler: answerThing },
];
