// The things of classes, for lists of them.

import type { Release } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { thingsOf } from "../classes.ts";

/** How many things are read in one step. */
const STEP = 500;

/** The things of these classes, each once, in canonical order of the first class, then of the next. */
export async function membersOf(
  release: Release,
  classes: readonly string[],
): Promise<ReadonlySet<string>> {
  return inTurns(gather(release, classes));
}

function* gather(
  { quads }: Release,
  classes: readonly string[],
): Generator<undefined, ReadonlySet<string>> {
  const members = new Set<string>();
  let read = 0;
  for (const thing of thingsOf(quads, classes)) {
    members.add(thing);
    read += 1;
    if (read % STEP === 0) yield;
  }
  return members;
}
