// What a request gets that failed: problem details for programs, a page for people.

import type { Context } from "hono";
import { errorPage } from "../html/error-page.ts";
import type { Markup } from "../html/markup.ts";
import { ChanceryError } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import { helpFor, RETRY_AFTER } from "./help.ts";
import { negotiate } from "./negotiate.ts";
import { pageOf } from "./pages.ts";
import { HTML, problemDetails } from "./respond.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Makes the page of an error where an address has a better one than the general one. */
    errorPage: ((error: ChanceryError) => Markup) | undefined;
  }
}

const FORMS = ["application/problem+json", HTML];

export async function answerError(
  c: Context,
  error: Error,
  { release }: Publication,
): Promise<Response> {
  if (!(error instanceof ChanceryError) && c.req.raw.signal.aborted) return clientLeft();
  const exchange = c.get("exchange");
  const known = error instanceof ChanceryError ? error : masked(c, error);
  const headers = {
    "Content-Type": "application/problem+json",
    Vary: "Accept, Accept-Language",
    ...retryField(c, known),
    ...(known.status === 401 && { "WWW-Authenticate": 'Bearer realm="operators"' }),
    ...allowHeader(c, known),
  };
  const isPage = negotiate(c.req.header("accept"), FORMS) === HTML;
  // A page shows what is wrong with what it was given; that a client must wait is told by a page that helps with it.
  const own = known.status === 429 ? undefined : c.get("errorPage");
  const make = own ?? ((told) => errorPage(pageOf(c, release), told, helpFor(c, told, release)));
  const body = isPage
    ? String(await make(known))
    : problemDetails(known, exchange.id, release.base);
  return new Response(body, {
    status: known.status,
    headers: isPage ? { ...headers, "Content-Type": `${HTML}; charset=utf-8` } : headers,
  });
}

/** What went wrong inside is for the log, not for the client. */
function masked(c: Context, error: Error): ChanceryError {
  const exchange = c.get("exchange");
  exchange.route = c.get("route") ?? "none";
  c.get("observer").fault(exchange, error);
  return new ChanceryError({
    code: "BUG-999",
    message: "this is our fault, and it has been logged",
    hint: `Report the request id ${exchange.id}.`,
  });
}

function retryField(c: Context, { status }: ChanceryError): Record<string, string> {
  const seconds = RETRY_AFTER[status]?.(c);
  return seconds === undefined ? {} : { "Retry-After": String(seconds) };
}

/** What would be right: the methods for a 405 (RFC 9110 §15.5.6), the media types for a 415 (§15.5.16). */
function allowHeader(c: Context, { code, problems }: ChanceryError): Record<string, string> {
  if (code === "WEB-602") return { Allow: c.get("allow") };
  const choices = problems[0]?.choices;
  return code === "WEB-605" && choices !== undefined ? { Accept: choices.join(", ") } : {};
}

/**
 * The answer that nobody waits for: a client that leaves ends its query, which is no fault of ours. The status is that
 * of nginx; logs and figures show it.
 */
export function clientLeft(): Response {
  return new Response(null, { status: 499 });
}

/** The value of Allow for a route: HEAD goes with GET, OPTIONS with everything. */
export function allowOf(methods: readonly string[]): string {
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}

export function notAllowed(c: Context, methods: readonly string[]): ChanceryError {
  const allow = allowOf(methods);
  c.set("allow", allow);
  return new ChanceryError({
    code: "WEB-602",
    message: `${c.req.method} is not allowed here`,
    hint: `Use ${allow}.`,
  });
}

export function notRemote(path: string): ChanceryError {
  return new ChanceryError({
    code: "END-908",
    message: `${path} needs the whole graph, which lies at a remote endpoint`,
    hint: "Ask SPARQL at /sparql, or look for names at /search.",
  });
}

export function tooLarge(limit: number): ChanceryError {
  return new ChanceryError({
    code: "WEB-604",
    message: `the body is longer than ${limit} bytes`,
    hint: "Raise the setting queryMaxBytes.",
  });
}
