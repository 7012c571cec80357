// chancery wikidata match: which things the names of a table mean, and which items our things may be.

import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { ChanceryError, EXIT } from "../model/error.ts";
import type { Publication } from "../model/publication.ts";
import type { Release } from "../model/release.ts";
import { type Candidate, matchThings } from "../publish/reconcile/matching.ts";
import { Things } from "../publish/reconcile/things.ts";
import { Identities } from "../wikibase/identity.ts";
import type { SnapshotEntity } from "../wikibase/snapshot.ts";
import type { CommandContext, Outcome } from "./command.ts";
import { snapshotEntities } from "./snapshot-file.ts";

/** How many candidates a name gets. */
const CANDIDATES = 3;

/** One line of the answer. */
interface Match {
  /** The name of the table, or the label of the item. */
  readonly name: string;
  /** The address of the thing; "" when there is none like it. */
  readonly iri: string;
  readonly label: string;
  readonly item: string;
  /** From 0 to 100. */
  readonly score: number;
  /** Whether it is safe to take. */
  readonly isSafe: boolean;
}

/** @throws ChanceryError CLI-701 when neither a table nor a snapshot is given */
export async function match(context: CommandContext, publication: Publication): Promise<Outcome> {
  const { release, settings } = publication;
  const { names, column, type, snapshot } = context.options;
  const matches =
    typeof names === "string"
      ? matchTable(release, await readNames(names, column), typeof type === "string" ? [type] : [])
      : Array.isArray(snapshot)
        ? await matchItems(release, snapshotEntities(snapshot.map(String), settings.fileMaxBytes))
        : nothingGiven();
  for (const one of matches) context.out(lineOf(one));
  return { code: EXIT.ok, dataVersion: release.id, result: { matches } };
}

/** Each name of the table with its best candidates; one that nothing is like stands alone. */
function matchTable(release: Release, names: readonly string[], types: readonly string[]): Match[] {
  const things = new Things(release);
  const identities = new Identities(release, new Set());
  return names.flatMap((name) => {
    const found = candidatesFor(things, [name], types);
    const nothing = { name, iri: "", label: "", item: "", score: 0, isSafe: false };
    if (found.length === 0) return [nothing];
    return found.map(({ id, name: label, score, match: isSafe }): Match => {
      const iri = things.iriOf(id);
      return { name, iri, label: label.value, item: identities.idOf(iri) ?? "", score, isSafe };
    });
  });
}

/** Items of a snapshot that things without an item may be, by the things. Two items for one thing make neither safe. */
async function matchItems(
  release: Release,
  items: AsyncIterable<[string, SnapshotEntity]>,
): Promise<Match[]> {
  const things = new Things(release);
  const identities = new Identities(release, new Set());
  const found = new Map<string, Match[]>();
  for await (const [item, entity] of items) {
    const label = labelOf(entity);
    for (const { id, name, score, match: isSafe } of candidatesFor(things, namesOf(entity), [])) {
      const iri = things.iriOf(id);
      if (identities.idOf(iri) !== undefined) continue;
      const one = { name: label, iri, label: name.value, item, score, isSafe };
      found.set(iri, [...(found.get(iri) ?? []), one]);
    }
  }
  return [...found.keys()].sort().flatMap((iri) => {
    const all = (found.get(iri) ?? []).sort((a, b) => b.score - a.score);
    const isOnly = all.filter(({ isSafe }) => isSafe).length === 1;
    return all.slice(0, CANDIDATES).map((one) => ({ ...one, isSafe: one.isSafe && isOnly }));
  });
}

function candidatesFor(
  things: Things,
  values: readonly string[],
  types: readonly string[],
): Candidate[] {
  const names = [{ kind: "name", values, quantifier: "any", isRequired: true }] as const;
  return matchThings(things, { names, conditions: [], types, typeRule: "any", limit: CANDIDATES });
}

/** Labels and aliases in every language, each once. */
function namesOf({ labels, aliases }: SnapshotEntity): string[] {
  const all = [...Object.values(labels), ...Object.values(aliases).flat()];
  return [...new Set(all.map(({ value }) => value))];
}

function labelOf({ id, labels }: SnapshotEntity): string {
  return (labels["en"] ?? Object.values(labels)[0])?.value ?? id;
}

/** The column of a table with a head, or the first one of a file without. */
async function readNames(file: string, column: unknown): Promise<string[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new ChanceryError({
      code: "DIR-205",
      file,
      message: "this cannot be read",
      hint: "Check that it exists and that you may read it.",
    });
  });
  const [head = [], ...rows] = rowsOf(text, file);
  if (typeof column !== "string") return [head, ...rows].flatMap(([name = ""]) => name || []);
  const at = head.indexOf(column);
  if (at === -1)
    throw new ChanceryError({
      code: "CLI-701",
      message: `${file} has no column ${column}`,
      hint: `It has: ${head.join(", ")}.`,
    });
  return rows.flatMap((row) => row[at] || []);
}

/** Tabs or commas between columns, by the name of the file. */
function rowsOf(text: string, file: string): string[][] {
  const delimiter = file.endsWith(".tsv") ? "\t" : ",";
  const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true };
  try {
    return parse(text, { ...options, trim: true });
  } catch (error) {
    throw new ChanceryError({
      code: "CLI-701",
      file,
      message: `this is no table: ${error instanceof Error ? error.message : error}`,
      hint: "Write one name a line, or CSV with quotes around what holds a comma.",
    });
  }
}

/** Columns by tab: whether it is safe to take, score, name, item, label and address of the thing. */
function lineOf({ name, iri, label, item, score, isSafe }: Match): string {
  return `${[isSafe ? "match" : iri === "" ? "none" : "look", score, name, item, label, iri].join("\t")}\n`;
}

function nothingGiven(): never {
  throw new ChanceryError({
    code: "CLI-701",
    message: "there is nothing to match",
    hint: "Give names with --names, or items of Wikidata with --snapshot.",
  });
}
