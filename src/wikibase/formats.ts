// What can be written, by the name people type; and what stands in the way of it.

import type { Release } from "../model/release.ts";
import { writeCommands } from "./commands.ts";
import { writeCsv } from "./csv.ts";
import type { MappingFinding } from "./finding.ts";
import type { ExportFormat } from "./format-names.ts";
import { writeEntities } from "./json.ts";
import { writePayloads } from "./payloads.ts";
import type { Prepared } from "./prepare.ts";
import { writeQuickStatements } from "./quickstatements.ts";
import { buildSite, newItemIds } from "./site.ts";
import { writeDump } from "./site-rdf.ts";

export interface ExportWriter {
  /** For people. */
  readonly name: string;
  readonly mediaType: string;
  readonly fileName: string;
  /** Whether it comes to several files, which are imported one after the other. */
  readonly isFolder: boolean;
  /** The texts of the files, in the order in which they are to be imported; most formats have one. */
  readonly write: (
    prepared: Prepared,
    release: Release,
  ) => readonly string[] | Promise<readonly string[]>;
}

export const WRITERS: Readonly<Record<ExportFormat, ExportWriter>> = {
  quickstatements: {
    name: "QuickStatements commands",
    mediaType: "text/tab-separated-values",
    fileName: "quickstatements.tsv",
    isFolder: false,
    write: ({ entities }) => [writeQuickStatements(entities)],
  },
  csv: {
    name: "QuickStatements CSV",
    mediaType: "text/csv",
    fileName: "quickstatements.csv",
    isFolder: true,
    write: ({ entities }) => writeCsv(entities),
  },
  commands: {
    name: "QuickStatements JSON",
    mediaType: "application/json",
    fileName: "commands.json",
    isFolder: false,
    write: ({ entities }) => [writeCommands(entities)],
  },
  json: {
    name: "Wikibase JSON",
    mediaType: "application/json",
    fileName: "items.json",
    isFolder: false,
    write: ({ entities, datatypes }, release) => [
      writeEntities(entities, { datatypes, newItemId: newItemIds(release, entities) }),
    ],
  },
  payloads: {
    name: "wbeditentity payloads",
    mediaType: "application/jsonl",
    fileName: "payloads.jsonl",
    isFolder: false,
    write: ({ entities, datatypes }) => [writePayloads(entities, { datatypes })],
  },
  rdf: {
    name: "Wikibase RDF (N-Triples)",
    mediaType: "application/n-triples",
    fileName: "items.nt",
    isFolder: false,
    write: async (found, release) => [await writeDump(buildSite(release, found), "ntriples")],
  },
  turtle: {
    name: "Wikibase RDF (Turtle)",
    mediaType: "text/turtle",
    fileName: "items.ttl",
    isFolder: false,
    write: async (found, release) => [await writeDump(buildSite(release, found), "turtle")],
  },
};

/** What must be put right before this format is written. */
export function errorsFor(
  format: ExportFormat,
  findings: readonly MappingFinding[],
): MappingFinding[] {
  return findings.filter(
    ({ severity, formats }) => severity === "error" && (formats?.includes(format) ?? true),
  );
}

/** Files that follow each other in one text; each begins with a head of its own. */
export function joined(texts: readonly string[]): string {
  return texts.join("\n");
}

/** Names of files in a folder: `quickstatements-01.csv`. */
export function fileNames({ fileName }: ExportWriter, count: number): string[] {
  const digits = Math.max(2, String(count).length);
  return Array.from({ length: count }, (_, at) =>
    fileName.replace(/(?=\.[^.]+$)/, `-${String(at + 1).padStart(digits, "0")}`),
  );
}
