// Measures what images of engines gain: `npm run build && node bench/engine.mjs [quads…]`. Loading, the way without
// images, is measured beside them in the same run.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { defaultSettings, openPublication } from "../dist/index.js";

const MAIN = join(import.meta.dirname, "../dist/cli/main.js");
const BASE = "http://bench.example/";
const SIZES = process.argv.slice(2).map(Number);
const ROUNDS = 7;
const ENDLESS = `{ ${Array.from({ length: 12 }, (_, at) => `?a${at} ?b${at} ?c${at} .`).join(" ")} }`;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value)} ms`;

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, elapsed: performance.now() - start };
}

async function writeQuads(file, quads) {
  const out = createWriteStream(file);
  for (let at = 0; at < quads; at += 1) {
    const subject = Math.floor(at / 10);
    const object = at % 2 ? `<${BASE}thing/${(subject * 7) % (quads / 10)}>` : `"value ${at}"`;
    const line = `<${BASE}thing/${subject}> <${BASE}p${at % 10}> ${object} <${BASE}graph/${subject % 100}> .\n`;
    if (!out.write(line)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

/** From the moment that a query is ended at its deadline until the one ad-hoc engine answers the next query. */
async function killToAnswer(publication) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ask = (text, timeout) => publication.query(text, { format: "csv", timeout });
    await ask(`SELECT (${round} AS ?warm) {}`, 0);
    await ask(`SELECT (COUNT(*) AS ?n${round}) ${ENDLESS}`, 300).catch(() => undefined);
    times.push((await timed(() => ask(`SELECT (${round} AS ?back) {}`, 0))).elapsed);
  }
  return median(times);
}

/** `chancery serve` as a process of its own, from its start to its first answer. */
async function startToAnswer(folder, args) {
  return timed(async () => {
    const listen = ["--port", "0", "--host", "127.0.0.1", "--base", BASE, "--json", "--quiet"];
    const child = spawn(process.execPath, [MAIN, "serve", folder, ...listen, ...args]);
    const [line] = await once(createInterface(child.stdout), "line");
    const query = `SELECT ?o { <${BASE}thing/1> ?p ?o }`;
    await (await fetch(`${JSON.parse(line).url}sparql?query=${encodeURIComponent(query)}`)).text();
    return child;
  }).then(async ({ result: child, elapsed }) => {
    child.kill();
    await once(child, "close");
    return elapsed;
  });
}

async function measure(quads) {
  const root = mkdtempSync(join(tmpdir(), "chancery-bench-"));
  const [folder, images] = [join(root, "many.nq"), join(root, "images")];
  await writeQuads(folder, quads);
  const settings = { ...defaultSettings(), fileMaxBytes: 0, workers: 1, imageCacheFolder: images };
  const open = (given) =>
    timed(() => openPublication(folder, { base: BASE, settings: { ...settings, ...given } }));

  const without = await open({ engineImages: false });
  const killLoading = await killToAnswer(without.result);
  await without.result.close();
  const first = await open({});
  const keep = await timed(() => first.result.kept());
  const killForking = await killToAnswer(first.result);
  await first.result.close();
  const restarts = [];
  for (let round = 0; round < 3; round += 1) {
    const again = await open({});
    restarts.push(again.elapsed);
    await again.result.close();
  }
  const [image] = await readdir(images);
  const args = ["--file-max-bytes", "0", "--workers", "1", "--image-cache-folder", images];
  const started = [];
  for (let round = 0; round < 3; round += 1) started.push(await startToAnswer(folder, args));
  const startLoading = await startToAnswer(folder, [...args, "--image-cache-bytes", "0"]);

  const row = (what, figure, beside) =>
    console.log(`| ${quads.toLocaleString("en")} quads: ${what} | ${figure} | ${beside} |`);
  const against = (loading, figure) =>
    `loading: ${ms(loading)}, ${(loading / figure).toFixed(1)} ×`;
  row(
    "ended at a deadline → the engine in its place answers",
    ms(killForking),
    against(killLoading, killForking),
  );
  row(
    "open a folder that is kept",
    ms(median(restarts)),
    against(without.elapsed, median(restarts)),
  );
  row(
    "start of the process → first answer over HTTP",
    ms(median(started)),
    against(startLoading, median(started)),
  );
  const size = Math.round(statSync(join(images, image)).size / 1e6);
  row("keep the image, beside serving", ms(keep.elapsed), `${size} MB`);
  rmSync(root, { recursive: true });
}

for (const quads of SIZES.length > 0 ? SIZES : [10_000, 1_000_000]) await measure(quads);
