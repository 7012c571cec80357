// Answers: bodies with validators and safety headers, and errors as problem details (RFC 9457).

import { createHash, hash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Context } from "hono";
import { LRUCache } from "lru-cache";
import type { ChanceryError, Problem } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { conditionOf } from "./conditions.ts";
import { parseWeighted } from "./negotiate.ts";
import { ownFields, safetyFields } from "./safety.ts";

export const HTML = "text/html";

/** Bodies smaller than this are not packed: it would cost more than it saves. */
const PACK_FROM = 1024;

/** Packed bodies by their ETag, as many as there is room for. */
const PACKED = new LRUCache<string, Buffer>({
  maxSize: 67_108_864,
  sizeCalculation: ({ length }) => length + 1,
});

const PACKERS = {
  br: (body: Uint8Array) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
} as const;

type Encoding = keyof typeof PACKERS;

/** What `send` answered, for whoever keeps it; without the fields that belong to one request alone. */
export interface Sent {
  readonly response: Response;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

declare module "hono" {
  interface ContextVariableMap {
    sent: Sent | undefined;
  }
}

/**
 * Sends a body with a strong ETag for each of its encodings (RFC 9110 §8.8.3): 304 when the client has it, a part
 * when it asks for a range (§14), packed when it can unpack. All fields must be given here: those that somebody sets on
 * the response afterwards are not kept with it.
 */
export async function send(
  c: Context,
  body: string | Uint8Array,
  mediaType: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const digest = hash("sha256", bytes).slice(0, 32);
  const range = rangeOf(c, bytes.length, `"${digest}"`);
  const encoding = range === undefined ? encodingFor(c, bytes.length) : undefined;
  const etag = encoding === undefined ? `"${digest}"` : `"${digest}-${encoding}"`;
  const common = {
    ...safetyFields(c),
    ETag: etag,
    Vary: "Accept, Accept-Encoding",
    "Cache-Control": "public, no-cache",
    "Content-Type": withCharset(mediaType),
    "Accept-Ranges": "bytes",
    ...headers,
  };
  const condition = conditionOf(c, etag, headers["Last-Modified"]);
  if (condition !== undefined)
    return reply(c, condition, condition === 304 ? unchangedFields(common) : common, null);
  if (range === "unsatisfiable")
    return reply(c, 416, { ...common, "Content-Range": `bytes */${bytes.length}` }, null);
  if (range !== undefined) {
    const [from, to] = range;
    const part = { "Content-Range": `bytes ${from}-${to}/${bytes.length}` };
    return reply(c, 206, { ...common, ...part }, bytes.subarray(from, to + 1));
  }
  if (encoding === undefined) return reply(c, 200, common, bytes);
  const packed = await packedOnce(etag, encoding, bytes);
  // RFC 9530 §3: the digest is that of the bytes as they are encoded.
  const digests = "Repr-Digest" in headers ? { "Repr-Digest": reprDigest(packed) } : {};
  return reply(c, 200, { ...common, ...digests, "Content-Encoding": encoding }, packed);
}

/** Fields that speak of a body; a 304 has none (RFC 9110 §15.4.5). */
const OF_BODY = /^(?:content-(?!location|security)|accept-ranges$|repr-digest$|link$)/i;

/** What of the fields of a whole answer its 304 carries. */
export function unchangedFields(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_BODY.test(name)));
}

/** A plain record of fields is written as it is; to make Headers of it costs a tenth of a small request. */
function reply(
  c: Context,
  status: number,
  headers: Record<string, string>,
  body: Uint8Array | null,
): Response {
  const fields =
    body === null ? headers : { ...headers, "Content-Length": String(body.byteLength) };
  const keeps = c.get("keeps") === true;
  if (keeps) c.get("exchange").cached ??= false;
  const own = ownFields(c);
  // What is kept must not have the fields of this request; to copy so many costs as much as to write them.
  const all = keeps ? { ...fields, ...own } : Object.assign(fields, own);
  const response = new Response(body as Uint8Array<ArrayBuffer> | null, { status, headers: all }); // no body is shared memory
  c.set("sent", { response, status, headers: fields, body });
  return response;
}

/** The value of a Repr-Digest field (RFC 9530 §2). */
export function reprDigest(bytes: Uint8Array): string {
  return `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;
}

async function packedOnce(etag: string, encoding: Encoding, bytes: Uint8Array): Promise<Buffer> {
  const known = PACKED.get(etag);
  if (known !== undefined) return known;
  const packed = await PACKERS[encoding](bytes);
  PACKED.set(etag, packed);
  return packed;
}

/** The encoding that the client likes best (RFC 9110 §12.5.3), of equal ones the denser. */
function encodingFor(c: Context, length: number): Encoding | undefined {
  const given = c.req.header("accept-encoding");
  if (given === undefined || length < PACK_FROM) return undefined;
  const wishes = new Map(parseWeighted(given).map(({ value, quality }) => [value, quality]));
  const qualityOf = (name: string) => wishes.get(name) ?? wishes.get("*") ?? 0;
  const [best] = (Object.keys(PACKERS) as Encoding[]) // keys of that very table
    .filter((name) => qualityOf(name) > 0)
    .sort((a, b) => qualityOf(b) - qualityOf(a));
  return best;
}

/** One range of bytes, when it still belongs to this body (§13.1.5); several ranges get the whole. */
function rangeOf(
  c: Context,
  length: number,
  etag: string,
): readonly [from: number, to: number] | "unsatisfiable" | undefined {
  const given = /^bytes=(\d*)-(\d*)$/.exec(c.req.header("range") ?? "");
  if (given === null || c.req.method !== "GET") return undefined;
  const condition = c.req.header("if-range");
  if (condition !== undefined && condition !== etag) return undefined;
  const [, first = "", last = ""] = given;
  if (first === "" && last === "") return undefined;
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  return from > to || from >= length ? "unsatisfiable" : [from, to];
}

/** When a release was last changed (§8.8.2). What is made of more than the release has an ETag alone. */
export function datedBy({ modified, remote }: Release): Record<string, string> {
  return remote === undefined ? { "Last-Modified": modified.toUTCString() } : {};
}

/** Problem details: the first problem's members at the top, all of them in `problems`. */
export function problemDetails(error: ChanceryError, requestId: string, base: string): string {
  const first: Problem | undefined = error.problems[0];
  const { code, status, title } = error;
  return JSON.stringify(
    {
      type: `${base}docs/errors#${code.toLowerCase()}`,
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
