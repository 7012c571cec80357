// Header fields that every answer carries: what browsers may do with it, its id and times, what its client has left.

import type { Context } from "hono";

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const SAFETY: Readonly<Record<string, string>> = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers":
    "Accept-Query, Content-Location, Content-Profile, Default-View, ETag, Link, RateLimit, RateLimit-Policy, Repr-Digest, Retry-After, Server-Timing, X-Request-Id",
};

const FRAMED: Readonly<Record<string, string>> = {
  ...SAFETY,
  "Content-Security-Policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
};

declare module "hono" {
  interface ContextVariableMap {
    /** Fields that every answer at an address carries. */
    routeFields: Readonly<Record<string, string>> | undefined;
  }
}

/** The fields that are the same for all clients. */
export function safetyFields(c: Context): Readonly<Record<string, string>> {
  const safety = c.get("mayBeFramed") === true ? FRAMED : SAFETY;
  const more = c.get("routeFields");
  return more === undefined ? safety : { ...safety, ...more };
}

/** The fields that belong to this request alone. */
export function ownFields(c: Context): Record<string, string> {
  return { ...Object.fromEntries(c.get("exchange").headers()), ...c.get("rateLimit") };
}

/** Gives the fields of every answer to one that `send` did not make. */
export function dress(c: Context): void {
  for (const [name, value] of Object.entries({ ...safetyFields(c), ...ownFields(c) }))
    c.res.headers.set(name, value);
}
