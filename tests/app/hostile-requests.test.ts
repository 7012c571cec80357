// Requests that no honest client sends, byte by byte. Each gets a plain refusal or an answer, none is a fault of ours,
// and the server goes on.

import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ENDLESS, openSocket, talk } from "./raw.ts";
import { MUSEUM, type Started, startServer } from "./started.ts";

const BASE = "http://museum.example/";
const FORM = "Content-Type: application/x-www-form-urlencoded";
const QUERY = "Content-Type: application/sparql-query";

/** A whole request: its first line, header lines, and what follows them. */
const request = (line: string, headers: readonly string[] = ["Host: x"], body = "") =>
  `${[line, ...headers, "Connection: close"].join("\r\n")}\r\n\r\n${body}`;
const get = (path: string, ...headers: string[]) =>
  request(`GET ${path} HTTP/1.1`, ["Host: x", ...headers]);
const post = (body: string, ...headers: string[]) =>
  request("POST /sparql HTTP/1.1", ["Host: x", ...headers, `Content-Length: ${body.length}`], body);

/** What is sent, and the status lines that may come back. */
const REQUESTS: Readonly<Record<string, readonly [bytes: string, status: RegExp]>> = {
  // Paths that would leave what is published.
  "dots that climb": [get("/../../../../etc/passwd"), /^404/],
  "dots in percent form": [get("/%2e%2e/%2e%2e/etc/passwd"), /^404/],
  "slashes in percent form": [get("/docs/..%2F..%2Fpackage.json"), /^404/],
  "a help page that climbs": [get("/docs/..%2F..%2FREADME"), /^404/],
  "a download that climbs": [get("/data/latest/..%2F..%2F..%2Fetc%2Fpasswd"), /^307/],
  "a style sheet that climbs": [get("/assets/../../package.json"), /^404/],
  backslashes: [get("/..\\..\\etc\\passwd"), /^400/],
  "the path of a file": [get("/resource?iri=file:///etc/passwd"), /^404/],
  // Bytes that are no text.
  "a null byte in percent form": [get("/work/%00"), /^404/],
  "a null byte in a parameter": [get("/resource?iri=%00"), /^404/],
  "a null byte": [get("/\0"), /^400/],
  "a null byte in a header": [get("/", "X-A: a\0b"), /^400/],
  "bytes of the path that are no UTF-8": [get("/work/%ff%fe"), /^404/],
  "raw bytes in the path": [get("/work/\xff\xfe"), /^(400|404)/],
  "half of a percent form": [get("/work/%e0%a4"), /^404/],
  "a percent sign alone": [get("/%"), /^404/],
  "no hexadecimal digits": [get("/%zz?iri=%zz"), /^404/],
  "bytes of a query that are no UTF-8": [get("/sparql?query=%ff%fe"), /^400/],
  "bytes of a body that are no UTF-8": [post('ASK { ?a ?b "\xff" } #', QUERY), /^(200|400)/],
  "bytes of a form that are no UTF-8": [post("query=%ff%c0%80", FORM), /^400/],
  "a null byte in a query": [post('SELECT ("\0" AS ?x) {}', QUERY), /^(200|400)/],
  // What would end a header and begin another.
  "line ends in a redirect": [get("/data/latest/%0d%0aX-Injected:%201"), /^307/],
  "line ends in an IRI": [get(`/resource?iri=${BASE}%0d%0aX-Injected:%201`), /^404/],
  "line ends in a path": [get("/work/%0d%0aX-Injected:%201"), /^404/],
  "line ends in a parameter": [get("/queries/works-by-year?year=1%0d%0aX-Injected:1"), /^400/],
  "line ends in a format": [get("/sparql?query=ASK%7B%7D&format=%0d%0aX-Injected:1"), /^406/],
  "a request id with a line folded in": [
    get("/healthz", "X-Request-Id: a\r\n X-Injected: 1"),
    /^(200|400)/,
  ],
  // Names of hosts.
  "no host": [request("GET / HTTP/1.1", []), /^400/],
  "two hosts": [request("GET / HTTP/1.1", ["Host: x", "Host: evil.example"]), /^(200|400)/],
  "another host": [request("GET / HTTP/1.1", ["Host: evil.example"]), /^200/],
  "a host that is markup": [request("GET / HTTP/1.1", ['Host: "><b>evil.example']), /^400/],
  "a host with a name and password": [
    request("GET / HTTP/1.1", ["Host: a:b@evil.example"]),
    /^400/,
  ],
  "an absolute address": [request("GET http://evil.example/data HTTP/1.1"), /^200/],
  "an address of another kind": [request("GET ftp://evil.example/ HTTP/1.1"), /^400/],
  "a forwarded host and scheme": [
    get("/data/latest/graph.nq", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: gopher"),
    /^307/,
  ],
  "a forwarded host as RFC 7239 has it": [
    get("/", "Forwarded: host=evil.example;for=unknown"),
    /^200/,
  ],
  // Requests within requests.
  "a length and chunks": [
    request(
      "POST /sparql HTTP/1.1",
      ["Host: x", QUERY, "Content-Length: 6", "Transfer-Encoding: chunked"],
      "0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n",
    ),
    /^400/,
  ],
  "two lengths": [
    request(
      "POST /sparql HTTP/1.1",
      ["Host: x", QUERY, "Content-Length: 1", "Content-Length: 5"],
      "ASK{}",
    ),
    /^400/,
  ],
  "a length with a sign": [
    request("POST /sparql HTTP/1.1", ["Host: x", "Content-Length: +5"], "ASK{}"),
    /^400/,
  ],
  "chunks after another coding": [
    request(
      "POST /sparql HTTP/1.1",
      ["Host: x", "Transfer-Encoding: chunked, identity"],
      "0\r\n\r\n",
    ),
    /^400/,
  ],
  "a space before a colon": [
    request("POST /sparql HTTP/1.1", ["Host: x", "Transfer-Encoding : chunked"]),
    /^400/,
  ],
  "chunks without a size": [
    request(
      "POST /sparql HTTP/1.1",
      ["Host: x", QUERY, "Transfer-Encoding: chunked"],
      "zz\r\nASK{}\r\n0\r\n\r\n",
    ),
    /^400/,
  ],
  "lines that end in LF alone": ["GET / HTTP/1.1\nHost: x\n\n", /^400/],
  // Other protocols and methods.
  "a preface of HTTP/2": ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", /^(400|505)/],
  TLS: ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", /^400/],
  TRACE: [request("TRACE / HTTP/1.1", ["Host: x", "X-Secret: s3cret"]), /^405/],
  "a method that nobody knows": [request("EVIL / HTTP/1.1"), /^400/],
  "an upgrade": [get("/healthz", "Upgrade: websocket"), /^200/],
  "an expectation that nobody knows": [get("/healthz", "Expect: tea"), /^417/],
  // Sizes.
  "a long address": [get(`/${"a".repeat(40_000)}`), /^431/],
  "many headers": [
    get("/", ...Array.from({ length: 3_000 }, (_, at) => `X-${at}: a`)),
    /^(200|431)/,
  ],
  "a body that is too long": [post("a".repeat(300_000), QUERY), /^413/],
  "a length that is too long": [
    request("POST /sparql HTTP/1.1", ["Host: x", QUERY, "Content-Length: 999999999999"]),
    /^413/,
  ],
  "a packed body": [post("\x1f\x8b\x08\x00", QUERY, "Content-Encoding: gzip"), /^4\d\d/],
  // Headers that cost much to read, unless they are read well.
  "ten thousand types": [get("/work/blue-jug", `Accept: ${"a/b,".repeat(7_000)}`), /^(404|406)/],
  "a quote that never ends": [
    get("/work/blue-jug", `Accept: "${'\\"'.repeat(14_000)}`),
    /^(404|406)/,
  ],
  "a long gap between tags": [get("/", `If-None-Match: "a"${" ".repeat(30_000)}"b"`), /^200/],
  "ten thousand ranges": [get("/", `Range: bytes=${"0-0,".repeat(7_000)}0-0`), /^200/],
  "ten thousand codings": [get("/", `Accept-Encoding: ${"a;q=0".repeat(5_000)}`), /^200/],
  "ten thousand hops": [get("/", `X-Forwarded-For: ${"1.1.1.1,".repeat(3_500)}`), /^200/],
  "a prefix of ten thousand accents": [
    get(`/reconcile/suggest/entity?prefix=${"%CC%81".repeat(5_000)}`),
    /^200/,
  ],
};

describe("a server among strangers", () => {
  let server: Started;
  beforeAll(async () => {
    server = await startServer(
      MUSEUM,
      ...["--base", BASE, "--quiet", "--client-query-seconds", "0", "--max-connections", "0"],
    );
  });
  afterAll(() => server.stop());

  it.each(Object.entries(REQUESTS))("stands %s", async (_, [bytes, status]) => {
    const answer = await talk(server.url, bytes);
    const [head = ""] = answer.split("\r\n\r\n");
    expect(head.replace(/^HTTP\/1\.1 /, "")).toMatch(status);
    expect(head).not.toMatch(/^x-injected/im);
    expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    expect(answer).not.toMatch(/root:.*:0:0|"devDependencies"|s3cret/);
    expect(head).not.toMatch(/evil\.example|gopher/);
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
    expect(server.err()).toBe("");
  });

  it("never lets the name that a client gives a host into what it publishes", async () => {
    for (const path of [
      "/",
      "/data",
      "/.well-known/void",
      "/sitemap.xml",
      "/reconcile",
      "/robots.txt",
    ])
      expect(
        await talk(server.url, request(`GET ${path} HTTP/1.1`, ["Host: evil.example"])),
        path,
      ).not.toContain("evil.example");
  });

  it("goes on after thousands of requests whose clients left at any moment", async () => {
    const paths = ["/", "/data/latest/graph.nq", "/work/blue-jug.ttl", `/sparql?query=${ENDLESS}`];
    let left = 0;
    const leave = async (at: number) => {
      const socket = openSocket(server.url);
      const bytes = get(paths[at % paths.length] ?? "/");
      await once(socket, "connect");
      socket.write(bytes.slice(0, at % 7 === 0 ? at % bytes.length : bytes.length));
      await new Promise((resolve) => setTimeout(resolve, at % 5));
      socket.destroy();
      left += 1;
    };
    for (let from = 0; from < 3_000; from += 100)
      await Promise.all(Array.from({ length: 100 }, (_, at) => leave(from + at)));
    expect(left).toBe(3_000);
    const ask = `${server.url}sparql?query=${encodeURIComponent("ASK { ?a ?b ?c }")}`;
    const answer = async () => {
      const given = await fetch(ask, { headers: { accept: "text/csv" } });
      return given.status === 200;
    };
    while (!(await answer())); // engines that were ended with their queries come back
    expect(server.err()).toBe("");
  });
});
