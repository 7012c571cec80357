// Addresses: which IRI a path of this server names, and where a page links for an IRI.

import type { Release } from "../model/release.ts";

export interface Urls {
  /** Where a page links for this IRI: a path of ours when we describe it, else the IRI itself. */
  pathOf(iri: string): string;
  /** The IRI that a path (with its leading `/`) names. */
  iriOf(path: string): string;
}

/**
 * What may follow the base in a path: clients take a second slash for the name of a host, `?` for the end of the path,
 * and follow dots.
 */
const PATH = /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:[/#]|$))[^?]*$/;

/** The only kinds of address that pages and redirects lead to, whatever the data holds: a script is one too. */
export function isWebAddress(address: string): boolean {
  return /^(https?:|mailto:|\/)/i.test(address);
}

/** An IRI as a URI (RFC 3987 §3.1): headers hold ASCII alone. What is escaped already stays so. */
export function asUri(iri: string): string {
  return iri.toWellFormed().replace(/[^\x21-\x7e]|[<>"{}|\\^`]/gu, encodeURIComponent);
}

export function urlsOf({ base, quads }: Pick<Release, "base" | "quads">): Urls {
  return {
    pathOf: (iri) => {
      if (iri.startsWith(base) && PATH.test(iri.slice(base.length)))
        return `/${iri.slice(base.length)}`;
      return quads.hasSubject(iri) ? `/resource?iri=${encodeURIComponent(iri)}` : iri;
    },
    iriOf: (path) => base + path.slice(1),
  };
}
