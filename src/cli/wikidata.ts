// chancery wikidata: checks what the publication can give to Wikidata, and writes it for QuickStatements.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Option } from "commander";
import { ChanceryError, EXIT } from "../model/error.ts";
import type { Release } from "../model/release.ts";
import { openPublication } from "../publication.ts";
import type { MappingFinding } from "../wikibase/finding.ts";
import { EXPORT_FORMATS, type ExportFormat } from "../wikibase/format-names.ts";
import { type ExportWriter, errorsFor, fileNames, joined, WRITERS } from "../wikibase/formats.ts";
import { countOf, type Prepared, prepare } from "../wikibase/prepare.ts";
import type { CommandContext, CommandSpec, Outcome } from "./command.ts";

export const WIKIDATA: CommandSpec = {
  name: "wikidata",
  summary: "Checks and writes statements for Wikidata.",
  words: [
    ["action", "check or export"],
    ["folder", "publication folder", "."],
  ],
  options: [
    new Option("-o, --output <path>", "write to a file, or with csv into a folder"),
    new Option("-f, --format <format>", "what to write, or to check for")
      .choices(EXPORT_FORMATS)
      .default("quickstatements"),
    new Option("--weak", "count what only titles imply and what the editors concluded"),
  ],
  examples: [
    ["chancery wikidata check", "says what can be given to Wikidata, what cannot, and why"],
    ["chancery wikidata export -o commands.tsv", "writes QuickStatements commands with references"],
    ["chancery wikidata export -f csv -o imports", "writes a CSV file for each shape of row"],
    ["chancery wikidata export -f json -o items.json", "writes the items in the JSON of Wikibase"],
    ["chancery wikidata export -f rdf -o items.nt", "writes them in the RDF of Wikibase"],
  ],
  folder: ({ words }) => words[1],
  run: wikidata,
};

const ACTIONS: Readonly<
  Record<string, (context: CommandContext, found: Found) => Promise<Outcome>>
> = {
  check,
  export: exportItems,
};

interface Found extends Prepared {
  readonly release: Release;
}

async function wikidata(context: CommandContext): Promise<Outcome> {
  const [action = "", folder = "."] = context.words;
  const run = ACTIONS[action];
  if (run === undefined)
    throw new ChanceryError({
      code: "CLI-701",
      message: `there is no action ${action}`,
      hint: `There is: ${Object.keys(ACTIONS).join(", ")}.`,
    });
  const { settings, base, onProgress, options } = context;
  const publication = await openPublication(folder, { settings, base, onProgress });
  try {
    const prepared = await prepare(publication, options["weak"] === true);
    return await run(context, { ...prepared, release: publication.release });
  } finally {
    await publication.close();
  }
}

/** Fails when the format that is asked for would be refused; findings of the others are told too. */
async function check({ out, options }: CommandContext, found: Found): Promise<Outcome> {
  const { entities, findings, unmapped, release } = found;
  const counts = countOf(found);
  for (const one of findings) out(findingText(one));
  out(
    `${counts.statements} statements on ${entities.length} items (${counts.newItems} new), ${counts.references} references; ${unmapped.size} properties and classes have no counterpart\n`,
  );
  return {
    code: errorsFor(formatOf(options), findings).length > 0 ? EXIT.findings : EXIT.ok,
    dataVersion: release.id,
    result: { ...counts, findings, unmapped: Object.fromEntries(unmapped) },
  };
}

function findingText(found: MappingFinding): string {
  const { severity, code, iri, message, hint, formats, graph, rule } = found;
  const only = formats === undefined ? "" : ` (${formats.join(", ")})`;
  const where = [graph && `in ${graph}`, rule && `by ${rule}`].filter(Boolean).join(", ");
  return `${severity}[${code}]${only}: ${iri}: ${message}\n${where && `   = ${where}\n`}   = help: ${hint}\n`;
}

/** Writes nothing at all when something would be refused or lost. */
async function exportItems(
  { out, options, effects }: CommandContext,
  found: Found,
): Promise<Outcome> {
  const format = formatOf(options);
  refuse(errorsFor(format, found.findings));
  const writer = WRITERS[format];
  const texts = await writer.write(found, found.release);
  const output = options["output"];
  if (typeof output === "string") await writeFiles(output, writer, texts);
  else out(joined(texts));
  const leftOut = found.findings.filter(({ severity }) => severity === "warning").length;
  if (leftOut > 0 && options["quiet"] !== true)
    effects.err(`there are ${leftOut} warnings; chancery wikidata check says which and why\n`);
  return { code: EXIT.ok, dataVersion: found.release.id, result: countOf(found) };
}

/** Commander has checked the choice. */
function formatOf(options: CommandContext["options"]): ExportFormat {
  return EXPORT_FORMATS.find((known) => known === options["format"]) ?? EXPORT_FORMATS[0];
}

function refuse(errors: readonly MappingFinding[]): void {
  const [first, ...more] = errors.map(({ iri, message, hint }) => ({
    code: "WDT-802" as const,
    message: `${iri}: ${message}`,
    hint,
  }));
  if (first !== undefined) throw new ChanceryError(first, ...more);
}

/** A format of several files gets a folder, even when there is one file today. */
async function writeFiles(
  output: string,
  writer: ExportWriter,
  texts: readonly string[],
): Promise<void> {
  if (!writer.isFolder) return writeFile(output, joined(texts));
  await mkdir(output, { recursive: true });
  const names = fileNames(writer, texts.length);
  for (const [at, text] of texts.entries()) await writeFile(join(output, names[at] ?? ""), text);
}
