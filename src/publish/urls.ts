// Addresses: which IRI a path of this server names, and where a page links for an IRI.

import type { Release } from "../model/release.ts";

export interface Urls {
  /** Where a page links for this IRI: a path of ours when we describe it, else the IRI itself. */
  pathOf(iri: string): string;
  /** The IRI that a path (with its leading `/`) names. */
  iriOf(path: string): string;
}

export function urlsOf({ base, quads }: Pick<Release, "base" | "quads">): Urls {
  return {
    pathOf: (iri) => {
      if (iri.startsWith(base)) return `/${iri.slice(base.length)}`;
      return quads.hasSubject(iri) ? `/resource?iri=${encodeURIComponent(iri)}` : iri;
    },
    iriOf: (path) => base + path.slice(1),
  };
}
