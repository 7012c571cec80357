// Loads servers and compares what they do: measured by turns, so that a noisy machine is noisy for all.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PEERS } from "./servers.mjs";

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Processor time that a process has used, in ms, all its threads together; nothing where there is no /proc. */
function processorTime(pid) {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  const fields = readFileSync(file, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10; // in hundredths of a second
}

/** Whether there is wrk, which takes a tenth of the time that autocannon takes for an answer: so the server is the limit. */
const HAS_WRK = spawnSync("wrk", ["--version"]).error === undefined;

/** Who asks, to be told with the figures. */
export const ASKER = HAS_WRK
  ? "wrk"
  : "autocannon (install wrk: it is the limit for small answers)";

/**
 * Sends requests one after another on each connection for some seconds. Gives requests/s and the processor time of the
 * server for each request in ms, which stays sound where other programs work too.
 */
export async function load({ server, requests, seconds = 3, connections = 16 }) {
  const before = processorTime(server.pid);
  const ask = HAS_WRK ? loadByWrk : loadByAutocannon;
  const { answered, refused, duration } = await ask({ server, requests, seconds, connections });
  if (refused > 0) throw new Error(`${refused} of the requests to ${server.url} failed`);
  return { rate: answered / duration, cpu: (processorTime(server.pid) - before) / answered };
}

async function loadByAutocannon({ server, requests, seconds, connections }) {
  const autocannon = createRequire(join(PEERS, "package.json"))("autocannon");
  const options = { url: server.url, requests, connections, duration: seconds, timeout: 60 };
  const result = await autocannon(options);
  const refused = result["4xx"] + result["5xx"] + result.errors;
  return { answered: result["2xx"] + result["3xx"], refused, duration: result.duration };
}

function loadByWrk({ server, requests, seconds, connections }) {
  const folder = mkdtempSync(join(tmpdir(), "chancery-wrk-"));
  try {
    const script = join(folder, "requests.lua");
    writeFileSync(script, luaFor(requests));
    const how = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "60s", "-s", script];
    const { stdout, stderr } = spawnSync("wrk", [...how, server.url], { encoding: "utf8" });
    const [line] = stdout.match(/^\{.*\}$/m) ?? [];
    if (line === undefined) throw new Error(`wrk did not measure: ${stderr}`);
    const { requests: answered, refused, duration } = JSON.parse(line);
    return { answered, refused, duration: duration / 1_000_000 };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What wrk sends by turns, and one line of JSON for what came of it; times are in µs there. */
function luaFor(requests) {
  const made = requests.map(({ path, headers = {} }) => {
    const fields = Object.entries(headers).map(
      ([name, value]) => `[${quoted(name)}]=${quoted(value)}`,
    );
    return `all[#all + 1] = wrk.format("GET", ${quoted(path)}, {${fields.join(",")}})`;
  });
  return `local all = {}
local at = 0
function init()
${made.join("\n")}
end
function request()
  at = at % #all + 1
  return all[at]
end
function done(summary)
  local e = summary.errors
  local refused = e.connect + e.read + e.write + e.status + e.timeout
  print(string.format('{"requests":%d,"refused":%d,"duration":%d}', summary.requests, refused, summary.duration))
end
`;
}

/** JSON of ASCII is a string of Lua as well. */
function quoted(text) {
  return JSON.stringify(text);
}

/**
 * Sends a request each time that one is due, whether those before are answered or not, and gives the p99 in ms from when
 * each was due: so a server that makes one wait is charged for all that wait behind it.
 */
export async function pacedP99({ server, requests, rate, seconds }) {
  const agent = new Agent({ keepAlive: true });
  const begin = performance.now();
  const times = await Promise.all(
    Array.from({ length: rate * seconds }, async (_, at) => {
      const due = begin + (at * 1000) / rate;
      await pause(Math.max(0, due - performance.now()));
      const start = Math.min(due, performance.now()); // timers may be early by a part of a millisecond
      const { path, headers } = requests[at % requests.length];
      await answered(new URL(path, server.url), { agent, headers });
      return performance.now() - start;
    }),
  );
  agent.destroy();
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)];
}

function answered(url, options) {
  return new Promise((resolve, reject) => {
    get(url, options, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      answer.resume().on("end", resolve);
    }).on("error", reject);
  });
}

/** Rounds that are not counted: at some hundred requests/s a program is compiled for longer than one round. */
const WARMING = 2;

/**
 * Measures each contestant in turn, `rounds` times after those to warm up: `{name: async () => ({rate, cpu})}`.
 * Gives the medians of each.
 */
export async function compare(contestants, rounds) {
  const figures = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -WARMING; round < rounds; round += 1)
    for (const [name, measure] of Object.entries(contestants)) {
      const figure = await measure();
      if (round >= 0) figures[name].push(figure);
    }
  const middle = (all, field) => median(all.map((figure) => figure[field]));
  return Object.fromEntries(
    Object.entries(figures).map(([name, all]) => [
      name,
      { rate: middle(all, "rate"), cpu: middle(all, "cpu") },
    ]),
  );
}

/** How often work is done in a second by so many at once, and the processor time of this process for each. */
export async function rateOf(work, { seconds = 2, together = 1 } = {}) {
  const start = performance.now();
  const used = process.cpuUsage();
  let count = 0;
  const worker = async () => {
    do {
      await work(count);
      count += 1;
    } while (performance.now() < start + seconds * 1000);
  };
  await Promise.all(Array.from({ length: together }, worker));
  const { user, system } = process.cpuUsage(used);
  const elapsed = performance.now() - start;
  return { rate: (count / elapsed) * 1000, cpu: (user + system) / 1000 / count };
}

const per = (rate) => `${rate < 100 ? rate.toFixed(2) : Math.round(rate)}/s`;

/** One line of a table: what, how many times as much as the peer, what it should be, and the figures behind it. */
export function tell(what, ours, peer, target) {
  const ratio = ours.rate / peer.rate;
  const [times, wanted] = [ratio, target].map((value) => value.toFixed(2).padStart(7));
  const byCpu = peer.cpu / ours.cpu;
  const also = Number.isNaN(byCpu) ? "" : `; by processor time ${byCpu.toFixed(2)}`;
  const verdict = ratio >= target ? "reached" : "missed ";
  console.log(
    `${what.padEnd(52)} ${times}  target ${wanted}  ${verdict}  ${per(ours.rate)} beside ${per(peer.rate)}${also}`,
  );
}
