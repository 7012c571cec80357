// Validators, conditional requests, ranges and digests (RFC 9110 §8.8, §13, §14; RFC 9530), by section.

import { createHash } from "node:crypto";
import { rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf, type Published, publish } from "./published.ts";

const THING = "/work/blue-jug.ttl";
const OLD = "Mon, 01 Jan 1990 00:00:00 GMT";
const FUTURE = "Fri, 01 Jan 2100 00:00:00 GMT";

describe("RFC 9110", () => {
  let published: Published;
  let etag: string;
  let lastModified: string;
  beforeAll(async () => {
    published = await publish();
    const { headers } = await published.get(THING);
    etag = headers.get("etag") ?? "";
    lastModified = headers.get("last-modified") ?? "";
  });
  afterAll(() => published.close());

  const status = async (headers: Record<string, string>) =>
    (await published.get(THING, headers)).status;

  it("§8.8.3: the ETag is strong, and another one for each representation", async () => {
    expect(etag).toMatch(/^"[^"]+"$/);
    const types = ["text/html", "text/turtle", "application/n-triples", "application/ld+json"];
    const tags = await Promise.all(
      types.map(async (accept) =>
        (await published.get("/work/blue-jug", { accept })).headers.get("etag"),
      ),
    );
    expect(new Set(tags).size).toBe(types.length);
  });

  it("§8.8.2: Last-Modified is the time of the newest file, and of a folder that lost one", async () => {
    const file = join(published.folder, "data/note.ttl");
    const reload = async () => {
      await published.publication.reload();
      return Date.parse((await published.get(THING)).headers.get("last-modified") ?? "");
    };
    const seconds = (path: string) => Math.floor(statSync(path).mtimeMs / 1000) * 1000;
    writeFileSync(file, '<http://e/note> <http://e/says> "x" .\n');
    const later = new Date(Date.now() + 60_000);
    utimesSync(file, later, later);
    expect(await reload()).toBe(seconds(file));
    rmSync(file);
    utimesSync(join(published.folder, "data"), later, new Date(later.getTime() + 60_000));
    expect(await reload()).toBe(seconds(join(published.folder, "data")));
    lastModified = (await published.get(THING)).headers.get("last-modified") ?? "";
  });

  it.each([
    ["the ETag", () => ({ "if-none-match": etag }), 304],
    ["the ETag among others", () => ({ "if-none-match": `"other", ${etag}` }), 304],
    ["the ETag, weakly", () => ({ "if-none-match": `W/${etag}` }), 304],
    ["any", () => ({ "if-none-match": "*" }), 304],
    ["another ETag", () => ({ "if-none-match": '"other"' }), 200],
    [
      "another ETag, though unchanged by date",
      () => ({ "if-none-match": '"other"', "if-modified-since": FUTURE }),
      200,
    ],
  ])("§13.1.2 If-None-Match: %s", async (_, headers, expected) => {
    expect(await status(headers())).toBe(expected);
  });

  it.each([
    ["the date itself", () => lastModified, 304],
    ["a later date", () => FUTURE, 304],
    ["an earlier date", () => OLD, 200],
    ["no date", () => "yesterday", 200],
  ])("§13.1.3 If-Modified-Since: %s", async (_, date, expected) => {
    expect(await status({ "if-modified-since": date() })).toBe(expected);
  });

  it.each([
    ["If-Match §13.1.1 with the ETag", () => ({ "if-match": etag }), 200],
    ["If-Match with any", () => ({ "if-match": "*" }), 200],
    ["If-Match with another", () => ({ "if-match": '"other"' }), 412],
    ["If-Match compares strongly", () => ({ "if-match": `W/${etag}` }), 412],
    [
      "If-Unmodified-Since §13.1.4 with the date",
      () => ({ "if-unmodified-since": lastModified }),
      200,
    ],
    ["If-Unmodified-Since with an earlier date", () => ({ "if-unmodified-since": OLD }), 412],
    [
      "§13.2.2: If-Match goes before If-Unmodified-Since",
      () => ({ "if-match": etag, "if-unmodified-since": OLD }),
      200,
    ],
    [
      "§13.2.2: If-Match goes before If-None-Match",
      () => ({ "if-match": '"other"', "if-none-match": etag }),
      412,
    ],
  ])("%s", async (_, headers, expected) => {
    expect(await status(headers())).toBe(expected);
  });

  it("§13.1.2: a POST whose answer is known is not performed as if it were new: 412", async () => {
    const post = (headers: Record<string, string>) =>
      published.ask("/sparql", {
        method: "POST",
        body: "ASK { ?s ?p ?o }",
        headers: { "content-type": "application/sparql-query", ...headers },
      });
    const known = (await post({})).headers.get("etag") ?? "";
    expect((await post({ "if-none-match": known })).status).toBe(412);
  });

  it("§15.4.5: a 304 carries the validators and what a cache needs, and no body", async () => {
    const whole = await published.get(THING);
    const answer = await published.get(THING, { "if-none-match": etag });
    expect(await answer.text()).toBe("");
    for (const name of ["etag", "cache-control", "content-location", "vary", "last-modified"])
      expect(answer.headers.get(name), name).toBe(whole.headers.get(name));
  });

  it("§9.3.2: HEAD has the fields of GET, the length among them", async () => {
    for (const path of [
      "/",
      THING,
      "/data",
      "/sparql",
      "/linkset",
      "/.well-known/void",
      "/fragments",
    ]) {
      const [get, head] = [
        await published.get(path),
        await published.ask(path, { method: "HEAD" }),
      ];
      expect(fieldsOf(head), path).toEqual(fieldsOf(get));
      expect(head.headers.get("content-length"), path).toBe(
        String((await get.arrayBuffer()).byteLength),
      );
      expect(await head.text()).toBe("");
    }
  });

  it("answers of queries carry no date, for they may tell the time", async () => {
    const answer = await published.get(
      `/sparql?query=${encodeURIComponent("SELECT (NOW() AS ?t) {}")}`,
    );
    expect(answer.headers.get("last-modified")).toBeNull();
  });

  const dump = () => `/data/${published.publication.release.id}/graph.nq`;

  it("§14: a part of a download has the digest of the whole (RFC 9530 §3), and the length of the part", async () => {
    const whole = Buffer.from(await (await published.get(dump())).arrayBuffer());
    const part = await published.get(dump(), { range: "bytes=0-9" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-length")).toBe("10");
    expect(part.headers.get("repr-digest")).toBe(
      `sha-256=:${createHash("sha256").update(whole).digest("base64")}:`,
    );
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(0, 10))).toBe(true);
  });

  it("§14.2: a range counts for GET alone, and several ranges get the whole", async () => {
    expect(
      (await published.ask(dump(), { method: "HEAD", headers: { range: "bytes=0-9" } })).status,
    ).toBe(200);
    expect((await published.get(dump(), { range: "bytes=0-1,4-5" })).status).toBe(200);
    expect((await published.get(dump(), { range: "lines=0-1" })).status).toBe(200);
  });
});
