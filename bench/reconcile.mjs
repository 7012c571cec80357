// How fast a column is matched: `npm run build && node --expose-gc bench/reconcile.mjs [things] [rows]`

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { defaultSettings, loadRelease } from "../dist/index.js";
import { namesOf } from "../dist/publish/names.js";
import { dice, things as generate, WRITTEN, writeFolder } from "./generated.mjs";

const COUNT = Number(process.argv[2] ?? 100_000);
const ROWS = Number(process.argv[3] ?? 10_000);
const BATCH = 100;
const BASE = "http://bench.example/";

const list = generate(COUNT);
const random = dice(3);
const names = (count, write) =>
  Array.from({ length: count }, () => {
    const { name } = list[random(list.length)];
    return write(name, random) ?? name;
  });

/** Seconds of processor time that another process has used so far; on Linux. */
function processorOf(pid) {
  const [, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  return fields
    .join(") ")
    .split(" ")
    .slice(11, 13)
    .reduce((sum, ticks) => sum + ticks / 100, 0);
}

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
const processor = () => process.cpuUsage().user / 1000;

async function inProcess(folder) {
  const settings = { ...defaultSettings(), fileMaxBytes: 0 };
  const release = await loadRelease(folder, { base: BASE, settings });
  globalThis.gc?.();
  const before = process.memoryUsage();
  const begun = processor();
  const index = namesOf(release);
  const took = processor() - begun;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const grown = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6;
  console.log(
    `index of ${COUNT} things: ${Math.round(took)} ms of processor time, ${Math.round(grown)} MB`,
  );
  for (const [how, write] of Object.entries(WRITTEN)) {
    const asked = names(1000, write);
    for (const name of asked.slice(0, 100)) index.match(name);
    const start = processor();
    for (const name of asked) index.match(name);
    const batch = ((processor() - start) / asked.length) * BATCH;
    console.log(
      `${how.padEnd(22)} ${batch.toFixed(1).padStart(6)} ms of processor time for ${BATCH}`,
    );
  }
}

async function overHttp(folder) {
  const main = join(import.meta.dirname, "../dist/cli/main.js");
  const words = ["--port", "0", "--host", "127.0.0.1", "--json", "--client-query-seconds", "0"];
  const begun = performance.now();
  const child = spawn(process.execPath, [main, "serve", folder, ...words, "--file-max-bytes", "0"]);
  const [line] = await once(createInterface(child.stdout), "line");
  console.log(`ready after ${Math.round(performance.now() - begun)} ms`);
  const { url } = JSON.parse(line);
  const ask = async (asked) => {
    const queries = asked.map((name) => ({
      conditions: [{ matchType: "name", propertyValue: name }],
      limit: 5,
    }));
    const start = performance.now();
    const answer = await fetch(`${url}reconcile/1.0/match`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ queries }),
    });
    await answer.json();
    return performance.now() - start;
  };
  console.log(
    `first name, index unfinished: ${Math.round(await ask(names(1, (name) => name)))} ms`,
  );
  const writers = Object.values(WRITTEN);
  const column = names(ROWS, (name) => writers[random(writers.length)](name, random) ?? name);
  const times = [];
  const before = processorOf(child.pid);
  for (let at = 0; at < column.length; at += BATCH)
    times.push(await ask(column.slice(at, at + BATCH)));
  const worked = processorOf(child.pid) - before;
  const total = times.reduce((sum, time) => sum + time, 0);
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor(times.length * share)]);
  console.log(
    `a column of ${ROWS} names, written in every way: ${(total / 1000).toFixed(1)} s, ${worked.toFixed(1)} s of processor time of the server; a batch of ${BATCH}: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms`,
  );
  child.kill();
  await once(child, "close");
}

const folder = await writeFolder(list);
try {
  await inProcess(folder);
  await overHttp(folder);
} finally {
  rmSync(folder, { recursive: true });
}
