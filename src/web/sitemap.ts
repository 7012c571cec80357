// The sitemap (sitemaps.org): one list while the addresses fit into it, else an index of several.

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { asUri } from "../publish/urls.ts";
import { datedBy, send } from "./respond.ts";

/** How many addresses one sitemap may hold. */
const ADDRESSES_MAX = 50_000;

export function answerSitemap(c: Context, { release }: Publication): Promise<Response> {
  const addresses = addressesOf(release);
  const parts = Math.ceil(addresses.length / ADDRESSES_MAX);
  if (parts === 1) return sendXml(c, release, "urlset", "url", addresses);
  const maps = Array.from({ length: parts }, (_, at) => `${release.base}sitemap/${at + 1}`);
  return sendXml(c, release, "sitemapindex", "sitemap", maps);
}

/** One of the lists that the index names, from 1. @throws ChanceryError WEB-601 */
export function answerSitemapPart(c: Context, { release }: Publication): Promise<Response> {
  const given = c.req.param("part") ?? "";
  const first = /^[1-9]\d{0,8}$/.test(given) ? (Number(given) - 1) * ADDRESSES_MAX : Infinity;
  const part = addressesOf(release).slice(first, first + ADDRESSES_MAX);
  if (part.length > 0) return sendXml(c, release, "urlset", "url", part);
  throw new ChanceryError({
    code: "WEB-601",
    message: `there is no part ${given} of the sitemap`,
    hint: "See /sitemap.xml for all of them.",
  });
}

function addressesOf({ base, quads }: Release): string[] {
  const own = [...quads.subjects()].filter(
    (subject) => subject.startsWith(base) && !subject.includes("#"),
  );
  return [base, `${base}data`, `${base}queries`, ...own];
}

function sendXml(
  c: Context,
  release: Release,
  list: string,
  entry: string,
  addresses: readonly string[],
): Promise<Response> {
  const changed = `<lastmod>${release.modified.toISOString()}</lastmod>`;
  const entries = addresses.map(
    (address) => `<${entry}><loc>${escapeXml(asUri(address))}</loc>${changed}</${entry}>\n`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("")}</${list}>\n`;
  return send(c, xml, "application/xml", datedBy(release));
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
