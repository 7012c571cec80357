// New items that refer to each other: QuickStatements can name one new item alone, the one created last.

import { type Batch, newItemsIn, planBatch, type Said } from "../batch.ts";
import { finding, type MappingFinding } from "../finding.ts";
import { type ExportFormat, QUICKSTATEMENTS_FORMATS } from "../format-names.ts";
import { placeOf, type Subject } from "./subject.ts";

/** What goes into a wiki; dumps give new items ids of our own. */
const WRITTEN_TO: readonly ExportFormat[] = [...QUICKSTATEMENTS_FORMATS, "payloads"];

export function checkCreation({ entities }: Subject): MappingFinding[] {
  const batch = planBatch(entities);
  return [...batch.waiting.flatMap(checkWaiting), ...checkCircles(batch)];
}

function checkWaiting({ entity, statements }: Said): MappingFinding[] {
  return statements.map((statement) =>
    finding(
      "waits",
      { ...placeOf(entity, statement), formats: WRITTEN_TO },
      `${statement.main.property} waits for the id of ${newItemsIn(statement).join(", ")}`,
    ),
  );
}

/** Each circle once, at the first of its things. */
function checkCircles({ waiting }: Batch): MappingFinding[] {
  const refersTo = new Map(
    waiting
      .filter(({ entity }) => entity.id === undefined)
      .map(({ entity, statements }) => [entity.iri, statements.flatMap(newItemsIn)]),
  );
  const inCircle = new Set<string>();
  return [...refersTo.keys()].flatMap((iri) => {
    const circle = inCircle.has(iri) ? undefined : pathBack(iri, refersTo);
    for (const member of circle ?? []) inCircle.add(member);
    return circle === undefined
      ? []
      : [finding("circle", { iri }, `new items refer to each other: ${circle.join(" → ")}`)];
  });
}

/** The shortest way from a thing back to itself, over at least one other. */
function pathBack(
  start: string,
  refersTo: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const seen = new Set([start]);
  let paths = [[start]];
  while (paths.length > 0) {
    const next: string[][] = [];
    for (const path of paths)
      for (const target of refersTo.get(path.at(-1) ?? "") ?? []) {
        if (target === start && path.length > 1) return [...path, start];
        if (seen.has(target)) continue;
        seen.add(target);
        next.push([...path, target]);
      }
    paths = next;
  }
  return undefined;
}
