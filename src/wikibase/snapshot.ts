// Reads entity JSON that somebody downloaded from Wikidata: Special:EntityData, wbgetentities, a dump, or one entity.

import { z } from "zod";
import { ChanceryError } from "../model/error.ts";
import type { Json } from "./datavalue.ts";

/** Wikibase writes an empty map as an empty list in many dumps. */
function mapOf<T extends z.ZodType>(values: T) {
  const emptied = (given: unknown) =>
    given === undefined || (Array.isArray(given) && given.length === 0) ? {} : given;
  return z.preprocess(emptied, z.record(z.string(), values));
}

// Values stay as they are: a snapshot holds kinds of them that we never write, and one of those is no reason to refuse it.
const Snak = z.object({
  snaktype: z.enum(["value", "somevalue", "novalue"]),
  property: z.string(),
  datavalue: z.object({ type: z.string(), value: z.unknown() }).optional(),
});

const Statement = z.object({
  id: z.string().optional(),
  rank: z.enum(["preferred", "normal", "deprecated"]).default("normal"),
  mainsnak: Snak,
  qualifiers: mapOf(z.array(Snak)),
  references: z.array(z.object({ snaks: mapOf(z.array(Snak)) })).default([]),
});

const Text = z.object({ value: z.string() });

const Entity = z.object({
  id: z.string().regex(/^[PQ][1-9]\d*$/),
  labels: mapOf(Text),
  descriptions: mapOf(Text),
  aliases: mapOf(z.array(Text)),
  claims: mapOf(z.array(Statement)),
});

export type SnapshotSnak = z.infer<typeof Snak>;
export type SnapshotStatement = z.infer<typeof Statement>;
export type SnapshotEntity = z.infer<typeof Entity>;

/** Entities by the ids under which they were asked for: one that was merged stands under its old id. */
export type Snapshot = ReadonlyMap<string, SnapshotEntity>;

/** Where a document comes from, for messages. */
export interface SnapshotPlace {
  readonly file: string;
  readonly line?: number;
}

/** A snak that we wrote, for comparison with theirs. */
export function readSnak(json: Json): SnapshotSnak {
  return Snak.parse(json);
}

/**
 * The entities of one JSON document. Those that the server did not find are passed over.
 * @throws ChanceryError WDT-803 when it is no entity JSON
 */
export function entitiesOf(document: unknown, place: SnapshotPlace): [string, SnapshotEntity][] {
  if (Array.isArray(document)) return document.flatMap((one) => entitiesOf(one, place));
  if (isObject(document) && "entities" in document)
    return Object.entries(document.entities ?? {}).flatMap(
      ([asked, given]): [string, SnapshotEntity][] =>
        isObject(given) && "missing" in given ? [] : [[asked, entityOf(given, place)]],
    );
  const entity = entityOf(document, place);
  return [[entity.id, entity]];
}

/** A line of a dump, which is an array with one entity a line, without the comma. Nothing for a bracket alone. */
export function dumpLine(line: string): string | undefined {
  const text = line.trim().replace(/,$/, "");
  return text === "" || text === "[" || text === "]" ? undefined : text;
}

function entityOf(given: unknown, place: SnapshotPlace): SnapshotEntity {
  const read = Entity.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ChanceryError({
    code: "WDT-803",
    ...place,
    message: `this is no entity of Wikibase: ${issue?.path.join(".") || "the document"}: ${issue?.message ?? "cannot be read"}`,
    hint: "Download it from Special:EntityData/Q….json or wbgetentities, or take lines of a JSON dump.",
  });
}

function isObject(given: unknown): given is object {
  return typeof given === "object" && given !== null;
}
