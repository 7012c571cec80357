// Many requests on many connections, some given up half-way: `npm run build && node bench/soak.mjs [requests] [connections]`.
// Every request that is not given up must get its whole, right answer; else the exit code is 1.

import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BASE, pathsOf, writeGraph } from "./graph.mjs";
import { requestsFor, TYPICAL } from "./questions.mjs";
import { startChancery } from "./servers.mjs";

const TRIPLES = 10_000;
const REQUESTS = Number(process.argv[2] ?? 100_000);
const CONNECTIONS = Number(process.argv[3] ?? 500);
/** One in so many is given up. */
const GIVEN_UP = 50;
/** Who waits longer than this for an answer has lost it, in ms. */
const PATIENCE = 60_000;

/** Addresses whose answers are made in different ways: things, pages, packed ones, results. */
function mixture() {
  const things = pathsOf(TRIPLES, 300).map((path, at) => ({
    path,
    headers: { accept: ["text/turtle", "text/html", "application/ld+json"][at % 3] },
  }));
  const packed = things.slice(0, 50).map(({ path }) => ({
    path: `${path}.html`,
    headers: { "accept-encoding": "br" },
  }));
  const results = requestsFor("/sparql", TYPICAL["one thing"], TRIPLES, 100);
  return [...things, ...packed, ...results];
}

/** The status and the bytes of an answer; nothing when it was given up as asked. */
async function ask(agent, url, { path, headers }, givesUp = false) {
  const asking = request(new URL(path, url), { agent, headers, timeout: PATIENCE });
  asking.on("timeout", () => asking.destroy(new Error("no answer in time")));
  asking.end();
  if (givesUp) {
    asking.on("error", () => undefined);
    await once(asking, "socket");
    setTimeout(() => asking.destroy(), Math.random() * 20);
    await once(asking, "close");
    return undefined;
  }
  const [answer] = await once(asking, "response");
  const pieces = [];
  for await (const piece of answer) pieces.push(piece);
  return `${answer.statusCode} ${Buffer.concat(pieces).toString("base64")}`;
}

async function soak(url, asked) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const right = [];
  for (const one of asked) right.push(await ask(agent, url, one));
  const count = { answered: 0, "given up": 0, lost: 0 };
  let next = 0;
  const client = async () => {
    while (next < REQUESTS) {
      const number = next++;
      const at = (number * 31) % asked.length;
      const givesUp = number % GIVEN_UP === 0;
      const answer = await ask(agent, url, asked[at], givesUp).catch((error) => error);
      if (givesUp) count["given up"] += 1;
      else count[answer === right[at] ? "answered" : "lost"] += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  agent.destroy();
  if (right.some((answer) => !answer.startsWith("200 ")))
    throw new Error("the server is not sound");
  return count;
}

const folder = mkdtempSync(join(tmpdir(), "chancery-soak-"));
mkdirSync(join(folder, "data"));
await writeGraph(join(folder, "data/works.nt"), TRIPLES);
const server = await startChancery(folder, BASE);
const start = performance.now();
const count = await soak(server.url, mixture());
const seconds = ((performance.now() - start) / 1000).toFixed(1);
const { ok } = await (await fetch(`${server.url}healthz`)).json();
await server.stop();
rmSync(folder, { recursive: true });
const told = Object.entries(count).map(([what, many]) => `${many} ${what}`);
console.log(
  `${REQUESTS} requests on ${CONNECTIONS} connections in ${seconds} s: ${told.join(", ")}; the server ${ok ? "goes on" : "is ill"}`,
);
process.exitCode = ok && count.lost === 0 ? 0 : 1;
