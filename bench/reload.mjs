// Measures how long requests wait while a folder is loaded anew: `npm run build && node bench/reload.mjs [triples]`.
// Processor time alone says something where other programs work on the same machine.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { BASE, pathsOf, writeGraph } from "./graph.mjs";

const TRIPLES = Number(process.argv[2] ?? 1_000_000);
const MAIN = join(import.meta.dirname, "../dist/cli/main.js");
/** How long is measured before the reload and after it, in ms. */
const [QUIET, AFTER] = [10_000, 30_000];
/** How many times less is asked: where other programs keep the processors, what piles up would count as held. */
const SLOWER = Number(process.env.SLOWER ?? 1);
/** How often each is asked, in ms. */
const EVERY = { health: 5 * SLOWER, page: 20 * SLOWER };

/**
 * What runs in the server: at this signal it tells for how long its main thread was held at most since the last one, by
 * the clock and in processor time of that thread alone (Linux), which other programs of the machine do not lengthen.
 */
const LOOP = `
  import { readFileSync } from "node:fs";
  import { isMainThread } from "node:worker_threads";
  const cpu = () => Number(readFileSync("/proc/self/task/" + process.pid + "/schedstat", "latin1").split(" ")[0]) / 1e6;
  if (isMainThread) {
    let held = { wall: 0, cpu: 0 };
    let last = { wall: performance.now(), cpu: cpu() };
    const start = last;
    setInterval(() => {
      const now = { wall: performance.now(), cpu: cpu() };
      held = { wall: Math.max(held.wall, now.wall - last.wall), cpu: Math.max(held.cpu, now.cpu - last.cpu) };
      last = now;
    }, 5).unref();
    process.on("SIGUSR2", () => {
      const rss = process.memoryUsage.rss();
      process.stderr.write("loop " + JSON.stringify({ ...held, total: last.cpu, rss }) + "\\n");
      held = { wall: 0, cpu: 0 };
    });
  }`;

/** Sends a request whenever one is due, whatever became of those before; each counts from when it was due. */
function asking(url, paths, every) {
  const agent = new Agent({ keepAlive: true });
  const waits = [];
  let sent = 0;
  const start = performance.now();
  const timer = setInterval(() => {
    for (; sent * every <= performance.now() - start; sent += 1) {
      const due = start + sent * every;
      const path = paths[sent % paths.length];
      const request = get(
        new URL(path, url),
        { agent, headers: { accept: "text/html" } },
        (answer) => {
          answer.resume();
          answer.on("end", () =>
            waits.push({ due, wait: performance.now() - due, ok: answer.statusCode === 200 }),
          );
        },
      );
      request.on("error", () => waits.push({ due, wait: performance.now() - due, ok: false }));
    }
  }, 1);
  const stop = () => {
    clearInterval(timer);
    agent.destroy();
  };
  return { waits, stop };
}

function figures(waits, [from, to]) {
  const within = waits.filter(({ due }) => due >= from && due < to);
  const sorted = within.map(({ wait }) => wait).sort((a, b) => a - b);
  const at = (share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const failed = within.filter(({ ok }) => !ok).length;
  return `${ms(at(0.5))} | ${ms(at(0.99))} | ${ms(at(1))} | ${failed}`;
}

const ms = (number) => `${number.toFixed(number < 10 ? 1 : 0)} ms`;

async function startServer(folder, images) {
  const given = [
    "--port",
    "0",
    "--host",
    "127.0.0.1",
    "--base",
    BASE,
    "--json",
    "--watch",
    "--quiet",
  ];
  const free = ["--client-query-seconds", "0", "--client-queries", "0", "--file-max-bytes", "0"];
  const args = [MAIN, "serve", folder, ...given, ...free, "--image-cache-folder", images];
  const loop = `data:text/javascript,${encodeURIComponent(LOOP)}`;
  const child = spawn(process.execPath, ["--import", loop, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines = createInterface(child.stderr);
  /** The next line of stderr that is so. */
  const heard = (isIt) =>
    new Promise((resolve) => {
      const hear = (line) => {
        if (!isIt(line)) return;
        lines.off("line", hear);
        resolve(line);
      };
      lines.on("line", hear);
    });
  const loopDelay = () => {
    const line = heard((text) => text.startsWith("loop "));
    child.kill("SIGUSR2");
    return line.then((text) => JSON.parse(text.slice("loop ".length)));
  };
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, url: JSON.parse(line).url, heard, loopDelay };
}

async function measure(folder, images) {
  const { child, url, heard, loopDelay } = await startServer(folder, images);
  try {
    await delay(AFTER / 2); // the first names and the image are made meanwhile
    const clients = {
      "/healthz": asking(url, ["/healthz"], EVERY.health),
      "a page": asking(url, pathsOf(TRIPLES, 50_000), EVERY.page),
    };
    await loopDelay();
    const marks = [performance.now()];
    const loops = [];
    const mark = async () => {
      marks.push(performance.now());
      loops.push(await loopDelay());
    };
    await delay(QUIET);
    await mark();
    const reloaded = heard((text) => text.startsWith("Now serving release"));
    writeFileSync(join(folder, "edit.nt"), `<${BASE}edit> <${BASE}at> "${Date.now()}" .\n`);
    await reloaded;
    await mark();
    await delay(AFTER);
    await mark();
    for (const { stop } of Object.values(clients)) stop();
    console.log("| what | when | p50 | p99 | worst | failed |\n|---|---|---|---|---|---|");
    const whens = ["quiet", "reloading", "the 30 s after"];
    for (const [name, { waits }] of Object.entries(clients))
      for (const [index, when] of whens.entries())
        console.log(`| ${name} | ${when} | ${figures(waits, [marks[index], marks[index + 1]])} |`);
    console.log(
      "\n| | took | main thread held at most | in processor time | resident memory |\n|---|---|---|---|---|",
    );
    for (const [index, when] of whens.entries()) {
      const took = marks[index + 1] - marks[index];
      const { wall, cpu, rss } = loops[index];
      console.log(
        `| ${when} | ${(took / 1000).toFixed(1)} s | ${ms(wall)} | ${ms(cpu)} | ${(rss / 1e9).toFixed(2)} GB |`,
      );
    }
  } finally {
    child.kill();
    await once(child, "close");
  }
}

const root = mkdtempSync(join(tmpdir(), "chancery-reload-"));
try {
  const folder = join(root, "folder");
  mkdirSync(folder);
  await writeGraph(join(folder, "graph.nt"), TRIPLES);
  await measure(folder, join(root, "images"));
} finally {
  rmSync(root, { recursive: true });
}
