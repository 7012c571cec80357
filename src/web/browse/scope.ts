// What a list is about: its classes, its facets, and what it is narrowed to.

import type { Context } from "hono";
import type { Publication } from "../../model/publication.ts";
import type { Release } from "../../model/release.ts";
import { LABEL_PROPERTIES } from "../../model/vocabulary.ts";
import { BY_NAME, type ListAddress } from "../../publish/browse/address.ts";
import { declaredFacets, type Facet, facetOf } from "../../publish/browse/facets.ts";
import { type ListScope, propertiesQuery } from "../../publish/browse/list-query.ts";
import { membersOf } from "../../publish/browse/members.ts";
import { type PropertySpread, spreadOf, suggestFacets } from "../../publish/browse/suggested.ts";
import { subclassesOf } from "../../publish/classes.ts";
import { runTogether } from "../budget.ts";
import { askInTime, byIndex, text } from "./ask.ts";
import { refusal } from "./read-address.ts";

export interface Scoped {
  readonly isDeclared: boolean;
  readonly facets: readonly Facet[];
  readonly scope: ListScope;
}

export async function scopeOf(
  c: Context,
  publication: Publication,
  kind: string,
  address: ListAddress,
  known?: readonly Facet[],
): Promise<Scoped> {
  const { release } = publication;
  const classes = subclassesOf(release, kind);
  const open: ListScope = { classes, filters: [], text: address.text, labels: labelsOf(release) };
  const declared = known ?? declaredFacets(release, kind);
  const facets =
    declared.length > 0
      ? declared
      : withAsked(release, address, await suggest(c, publication, open));
  const filters = [...address.chosen].map(([key, values]) => {
    const facet = facets.find((found) => found.key === key);
    if (facet === undefined)
      throw refusal(
        `this list cannot be narrowed by ${key}`,
        `It can by: ${facets.map((found) => found.key).join(", ") || "nothing"}.`,
      );
    return { facet, values: values.flatMap((value) => spellingsOf(value, release.base)) };
  });
  return { facets, isDeclared: declared.length > 0, scope: { ...open, filters } };
}

/** Properties that name things here; one where there is none, for a path needs a property. */
function labelsOf(release: Release): readonly string[] {
  const used = new Set(release.usage.properties.map(([property]) => property));
  const labels = LABEL_PROPERTIES.filter((property) => used.has(property));
  return labels.length > 0 ? labels : LABEL_PROPERTIES.slice(0, 1);
}

/** Suggestions, and properties that the address names beside them: it holds when there was no time to suggest. */
function withAsked(release: Release, address: ListAddress, suggested: readonly Facet[]): Facet[] {
  const { chosen, sort } = address;
  const asked = [...chosen.keys(), ...(sort.key === BY_NAME ? [] : [sort.key])].filter((key) =>
    suggested.every((facet) => facet.key !== key),
  );
  const others = release.usage.properties
    .map(([property]) => facetOf(property))
    .filter(({ key }) => asked.includes(key));
  return [...suggested, ...new Map(others.map((facet) => [facet.key, facet])).values()];
}

/** Properties that tell things apart and have few values. */
async function suggest(
  c: Context,
  publication: Publication,
  scope: ListScope,
): Promise<readonly Facet[]> {
  const { release } = publication;
  const spread =
    (await byIndex(c, release, async () => spreadOf(await membersOf(release, scope.classes)))) ??
    (await askSpread(c, publication, scope));
  return suggestFacets(spread);
}

async function askSpread(
  c: Context,
  publication: Publication,
  scope: ListScope,
): Promise<readonly PropertySpread[]> {
  const query = propertiesQuery({ ...scope, text: "" });
  const rows = (await runTogether(c, publication, (run) => askInTime(c, run, query))) ?? [];
  return rows.map((row) => ({
    property: text(row, "property"),
    values: Number(text(row, "values")),
    things: Number(text(row, "things")),
  }));
}

function spellingsOf(value: string, base: string): string[] {
  return value === "" ? [value] : [value, base + value];
}
