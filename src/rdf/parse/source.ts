// What a parser is given and what it gives back.

import type { Quad } from "@rdfjs/types";
import type { Problem } from "../../model/error.ts";
import type { RdfFormat } from "../../model/format.ts";
import { placeAt, placeOn } from "../../model/text.ts";

export interface RdfSource {
  readonly text: string;
  readonly format: RdfFormat;
  /** What relative IRIs resolve against. */
  readonly base: string;
  /** Name for messages. */
  readonly file: string;
  /** Problems after which reading stops; 20 when left out. */
  readonly maxProblems?: number;
}

export interface ParseOutcome {
  /** Prefixes that the source declares. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** Empty when the source is sound. */
  readonly problems: readonly Problem[];
}

/** Reads one syntax. Never throws for bad input. */
export type SyntaxParser = (
  source: RdfSource,
  onQuad: (quad: Quad) => void,
) => Promise<ParseOutcome>;

/** A problem at an offset of the source. */
export function problemAt(
  source: RdfSource,
  offset: number,
  length: number,
  problem: Problem,
): Problem {
  return {
    ...problem,
    file: source.file,
    ...(offset < 0 ? {} : placeAt(source.text, offset, length)),
  };
}

/** A problem at a line and column, both from 1. */
export function problemOn(
  source: RdfSource,
  line: number,
  column: number,
  problem: Problem,
): Problem {
  return { ...problem, file: source.file, ...placeOn(source.text, line, column) };
}
