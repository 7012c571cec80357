// What stands before the application gives exactly what the application would give, and nothing of another client.

import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../src/model/publication.ts";
import { defaultSettings } from "../../src/model/settings.ts";
import { openPublication } from "../../src/publication.ts";
import { createApp, createService } from "../../src/web/app.ts";
import type { Front } from "../../src/web/front.ts";
import { openServer, type Server } from "../../src/web/server.ts";
import { MUSEUM } from "./started.ts";

const BASE = "http://museum.example/";

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Fields that belong to one request or one connection alone. */
const OWN = [
  "date",
  "connection",
  "keep-alive",
  "transfer-encoding",
  "ratelimit",
  "ratelimit-policy",
  "server-timing",
  "x-request-id",
];

function shared({ headers, ...answer }: RawAnswer): RawAnswer {
  const fields = Object.entries(headers).filter(([name]) => !OWN.includes(name));
  return { ...answer, headers: Object.fromEntries(fields) };
}

/** A publication behind its front, and its application alone. */
class Served {
  readonly publication: Publication;
  readonly front: Front;
  readonly app: Hono;
  /** How many requests the front has answered. */
  given = 0;
  readonly #server: Server;

  private constructor(publication: Publication, server: Server) {
    this.publication = publication;
    this.app = createApp(publication);
    this.#server = server;
    const service = createService(publication);
    this.front = service.front;
    const answer = this.front.answer.bind(this.front);
    this.front.answer = (incoming, outgoing) => {
      const isGiven = answer(incoming, outgoing);
      if (isGiven) this.given += 1;
      return isGiven;
    };
    server.setService(service);
  }

  static async open(folder: string, given = {}): Promise<Served> {
    const settings = { ...defaultSettings(), workers: 1, ...given };
    const server = await openServer({ ...settings, host: "127.0.0.1", port: 0 });
    return new Served(await openPublication(folder, { settings, base: BASE }), server);
  }

  /** A request without the help of fetch, which adds header fields and unpacks. */
  ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.#server.url);
      const asking = request({ hostname, port, path, headers, method }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(pieces),
          }),
        );
      });
      asking.on("error", reject);
      asking.end();
    });
  }

  /** What the application answers without any front. */
  async alone(path: string, headers: Record<string, string>, method: string): Promise<RawAnswer> {
    const answer = await this.app.request(path, { headers, method });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  }

  async close(): Promise<void> {
    await this.publication.close();
    await this.#server.close();
  }
}

const TYPES = [
  "text/turtle",
  "text/html",
  "application/ld+json",
  "application/n-quads;q=0.5",
  "text/turtle;q=0",
  "application/*",
  "*/*;q=0.1",
  "image/png",
];
const PATHS = [
  "/",
  "/work/blue-jug",
  "/work/blue-jug.jsonld",
  "/work/blue-jug?profile=full",
  "/work/none",
  "/resource?iri=work/blue-jug",
  "/queries",
  "/queries/works-by-year?format=csv",
  "/data",
  "/data/latest/graph.ttl",
  "/docs/http",
  "/robots.txt",
  "/assets/style.css",
  "/fragments?page=1",
  `/sparql?query=${encodeURIComponent("SELECT ?s { ?s a ?class } ORDER BY ?s")}`,
];

