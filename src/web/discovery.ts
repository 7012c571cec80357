// What programs ask first: the service description, VoID, the catalogue, robots.txt and the sitemap.

import type { Context } from "hono";
import { dataPage } from "../html/data-page.ts";
import type { Publication } from "../model/publication.ts";
import { describeCatalogue } from "../publish/catalogue.ts";
import { type Dump, dumpNames, dumpOf } from "../publish/dumps.ts";
import { describeService } from "../publish/service-description.ts";
import { describeVoid } from "../publish/void.ts";
import { negotiate } from "./negotiate.ts";
import { sendRdf, WRITABLE, wantedRdfType } from "./rdf.ts";
import { HTML, send } from "./respond.ts";

/** VoID §6.2: a well-known address. */
export function answerVoid(c: Context, { release }: Publication): Promise<Response> {
  return sendRdf(c, release, describeVoid(release), wantedRdfType(c, false));
}

/** The service description, when the client wants RDF of the endpoint itself; nothing when it wants a page. */
export async function answerService(
  c: Context,
  { release, queries }: Publication,
): Promise<Response | undefined> {
  const rdf = WRITABLE.flatMap(({ mediaTypes }) => mediaTypes);
  const wanted = negotiate(c.req.header("accept"), [HTML, ...rdf]);
  if (wanted === undefined || wanted === HTML) return undefined;
  return sendRdf(c, release, describeService(release, queries), wanted);
}

/** The downloads as a page, or the catalogue as RDF. */
export async function answerData(c: Context, { release }: Publication): Promise<Response> {
  const wanted = wantedRdfType(c);
  const dumps: Dump[] = await Promise.all(
    dumpNames().flatMap(({ name }) => dumpOf(release, name) ?? []),
  );
  if (wanted === HTML) return send(c, String(await dataPage(release, dumps)), HTML);
  return sendRdf(c, release, describeCatalogue(release, dumps), wanted);
}

export function answerRobots(c: Context, { release }: Publication): Promise<Response> {
  const text = `User-agent: *\nDisallow: /sparql\nDisallow: /resource\nAllow: /\n\n# The whole graph is one download, which is kinder than a crawl: ${release.base}data\nSitemap: ${release.base}sitemap.xml\n`;
  return send(c, text, "text/plain");
}

/** How many addresses one sitemap may hold (sitemaps.org). */
const SITEMAP_MAX = 50_000;

export function answerSitemap(c: Context, { release }: Publication): Promise<Response> {
  const { base, quads } = release;
  const addresses: string[] = [base, `${base}data`, `${base}queries`];
  for (const subject of quads.subjects()) {
    if (addresses.length === SITEMAP_MAX) break;
    if (subject.startsWith(base) && !subject.includes("#")) addresses.push(subject);
  }
  const lines = addresses.map(
    (address) => `<url><loc>${escapeXml(encodeURI(decodeSafely(address)))}</loc></url>\n`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("")}</urlset>\n`;
  return send(c, xml, "application/xml");
}

/** An address may be in percent form already. */
function decodeSafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
