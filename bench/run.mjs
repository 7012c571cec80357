// Measures side by side in one run, so that figures read as ratios: `npm run build && node bench/run.mjs [quads]`.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import oxigraph from "oxigraph";
import { defaultSettings, loadRelease, openPublication } from "../dist/index.js";

const ROOT = join(import.meta.dirname, "..");
const QUADS = Number(process.argv[2] ?? 1_000_000);
const BASE = "http://localhost:8080/";
const QUERY =
  "SELECT ?visit ?date WHERE { ?visit a <http://localhost:8080/ns#OfficialVisit> ; <http://purl.org/dc/terms/date> ?date }";

const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, elapsed: performance.now() - start };
}

async function repeated(count, work) {
  for (let warm = 0; warm < count / 10; warm += 1) await work();
  const times = [];
  for (let round = 0; round < count; round += 1) times.push((await timed(work)).elapsed);
  return median(times);
}

async function startToFirstAnswer() {
  const bare = await timed(async () => {
    const child = spawn(process.execPath, ["-e", "0"]);
    await once(child, "close");
  });
  const served = await timed(async () => {
    const child = spawn(process.execPath, [
      join(ROOT, "dist/cli/main.js"),
      "serve",
      ROOT,
      "--port",
      "0",
      "--host",
      "127.0.0.1",
      "--json",
      "--base",
      BASE,
      "--result-cache-bytes",
      "0",
    ]);
    const [line] = await once(createInterface(child.stdout), "line");
    const { url } = JSON.parse(line);
    await (
      await fetch(`${url}sparql?query=${encodeURIComponent(QUERY)}`, {
        headers: { accept: "text/csv" },
      })
    ).text();
    return { child, url };
  });
  console.log(
    `start to first answer: ${ms(served.elapsed)} (an empty node process: ${ms(bare.elapsed)})`,
  );
  return served.result;
}

async function overhead({ child, url }) {
  const publication = await openPublication(ROOT, {
    settings: { ...defaultSettings(), resultCacheBytes: 0 },
    base: BASE,
  });
  const store = new oxigraph.Store();
  store.load(publication.release.quads.bytes, { format: "application/n-quads" });
  const rounds = 2000;
  const thing = `${BASE}id/visit/erlan-idrissov-mexico-2014`;
  const ask = (path, accept) => () =>
    fetch(url + path, { headers: { accept } }).then((answer) => answer.arrayBuffer());
  const figures = {
    "engine alone, same thread": await repeated(rounds, async () =>
      store.query(QUERY, { use_default_graph_as_union: true, results_format: "csv" }),
    ),
    "publication.query, worker": await repeated(rounds, () =>
      publication.query(QUERY, { format: "csv" }),
    ),
    "HTTP /healthz": await repeated(rounds, ask("healthz", "*/*")),
    "HTTP /sparql": await repeated(
      rounds,
      ask(`sparql?query=${encodeURIComponent(QUERY)}`, "text/csv"),
    ),
    "engine DESCRIBE, same thread": await repeated(rounds, async () =>
      store.query(`DESCRIBE <${thing}>`, {
        use_default_graph_as_union: true,
        results_format: "text/turtle",
      }),
    ),
    "HTTP /id as Turtle": await repeated(
      rounds,
      ask("id/visit/erlan-idrissov-mexico-2014", "text/turtle"),
    ),
    "HTTP /id as a page": await repeated(
      rounds,
      ask("id/visit/erlan-idrissov-mexico-2014", "text/html"),
    ),
  };
  for (const [name, value] of Object.entries(figures))
    console.log(`${name.padEnd(30)} ${ms(value)}`);
  await publication.close();
  child.kill();
  await once(child, "close");
}

async function writeQuads(file) {
  const out = createWriteStream(file);
  for (let at = 0; at < QUADS; at += 1) {
    const subject = Math.floor(at / 10);
    const line = `<http://e/thing/${subject}> <http://e/p${at % 10}> ${at % 2 ? `<http://e/thing/${(subject * 7) % (QUADS / 10)}>` : `"value ${at}"`} <http://e/graph/${subject % 100}> .\n`;
    if (!out.write(line)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

async function loadMany() {
  const folder = mkdtempSync(join(tmpdir(), "chancery-bench-"));
  const file = join(folder, "many.nq");
  await writeQuads(file);
  const settings = { ...defaultSettings(), fileMaxBytes: 0, workers: 1 };
  const before = process.memoryUsage().rss;
  const load = await timed(() => loadRelease(folder, { base: BASE, settings }));
  const after = process.memoryUsage().rss;
  const { bytes } = load.result.quads;
  const bare = await timed(async () => {
    const store = new oxigraph.Store();
    store.load(bytes, { format: "application/n-quads" });
    return store.size;
  });
  const millions = QUADS / 1e6;
  console.log(
    `load ${QUADS} quads: read, sort, survey ${ms(load.elapsed / millions)} per million; engine alone ${ms(bare.elapsed / millions)} per million (${(load.elapsed / bare.elapsed).toFixed(1)}×)`,
  );
  console.log(
    `memory of the release: ${Math.round(bytes.length / 1e6 / millions)} MB of quads per million; the process grew by ${Math.round((after - before) / 1e6 / millions)} MB per million`,
  );
  rmSync(folder, { recursive: true });
}

await overhead(await startToFirstAnswer());
await loadMany();
