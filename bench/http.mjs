// Compares the server with its peers on the same graph, in one run: `npm run build && node bench/http.mjs [triples …]`.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import oxigraph from "oxigraph";
import { BASE, pathsOf, writeGraph } from "./graph.mjs";
import { compare, load, rateOf, tell } from "./load.mjs";
import { POISON, requestsFor, STEADY, TYPICAL } from "./questions.mjs";
import { installPeers, startChancery, startPeer } from "./servers.mjs";

const TURTLE = { accept: "text/turtle" };
const KEEPING_NOTHING = ["--answer-cache-bytes", "0", "--result-cache-bytes", "0"];
const per = (rate) => `${rate < 100 ? rate.toFixed(1) : Math.round(rate)}/s`;
const requestsOf = (paths, headers) =>
  Object.fromEntries(paths.map((path) => [path, { method: "GET", path, headers }]));

/** Requests for things that the server has not kept, that it has, and that the client has. */
async function dereference({ triples, cold, warm, bare, trifid }) {
  const many = Object.values(requestsOf(pathsOf(triples, 1000), TURTLE));
  const few = requestsOf(pathsOf(triples, 200), TURTLE);
  for (const [path, request] of Object.entries(few)) {
    const answer = await fetch(new URL(path, warm.url), { headers: TURTLE });
    await answer.arrayBuffer();
    few[path] = [
      request,
      { ...request, headers: { ...TURTLE, "if-none-match": answer.headers.get("etag") } },
    ];
  }
  const [whole, known] = [0, 1].map((at) => Object.values(few).map((pair) => pair[at]));
  const figures = await compare({
    bare: async () => (await load({ url: bare.url, requests: many })).rate,
    uncached: async () => (await load({ url: cold.url, requests: many })).rate,
    cached: async () => (await load({ url: warm.url, requests: whole })).rate,
    revalidated: async () => (await load({ url: warm.url, requests: known })).rate,
    trifid: async () => (await load({ url: trifid.url, requests: many })).rate,
  });
  const beside = (name, peer) => `${per(figures[name])} beside ${per(figures[peer])}`;
  for (const [name, target] of Object.entries({ uncached: 0.35, cached: 0.85, revalidated: 1 }))
    tell(
      `a thing, ${name} / bare Hono`,
      figures[name] / figures.bare,
      target,
      beside(name, "bare"),
    );
  tell(
    "a thing, uncached / Trifid",
    figures.uncached / figures.trifid,
    50,
    beside("uncached", "trifid"),
  );
  tell("a thing, cached / Trifid", figures.cached / figures.trifid, 50, beside("cached", "trifid"));
}

/** A query of some milliseconds over HTTP beside the engine in this thread. */
async function workers({ file, cold, single }) {
  const store = new oxigraph.Store();
  store.load(readFileSync(file), { format: "application/n-triples" });
  const requests = requestsFor("/sparql", () => "", 10, 1);
  requests[0].path = `/sparql?query=${encodeURIComponent(STEADY)}`;
  const figures = await compare({
    inProcess: () =>
      rateOf(() => store.query(STEADY, { results_format: "application/sparql-results+json" })),
    one: async () => (await load({ url: single.url, requests, connections: 4 })).rate,
    two: async () => (await load({ url: cold.url, requests, connections: 4 })).rate,
  });
  const took = `of ${(1000 / figures.inProcess).toFixed(1)} ms, ${per(figures.inProcess)} in process`;
  tell(
    "a query, one worker / in process",
    figures.one / figures.inProcess,
    0.9,
    `${per(figures.one)} ${took}`,
  );
  tell(
    "a query, two workers / in process",
    figures.two / figures.inProcess,
    1.6,
    `${per(figures.two)} ${took}`,
  );
}

