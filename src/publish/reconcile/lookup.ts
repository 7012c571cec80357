// Things by the values of their properties, for tables that know no names.

import type { Release } from "../../model/release.ts";
import { inTurns } from "../../model/turns.ts";
import { linesOf } from "../../rdf/quad-lines.ts";
import { lineToQuad } from "../../rdf/term.ts";
import { namesOf } from "../names.ts";
import { fold } from "../spelling.ts";
import type { Condition } from "./evidence.ts";
import { type Things, WIKIDATA_ITEM } from "./things.ts";

/** How many things one condition may bring. */
const FOUND_MAX = 2000;

/** Literals longer than this are texts, not values to look for. */
const VALUE_MAX = 200;

/** Things with one of the values that are asked for; when none are, the things of the types. */
export function thingsWith(
  things: Things,
  conditions: readonly Condition[],
  types: readonly string[],
): string[] {
  const asked = conditions.filter(({ quantifier }) => quantifier !== "none");
  const found =
    asked.length > 0
      ? asked.flatMap(({ property, values }) =>
          values.flatMap((value) => subjectsWith(things, property, value)),
        )
      : types.flatMap((id) => things.instancesOf(things.iriOf(id), FOUND_MAX));
  return [...new Set(found)];
}

function subjectsWith(things: Things, property: string, value: string): string[] {
  if (property === WIKIDATA_ITEM) return things.identified(value);
  const iri = things.iriOf(property);
  const called = namesOf(things.release)
    .match(value)
    .filter(({ likeness }) => likeness === 1)
    .map((match) => match.iri);
  const objects = [...things.identified(value), ...called];
  const linked = objects.flatMap((object) =>
    things.release.quads
      .withObject(object, FOUND_MAX)
      .filter(({ predicate }) => predicate.value === iri)
      .map(({ subject }) => subject.value),
  );
  const written = literalsOf(things.release, iri).get(fold(value)) ?? [];
  return [...linked, ...written].slice(0, FOUND_MAX);
}

const INDEXES = new WeakMap<Release, Map<string, ReadonlyMap<string, string[]>>>();

/** Gathers the literals of a property in turns with other work, so that they are there for the first question. */
export async function warmLiterals({ release }: Things, property: string): Promise<void> {
  if (INDEXES.get(release)?.has(property) !== true) await inTurns(gather(release, property));
}

/** Subjects by the folded literals of a property; gathered in one pass at the first question. */
function literalsOf(release: Release, property: string): ReadonlyMap<string, string[]> {
  const known = INDEXES.get(release)?.get(property);
  if (known !== undefined) return known;
  const gathering = gather(release, property);
  for (;;) {
    const { done, value } = gathering.next();
    if (done === true) return value;
  }
}

/** How many lines are read in one step. */
const STEP = 5000;

function* gather(
  release: Release,
  property: string,
): Generator<undefined, ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  if (!release.usage.properties.some(([iri]) => iri === property)) return found;
  let read = 0;
  for (const line of linesOf(release.quads.bytes)) {
    read += 1;
    if (read % STEP === 0) yield;
    if (!line.includes(` <${property}> "`)) continue;
    const { subject, object } = lineToQuad(line);
    if (object.value.length > VALUE_MAX) continue;
    const key = fold(object.value);
    const subjects = found.get(key);
    if (subjects === undefined) found.set(key, [subject.value]);
    else subjects.push(subject.value);
  }
  const known = INDEXES.get(release) ?? new Map<string, ReadonlyMap<string, string[]>>();
  INDEXES.set(release, known.set(property, found));
  return found;
}
