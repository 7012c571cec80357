// What pages of things cost beside their queries, nothing kept: `npm run build && node bench/pages.mjs [folder] [path …]`.

import { join } from "node:path";
import { defaultSettings, openPublication } from "../dist/index.js";
import { readResults } from "../dist/query/results.js";
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
const times = (value) => `${value.toFixed(1)} ×`;

/** What is said of a thing, and what refers to it. */
const described = (iri) => [
  `SELECT * { GRAPH ?g { <${iri}> ?p ?o } }`,
  `SELECT * { GRAPH ?g { ?s ?p <${iri}> } }`,
];

/** The names of all that these rows tell of, without which nobody could read them. */
function namesOf(answers) {
  const values = answers.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row)));
  const iris = new Set(values.filter(({ type }) => type === "uri").map(({ value }) => value));
  const list = [...iris].map((iri) => `<${iri}>`).join(" ");
  return `SELECT ?thing ?name { VALUES ?thing { ${list} } ?thing rdfs:label ?name }`;
}

const settings = {
  ...defaultSettings(),
  resultCacheBytes: 0,
  answerCacheBytes: 0,
  clientQuerySeconds: 0,
  clientQueries: 0,
};
const publication = await openPublication(folder, { settings, base: BASE });

/** What pages ask while they are made. */
const asked = [];
const noting = new Proxy(publication, {
  get(target, name) {
    if (name !== "query") return Reflect.get(target, name, target);
    return (text, options) => {
      asked.push({ text, options: { ...options, signal: undefined } });
      return target.query(text, options);
    };
  },
});
const app = createApp(noting);

/** The median milliseconds of this work, done over and over. */
async function cost(work) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    rounds.push(performance.now() - start);
  }
  return median(rounds.slice(ROUNDS / 4));
}

async function pageOf(path) {
  const answer = await app.request(`/${path}`, { headers: { accept: "text/html" } });
  return (await answer.arrayBuffer()).byteLength;
}

const inLane = (text) => ({ text, options: { format: "json", lane: "page" } });

/** Asked at once, and their rows read, as a page does. */
function ask(queries) {
  return Promise.all(
    queries.map(async ({ text, options }) =>
      readResults((await publication.query(text, options)).body),
    ),
  );
}

for (const path of given.length > 0 ? given : PATHS) {
  asked.length = 0;
  const size = await pageOf(path);
  const panels = [...asked];
  const description = described(BASE + path).map(inLane);
  const whole = await cost(() => pageOf(path));
  const own = await cost(() => ask(panels));
  const all = await cost(async () => {
    const answers = await ask([...panels, ...description]);
    await ask([inLane(namesOf(answers.slice(panels.length)))]);
  });
  console.log(
    `${path}: ${Math.round(size / 1000)} KB in ${ms(whole)}; ${panels.length} panels ${ms(own)}, with its description ${ms(all)}: ${times(whole / own)}, ${times(whole / all)} (target 3)`,
  );
}
await publication.close();
