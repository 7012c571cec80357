// Conditional requests (RFC 9110 §13): what a client knows of an answer already decides whether it gets it.

import type { Context } from "hono";

const SAFE = new Set(["GET", "HEAD", "QUERY"]);

/** The status that the conditions of a request come to, in the order of §13.2.2; nothing when they let it pass. */
export function conditionOf(
  c: Context,
  etag: string,
  lastModified: string | undefined,
): 304 | 412 | undefined {
  const known = (name: string) => c.req.header(name);
  const isSafe = SAFE.has(c.req.method);
  const match = known("if-match");
  if (match !== undefined) {
    if (!namesEtag(match, etag)) return 412;
  } else if (isAfter(lastModified, known("if-unmodified-since"))) return 412;
  const noneMatch = known("if-none-match");
  if (noneMatch !== undefined) {
    if (!isKnown(noneMatch, etag)) return undefined;
    return isSafe ? 304 : 412;
  }
  const since = known("if-modified-since");
  if (!isSafe || lastModified === undefined || Number.isNaN(Date.parse(since ?? "")))
    return undefined;
  return isAfter(lastModified, since) ? undefined : 304;
}

/** Whether If-None-Match names this ETag, by weak comparison (§13.1.2). */
export function isKnown(noneMatch: string, etag: string): boolean {
  return namesEtag(noneMatch.replace(/(^|,)\s*W\//g, "$1"), etag);
}

function namesEtag(list: string, etag: string): boolean {
  return list.trim() === "*" || list.split(",").some((given) => given.trim() === etag);
}

/** Whether a date is later than another; a date that is none is passed over (§13.1.3, §13.1.4). */
function isAfter(date: string | undefined, other: string | undefined): boolean {
  if (date === undefined || other === undefined) return false;
  return Date.parse(date) > Date.parse(other);
}
