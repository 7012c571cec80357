// The sitemap (sitemaps.org): one list while the addresses fit into it, else an index of several.

import type { Context } from "hono";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { inTurns } from "../model/turns.ts";
import { askAddresses } from "../publish/remote.ts";
import { asUri } from "../publish/urls.ts";
import { runWithin } from "./budget.ts";
import { datedBy, send } from "./respond.ts";

/** How many addresses one sitemap may hold. */
const ADDRESSES_MAX = 50_000;

export async function answerSitemap(c: Context, publication: Publication): Promise<Response> {
  const { release } = publication;
  const addresses = await addressesOf(c, publication);
  const parts = Math.ceil(addresses.length / ADDRESSES_MAX);
  if (parts === 1) return sendXml(c, release, "urlset", "url", addresses);
  const maps = Array.from({ length: parts }, (_, at) => `${release.base}sitemap/${at + 1}`);
  return sendXml(c, release, "sitemapindex", "sitemap", maps);
}

/** One of the lists that the index names, from 1. @throws ChanceryError WEB-601 */
export async function answerSitemapPart(c: Context, publication: Publication): Promise<Response> {
  const given = c.req.param("part") ?? "";
  const first = /^[1-9]\d{0,8}$/.test(given) ? (Number(given) - 1) * ADDRESSES_MAX : Infinity;
  const part = (await addressesOf(c, publication)).slice(first, first + ADDRESSES_MAX);
  if (part.length > 0) return sendXml(c, publication.release, "urlset", "url", part);
  throw new ChanceryError({
    code: "WEB-601",
    message: `there is no part ${given} of the sitemap`,
    hint: "See /sitemap.xml for all of them.",
  });
}

/** All addresses; of a remote endpoint as many as fit into one sitemap. */
async function addressesOf(c: Context, publication: Publication): Promise<string[]> {
  const { base, remote } = publication.release;
  const entries = [base, `${base}data`, `${base}queries`];
  const own =
    remote === undefined
      ? await inTurns(pagesOf(publication.release))
      : await askAddresses(runWithin(c, publication), base, ADDRESSES_MAX - entries.length);
  return [...entries, ...own];
}

/** How many things are looked at in one step. */
const STEP = 1000;

function* pagesOf({ base, quads }: Release): Generator<undefined, string[]> {
  const pages: string[] = [];
  let read = 0;
  for (const subject of quads.subjects()) {
    read += 1;
    if (read % STEP === 0) yield;
    if (subject.startsWith(base) && !subject.includes("#")) pages.push(subject);
  }
  return pages;
}

async function sendXml(
  c: Context,
  release: Release,
  list: string,
  entry: string,
  addresses: readonly string[],
): Promise<Response> {
  // When things at a remote endpoint changed is not known.
  const changed =
    release.remote === undefined ? `<lastmod>${release.modified.toISOString()}</lastmod>` : "";
  const written = (address: string) =>
    `<${entry}><loc>${escapeXml(asUri(address))}</loc>${changed}</${entry}>\n`;
  const entries = await inTurns(eachIn(addresses, written));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}</${list}>\n`;
  return send(c, xml, "application/xml", datedBy(release));
}

function* eachIn(
  addresses: readonly string[],
  written: (address: string) => string,
): Generator<undefined, string> {
  let text = "";
  for (const [at, address] of addresses.entries()) {
    if (at % STEP === 0) yield;
    text += written(address);
  }
  return text;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
