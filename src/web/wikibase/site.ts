// What is made of a release for Wikidata's tools: once for each release, at the first request for it.

import type { Publication } from "../../model/publication.ts";
import type { Release } from "../../model/release.ts";
import { type Matching, matchingOf } from "../../wikibase/matching.ts";
import { type Prepared, prepare } from "../../wikibase/prepare.ts";
import { buildSite, type WikibaseSite } from "../../wikibase/site.ts";

const PREPARED = new WeakMap<Release, Promise<Prepared>>();
const MATCHINGS = new WeakMap<Release, Promise<Matching>>();
const SITES = new WeakMap<Release, Promise<WikibaseSite>>();

/** The mapping applied. @throws ChanceryError WDT-801 when there is none that can be used */
export function prepareOnce(publication: Publication): Promise<Prepared> {
  return once(PREPARED, publication.release, () => prepare(publication, false));
}

/** Which things are items already. @throws ChanceryError WDT-801 */
export function matchingOnce(publication: Publication): Promise<Matching> {
  const { release } = publication;
  return once(MATCHINGS, release, async () =>
    matchingOf(release, (await prepareOnce(publication)).newItems),
  );
}

/** The publication as a Wikibase. @throws ChanceryError WDT-801 */
export function siteOnce(publication: Publication): Promise<WikibaseSite> {
  const { release } = publication;
  return once(SITES, release, async () => buildSite(release, await prepareOnce(publication)));
}

/** A failure is tried again. */
function once<T>(
  made: WeakMap<Release, Promise<T>>,
  release: Release,
  make: () => Promise<T>,
): Promise<T> {
  const known = made.get(release);
  if (known !== undefined) return known;
  const making = make();
  made.set(release, making);
  making.catch(() => made.delete(release));
  return making;
}
