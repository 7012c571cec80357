// What the tags of stored queries are called: the publication names the address of the list that has a tag.

import type { Release, Text } from "../model/release.ts";

/** What would end the value of a parameter, or no IRI may hold. */
const RESERVED = /[\s<>"{}|^`\\%&#+]/gu;

/** All names of a tag; the tag itself when the publication gives none. */
export function namesOfTag(release: Release, tag: string): readonly Text[] {
  const names = release.labels.labels(addressOf(release, tag));
  return names.length === 0 ? [{ value: tag, language: "" }] : names;
}

/** The name of a tag in the language of the release. */
export function nameOfTag(release: Release, tag: string): Text {
  const address = addressOf(release, tag);
  return release.labels.labels(address).length === 0
    ? { value: tag, language: "" }
    : release.labels.label(address);
}

function addressOf({ base }: Release, tag: string): string {
  return `${base}queries?tag=${tag.replace(RESERVED, encodeURIComponent)}`;
}
