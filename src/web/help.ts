// What helps after a request that failed: what was meant, what there is instead, when to come again.

import type { Context } from "hono";
import type { Help, Offer, Withdrawal } from "../html/error-page.ts";
import type { ChanceryError } from "../model/error.ts";
import { RDF_FORMATS, RESULT_FORMATS } from "../model/format.ts";
import type { Release } from "../model/release.ts";
import { DESCRIPTION_PROPERTIES, term } from "../model/vocabulary.ts";
import { nearestAddress, nearestNames } from "../publish/near.ts";
import { urlsOf } from "../publish/urls.ts";
import { TYPES } from "./rdf.ts";

/** Help on an error, from what the request says and what is at hand of the release: no engine is asked. */
export function helpFor(c: Context, error: ChanceryError, release: Release): Help {
  const url = new URL(c.req.url);
  const words = wordsOf(url.pathname);
  const retryAfter = RETRY_AFTER[error.status]?.(c);
  const withdrawal = error.status === 410 ? withdrawalOf(release, url.pathname) : undefined;
  return {
    requestId: c.get("exchange").id,
    words,
    near: error.status === 404 ? nearTo(release, url, words) : [],
    offers: (error.problems[0]?.choices ?? []).map((choice) => offerOf(c, url, choice)),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(withdrawal !== undefined && { withdrawal }),
  };
}

/** Seconds after which a request may be tried again, by status. */
export const RETRY_AFTER: Readonly<Record<number, (c: Context) => number>> = {
  429: (c) => Number(c.get("retryAfter")),
  503: () => 5,
};

/** The last part of a path in words, without what looks like a suffix. */
function wordsOf(path: string): string {
  const last = path.split("/").findLast((part) => part !== "") ?? "";
  return decoded(last)
    .replace(/\.[a-z]{2,6}$/, "")
    .replace(/[-_.+]+/g, " ")
    .trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function nearTo(release: Release, url: URL, words: string): string[] {
  const given = url.searchParams.get("iri") ?? urlsOf(release).iriOf(url.pathname);
  const meant = nearestAddress(release, given);
  return [...new Set([...(meant === undefined ? [] : [meant]), ...nearestNames(release, words)])];
}

/** Where a media type or an address that an error names can be had. */
function offerOf(c: Context, url: URL, choice: string): Offer {
  if (choice.startsWith("/")) return { name: choice, path: choice };
  const path = OFFER_PATHS[c.get("route") ?? ""]?.(url, choice);
  return { name: choice, ...(path !== undefined && { path }) };
}

/** How each route is asked for a media type by its address. */
const OFFER_PATHS: Readonly<Record<string, (url: URL, type: string) => string | undefined>> = {
  "/*": withSuffix,
  "/queries/:slug": withFormat,
  "/sparql": withFormat,
};

function withSuffix({ pathname, search }: URL, type: string): string | undefined {
  const suffix = [...TYPES].find(([, known]) => known === type)?.[0];
  if (suffix === undefined) return undefined;
  const given = [...TYPES.keys()].find((known) => pathname.endsWith(`.${known}`));
  const stem = given === undefined ? pathname : pathname.slice(0, -given.length - 1);
  return `${stem}.${suffix}${search}`;
}

function withFormat({ pathname, searchParams }: URL, type: string): string | undefined {
  const format = [...RESULT_FORMATS, ...RDF_FORMATS].find(({ mediaTypes: [own] }) => own === type);
  if (format === undefined) return undefined;
  const parameters = new URLSearchParams([...searchParams, ["format", format.id]]);
  return `${pathname}?${parameters.toString()}`;
}

/** What the data says of a thing that was withdrawn. */
function withdrawalOf(release: Release, path: string): Withdrawal | undefined {
  const said = release.quads.withSubject(urlsOf(release).iriOf(decoded(path)));
  const objectOf = (...properties: readonly string[]) =>
    said.find(({ predicate }) => properties.includes(predicate.value))?.object;
  const date = objectOf(term("prov", "invalidatedAtTime"));
  if (date?.termType !== "Literal") return undefined;
  const reason = objectOf(...DESCRIPTION_PROPERTIES);
  const replacement = objectOf(term("dcterms", "isReplacedBy"));
  return {
    date: { value: date.value, datatype: date.datatype.value },
    ...(reason?.termType === "Literal" && {
      reason: { value: reason.value, language: reason.language },
    }),
    ...(replacement?.termType === "NamedNode" && { replacement: replacement.value }),
  };
}
