// One request to a remote endpoint: sent, tried again where that is safe, and read whole or not at all.

import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { ChanceryError } from "../model/error.ts";
import { abortError, timeoutError, tooManyBytes } from "./endings.ts";

export interface Exchange {
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
  readonly accept: string;
  /** Milliseconds for all tries together; 0 for no deadline. */
  readonly timeout: number;
  /** Most bytes of the answer, unpacked; 0 for no limit. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Hears of each time that the request is sent again. */
  readonly onRetry?: () => void;
}

export interface Answer {
  readonly mediaType: string;
  readonly headers: Headers;
  readonly text: string;
}

/** How often a request is sent, and how long the first pause is, in ms. */
const TRIES = 4;
const FIRST_PAUSE = 150;
const LONGEST_PAUSE = 5000;

/** Statuses that a later try may not meet: busy, or a proxy before an engine that starts. */
const PASSING = new Set([429, 502, 503, 504]);

/**
 * Sends a query, which changes nothing, so that it may be sent again.
 * @throws ChanceryError QRY-501 (400), QRY-504 (deadline), QRY-507 (cap), END-902 to END-907
 */
export async function exchange(request: Exchange): Promise<Answer> {
  const deadline = request.timeout > 0 ? AbortSignal.timeout(request.timeout) : undefined;
  const signal =
    deadline === undefined ? request.signal : AbortSignal.any([request.signal, deadline]);
  try {
    return await tryAgain(request, signal);
  } catch (error) {
    if (request.signal.aborted) throw abortError();
    if (deadline?.aborted && !(error instanceof ChanceryError)) throw timeoutError(request.timeout);
    throw error;
  }
}

async function tryAgain(request: Exchange, signal: AbortSignal): Promise<Answer> {
  for (let count = 1; ; count += 1) {
    const outcome = await send(request, signal);
    if (!("passing" in outcome)) return outcome;
    if (count === TRIES) throw outcome.passing;
    const growing = FIRST_PAUSE * 2 ** (count - 1) * (1 + Math.random() / 2);
    const wait = Math.min(outcome.retryAfter ?? growing, LONGEST_PAUSE);
    // At the deadline the failure says more than that it took too long.
    await pause(wait, undefined, { signal }).catch(() => Promise.reject(outcome.passing));
    request.onRetry?.();
  }
}

/** A failure that may pass, with the milliseconds that the endpoint asks to wait. */
interface Passing {
  readonly passing: ChanceryError;
  readonly retryAfter?: number;
}

async function send(request: Exchange, signal: AbortSignal): Promise<Answer | Passing> {
  const { url, authorization, form, accept } = request;
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      body: form,
      headers: { accept, ...(authorization !== undefined && { authorization }) },
      // An endpoint that moved must be named anew: nothing is ever asked of another host.
      redirect: "manual",
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    return { passing: unreachable(reasonOf(error)) };
  }
  if (!response.ok) return await failureOf(response, request, signal);
  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const text = decode(await readBody(response, request.maxBytes, signal));
  return { mediaType, headers: response.headers, text };
}

/** The body, as long as it is within the cap. A body that ends before its end is none. */
async function readBody(
  { body }: Response,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of body ?? []) {
      size += piece.length;
      if (maxBytes > 0 && size > maxBytes) throw tooManyBytes(size);
      pieces.push(piece);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ChanceryError ? error : cutError(reasonOf(error));
  }
  return Buffer.concat(pieces);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notUnderstood("its answer is not UTF-8");
  }
}

/** How much of an error page is read. */
const EXCERPT_BYTES = 65_536;

const TIMED_OUT = /time[d ]?[ -]?out|QRY-504|deadline exceeded/i;

async function failureOf(
  response: Response,
  { timeout }: Exchange,
  signal: AbortSignal,
): Promise<Passing> {
  const { status, headers } = response;
  const excerpt = await excerptOf(response, signal);
  if (status >= 500 && TIMED_OUT.test(excerpt)) throw timeoutError(timeout);
  if (PASSING.has(status)) {
    const retryAfter = retryAfterOf(headers);
    return {
      passing: unreachable(`it answers with status ${status}`),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  }
  throw lastingFailure(status, excerpt);
}

function lastingFailure(status: number, excerpt: string): ChanceryError {
  if (status === 400)
    return new ChanceryError({ code: "QRY-501", message: wordsOf(excerpt) || "it is refused" });
  if (status === 401 || status === 403)
    return new ChanceryError({
      code: "END-903",
      message: `the endpoint asks for other credentials (status ${status})`,
      hint: "Set CHANCERY_ENDPOINT_USER and CHANCERY_ENDPOINT_PASSWORD, or CHANCERY_ENDPOINT_TOKEN.",
    });
  if (status >= 300 && status < 400)
    return new ChanceryError({
      code: "END-907",
      message: `the endpoint leads to another address (status ${status})`,
      hint: "Give the address that it leads to as the endpoint.",
    });
  return new ChanceryError({
    code: "END-906",
    message: `the endpoint failed with status ${status}`,
    hint: "Its own log says why.",
  });
}

async function excerptOf(response: Response, signal: AbortSignal): Promise<string> {
  try {
    const bytes = await readBody(response, EXCERPT_BYTES, signal);
    return new TextDecoder().decode(bytes);
  } catch {
    signal.throwIfAborted();
    return ""; // what an error page says is of use, but not needed
  }
}

/** Where engines that answer with JSON say what is wrong. */
const Complaint = z.looseObject({
  detail: z.string().optional(),
  message: z.string().optional(),
  exception: z.string().optional(),
});

/** What an error page says: the words of a complaint in JSON, else its first line. */
function wordsOf(excerpt: string): string {
  const words = complaintIn(excerpt) ?? excerpt;
  return (words.trim().split("\n", 1)[0] ?? "").slice(0, 300);
}

function complaintIn(text: string): string | undefined {
  try {
    const { detail, message, exception } = Complaint.parse(JSON.parse(text));
    return detail ?? message ?? exception;
  } catch {
    return undefined; // most engines complain in plain text
  }
}

/** RFC 9110 §10.2.3: seconds or a date. */
function retryAfterOf(headers: Headers): number | undefined {
  const given = headers.get("retry-after");
  if (given === null) return undefined;
  const wait = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** Why a request failed, without its address, which may not be for everybody. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  return code ?? "the connection broke";
}

function unreachable(reason: string): ChanceryError {
  return new ChanceryError({
    code: "END-902",
    message: `the endpoint cannot be asked now: ${reason}`,
    hint: "Try again in a few seconds; whoever runs the publication should look at its endpoint.",
  });
}

export function cutError(reason: string): ChanceryError {
  return new ChanceryError({
    code: "END-905",
    message: `the endpoint's answer is not whole: ${reason}`,
    hint: "Ask again, or ask for less: some endpoints stop an answer at a limit of their own.",
  });
}

export function notUnderstood(reason: string): ChanceryError {
  return new ChanceryError({
    code: "END-904",
    message: `the endpoint cannot be understood: ${reason}`,
    hint: "Check that the address is that of a SPARQL 1.1 endpoint, not of its page.",
  });
}