describe("the front", () => {
  let served: Served;
  beforeAll(async () => {
    served = await Served.open(MUSEUM, { metricsToken: "secret" });
  });
  afterAll(() => served.close());

  it("gives what the application gives, for any address, Accept, Accept-Encoding and validator", async () => {
    const list = (choices: readonly string[]) =>
      fc.subarray([...choices], { minLength: 1 }).map((chosen) => chosen.join(", "));
    const asked = fc.record({
      path: fc.constantFrom(...PATHS),
      accept: fc.option(list(TYPES), { nil: undefined }),
      encoding: fc.option(list(["br", "gzip;q=0.5", "identity", "br;q=0", "*"]), {
        nil: undefined,
      }),
      validator: fc.constantFrom("none", "same", "other", "*"),
      method: fc.constantFrom("GET", "HEAD"),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, accept, encoding, validator, method }) => {
        const headers: Record<string, string> = {
          ...(accept !== undefined && { accept }),
          ...(encoding !== undefined && { "accept-encoding": encoding }),
        };
        const { headers: known } = await served.ask(path, headers);
        const etag = { none: undefined, same: known["etag"], other: '"other"', "*": "*" }[
          validator
        ];
        if (etag !== undefined) headers["if-none-match"] = etag;
        const alone = await served.alone(path, headers, method);
        const hasOwnId = alone.status >= 400;
        for (let round = 0; round < 3; round += 1) {
          const given = await served.ask(path, headers, method);
          expect(given.status).toBe(alone.status);
          if (hasOwnId) continue; // problem details name their request
          // The page of a query tells how long it took.
          if (!(round === 0 && path.startsWith("/queries/")))
            expect(shared(given)).toEqual(shared(alone));
        }
      }),
      { numRuns: 150 },
    );
    expect(served.given).toBeGreaterThan(100);
  });

  it("answers the second request for a thing by itself, and HEAD with the fields of GET", async () => {
    const headers = { accept: "text/turtle" };
    await served.ask("/work/blue-jug.ttl", headers);
    const before = served.given;
    const whole = await served.ask("/work/blue-jug.ttl", headers);
    const head = await served.ask("/work/blue-jug.ttl", headers, "HEAD");
    expect(served.given - before).toBe(2);
    expect(shared(head).headers).toEqual(shared(whole).headers);
    expect(head.headers["content-length"]).toBe(String(whole.body.length));
    expect(head.body).toHaveLength(0);
  });

  it("leaves ranges, other methods and what changes to the application", async () => {
    const before = served.given;
    for (let round = 0; round < 3; round += 1) {
      const part = await served.ask("/work/blue-jug.ttl", { range: "bytes=0-3" });
      expect([part.status, part.body.length]).toEqual([206, 4]);
      expect((await served.ask("/work/blue-jug", {}, "DELETE")).status).toBe(405);
      expect((await served.ask("/readyz")).status).toBe(200);
      const now = encodeURIComponent("SELECT (RAND() AS ?n) {}");
      expect((await served.ask(`/sparql?query=${now}`)).status).toBe(200);
    }
    expect(served.given).toBe(before);
  });

  it("gives kept results of a query to whoever asks, without what another client has left", async () => {
    const path = `/sparql?query=${encodeURIComponent("ASK { ?s ?p 'kept' }")}`;
    const asked = [];
    for (let round = 0; round < 4; round += 1) asked.push(await served.ask(path));
    // The engine is asked once; then its answer is kept, and costs no share of anybody.
    expect(asked.map(({ headers }) => "ratelimit" in headers)).toEqual([true, true, false, false]);
    expect(new Set(asked.map(({ body }) => body.toString())).size).toBe(1);
    expect(asked[0]?.body.toString()).toContain("false");
  });

  it("tells clients and operators what it gave again", async () => {
    const count = async () => {
      const { body } = await served.ask("/metrics", { authorization: "Bearer secret" });
      const line = /^chancery_http_answers_total\{route="\/docs\/:page",status="200"\} (\d+)$/m;
      return Number(line.exec(body.toString())?.[1] ?? 0);
    };
    const before = await count();
    const answers = [];
    for (let round = 0; round < 3; round += 1) answers.push(await served.ask("/docs/index"));
    expect(await count()).toBe(before + 3);
    expect(answers[2]?.headers["server-timing"]).toContain("cache;desc=hit");
    expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(3);
  });
});

describe("a front with little room", () => {
  it("holds no more than its setting, and nothing when that is 0", async () => {
    for (const answerCacheBytes of [0, 20_000]) {
      const served = await Served.open(MUSEUM, { answerCacheBytes });
      for (let at = 0; at < 60; at += 1) {
        const { status } = await served.ask(`/work/blue-jug?at=${at % 40}`);
        expect(status).toBe(200);
        expect(served.front.bytes).toBeLessThanOrEqual(answerCacheBytes);
      }
      await served.close();
    }
  });
});

describe("a front whose publication is loaded again", () => {
  it("gives answers of the new release alone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "museum-front-"));
    cpSync(MUSEUM, folder, { recursive: true });
    const served = await Served.open(folder);
    const headers = { accept: "application/n-triples" };
    const before = await served.ask("/work/blue-jug", headers);
    await served.ask("/work/blue-jug", headers);
    writeFileSync(
      join(folder, "data/news.ttl"),
      `<${BASE}work/blue-jug> <http://www.w3.org/2000/01/rdf-schema#comment> "new" .\n`,
    );
    expect(await served.publication.reload()).toMatchObject({ ok: true, changed: true });
    const after = await served.ask("/work/blue-jug", headers);
    expect(before.body.toString()).not.toContain('"new"');
    expect(after.body.toString()).toContain('"new"');
    expect(shared(await served.ask("/work/blue-jug", headers))).toEqual(shared(after));
    await served.close();
  });
});
