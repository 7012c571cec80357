// How fast and how well names are matched: `npm run build && node bench/reconcile.mjs [entities]`.

import { fold, NameIndex } from "../dist/publish/names.js";

const COUNT = Number(process.argv[2] ?? 100_000);
const SYLLABLES = "ka me zi to ran sel du po vik lan gor mi ta be nu shi ro ve da lo".split(" ");

let seed = 1;
function random(below) {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * below);
}

const word = () =>
  Array.from({ length: 2 + random(3) }, () => SYLLABLES[random(SYLLABLES.length)]).join("");
const entries = Array.from({ length: COUNT }, (_, at) => {
  const name = `${word()} ${word()} ${word()}`;
  const folded = fold(name);
  return { iri: `e${at}`, name, folded, words: folded.split(" ").sort().join(" ") };
});

/** How people write a name that they half know. */
const WRITTEN = {
  "as it is": (name) => name,
  "words turned round": (name) => name.split(" ").reverse().join(" "),
  "a letter left out": (name) => name.slice(0, 3) + name.slice(4),
  "two letters swapped": (name) => name.slice(0, 2) + name[3] + name[2] + name.slice(4),
  "a letter wrong": (name) => `${name.slice(0, 5)}x${name.slice(6)}`,
};

const begun = performance.now();
const index = new NameIndex(entries);
console.log(`index of ${COUNT} names: ${Math.round(performance.now() - begun)} ms`);
for (const [how, write] of Object.entries(WRITTEN)) {
  const rounds = 200;
  const start = performance.now();
  let first = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { name } = entries[(round * 331) % COUNT];
    if (index.match(write(name))[0]?.name === name) first += 1;
  }
  const batch = ((performance.now() - start) / rounds) * 100;
  console.log(
    `${how.padEnd(20)} ${batch.toFixed(1).padStart(7)} ms for a batch of 100, right one first: ${Math.round((first / rounds) * 100)} %`,
  );
}
