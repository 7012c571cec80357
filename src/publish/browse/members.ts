// The things of each class, once for each release.

import type { Release } from "../../model/release.ts";
import { RDF_TYPE } from "../../model/vocabulary.ts";
import { linesOf, splitLine } from "../../rdf/quad-lines.ts";
import { Counted } from "../counted.ts";

/** How many lines are read in one step. */
const STEP = 1000;

const GATHERED = new Counted<ReadonlyMap<string, readonly string[]>>(gather);

/** The things of these classes, each once; gathered in turns when nobody has asked before. */
export async function membersOf(
  release: Release,
  classes: readonly string[],
): Promise<readonly string[]> {
  const members = await GATHERED.inTurns(release);
  const [only, ...others] = classes.map((kind) => members.get(kind) ?? []);
  return others.length === 0 ? (only ?? []) : [...new Set([only ?? [], ...others].flat())];
}

const TYPE = `> <${RDF_TYPE}> <`;

function* gather({ quads }: Release): Generator<undefined, ReadonlyMap<string, readonly string[]>> {
  const members = new Map<string, string[]>();
  let read = 0;
  for (const line of linesOf(quads.bytes)) {
    read += 1;
    if (read % STEP === 0) yield;
    const end = line.indexOf("> ");
    if (!line.startsWith(TYPE, end)) continue;
    const kind = splitLine(line).triple.slice(end + TYPE.length, -1);
    const known = members.get(kind) ?? [];
    if (known.length === 0) members.set(copied(kind), known);
    const thing = line.slice(1, end);
    // A statement that several graphs make stands in lines that follow one another.
    if (known.at(-1) !== thing) known.push(copied(thing));
  }
  return members;
}

/** A part of a text keeps the whole in memory. */
function copied(part: string): string {
  return Buffer.from(part).toString();
}
