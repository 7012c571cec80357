// Measures lists and pages of the whole: `npm run build && node bench/browse.mjs [triples]`.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCollection } from "./collection.mjs";
import { BASE } from "./graph.mjs";
import { startChancery } from "./servers.mjs";

const KEEPING_NOTHING = ["--answer-cache-bytes", "0", "--result-cache-bytes", "0"];
const PAGES = [
  "/browse/work",
  "/browse/work?sort=-date",
  "/browse/work?material=silk&madeIn=place/11",
  "/browse/work?material=silk",
  "/browse/work?sort=-date&material=silk",
  "/browse/work?q=jade+amber",
  "/browse/work.csv",
  "/browse/work.csv?sort=date",
  "/",
  "/.well-known/void",
  "/quality",
  "/ns",
  "/ns?view=term&term=Work",
  "/ns?view=term&term=madeIn",
  "/search?q=jade+amber",
  "/timeline",
  "/map",
  "/graph",
  "/graph?focus=work/7",
  "/on/1700-05-01",
];
// Not /data, whose first request makes every download.

/** How often each page is asked once it was. */
const ROUNDS = 3;
/** Pause between the small requests that find out how long others wait, in ms. */
const PAUSE = 5;

/** How long the work takes, and the longest that a small request waited meanwhile, in ms. */
async function measure(url, work) {
  let isDone = false;
  let longest = 0;
  const others = (async () => {
    while (!isDone) {
      const start = performance.now();
      await (await fetch(new URL("/healthz", url))).arrayBuffer();
      longest = Math.max(longest, performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  const start = performance.now();
  const answer = await work();
  const wall = performance.now() - start;
  isDone = true;
  await others;
  return { wall, longest, ...answer };
}

async function ask(url, path) {
  const answer = await fetch(new URL(path, url), {
    headers: { accept: path.startsWith("/.well-known") ? "text/turtle" : "*/*" },
  });
  const { length } = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, length };
}

const ms = (number) => `${Math.round(number)} ms`;

async function measureAll(folder) {
  const only = process.env.ONLY?.split(" ") ?? PAGES;
  const server = await startChancery(folder, BASE, KEEPING_NOTHING);
  try {
    await measure(server.url, async () => ({}));
    console.log(
      "| page | first | others wait | again | others wait | |\n|---|---|---|---|---|---|",
    );
    for (const path of only) {
      const first = await measure(server.url, () => ask(server.url, path));
      const again = [];
      for (let round = 0; round < ROUNDS; round += 1)
        again.push(await measure(server.url, () => ask(server.url, path)));
      again.sort((a, b) => a.wall - b.wall);
      const { wall, longest, status, length } = again[Math.floor(ROUNDS / 2)];
      console.log(
        `| \`${path}\` | ${ms(first.wall)} | ${ms(first.longest)} | ${ms(wall)} | ${ms(longest)} | ${status}, ${Math.round(length / 1024)} KB |`,
      );
    }
  } finally {
    await server.stop();
  }
}

const folder = process.env.FOLDER ?? mkdtempSync(join(tmpdir(), "chancery-browse-"));
try {
  if (process.env.FOLDER === undefined)
    await writeCollection(folder, Number(process.argv[2] ?? 1_000_000));
  await measureAll(folder);
} finally {
  if (process.env.FOLDER === undefined) rmSync(folder, { recursive: true });
}
