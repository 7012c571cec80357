// How well names are matched: recall, and whether what is taken for sure is right.
// `npm run build && node bench/matching.mjs [things]`

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defaultSettings, loadRelease } from "../dist/index.js";
import { matchThings, queryFor } from "../dist/publish/reconcile/matching.js";
import { Things } from "../dist/publish/reconcile/things.js";
import { fold } from "../dist/publish/spelling.js";
import { dice, things as generate, WRITTEN, writeFolder } from "./generated.mjs";

const COUNT = Number(process.argv[2] ?? 100_000);
const ROOT = join(import.meta.dirname, "..");
const SAMPLE = 300;

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** What is asked: `meant` are the ids that are right; none when the name is not in the graph. */
function ask(things, { written, meant }) {
  const found = matchThings(things, queryFor(written, { limit: 5 }));
  const place = found.findIndex(({ id }) => meant.includes(id));
  const [first] = found;
  const taken = first?.match === true;
  return {
    isFirst: place === 0,
    isAmongFive: place >= 0,
    taken,
    // Of several things with one name none may be taken.
    isFalse: taken && (meant.length !== 1 || !meant.includes(first.id)),
    first,
  };
}

function table(title, things, cases) {
  console.log(
    `\n${title}\nhow                    names  first  among 5  taken for sure  of these wrong`,
  );
  const wrong = [];
  const all = { asked: 0, taken: 0, wrong: 0 };
  for (const [how, asked] of groupBy(cases, ({ how }) => how)) {
    const answers = asked.map((one) => ({ ...one, ...ask(things, one) }));
    const share = (member) => {
      const count = answers.filter((answer) => answer[member]).length;
      return `${Math.round((count / answers.length) * 100)} %`;
    };
    const isThere = asked.some(({ meant }) => meant.length > 0);
    const taken = answers.filter((answer) => answer.taken);
    const false_ = answers.filter((answer) => answer.isFalse);
    wrong.push(...false_);
    all.asked += asked.length;
    all.taken += taken.length;
    all.wrong += false_.length;
    console.log(
      `${how.padEnd(22)} ${String(asked.length).padStart(5)} ${(isThere ? share("isFirst") : "").padStart(6)} ${(isThere ? share("isAmongFive") : "").padStart(8)} ${share("taken").padStart(15)} ${String(false_.length).padStart(15)}`,
    );
    if (process.env["SHOW"] !== undefined && isThere)
      for (const { written, meant, isAmongFive, first } of answers)
        if (!isAmongFive)
          console.log(
            `    missed: ${written} (${meant}), first ${first?.name.value} ${first?.score}`,
          );
  }
  const precision = ((1 - all.wrong / Math.max(1, all.taken)) * 100).toFixed(2);
  console.log(`taken for sure: ${all.taken} of ${all.asked}, right: ${precision} %`);
  for (const { how, written, first } of wrong.slice(0, 12))
    console.log(`  wrong (${how}): ${written} → ${first.name.value} (${first.score})`);
}

async function relations() {
  const release = await loadRelease(ROOT, {
    base: "http://bench.example/",
    settings: defaultSettings(),
  });
  const lines = readFileSync(join(import.meta.dirname, "relations.tsv"), "utf8")
    .trim()
    .split("\n");
  const cases = lines.slice(1).map((line) => {
    const [how, written, meant] = line.split("\t");
    return { how, written, meant: meant === "-" ? [] : meant.split(" ") };
  });
  table("Kazakhstan–Mexico relations", new Things(release), cases);
}

async function generated() {
  const list = generate(COUNT);
  const folder = await writeFolder(list);
  const settings = { ...defaultSettings(), fileMaxBytes: 0 };
  const release = await loadRelease(folder, { base: "http://bench.example/", settings });
  rmSync(folder, { recursive: true });
  const byName = groupBy(list, ({ name }) => fold(name));
  const meant = (name) => (byName.get(fold(name)) ?? []).map(({ id }) => id);
  const random = dice(99);
  const cases = Object.entries(WRITTEN).flatMap(([how, write]) =>
    Array.from({ length: SAMPLE }, () => list[random(list.length)].name).flatMap((name) => {
      const written = write(name, random);
      if (written === undefined) return [];
      // What is written may be the whole name of something else by chance.
      const others = meant(written);
      return [{ how, written, meant: others.length > 0 ? others : meant(name) }];
    }),
  );
  const strangers = generate(COUNT + 4 * SAMPLE, 8)
    .slice(COUNT)
    .map(({ name }) => name)
    .filter((name) => !byName.has(fold(name)));
  const notThere = strangers.map((written) => ({ how: "not there", written, meant: [] }));
  table(`${COUNT} things, made up`, new Things(release), [...cases, ...notThere]);
}

await relations();
await generated();
