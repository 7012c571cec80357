// What pages of things cost beside their queries, nothing kept: `npm run build && node bench/pages.mjs [folder] [path …]`.

import { join } from "node:path";
import { defaultSettings, openPublication } from "../dist/index.js";
import { askWith } from "../dist/remote/ask.js";
import { excerptAbout } from "../dist/remote/excerpt.js";
import { createApp } from "../dist/web/app.js";

const BASE = "http://localhost:8080/";
const ROUNDS = 200;
const [folder = join(import.meta.dirname, ".."), ...given] = process.argv.slice(2);
/** A thing of each kind that has panels, and some that have none. */
const PATHS = [
  "id/relation/kz-mx",
  "id/country/kz",
  "id/visit/erlan-idrissov-mexico-2014",
  "id/person/erlan-idrissov",
  "id/source/reference-3",
  "id/passage/history-2-1",
];

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(2)} ms`;

/** The publication, which adds up how long its queries take from the question to the answer. */
function counting(publication, spent) {
  return new Proxy(publication, {
    get(target, name) {
      if (name !== "query") return Reflect.get(target, name, target);
      return async (...args) => {
        const result = await target.query(...args);
        spent.queries += 1;
        spent.time += result.elapsed;
        return result;
      };
    },
  });
}

const settings = {
  ...defaultSettings(),
  resultCacheBytes: 0,
  answerCacheBytes: 0,
  clientQuerySeconds: 0,
  clientQueries: 0,
};
const publication = await openPublication(folder, { settings, base: BASE });
const spent = { queries: 0, time: 0 };
const counted = counting(publication, spent);
const app = createApp(counted);
const ask = askWith((text, options) => counted.query(text, options));

/** What was spent on queries by this work, and how long all of it took. */
async function cost(work) {
  Object.assign(spent, { queries: 0, time: 0 });
  const start = performance.now();
  const result = await work();
  return { ...spent, elapsed: performance.now() - start, result };
}

async function pageOf(path) {
  const answer = await app.request(`/${path}`, { headers: { accept: "text/html" } });
  return (await answer.arrayBuffer()).byteLength;
}

for (const path of given.length > 0 ? given : PATHS) {
  const known = { release: publication.release, documents: new Set() };
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await cost(() => pageOf(path));
    // A page reads its description from the release; this is what the same would cost as queries.
    const description = await cost(() => excerptAbout(ask, known, [BASE + path]));
    rounds.push({ page, description });
  }
  const settled = rounds.slice(ROUNDS / 4);
  const of = (take) => median(settled.map(take));
  const page = of((round) => round.page.elapsed);
  const panels = of((round) => round.page.time);
  const description = of((round) => round.description.time);
  const [{ page: first, description: second }] = settled;
  console.log(
    `${path}: page ${ms(page)} (${Math.round(first.result / 1000)} KB); its ${first.queries} panels ${ms(panels)}, its description as ${second.queries} queries ${ms(description)}: ${(page / (panels + description)).toFixed(2)} × (target 3)`,
  );
}
await publication.close();