/** Typical queries: worked on each time, and asked again and again. */
async function questions({ triples, cold, warm, trifid, comunica }) {
  for (const [name, question] of Object.entries(TYPICAL)) {
    const [many, again] = [300, 1].map((count) => requestsFor("/sparql", question, triples, count));
    const other = many.map((request) => ({
      ...request,
      path: request.path.replace("/sparql", "/query"),
    }));
    const figures = await compare(
      {
        uncached: async () => (await load({ url: cold.url, requests: many })).rate,
        repeated: async () => (await load({ url: warm.url, requests: again })).rate,
        trifid: async () => (await load({ url: trifid.url, requests: other })).rate,
      },
      3,
    );
    // Where it answers one in a minute, a few connections tell as much as many.
    const slow = await slowRate(comunica.url, many);
    const beside = (how, peer) => `${per(figures[how])} beside ${per(peer)}`;
    tell(
      `${name}, uncached / Trifid`,
      figures.uncached / figures.trifid,
      1.5,
      beside("uncached", figures.trifid),
    );
    tell(`${name}, uncached / Comunica`, figures.uncached / slow, 5, beside("uncached", slow));
    const best = Math.max(figures.trifid, slow);
    tell(
      `${name}, repeated / the better of both`,
      figures.repeated / best,
      20,
      beside("repeated", best),
    );
  }
}

/** Requests/s of a server that may take long for each: at least one is waited for, a minute at the most. */
async function slowRate(url, requests) {
  const signal = AbortSignal.timeout(60_000);
  const ask = async (at) => {
    const { path, headers } = requests[at % requests.length];
    await (await fetch(new URL(path, url), { headers, signal })).arrayBuffer();
  };
  return rateOf(ask, { seconds: 5, together: 2 }).catch(() => 1 / 60);
}

/** Pages while every ad-hoc engine is kept busy by a query that never ends. */
async function poison({ triples, folder }) {
  const server = await startChancery(folder, BASE, ["--query-timeout", "600000"]);
  const requests = Object.values(requestsOf(pathsOf(triples, 1000), { accept: "text/html" }));
  const pages = () => load({ url: server.url, requests, connections: 8, rate: 200, seconds: 4 });
  await pages();
  const rounds = [];
  for (let round = 0; round < 3; round += 1) {
    const quiet = await pages();
    const leave = new AbortController();
    const asked = [1, 2].map((number) =>
      fetch(`${server.url}sparql?query=${encodeURIComponent(`${POISON} # ${number} ${round}`)}`, {
        signal: leave.signal,
      }).catch(() => undefined),
    );
    const poisoned = await pages();
    leave.abort();
    await Promise.all(asked);
    rounds.push([poisoned.p99 / Math.max(1, quiet.p99), poisoned.p99, quiet.p99]);
  }
  rounds.sort(([a], [b]) => a - b);
  const [ratio, poisoned, quiet] = rounds[1];
  tell(
    "p99 of pages, 2 / (poisoned / quiet)",
    2 / ratio,
    1,
    `${poisoned} ms beside ${quiet} ms, 200 pages/s`,
  );
  tell("p99 of pages, 20 ms / poisoned", 20 / poisoned, 1, `${poisoned} ms`);
  await server.stop();
}

async function measure(triples) {
  const folder = mkdtempSync(join(tmpdir(), "chancery-http-"));
  const file = join(folder, "data/works.nt");
  mkdirSync(join(folder, "data"));
  await writeGraph(file, triples);
  const servers = [];
  const add = async (starting) => {
    servers.push(await starting);
    return servers.at(-1);
  };
  console.log(`\n${triples} triples`);
  const cold = await add(startChancery(folder, BASE, KEEPING_NOTHING));
  const warm = await add(startChancery(folder, BASE));
  const single = await add(startChancery(folder, BASE, [...KEEPING_NOTHING, "--workers", "1"]));
  const bare = await add(startPeer("hono", cold.url, TURTLE.accept));
  const trifid = await add(startPeer("trifid", file, BASE));
  const comunica = await add(startPeer("comunica", file));
  const all = { triples, folder, file, cold, warm, single, bare, trifid, comunica };
  for (const part of [dereference, workers, questions, poison]) await part(all);
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true });
}

installPeers();
const sizes = process.argv.slice(2).map(Number);
for (const triples of sizes.length > 0 ? sizes : [10_000, 1_000_000]) await measure(triples);
