// Answers: bodies with validators and safety headers, and errors as problem details (RFC 9457).

import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { ChanceryError, Problem } from "../model/error.ts";

export const HTML = "text/html";

/** Sends a body with a strong ETag; 304 when the client has it. */
export function send(
  c: Context,
  body: string | Uint8Array,
  mediaType: string,
  headers: Record<string, string> = {},
): Response {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  const common = { ETag: etag, Vary: "Accept", "Cache-Control": "public, no-cache", ...headers };
  if (
    c.req
      .header("if-none-match")
      ?.split(/\s*,\s*/)
      .includes(etag)
  )
    return c.body(null, 304, common);
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  return c.body(new Uint8Array(bytes), 200, { ...common, "Content-Type": withCharset(mediaType) });
}

/** Problem details: the first problem's members at the top, all of them in `problems`. */
export function problemDetails(error: ChanceryError, requestId: string): string {
  const first: Problem | undefined = error.problems[0];
  const { code, status, title } = error;
  return JSON.stringify(
    {
      type: `/docs/errors#${code.toLowerCase()}`,
      title,
      status,
      detail: error.message,
      requestId,
      ...first,
      problems: error.problems,
    },
    null,
    2,
  );
}

function withCharset(mediaType: string): string {
  return /^text\/|json|xml|sparql|n-triples|n-quads|trig|turtle/.test(mediaType) &&
    !mediaType.includes("charset")
    ? `${mediaType}; charset=utf-8`
    : mediaType;
}
