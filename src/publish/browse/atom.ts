// A list as a feed (Atom, RFC 4287).

import { xmlText } from "../xml.ts";
import type { List, TwinOptions } from "./list.ts";

/** An entry a thing. All is as new as the release: nothing tells when a single statement came. */
export function feedOf(
  { release, kind, things }: List,
  { languages, address, next }: TwinOptions,
): string {
  const updated = release.modified.toISOString();
  const site = release.about.title[0].value;
  const entries = things.map((iri) => {
    const { value } = release.labels.label(iri, languages);
    const summary = release.labels.description(iri, languages)?.value;
    return `<entry><id>${xmlText(iri)}</id><title>${xmlText(value)}</title><updated>${updated}</updated><link href="${xmlText(iri)}"/>${summary === undefined ? "" : `<summary>${xmlText(summary)}</summary>`}</entry>`;
  });
  const further = next === undefined ? "" : `\n<link rel="next" href="${xmlText(next)}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${xmlText(address)}</id>
<title>${xmlText(`${release.labels.label(kind, languages).value} · ${site}`)}</title>
<updated>${updated}</updated>
<author><name>${xmlText(site)}</name></author>
<link rel="self" href="${xmlText(address)}"/>${further}
${entries.join("\n")}
</feed>
`;
}
