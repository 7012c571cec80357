// Ids of our own that stay the same from release to release: numbers of items, and GUIDs of statements.

import type { DocumentSnak, DocumentStatement } from "./document.ts";
import { digestOf } from "./rdf/graph.ts";

/** Far above the numbers of Wikidata, and below 2^31, which is as far as Wikibase counts. */
const FIRST = 1_500_000_000;
const LAST = 2_147_483_647;

/**
 * A `Q…` for each name, made from the name. Of names that would get the same number, all but the first in code point
 * order take the next that is free: so a number changes only when a name that it collided with comes or goes.
 */
export function localIds(names: Iterable<string>): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<number>();
  for (const name of [...new Set(names)].sort()) {
    let number = FIRST + (Number.parseInt(digestOf(name).slice(0, 12), 16) % (LAST - FIRST + 1));
    while (taken.has(number)) number = number === LAST ? FIRST : number + 1;
    taken.add(number);
    ids.set(name, `Q${number}`);
  }
  return ids;
}

/** Whether an id is of our own making. */
export function isLocalId(id: string): boolean {
  return id.startsWith("Q") && Number(id.slice(1)) >= FIRST;
}

/** `Q232$…`: a UUID (RFC 9562 §5.8, version 8) made from what the statement says, its references aside. */
export function statementGuid(
  id: string,
  { mainsnak, qualifiers }: Pick<DocumentStatement, "mainsnak" | "qualifiers">,
): string {
  const said = Object.values(qualifiers).flat().map(essenceOf);
  const digits = digestOf([id, essenceOf(mainsnak), said]);
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ];
  return `${id}$${parts.join("-").toUpperCase()}`;
}

/** What a snak says, without what is told of it for the ease of readers. */
export function essenceOf({ snaktype, property, datavalue }: DocumentSnak): unknown {
  return { snaktype, property, datavalue };
}
