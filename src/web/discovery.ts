// What programs ask first: the service description, VoID, the catalogue and robots.txt.

import type { Context } from "hono";
import { dataPage } from "../html/data-page.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { describeCatalogue } from "../publish/catalogue.ts";
import { describeItself } from "../publish/description.ts";
import { listDumps } from "../publish/dumps.ts";
import { linksOfDataset, writeLinks } from "../publish/links.ts";
import { describeService } from "../publish/service-description.ts";
import { VARY_LANGUAGE } from "./languages.ts";
import { negotiate } from "./negotiate.ts";
import { pageOf, sendPage } from "./pages.ts";
import { PAGE_TYPES, sendRdf, wantedRdfType, writeRdf } from "./rdf.ts";
import { datedBy, HTML, send } from "./respond.ts";

/** VoID §6.2: a well-known address. */
export function answerVoid(c: Context, { release, queries }: Publication): Promise<Response> {
  return sendRdf(c, release, describeItself(release, queries), wantedRdfType(c, false));
}

/**
 * The service description, when the client wants RDF of the endpoint itself; nothing when it wants a page.
 * @throws ChanceryError QRY-510 when it wants neither, as who forgot the query does
 */
export async function answerService(
  c: Context,
  { release, queries, description }: Publication,
): Promise<Response | undefined> {
  const wanted = negotiate(c.req.header("accept"), PAGE_TYPES);
  if (wanted === HTML) return undefined;
  if (wanted === undefined)
    throw new ChanceryError({
      code: "QRY-510",
      message: "there is no query, and the endpoint itself is not to be had in what Accept names",
      hint: `Send query=…, or ask for one of: ${PAGE_TYPES.join(", ")}.`,
      choices: PAGE_TYPES,
    });
  return sendRdf(c, release, describeService(release, queries, description), wanted);
}

/** How long the list of downloads waits for those that are being written, in ms. */
const PATIENCE = 5000;

/** The downloads as a page, or the catalogue as RDF. What does not have all sizes and digests yet is not kept. */
export async function answerData(c: Context, publication: Publication): Promise<Response> {
  const wanted = wantedRdfType(c);
  const { release } = publication;
  const dumps = await listDumps(publication, PATIENCE);
  const isWhole = dumps.every(({ facts }) => facts !== "pending");
  if (!isWhole) c.set("keeps", false);
  const headers = {
    ...(isWhole && datedBy(release)),
    ...VARY_LANGUAGE,
    Link: writeLinks(linksOfDataset(release)),
  };
  if (wanted === HTML) {
    const page = pageOf(c, release);
    return sendPage(c, page, () => dataPage(page, dumps), headers);
  }
  const body = await writeRdf(release, describeCatalogue(release, dumps), wanted);
  return send(c, body, wanted, headers);
}

/** Guidance for crawlers (RFC 9309): what costs a query, or has endless addresses, is not for them. */
export function answerRobots(c: Context, { release }: Publication): Promise<Response> {
  const { base, remote } = release;
  const closed = [
    "/sparql",
    "/fragments",
    "/graph-store",
    "/reconcile",
    "/linkset",
    "/resource",
    "/search",
    "/suggest",
    "/w/",
    "/wikidata/sparql",
  ];
  const lines = [
    "# Every thing is listed in the sitemap, and answers If-None-Match and If-Modified-Since.",
    remote === undefined
      ? `# The whole graph is one download, which is kinder than a crawl: ${base}data`
      : `# A question is kinder than a crawl: ${base}sparql`,
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "Disallow: /*?profile=",
    "Allow: /",
    "",
    `Sitemap: ${base}sitemap.xml`,
  ];
  return send(c, `${lines.join("\n")}\n`, "text/plain");
}
