// Compares the server with its peers on the same graph, in one run: `npm run build && node bench/http.mjs [triples …]`;
// PARTS=dereference,workers,questions,poison measures some of it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import oxigraph from "oxigraph";
import { BASE, pathsOf, writeGraph } from "./graph.mjs";
import { ASKER, compare, load, pacedP99, rateOf, tell } from "./load.mjs";
import { POISON, requestsFor, STEADY, TYPICAL } from "./questions.mjs";
import { installPeers, startChancery, startPeer } from "./servers.mjs";

const TURTLE = { accept: "text/turtle" };
const KEEPING_NOTHING = ["--answer-cache-bytes", "0", "--result-cache-bytes", "0"];
/** How often each contestant is measured. */
const ROUNDS = 3;
/** What Comunica does not answer in this time counts as one answer in it, in ms. */
const PATIENCE = 20_000;

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
  const ask = (server, requests) => () => load({ server, requests });
  const figures = await compare(
    {
      bare: ask(bare, many),
      uncached: ask(cold, many),
      cached: ask(warm, whole),
      revalidated: ask(warm, known),
      trifid: ask(trifid, many),
    },
    ROUNDS,
  );
  for (const [name, target] of Object.entries({ uncached: 0.35, cached: 0.85, revalidated: 1 }))
    tell(`a thing, ${name} / bare Hono`, figures[name], figures.bare, target);
  for (const name of ["uncached", "cached"])
    tell(`a thing, ${name} / Trifid`, figures[name], figures.trifid, 50);
}

/** A query of some milliseconds over HTTP beside the engine in this thread. */
async function workers({ file, cold, single }) {
  const store = new oxigraph.Store();
  store.load(readFileSync(file), { format: "application/n-triples" });
  const requests = requestsFor("/sparql", () => "", 10, 1);
  requests[0].path = `/sparql?query=${encodeURIComponent(STEADY)}`;
  const ask = (server) => () => load({ server, requests, connections: 4 });
  const evaluate = () => store.query(STEADY, { results_format: "application/sparql-results+json" });
  const figures = await compare(
    { inProcess: () => rateOf(evaluate), one: ask(single), two: ask(cold) },
    ROUNDS,
  );
  tell("a query, one worker / in process", figures.one, figures.inProcess, 0.9);
  tell("a query, two workers / in process", figures.two, figures.inProcess, 1.6);
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
        uncached: () => load({ server: cold, requests: many }),
        repeated: () => load({ server: warm, requests: again }),
        trifid: () => load({ server: trifid, requests: other }),
      },
      ROUNDS,
    );
    const slow = await slowRate(comunica.url, many);
    tell(`${name}, uncached / Trifid`, figures.uncached, figures.trifid, 1.5);
    tell(`${name}, uncached / Comunica`, figures.uncached, slow, 5);
    const best = figures.trifid.rate > slow.rate ? figures.trifid : slow;
    tell(`${name}, repeated / the better of both`, figures.repeated, best, 20);
  }
}

/** How a server does that may take long for each request. */
async function slowRate(url, requests) {
  const signal = AbortSignal.timeout(PATIENCE);
  const ask = async (at) => {
    const { path, headers } = requests[at % requests.length];
    await (await fetch(new URL(path, url), { headers, signal })).arrayBuffer();
  };
  const { rate } = await rateOf(ask, { seconds: 4, together: 2 }).catch(() => ({
    rate: 1000 / PATIENCE,
  }));
  return { rate, cpu: Number.NaN };
}

/** Pages while every ad-hoc engine is kept busy by a query that never ends. */
async function poison({ triples, folder }) {
  const requests = Object.values(requestsOf(pathsOf(triples, 1000), { accept: "text/html" }));
  const ways = [
    { name: "made anew", options: KEEPING_NOTHING, rate: 50 }, // a page costs some milliseconds
    { name: "kept", options: [], rate: 200 },
  ];
  for (const { name, options, rate } of ways) {
    const server = await startChancery(folder, BASE, ["--query-timeout", "600000", ...options]);
    const pages = () => pacedP99({ server, requests, rate, seconds: 5 });
    await pages();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const quiet = await pages();
      const relieve = await keepBusy(server, round);
      rounds.push({ quiet, poisoned: await pages() });
      await relieve();
    }
    const told = rounds.map(({ quiet, poisoned }) => `${ms(poisoned)} (quiet ${ms(quiet)})`);
    console.log(
      `p99 of ${rate} pages/s, ${name}, a poisonous query in each slot: ${told.join(", ")}`,
    );
    await server.stop();
  }
}

const ms = (time) => `${time.toFixed(1)} ms`;

/** Gives each of both ad-hoc engines a query that never ends; gives what ends them. */
async function keepBusy({ url }, round) {
  const leave = new AbortController();
  const { signal } = leave;
  const asked = [1, 2].map((number) => {
    const query = encodeURIComponent(`${POISON} # ${number} ${round}`);
    return fetch(`${url}sparql?query=${query}`, { signal }).catch(() => undefined);
  });
  await pause(100);
  return async () => {
    leave.abort();
    await Promise.all(asked);
  };
}

/** The server in three settings and its peers; each is added to `servers` as it starts. */
async function startAll(folder, file, servers) {
  const add = async (starting) => {
    servers.push(await starting);
    return servers.at(-1);
  };
  const cold = await add(startChancery(folder, BASE, KEEPING_NOTHING));
  const warm = await add(startChancery(folder, BASE));
  const single = await add(startChancery(folder, BASE, [...KEEPING_NOTHING, "--workers", "1"]));
  const bare = await add(startPeer("hono", cold.url, TURTLE.accept));
  const trifid = await add(startPeer("trifid", file, BASE));
  const comunica = await add(startPeer("comunica", file));
  return { cold, warm, single, bare, trifid, comunica };
}

async function measure(triples) {
  const folder = mkdtempSync(join(tmpdir(), "chancery-http-"));
  const file = join(folder, "data/works.nt");
  const servers = [];
  try {
    mkdirSync(join(folder, "data"));
    await writeGraph(file, triples);
    console.log(`\n${triples} triples, asked by ${ASKER}`);
    const all = { triples, folder, file, ...(await startAll(folder, file, servers)) };
    for (const part of parts) await part(all);
  } finally {
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true });
  }
}

const wanted = process.env["PARTS"]?.split(",");
const parts = [dereference, workers, questions, poison].filter(
  ({ name }) => wanted?.includes(name) ?? true,
);
installPeers();
const sizes = process.argv.slice(2).map(Number);
for (const triples of sizes.length > 0 ? sizes : [10_000, 1_000_000]) await measure(triples);
