// N-Triples and N-Quads.

import type { Quad } from "@rdfjs/types";
import { quadToLine } from "../term.ts";
import { distinctTriples } from "./group.ts";

const LINES_A_PIECE = 4096;

export function* writeNQuads(quads: Iterable<Quad>): Generator<string> {
  let lines: string[] = [];
  for (const quad of quads) {
    lines.push(`${quadToLine(quad)}\n`);
    if (lines.length < LINES_A_PIECE) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}

export function writeNTriples(quads: Iterable<Quad>): Generator<string> {
  return writeNQuads(distinctTriples(quads));
}
