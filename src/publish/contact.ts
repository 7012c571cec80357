// Whom to tell of mistakes: the contact point of the catalogue entry (DCAT 3 §6.4.3).

import type { Release } from "../model/release.ts";
import { term } from "../model/vocabulary.ts";
import { isWebAddress } from "./urls.ts";

/** Properties that lead to an address, best first: a page for reports is better than a letter. */
const ADDRESSES = [term("vcard", "hasURL"), term("vcard", "hasEmail")];

/** The address of a page or mailbox (`mailto:`), when the entry names one. */
export function contactOf({ about, quads }: Release): string | undefined {
  if (about.dataset === undefined) return undefined;
  const valuesOf = (subject: string, property: string) =>
    quads
      .withSubject(subject)
      .filter(({ predicate }) => predicate.value === property)
      .map(({ object }) => object.value);
  const points = valuesOf(about.dataset, term("dcat", "contactPoint"));
  return ADDRESSES.flatMap((property) => points.flatMap((point) => valuesOf(point, property))).find(
    isWebAddress,
  );
}
