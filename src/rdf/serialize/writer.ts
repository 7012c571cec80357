// What every writer of a syntax is given.

import type { Quad } from "@rdfjs/types";
import type { JsonLdContext } from "../../model/release.ts";

export interface WriteOptions {
  /** Prefix → namespace; only those used are written. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** For compacted JSON-LD; made of the prefixes when left out. */
  readonly context?: JsonLdContext;
}

/** Writes one syntax in pieces. Triple syntaxes merge graphs and write each triple once. */
export type Writer = (
  quads: Iterable<Quad>,
  options: WriteOptions,
) => AsyncIterable<string> | Iterable<string>;
