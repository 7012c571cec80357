// The names of the things of a release, indexed: at once when somebody asks, else bit by bit when there is time.

import type { Release } from "../model/release.ts";
import { isMachinery, RDF_TYPE, term } from "../model/vocabulary.ts";
import { linesOf } from "../rdf/quad-lines.ts";
import { lineToQuad } from "../rdf/term.ts";
import { NameIndex, type Naming, namingOf } from "./name-index.ts";

type Building = Generator<undefined, NameIndex>;

const INDEXES = new WeakMap<Release, NameIndex>();
const BUILDINGS = new WeakMap<Release, Building>();

/** The index of a release: things with a class that is not one of vocabularies or shapes. */
export function namesOf(release: Release): NameIndex {
  let known = INDEXES.get(release);
  while (known === undefined) known = step(release);
  return known;
}

/** How long one turn of `warmNames` works and then rests, in ms. */
const TURN = 10;

/** Builds the index in the background, in short turns, so that the first table need not wait for it. */
export async function warmNames(release: Release): Promise<void> {
  while (!INDEXES.has(release)) {
    const end = performance.now() + TURN;
    while (performance.now() < end && step(release) === undefined);
    await new Promise((resolve) => setTimeout(resolve, TURN).unref());
  }
}

/** Goes on with the index where the last step ended. */
function step(release: Release): NameIndex | undefined {
  const known = INDEXES.get(release);
  if (known !== undefined) return known;
  const building = BUILDINGS.get(release) ?? build(release);
  BUILDINGS.set(release, building);
  const { done, value } = building.next();
  if (done !== true) return undefined;
  INDEXES.set(release, value);
  BUILDINGS.delete(release);
  return value;
}

/** How many lines are read in one step. */
const STEP = 1000;

function* build(release: Release): Building {
  const names: Naming[] = [];
  let thing = new Thing("");
  let read = 0;
  for (const line of linesOf(release.quads.bytes)) {
    const subject = line.slice(1, line.indexOf("> "));
    if (subject !== thing.iri) {
      names.push(...thing.names(release));
      thing = new Thing(subject);
    }
    thing.add(line);
    read += 1;
    if (read % STEP === 0) yield;
  }
  names.push(...thing.names(release));
  return yield* NameIndex.build(names);
}

const TYPE = ` <${RDF_TYPE}> `;
const OTHER_LABEL = ` <${term("skos", "altLabel")}> `;

/** What of a thing counts for its names; lines that say something else are not parsed. */
class Thing {
  readonly iri: string;
  #isMatchable = false;
  readonly #others: string[] = [];

  constructor(iri: string) {
    this.iri = iri;
  }

  add(line: string): void {
    const isOf = (predicate: string) => line.startsWith(predicate, this.iri.length + 2);
    if (!this.#isMatchable && isOf(TYPE))
      this.#isMatchable = !isMachinery(lineToQuad(line).object.value);
    if (isOf(OTHER_LABEL)) this.#others.push(lineToQuad(line).object.value);
  }

  names({ labels }: Release): Naming[] {
    if (!this.#isMatchable) return [];
    const names = [...labels.labels(this.iri).map(({ value }) => value), ...this.#others];
    return [...new Set(names)].map((name) => namingOf(this.iri, name));
  }
}
