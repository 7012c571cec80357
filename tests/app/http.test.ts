// HTTP as its specifications ask: representations, validators, ranges, encodings, links, discovery.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Parser, Store } from "n3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MUSEUM, type Started, startServer } from "./started.ts";

const BASE = "http://museum.example/";
const VOID = "http://rdfs.org/ns/void#";
const DCAT = "http://www.w3.org/ns/dcat#";

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

describe("the server", () => {
  let server: Started;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "museum-http-"));
    cpSync(MUSEUM, folder, { recursive: true });
    writeFileSync(
      join(folder, "data/gone.ttl"),
      `<${BASE}work/lost> <http://www.w3.org/ns/prov#invalidatedAtTime> "2020-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
<${BASE}work/old-jug> <http://www.w3.org/ns/prov#invalidatedAtTime> "2020-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> ;
  <http://purl.org/dc/terms/isReplacedBy> <${BASE}work/blue-jug> .
<${BASE}work/қазақ> <http://www.w3.org/2000/01/rdf-schema#label> "Қазақ"@kk .
`,
    );
    server = await startServer(folder, "--base", BASE, "--metrics-token", "figures");
  });
  afterAll(() => server.stop());

  /** A request without the help of fetch, which adds headers and unpacks. */
  const raw = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<RawAnswer>((resolve, reject) => {
      const asking = request(new URL(path, server.url), { headers, method }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(pieces),
          }),
        );
      });
      asking.on("error", reject);
      asking.end();
    });

  const graph = async (path: string) => {
    const { body, status } = await raw(path, { accept: "application/n-triples" });
    expect(status).toBe(200);
    return new Store(new Parser().parse(body.toString()));
  };

  it("gives the same statements by Accept and by suffix, and names the suffix in Content-Location", async () => {
    const negotiated = await raw("/work/blue-jug", { accept: "text/turtle" });
    expect(negotiated.headers["content-location"]).toBe("/work/blue-jug.ttl");
    const direct = await raw(String(negotiated.headers["content-location"]));
    expect(direct.body.equals(negotiated.body)).toBe(true);
    expect(negotiated.headers["vary"]).toContain("Accept");
  });

  it("names that place also when it was asked by /resource, and the profile in it", async () => {
    const iri = encodeURIComponent(`${BASE}work/blue-jug`);
    const { headers } = await raw(`/resource?iri=${iri}&profile=full`, { accept: "text/turtle" });
    expect(headers["content-location"]).toBe("/work/blue-jug.ttl?profile=full");
    expect((await raw("/work/blue-jug.ttl?profile=fullest")).status).toBe(406);
  });

  it("packs with what the client takes, and has an ETag for each encoding", async () => {
    const plain = await raw("/data/latest/graph.nq").then(({ headers }) =>
      raw(String(headers["location"])),
    );
    const path = `/data/${createHash("sha256").update(plain.body).digest("hex")}/graph.nq`;
    const gzipped = await raw(path, { "accept-encoding": "gzip" });
    const brotli = await raw(path, { "accept-encoding": "br;q=1, gzip;q=0.5" });
    const refused = await raw(path, { "accept-encoding": "br;q=0, gzip;q=0" });
    expect(gunzipSync(gzipped.body).equals(plain.body)).toBe(true);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(refused.headers["content-encoding"]).toBeUndefined();
    expect(new Set([plain, gzipped, brotli].map(({ headers }) => headers["etag"])).size).toBe(3);
    for (const { headers, body } of [plain, gzipped, brotli])
      expect(headers["repr-digest"]).toBe(
        `sha-256=:${createHash("sha256").update(body).digest("base64")}:`,
      );
    const again = await raw(path, {
      "accept-encoding": "gzip",
      "if-none-match": String(gzipped.headers["etag"]),
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  it("gives ranges of a body, refuses those outside, and the whole when it has changed", async () => {
    const whole = await raw("/work/blue-jug.nt");
    const part = await raw("/work/blue-jug.nt", { range: "bytes=10-19" });
    expect(part.status).toBe(206);
    expect(part.headers["content-range"]).toBe(`bytes 10-19/${whole.body.length}`);
    expect(part.body.equals(whole.body.subarray(10, 20))).toBe(true);
    expect(
      (await raw("/work/blue-jug.nt", { range: "bytes=-5" })).body.equals(whole.body.subarray(-5)),
    ).toBe(true);
    expect((await raw("/work/blue-jug.nt", { range: `bytes=${whole.body.length}-` })).status).toBe(
      416,
    );
    expect(
      (await raw("/work/blue-jug.nt", { range: "bytes=0-1", "if-range": '"other"' })).status,
    ).toBe(200);
  });

  it.each(["/", "/room/east", "/data", "/sparql", "/.well-known/void", "/sitemap.xml"])(
    "answers HEAD of %s with the headers of GET",
    async (path) => {
      const [get, head] = [await raw(path), await raw(path, {}, "HEAD")];
      const {
        date: _,
        "transfer-encoding": __,
        "content-length": ___,
        connection: ____,
        "keep-alive": _____,
        "server-timing": ______,
        "x-request-id": _______,
        ...headers
      } = get.headers;
      expect(head.status).toBe(get.status);
      expect(head.headers).toMatchObject(headers);
      expect(head.body).toHaveLength(0);
    },
  );

  it("answers the preflight of a browser", async () => {
    const { status, headers } = await raw(
      "/sparql",
      { origin: "http://elsewhere.example", "access-control-request-method": "POST" },
      "OPTIONS",
    );
    expect(status).toBe(204);
    expect(headers["allow"]).toBe("GET, POST, QUERY, HEAD, OPTIONS");
    expect(headers["access-control-allow-methods"]).toContain("POST");
    expect(headers["access-control-allow-origin"]).toBe("*");
  });

  it("links a thing to its syntaxes, its kind and its address to cite", async () => {
    const { headers } = await raw("/work/blue-jug", { accept: "text/html" });
    expect(headers["link"]).toContain(
      '</work/blue-jug.ttl>; rel="alternate describedby"; type="text/turtle"',
    );
    expect(headers["link"]).toContain(`<${BASE}ns#Work>; rel="type"`);
    expect(headers["link"]).toContain(`<${BASE}work/blue-jug>; rel="cite-as"`);
  });

  it("says 410 of a thing that was withdrawn and leads on from one that was replaced", async () => {
    expect((await raw("/work/lost", { accept: "text/turtle" })).status).toBe(410);
    const replaced = await raw("/work/old-jug");
    expect([replaced.status, replaced.headers["location"]]).toEqual([301, "/work/blue-jug"]);
  });

  it("answers for addresses beyond ASCII", async () => {
    const answer = await raw(`/work/${encodeURIComponent("қазақ")}`, { accept: "text/turtle" });
    expect(answer.status).toBe(200);
    expect(answer.body.toString()).toContain("Қазақ");
    expect(answer.headers["content-location"]).toMatch(/^\/work\/(%[0-9A-F]{2})+\.ttl$/);
  });

  it("describes its SPARQL endpoint, with stored queries as examples that run", async () => {
    const found = await graph("/sparql");
    expect(
      found.countQuads(
        `${BASE}sparql`,
        `http://www.w3.org/ns/sparql-service-description#endpoint`,
        `${BASE}sparql`,
        null,
      ),
    ).toBe(1);
    const examples = found.getQuads(null, "http://www.w3.org/ns/shacl#select", null, null);
    expect(examples.length).toBeGreaterThan(0);
    expect((await raw("/sparql", { accept: "text/html" })).body.toString()).toContain("<textarea");
  });

  it("counts in VoID what a query counts", async () => {
    const found = await graph("/.well-known/void");
    const dataset = found
      .getSubjects(`${VOID}triples`, null, null)
      .find((node) => found.countQuads(node, `${VOID}sparqlEndpoint`, null, null) === 1);
    const number = (property: string) =>
      Number(found.getObjects(dataset ?? null, VOID + property, null)[0]?.value);
    const count = async (query: string) =>
      Number(
        (await raw(`/sparql?query=${encodeURIComponent(query)}`, { accept: "text/csv" })).body
          .toString()
          .split("\r\n")[1],
      );
    const release = `?s ?p ?o FILTER NOT EXISTS { GRAPH <${BASE}.well-known/void> { ?s ?p ?o } }`;
    expect(number("triples")).toBe(await count(`SELECT (COUNT(*) AS ?n) { ${release} }`));
    expect(number("properties")).toBe(
      await count(`SELECT (COUNT(DISTINCT ?p) AS ?n) { ${release} }`),
    );
    expect(number("classes")).toBe(
      await count(`SELECT (COUNT(DISTINCT ?o) AS ?n) { ${release} FILTER(?p = rdf:type) }`),
    );
    expect(number("distinctSubjects")).toBe(
      await count(`SELECT (COUNT(DISTINCT ?s) AS ?n) { ${release} }`),
    );
    for (const partition of found.getObjects(dataset ?? null, `${VOID}propertyPartition`, null)) {
      const property = found.getObjects(partition, `${VOID}property`, null)[0]?.value;
      const triples = Number(found.getObjects(partition, `${VOID}triples`, null)[0]?.value);
      expect(triples, property).toBe(
        await count(`SELECT (COUNT(*) AS ?n) { ${release} FILTER(?p = <${property}>) }`),
      );
    }
  });

  it("lists in its catalogue downloads whose size and digest are right", async () => {
    const found = await graph("/data");
    const distributions = found.getSubjects(
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
      `${DCAT}Distribution`,
      null,
    );
    expect(distributions).toHaveLength(12);
    for (const node of distributions) {
      const url = found.getObjects(node, `${DCAT}downloadURL`, null)[0]?.value ?? "";
      const { body } = await raw(url.replace(BASE, "/"));
      expect(found.getObjects(node, `${DCAT}byteSize`, null)[0]?.value).toBe(String(body.length));
      const checksum = found.getObjects(node, "http://spdx.org/rdf/terms#checksum", null)[0];
      expect(
        found.getObjects(checksum ?? null, "http://spdx.org/rdf/terms#checksumValue", null)[0]
          ?.value,
      ).toBe(createHash("sha256").update(body).digest("hex"));
    }
  });

  it("tells balancers that it is ready, and operators how many requests it answered", async () => {
    expect((await raw("/readyz")).status).toBe(200);
    await raw("/work/blue-jug.ttl");
    await raw("/work/nothing-here");
    const figures = (await raw("/metrics", { authorization: "Bearer figures" })).body.toString();
    expect(figures).toMatch(/chancery_http_answers_total\{route="\/\*",status="200"\} \d+/);
    expect(figures).toMatch(/chancery_http_answers_total\{route="\/\*",status="404"\} \d+/);
    expect(figures).toMatch(/chancery_release_quads \d+/);
    expect(figures).toContain("chancery_reload_failed 0");
  });

  it("tells crawlers of its sitemap, whose addresses all answer", async () => {
    expect((await raw("/robots.txt")).body.toString()).toContain(`Sitemap: ${BASE}sitemap.xml`);
    const xml = (await raw("/sitemap.xml")).body.toString();
    const addresses = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = ""]) =>
      address.replace(BASE, "/"),
    );
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses)
      expect([200, 301, 410], address).toContain((await raw(address)).status);
  });
});
