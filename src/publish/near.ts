// What a wrong address may have meant: things whose address, or whose name, is nearly that.

import type { Release } from "../model/release.ts";
import { nearest } from "../model/text.ts";
import { namesOf } from "./names.ts";

/** Up to how many things a wrong address is compared with: to look at all is cheap only where there are few. */
const SUBJECTS_SEARCHED = 20_000;

/** How many names are offered. */
const NAMES_OFFERED = 5;

/** The thing of this publication whose address is nearest, if one is near. */
export function nearestAddress(release: Release, iri: string): string | undefined {
  const { base, quads } = release;
  if (!iri.startsWith(base) || !isSmall(release)) return undefined;
  const own = [...quads.subjects()].flatMap((subject) =>
    subject.startsWith(base) ? [subject.slice(base.length)] : [],
  );
  const found = nearest(iri.slice(base.length), own);
  return found === undefined ? undefined : base + found;
}

/** Things that go by these words, or nearly so, best first. */
export function nearestNames(release: Release, words: string): string[] {
  if (words === "" || !isSmall(release)) return [];
  const found = namesOf(release).match(words, { wide: true });
  return found.slice(0, NAMES_OFFERED).map(({ iri }) => iri);
}

/** Of a graph that lies elsewhere only a part is known. */
function isSmall({ counts, remote }: Release): boolean {
  return remote === undefined && counts.subjects <= SUBJECTS_SEARCHED;
}
