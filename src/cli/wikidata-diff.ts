// What a snapshot of Wikidata has of our statements, told line by line; and what of them an export still needs.

import { ChanceryError, EXIT } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { type Difference, diffEntities, OUTCOMES, onlyThese } from "../wikibase/diff.ts";
import { type ExportFormat, QUICKSTATEMENTS_FORMATS } from "../wikibase/format-names.ts";
import { Identities } from "../wikibase/identity.ts";
import { SnakWriter } from "../wikibase/json.ts";
import type { Prepared } from "../wikibase/prepare.ts";
import { valueText } from "../wikibase/quickstatements.ts";
import type { Snapshot } from "../wikibase/snapshot.ts";
import type { CommandContext, Outcome as Ended } from "./command.ts";
import type { Wanted } from "./snapshot-file.ts";

/** Entities of a snapshot that a publication may be concerned with: its items, and those that are called like its things. */
export function wantedBy(release: Release): Wanted {
  const names = new Set<string>();
  const identities = new Identities(release, new Set());
  for (const iri of release.quads.subjects())
    if (identities.idOf(iri) === undefined)
      for (const { value } of release.labels.labels(iri)) names.add(value.toLowerCase());
  return (id, { labels, aliases }) =>
    release.quads.withObject(`http://www.wikidata.org/entity/${id}`, 1).length > 0 ||
    [...Object.values(labels), ...Object.values(aliases).flat()].some(({ value }) =>
      names.has(value.toLowerCase()),
    );
}

/** Tells each difference, then how many of each outcome there are. */
export function tellDifferences(
  { out }: CommandContext,
  found: Prepared & { readonly release: Release },
  snapshot: Snapshot,
): Ended {
  const differences = diffEntities(found.entities, snapshot, found);
  const counts = Object.fromEntries(Object.keys(OUTCOMES).map((outcome) => [outcome, 0]));
  for (const difference of differences) {
    counts[difference.outcome] = (counts[difference.outcome] ?? 0) + 1;
    out(lineOf(difference));
  }
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  out(
    `${told.map(([outcome, count]) => `${count} ${outcome}`).join(", ") || "nothing to compare"}\n`,
  );
  return {
    code: EXIT.ok,
    dataVersion: found.release.id,
    result: { counts, differences: differences.map((one) => jsonOf(one, found)) },
  };
}

/**
 * The same with those statements alone that are not in the snapshot, and new items.
 * @throws ChanceryError CLI-701 when a format cannot add to statements that are there
 */
export function withoutKnown<T extends Prepared>(
  found: T,
  snapshot: Snapshot,
  also: readonly string[],
  format: ExportFormat,
): T {
  if (also.length > 0 && !QUICKSTATEMENTS_FORMATS.some((known) => known === format))
    throw new ChanceryError({
      code: "CLI-701",
      message: `--also ${also[0]} does not go with the format ${format}: it would make a second statement`,
      hint: `Choose ${QUICKSTATEMENTS_FORMATS.join(", ")}, which add to the statement that is there.`,
    });
  const wanted = new Set<string>(["missing", "new", ...also]);
  const differences = diffEntities(found.entities, snapshot, found);
  return { ...found, entities: onlyThese(differences, wanted) };
}

/** Columns by tab: outcome, item, property, value, statement of theirs, detail, thing. */
function lineOf({ entity, statement, outcome, detail, theirs }: Difference): string {
  const said =
    statement === undefined ? [] : [statement.main.property, valueText(statement.main.value)];
  const [property = "", value = ""] = said;
  return `${[outcome, entity.id ?? "", property, value, theirs ?? "", detail, entity.iri].join("\t")}\n`;
}

function jsonOf(
  { entity, statement, outcome, detail, theirs }: Difference,
  { datatypes }: Prepared,
) {
  return {
    outcome,
    iri: entity.iri,
    id: entity.id ?? null,
    snak: statement === undefined ? null : new SnakWriter({ datatypes }).snak(statement.main),
    theirs: theirs ?? null,
    detail,
  };
}
