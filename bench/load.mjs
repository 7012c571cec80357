// Loads servers and compares what they do: measured by turns, so that a noisy machine is noisy for all.

import { createRequire } from "node:module";
import { join } from "node:path";
import { PEERS } from "./servers.mjs";

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Sends requests one after another on each connection; gives requests/s and milliseconds. */
export async function load({ url, requests, seconds = 2, connections = 16, rate }) {
  const autocannon = createRequire(join(PEERS, "package.json"))("autocannon");
  const result = await autocannon({
    url,
    requests,
    connections,
    duration: seconds,
    timeout: 60,
    ...(rate !== undefined && { overallRate: rate }),
  });
  const refused = result["4xx"] + result["5xx"] + result.errors;
  if (refused > 0) throw new Error(`${refused} of the requests to ${url} failed`);
  const { duration } = result;
  return {
    rate: (result["2xx"] + result["3xx"]) / duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    most: result.latency.max,
  };
}

/**
 * Measures each contestant in turn, `rounds` times after one round to warm up: `{name: async () => number}`.
 * Gives the median of each.
 */
export async function compare(contestants, rounds = 5) {
  const figures = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, measure] of Object.entries(contestants)) {
      const figure = await measure();
      if (round > 0) figures[name].push(figure);
    }
  return Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, median(all)]));
}

/** How often work is done in a second, by so many that work at once. */
export async function rateOf(work, { seconds = 2, together = 1 } = {}) {
  const end = performance.now() + seconds * 1000;
  const start = performance.now();
  let count = 0;
  const worker = async () => {
    do {
      await work(count);
      count += 1;
    } while (performance.now() < end);
  };
  await Promise.all(Array.from({ length: together }, worker));
  return (count / (performance.now() - start)) * 1000;
}

/** One line of a table: what, the ratio, what it should be, and the figures behind it. */
export function tell(what, ratio, target, detail) {
  const met = ratio >= target ? "reached" : "MISSED";
  const figures = [ratio, target].map((value) => value.toFixed(2).padStart(8));
  console.log(`${what.padEnd(44)} ${figures[0]}  target ${figures[1]}  ${met.padEnd(8)} ${detail}`);
}
