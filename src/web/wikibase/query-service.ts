// The statements of a publication, asked as people ask the Wikidata Query Service.

import type { Context } from "hono";
import { answerDrawing } from "../../html/query/answer.ts";
import { queryPage } from "../../html/query/query-page.ts";
import { FORM } from "../../html/words/query.ts";
import { ChanceryError } from "../../model/error.ts";
import type { Publication } from "../../model/publication.ts";
import type { Release } from "../../model/release.ts";
import type { AnalyseOptions } from "../../query/analyse.ts";
import { defaultViewOf } from "../../query/dialect/translate.ts";
import { analyseAside, readAside } from "../../query/reader.ts";
import { runQuery } from "../../query/run.ts";
import { WIKIDATA } from "../../wikibase/rdf/namespaces.ts";
import { prefixesOf } from "../../wikibase/rdf/prefixes.ts";
import type { WikibaseSite } from "../../wikibase/site.ts";
import { siteLines } from "../../wikibase/site-rdf.ts";
import { budgetOf } from "../budget.ts";
import { languagesOf } from "../languages.ts";
import { negotiate } from "../negotiate.ts";
import { pageOf, sendPage } from "../pages.ts";
import { askedAt, redirectToAddress } from "../posted.ts";
import { limitsFor, wantedLook } from "../query-page.ts";
import { HTML } from "../respond.ts";
import { type Asked, answerQuery, QUERY_SERVICE_PATH, type Showing } from "../sparql.ts";
import { readSparqlRequest } from "../sparql-request.ts";
import { siteOnce } from "./site.ts";

const PAGE = [HTML];

const EXAMPLE = `SELECT ?item ?itemLabel ?otherLabel WHERE {
  ?item wdt:P530 ?other .
  SERVICE wikibase:label { bd:serviceParam wikibase:language "[AUTO_LANGUAGE],en" }
}`;

/** The SPARQL 1.1 Protocol over the RDF of Wikibase; SERVICE wikibase:label and its like are translated first. */
export async function answerQueryService(c: Context, publication: Publication): Promise<Response> {
  const { release, settings } = publication;
  const site = await siteOnce(publication);
  const page = pageOf(c, release);
  const request = await readSparqlRequest(c);
  if (request === undefined) {
    if (negotiate(c.req.header("accept"), PAGE) === undefined) throw noQuery();
    return sendPage(c, page, () => queryPage(page, EXAMPLE, { path: QUERY_SERVICE_PATH }));
  }
  const origin = askedAt(QUERY_SERVICE_PATH, request);
  const redirect = redirectToAddress(c, origin, request);
  if (redirect !== undefined) return redirect;
  const limits = { maxBytes: settings.queryMaxBytes, maxDepth: settings.queryMaxDepth };
  const options = { base: release.base, prefixes: prefixesOnce(site), ...limits };
  const text = await translated(c, request.text, release, site, options);
  const asked: Asked = {
    settings,
    release: { base: release.base, prefixes: options.prefixes, context: options.prefixes },
    query: async (query, asking) => {
      const endpoint = await publication.derived("wikibase", async () => siteLines(site));
      const { value } = await analyseAside(query, options);
      return runQuery(endpoint, value, asking);
    },
  };
  const view = defaultViewOf(request.text);
  const shown = {
    path: QUERY_SERVICE_PATH,
    asked: origin,
    look: wantedLook(c, view, request.view),
    viewThere: view,
  };
  const showing: Showing = {
    page: (answer) =>
      queryPage(page, request.text, {
        ...shown,
        outcome: { answer },
        ...limitsFor(c, publication),
      }),
    drawing: (answer) =>
      answerDrawing(page, answer, { title: page.say(FORM.title), look: shown.look }),
  };
  c.set("errorPage", (error) => queryPage(page, request.text, { ...shown, outcome: { error } }));
  return answerQuery(c, asked, { ...request, text }, () => page, showing, {
    ...(view !== undefined && { "Default-View": view }),
  });
}

/** The query in plain SPARQL, at the cost of the client's share. */
async function translated(
  c: Context,
  text: string,
  { base }: Release,
  { namespaces }: WikibaseSite,
  options: AnalyseOptions,
): Promise<string> {
  const { value } = await budgetOf(c).spend(c, () =>
    readAside("translateDialect", text, {
      ...options,
      languages: languagesOf(c.req.header("accept-language")),
      entityNamespaces: [`${WIKIDATA}entity/`, `${base}entity/`],
      genid: namespaces.genid ?? "",
    }),
  );
  return value;
}

function noQuery(): ChanceryError {
  return new ChanceryError({
    code: "QRY-510",
    message: "there is no query",
    hint: "Send ?query=…, or the query itself as application/sparql-query; /docs/wikibase says what is understood.",
  });
}

const PREFIXES = new WeakMap<WikibaseSite, Readonly<Record<string, string>>>();

/** The same object each time, so that analysed queries are found again. */
function prefixesOnce(site: WikibaseSite): Readonly<Record<string, string>> {
  const known = PREFIXES.get(site) ?? prefixesOf(site.namespaces);
  PREFIXES.set(site, known);
  return known;
}
