// Stands before the application: whole answers of the current release, given again from memory.

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "hono";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { isKnown } from "./conditions.ts";
import { Generations } from "./generations.ts";
import type { Observer } from "./observer.ts";
import { type Sent, unchangedFields } from "./respond.ts";

/** What one entry costs beside its texts and its body, in bytes. */
const OVERHEAD = 1024;

/** How many names of this server are remembered. */
const HOSTS_MAX = 100;

const READS = new Set(["GET", "HEAD"]);

/** Requests with one of these are for the application: their answers depend on it in other ways than by Vary. */
const CONDITIONS = [
  "range",
  "if-range",
  "if-match",
  "if-unmodified-since",
  "transfer-encoding",
  "upgrade",
];

interface KeptAnswer {
  /** The path of the route that answered. */
  readonly route: string;
  readonly etag: string;
  readonly headers: Sent["headers"];
  /** Header fields as node writes them: names and values by turns. */
  readonly whole: readonly string[];
  /** Those of a 304, made when the first is sent. */
  unchanged?: readonly string[];
  readonly body: Uint8Array;
}

export class Front {
  readonly #publication: Publication;
  readonly #observer: Observer;
  readonly #kept: Generations<KeptAnswer>;
  /** The release whose answers are kept. */
  #release: Release;
  /** Values of Host that the application took; what is none is refused there. */
  readonly #hosts = new Set<string>();
  /** Header fields that some kept answer varies by, in lower case: their values are part of every key. */
  #varying: readonly string[] = [];

  constructor(publication: Publication, observer: Observer) {
    this.#publication = publication;
    this.#observer = observer;
    this.#release = publication.release;
    this.#kept = new Generations(publication.settings.answerCacheBytes);
  }

  /** Bytes of answers that are kept. */
  get bytes(): number {
    return this.#kept.bytes;
  }

  /** Answers a request when its answer is kept; false when the application must. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    const kept = this.#find(incoming);
    if (kept === undefined) return false;
    const { route } = kept;
    const noneMatch = incoming.headers["if-none-match"];
    if (noneMatch !== undefined && isKnown(noneMatch, kept.etag)) {
      const own = this.#observer.again(incoming, outgoing, { route, status: 304 });
      kept.unchanged ??= fieldsOf(unchangedFields(kept.headers));
      outgoing.writeHead(304, [...kept.unchanged, ...own]).end();
    } else {
      const own = this.#observer.again(incoming, outgoing, { route, status: 200 });
      outgoing.writeHead(200, [...kept.whole, ...own]);
      outgoing.end(incoming.method === "HEAD" ? undefined : kept.body);
    }
    return true;
  }

  /** Keeps what was sent for a request that began under `release`. */
  keep(c: Context, release: Release): void {
    if (release.remote !== undefined) return; // what an endpoint answers may be another thing next time
    const incoming: IncomingMessage | undefined = c.env?.incoming;
    const { response, status, headers, body = null } = c.get("sent") ?? {};
    if (incoming?.url === undefined || !READS.has(incoming.method ?? "")) return;
    if (c.res !== response || status !== 200 || headers === undefined || body === null) return;
    if (release !== this.#publication.release || body.length > this.#kept.largest) return;
    if (release !== this.#release) this.#begin(release);
    const etag = headers["ETag"];
    const varying = namesIn(headers["Vary"] ?? "");
    if (etag === undefined || varying.includes("*")) return;
    this.#varyBy(varying);
    this.#takeHost(incoming.headers.host);
    const key = this.#keyOf(incoming.url, incoming.headers);
    const whole = fieldsOf(headers);
    const texts = whole.reduce((sum, { length }) => sum + length, key.length);
    const answer: KeptAnswer = { route: c.get("route") ?? "none", etag, headers, whole, body };
    this.#kept.set(key, answer, texts * 2 + body.length + OVERHEAD);
  }

  #find({ method, url = "", headers }: IncomingMessage): KeptAnswer | undefined {
    if (!READS.has(method ?? "")) return undefined;
    if (this.#publication.release !== this.#release) return undefined;
    if (!this.#hosts.has(headers.host ?? "")) return undefined;
    if (CONDITIONS.some((name) => headers[name] !== undefined)) return undefined;
    // An ETag that the client knows counts more than a date (RFC 9110 §13.1.3).
    if (headers["if-modified-since"] !== undefined && headers["if-none-match"] === undefined)
      return undefined;
    return this.#kept.get(this.#keyOf(url, headers));
  }

  /** The address and the fields that answers vary by; NUL stands in no field. */
  #keyOf(url: string, headers: IncomingHttpHeaders): string {
    let key = url;
    for (const name of this.#varying) key += `\n${headers[name] ?? "\0"}`;
    return key;
  }

  #varyBy(names: readonly string[]): void {
    const added = names.filter((name) => !this.#varying.includes(name));
    if (added.length === 0) return;
    this.#varying = [...this.#varying, ...added];
    this.#kept.clear(); // the old keys say too little
  }

  #takeHost(host: string | undefined): void {
    if (this.#hosts.size >= HOSTS_MAX) this.#hosts.clear();
    if (host !== undefined) this.#hosts.add(host);
  }

  #begin(release: Release): void {
    this.#release = release;
    this.#kept.clear();
  }
}

function fieldsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flat();
}

function namesIn(vary: string): string[] {
  return vary
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
